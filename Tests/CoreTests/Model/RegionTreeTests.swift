import Testing

@testable import Core

@Suite struct RegionTreeTests {
  func place(_ id: String, _ rank: Rank, _ kind: Region.Kind = .formal) -> Region {
    Region(id: id, code: id, name: id, shortName: id, rank: rank, kind: kind)
  }

  @Test func placesAndTheirOrder() throws {
    var builder = RegionTreeBuilder()
    builder.add(place("53", .province))
    builder.add(place("5301", .prefecture), parent: "53")
    builder.add(place("5302", .prefecture), parent: "53")
    builder.add(place("530102", .county), parent: "5301")
    builder.add(place("11", .province))
    builder.add(place("1101", .county), parent: "11")
    builder.add(place("11Z", .county, .zone), parent: "11", hosts: ["1101"])
    builder.add(place("530101", .county), parent: "5301")
    let (tree, faults) = builder.build()
    #expect(faults == [])
    #expect(tree.count == 9)
    #expect(tree[tree.root].rank == .national)
    func id(_ text: String) throws -> RegionID { try #require(tree.find(text)) }
    func ids(_ regions: some Sequence<RegionID>) -> [String] { regions.map { tree[$0].id } }
    // Siblings stand as they were added, not by code.
    #expect(ids(tree.children(of: try id("5301"))) == ["530102", "530101"])
    #expect(ids(tree.children(of: tree.root)) == ["53", "11"])
    #expect(ids(tree.path(to: try id("530101"))) == ["000000", "53", "5301", "530101"])
    #expect(ids(tree.ancestors(of: try id("5301"))) == ["53", "000000"])
    #expect(ids(tree.descendants(of: try id("53"))) == ["5301", "530102", "530101", "5302"])
    #expect(tree.province(of: try id("530101")) == (try id("53")))
    #expect(tree.province(of: tree.root) == nil)
    // A zone is a child of its parent, never of its host, and no sibling to compare with.
    #expect(ids(tree.formalChildren(of: try id("11"))) == ["1101"])
    #expect(ids(tree.comparableSiblings(of: try id("1101"))) == ["1101"])
    #expect(tree[try id("11Z")].hosts == [try id("1101")])
    #expect(tree.zones(on: try id("1101")) == [try id("11Z")])
    #expect(tree.contains(try id("53"), try id("530101")))
    #expect(!tree.contains(try id("5302"), try id("530101")))
    #expect(tree.contains(try id("53"), try id("53")))
  }

  @Test func faultsAreNamedAndNothingIsLost() {
    var builder = RegionTreeBuilder()
    builder.add(place("A", .province))
    builder.add(place("B", .prefecture), parent: "nowhere")
    builder.add(place("A", .province))
    builder.add(place("C", .county), parent: "D")
    builder.add(place("D", .prefecture), parent: "E")
    builder.add(place("E", .province), parent: "C")
    builder.add(place("F", .township), parent: "C")
    builder.add(place("Z", .county, .zone), parent: "A", hosts: ["nobody"])
    builder.add(place("S", .county), parent: "S")
    builder.add(place("G", .province), parent: "B")
    let (tree, faults) = builder.build()
    // The cycle is cut at its first member: C hangs on the nation, E on C, D on E.
    #expect(
      Set(faults) == [
        .orphan(entry: 1, parent: "nowhere"), .duplicate(entry: 2, first: 0),
        .cycle(entries: [3, 4, 5]), .unknownHost(entry: 7, host: "nobody"), .cycle(entries: [8]),
        .rankNotBelowParent(entry: 9), .rankNotBelowParent(entry: 5),
      ])
    #expect(tree.count == 10)
    for id in ["A", "B", "C", "D", "E", "F", "Z", "S", "G"] { #expect(tree.find(id) != nil) }
  }

  @Test func aFileMayHoldTheNation() {
    var builder = RegionTreeBuilder()
    builder.add(place("53", .province), parent: "000000")
    var nation = place("000000", .national)
    nation.name = "中国"
    builder.add(nation)
    let (tree, faults) = builder.build()
    #expect(faults == [])
    #expect(tree.count == 2)
    #expect(tree[tree.root].name == "中国")
    #expect(tree[tree.root].parent == nil)
  }

  @Test func formerCodes() throws {
    var builder = RegionTreeBuilder()
    builder.add(place("500157", .county))
    builder.add(place("500109", .county))
    func ended(_ code: String, _ successors: [String]) -> FormerRegion {
      FormerRegion(code: code, name: code, rank: .county, until: 2025, successors: successors)
    }
    builder.add(former: ended("500105", ["500157"]))
    builder.add(former: ended("500112", ["500157", "500109"]))
    builder.add(former: ended("500100", ["500105"]))
    builder.add(former: ended("000001", ["000002"]))
    builder.add(former: ended("000002", ["000001"]))
    let tree = builder.build().tree
    #expect(tree.find("500105") == nil)
    #expect(tree.resolve("500105") == tree.find("500157"))
    #expect(tree.resolve("500112") == nil)
    #expect(tree.successors(of: "500112").map { tree[$0].id } == ["500157", "500109"])
    #expect(tree.resolve("500100") == tree.find("500157"))
    #expect(tree.successors(of: "000001") == [])
    #expect(tree.formerRegion("500112")?.until == 2025)
  }

  /// In trees of any shape a subtree is exactly what can be reached through children.
  @Test(arguments: 1...15)
  func subtreesAreWhatChildrenReach(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let tree = random.tree(places: 120)
    for region in tree.all.map({ RegionID(Int($0)) }) {
      var reached: Set<RegionID> = [region]
      var waiting = [region]
      while let next = waiting.popLast() {
        for child in tree.children(of: next) {
          #expect(tree.parent(of: child) == next)
          reached.insert(child)
          waiting.append(child)
        }
      }
      #expect(Set(tree.subtree(of: region).map { RegionID(Int($0)) }) == reached)
      #expect(tree.find(tree[region].id) == region)
      #expect(tree.path(to: region).first == tree.root)
    }
  }
}

extension SeededGenerator {
  /// A tree of formal places up to five deep; some levels are left out, as in municipalities.
  mutating func tree(places: Int) -> RegionTree {
    var builder = RegionTreeBuilder()
    var known: [(id: String, rank: Rank)] = []
    for index in 0..<places {
      let parent = known.isEmpty || chance(15) ? nil : known[number(0...known.count - 1)]
      let below = (parent?.rank.depth ?? 0) + (chance(15) ? 2 : 1)
      guard let rank = Rank.allCases.first(where: { $0.depth == below }) else { continue }
      let region = Region(id: "r\(index)", name: "r\(index)", shortName: "r\(index)", rank: rank)
      builder.add(region, parent: parent?.id)
      known.append((region.id, rank))
    }
    return builder.build().tree
  }
}
