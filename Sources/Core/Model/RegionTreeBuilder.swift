/// Puts places with their parents' ids together to a tree.
///
/// Nothing is lost over a fault: a place whose parent is unknown or below itself hangs on the
/// nation, and the fault says so.
package struct RegionTreeBuilder: Sendable {
  /// What is wrong with the places, by their positions in the order of `add`.
  package enum Fault: Hashable, Sendable {
    /// The id of an earlier place again; the first is kept.
    case duplicate(entry: Int, first: Int)
    /// The parent does not exist.
    case orphan(entry: Int, parent: String)
    /// The places are each other's ancestors; the first hangs on the nation.
    case cycle(entries: [Int])
    /// A zone's host does not exist; the host is left out.
    case unknownHost(entry: Int, host: String)
    /// A place is not below its parent in rank; it stays where it is.
    case rankNotBelowParent(entry: Int)
  }

  private struct Entry {
    var region: Region
    var parent: String?
    var hosts: [String]
  }

  private var entries: [Entry] = []
  private var former: [FormerRegion] = []

  /// Makes a builder without places.
  package init() {}

  /// Adds a place; `region.parent` and `region.hosts` are filled in from the ids given here.
  ///
  /// Siblings keep the order in which they are added. Without a parent it hangs on the nation.
  /// - Returns: the position by which faults name the place.
  @discardableResult
  package mutating func add(
    _ region: Region, parent: String? = nil, hosts: [String] = []
  ) -> Int {
    entries.append(Entry(region: region, parent: parent, hosts: hosts))
    return entries.count - 1
  }

  /// Adds a code that has ended.
  package mutating func add(former region: FormerRegion) { former.append(region) }

  /// Makes the tree; the nation is made where no place has its id.
  package func build() -> (tree: RegionTree, faults: [Fault]) {
    var faults: [Fault] = []
    var position: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      if let first = position[entry.region.id] {
        faults.append(.duplicate(entry: index, first: first))
      } else {
        position[entry.region.id] = index
      }
    }
    let kept = entries.indices.filter { position[entries[$0].region.id] == $0 }
    let nation = position[RegionTree.nationID]
    let parents = resolveParents(kept, position, nation: nation, &faults)

    var children: [Int: [Int]] = [:]
    for index in kept where index != nation {
      children[parents[index] ?? -1, default: []].append(index)
    }

    // Numbers are given out depth first, so that a subtree is one run of them.
    var regions: [Region] = []
    var number: [Int: RegionID] = [:]
    var subtreeEnd = [Int32](repeating: 0, count: kept.count + 1)
    var waiting: [(entry: Int, parent: RegionID?, entered: Bool)] = [(nation ?? -1, nil, false)]
    while let (entry, parent, entered) = waiting.popLast() {
      if entered {
        if let id = number[entry] { subtreeEnd[Int(id.index)] = Int32(regions.count) }
        continue
      }
      var region = entry < 0 ? Self.nation : entries[entry].region
      region.parent = parent
      let id = RegionID(regions.count)
      regions.append(region)
      number[entry] = id
      waiting.append((entry, parent, true))
      let below = (children[entry] ?? []) + (entry == nation ? children[-1] ?? [] : [])
      for child in below.reversed() { waiting.append((child, id, false)) }
    }

    for index in kept {
      guard let id = number[index] else { continue }
      regions[Int(id.index)].hosts = entries[index].hosts.compactMap { host in
        if let target = position[host].flatMap({ number[$0] }) { return target }
        faults.append(.unknownHost(entry: index, host: host))
        return nil
      }
      if let parent = regions[Int(id.index)].parent, parent.index > 0,
        regions[Int(parent.index)].rank >= regions[Int(id.index)].rank,
        regions[Int(id.index)].kind == .formal
      {
        faults.append(.rankNotBelowParent(entry: index))
      }
    }
    return (makeTree(regions, subtreeEnd), faults)
  }

  /// Each kept place's parent: a position, or nil for the nation.
  private func resolveParents(
    _ kept: [Int], _ position: [String: Int], nation: Int?, _ faults: inout [Fault]
  ) -> [Int: Int] {
    var parents: [Int: Int] = [:]
    for index in kept where index != nation {
      guard let id = entries[index].parent, id != RegionTree.nationID else { continue }
      if let parent = position[id] {
        parents[index] = parent
      } else {
        faults.append(.orphan(entry: index, parent: id))
      }
    }
    // 0: not seen, 1: on the way up from the place at hand, 2: known to reach the nation.
    var state = [UInt8](repeating: 0, count: entries.count)
    for start in kept where state[start] == 0 {
      var chain: [Int] = []
      var next: Int? = start
      while let index = next, state[index] == 0 {
        state[index] = 1
        chain.append(index)
        next = parents[index]
      }
      if let index = next, state[index] == 1, let from = chain.firstIndex(of: index) {
        let members = chain[from...].sorted()
        faults.append(.cycle(entries: members))
        parents[members[0]] = nil
      }
      for index in chain { state[index] = 2 }
    }
    return parents
  }

  private func makeTree(_ regions: [Region], _ subtreeEnd: [Int32]) -> RegionTree {
    var counts = [Int32](repeating: 0, count: regions.count + 1)
    for region in regions {
      if let parent = region.parent { counts[Int(parent.index) + 1] += 1 }
    }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    var list = [RegionID](repeating: RegionID(0), count: max(0, regions.count - 1))
    var next = counts
    for (index, region) in regions.enumerated() {
      guard let parent = region.parent else { continue }
      list[Int(next[Int(parent.index)])] = RegionID(index)
      next[Int(parent.index)] += 1
    }
    var byID: [String: RegionID] = [:]
    byID.reserveCapacity(regions.count)
    for (index, region) in regions.enumerated() { byID[region.id] = RegionID(index) }
    return RegionTree(
      regions: regions, childList: list, childStart: counts, subtreeEnd: subtreeEnd, byID: byID,
      former: former)
  }

  /// The nation where the file has none.
  private static var nation: Region {
    Region(
      id: RegionTree.nationID, name: "全国", shortName: "全国", aliases: ["中国", "China"],
      rank: .national, term: "国", pinyin: "quan guo", initials: "qg")
  }
}
