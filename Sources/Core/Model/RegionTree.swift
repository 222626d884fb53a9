/// All places of a dataset as a tree under the nation.
///
/// Places are numbered so that a subtree is one run of numbers: a parent comes before its
/// children, siblings stand in customary order. Looking a place up, stepping to parent or children
/// and asking whether one lies in another take constant time.
package struct RegionTree: Sendable {
  /// Id of the nation in files.
  package static let nationID = "000000"

  /// All places by number; the nation is the first.
  package let regions: [Region]
  /// The children of all places, those of one place beside each other.
  private let childList: [RegionID]
  /// Where the children of each place start in `childList`; one more entry than places.
  private let childStart: [Int32]
  /// One past the last number of each place's subtree.
  private let subtreeEnd: [Int32]
  private let byID: [String: RegionID]
  private let former: [String: FormerRegion]
  /// Codes that are no longer in force, in the order of the file.
  package let formerOrder: [String]

  init(
    regions: [Region], childList: [RegionID], childStart: [Int32], subtreeEnd: [Int32],
    byID: [String: RegionID], former: [FormerRegion]
  ) {
    self.regions = regions
    self.childList = childList
    self.childStart = childStart
    self.subtreeEnd = subtreeEnd
    self.byID = byID
    var table: [String: FormerRegion] = [:]
    var order: [String] = []
    for region in former where table.updateValue(region, forKey: region.code) == nil {
      order.append(region.code)
    }
    self.former = table
    formerOrder = order
  }

  /// The nation.
  package var root: RegionID { RegionID(0) }

  /// How many places there are, the nation among them.
  package var count: Int { regions.count }

  /// All places in tree order.
  package var all: Range<Int32> { 0..<Int32(regions.count) }

  /// The place with a number; the nation for a number of another tree.
  package subscript(id: RegionID) -> Region {
    regions.indices.contains(Int(id.index)) ? regions[Int(id.index)] : regions[0]
  }

  /// The place with an id of the files, in force; nil for unknown and former codes.
  package func find(_ id: String) -> RegionID? { byID[id] }

  /// The place or, for a former code with one successor, that successor.
  package func resolve(_ id: String) -> RegionID? {
    if let region = byID[id] { return region }
    let heirs = successors(of: id)
    return heirs.count == 1 ? heirs[0] : nil
  }

  /// A code that has ended, or nil.
  package func formerRegion(_ code: String) -> FormerRegion? { former[code] }

  /// The places that cover a former code's ground today, through further endings.
  package func successors(of code: String) -> [RegionID] {
    var found: [RegionID] = []
    var waiting = former[code]?.successors ?? []
    var seen: Set<String> = [code]
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      guard seen.insert(next).inserted else { continue }
      if let region = byID[next] {
        found.append(region)
      } else {
        waiting.append(contentsOf: former[next]?.successors ?? [])
      }
    }
    return found
  }

  /// The children in customary order.
  package func children(of id: RegionID) -> ArraySlice<RegionID> {
    guard regions.indices.contains(Int(id.index)) else { return [] }
    return childList[
      Int(childStart[Int(id.index)])..<Int(childStart[Int(id.index) + 1])]
  }

  /// The children that are divisions in law: those that are expected to report.
  package func formalChildren(of id: RegionID) -> [RegionID] {
    children(of: id).filter { self[$0].kind == .formal }
  }

  /// The place directly above; nil for the nation.
  package func parent(of id: RegionID) -> RegionID? { self[id].parent }

  /// Parent, grandparent, … up to the nation.
  package func ancestors(of id: RegionID) -> [RegionID] {
    var result: [RegionID] = []
    var next = parent(of: id)
    while let ancestor = next {
      result.append(ancestor)
      next = parent(of: ancestor)
    }
    return result
  }

  /// From the nation down to the place itself.
  package func path(to id: RegionID) -> [RegionID] { ancestors(of: id).reversed() + [id] }

  /// The province that a place lies in or is; nil for the nation and places outside any.
  package func province(of id: RegionID) -> RegionID? {
    path(to: id).first { self[$0].rank == .province }
  }

  /// The numbers of a place and everything below it.
  package func subtree(of id: RegionID) -> Range<Int32> {
    guard regions.indices.contains(Int(id.index)) else { return 0..<0 }
    return id.index..<subtreeEnd[Int(id.index)]
  }

  /// Everything below a place, in tree order.
  package func descendants(of id: RegionID) -> [RegionID] {
    subtree(of: id).dropFirst().map { RegionID(Int($0)) }
  }

  /// Whether a place is another one or lies below it.
  package func contains(_ outer: RegionID, _ inner: RegionID) -> Bool {
    subtree(of: outer).contains(inner.index)
  }

  /// The place and its siblings of the same rank and kind, in customary order.
  package func comparableSiblings(of id: RegionID) -> [RegionID] {
    guard let parent = parent(of: id) else { return [id] }
    let (rank, kind) = (self[id].rank, self[id].kind)
    // Asked for each cell of a sheet: whole regions would be copied.
    return children(of: parent).filter {
      regions[Int($0.index)].rank == rank && regions[Int($0.index)].kind == kind
    }
  }

  /// The zones on the ground of a place, wherever they are counted.
  package func zones(on id: RegionID) -> [RegionID] {
    regions.indices.filter { regions[$0].hosts.contains(id) }.map { RegionID($0) }
  }
}

/// A code that has ended and what covers its ground today.
package struct FormerRegion: Hashable, Sendable {
  /// The code as it was in force.
  package var code: String
  /// The last official name.
  package var name: String
  /// The rank that it had when it ended.
  package var rank: Rank
  /// Names of the places that it lay in.
  package var province: String?
  /// Name of the prefecture that it lay in; nil where it lay in none.
  package var prefecture: String?
  /// The year in which it ended.
  package var until: Int
  /// Ids of the places that took over its ground; they may have ended since.
  package var successors: [String]

  /// Makes a former code.
  package init(
    code: String, name: String, rank: Rank, province: String? = nil, prefecture: String? = nil,
    until: Int, successors: [String]
  ) {
    self.code = code
    self.name = name
    self.rank = rank
    self.province = province
    self.prefecture = prefecture
    self.until = until
    self.successors = successors
  }
}
