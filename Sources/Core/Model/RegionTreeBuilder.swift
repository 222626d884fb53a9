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
    position.reserveCapacity(entries.count)
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

    // Children as linked lists over entry positions; the nation without an entry is the last.
    let root = nation ?? entries.count
    var firstChild = [Int](repeating: -1, count: entries.count + 1)
    var nextSibling = [Int](repeating: -1, count: entries.count + 1)
    for index in kept.reversed() where index != nation {
      let parent = parents[index] < 0 ? root : parents[index]
      nextSibling[index] = firstChild[parent]
      firstChild[parent] = index
    }

    // Numbers are given out depth first, so that a subtree is one run of them.
    var regions: [Region] = []
    regions.reserveCapacity(kept.count + 1)
    var number = [RegionID?](repeating: nil, count: entries.count + 1)
    var subtreeEnd = [Int32](repeating: 0, count: kept.count + 1)
    var open: [Int] = []
    var next = root
    while true {
      let id = RegionID(regions.count)
      regions.append(next == entries.count ? Self.nation : entries[next].region)
      regions[Int(id.index)].parent = open.last.flatMap { number[$0] }
      number[next] = id
      open.append(next)
      next = firstChild[next]
      while next < 0, let done = open.popLast() {
        if let id = number[done] { subtreeEnd[Int(id.index)] = Int32(regions.count) }
        next = nextSibling[done]
      }
      if next < 0 { break }
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

  /// Each kept place's parent: a position, or -1 for the nation.
  private func resolveParents(
    _ kept: [Int], _ position: [String: Int], nation: Int?, _ faults: inout [Fault]
  ) -> [Int] {
    var parents = [Int](repeating: -1, count: entries.count)
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
    var chain: [Int] = []
    for start in kept where state[start] == 0 {
      chain.removeAll(keepingCapacity: true)
      var next = start
      while next >= 0, state[next] == 0 {
        state[next] = 1
        chain.append(next)
        next = parents[next]
      }
      if next >= 0, state[next] == 1, let from = chain.firstIndex(of: next) {
        let members = chain[from...].sorted()
        faults.append(.cycle(entries: members))
        parents[members[0]] = -1
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
