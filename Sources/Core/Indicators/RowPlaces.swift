/// Where the rows of a register count, and which regions have any.
struct RowPlaces: Sendable {
  /// Per row the number of its region; below 0 for nowhere.
  private(set) var numbers: ChunkedArray<Int32>
  /// Per region how many rows count there itself, not below it.
  private var here: [Int32]
  /// Per region whether every place that keeps the register has rows.
  private(set) var kept: [Bool]
  private let tree: RegionTree
  private let keepers: Rank

  /// O(rows + regions).
  init(_ numbers: ChunkedArray<Int32>, _ tree: RegionTree, keepers: Rank) {
    self.numbers = numbers
    self.tree = tree
    self.keepers = keepers
    var here = [Int32](repeating: 0, count: tree.count)
    numbers.forEach { _, region in
      if region >= 0 { here[Int(region)] += 1 }
    }
    self.here = here
    kept = [Bool](repeating: false, count: tree.count)
    for region in here.indices.reversed() { kept[region] = isKept(RegionID(region)) }
  }

  /// Whether any row counts in a run of region numbers.
  func hasRows(within subtree: Range<Int32>) -> Bool {
    here[Int(subtree.lowerBound)..<Int(subtree.upperBound)].contains { $0 != 0 }
  }

  /// Whether a place that keeps the register has rows, or all those below it do.
  private func isKept(_ region: RegionID) -> Bool {
    guard hasRows(within: tree.subtree(of: region)) else { return false }
    if tree[region].rank >= keepers { return true }
    return tree.children(of: region).allSatisfy {
      tree[$0].kind != .formal || kept[Int($0.index)]
    }
  }

  /// Notes that rows count somewhere else now; `table` has the numbers of rows that name their own
  /// region and no owner, nil where each row is to be noted.
  mutating func move(_ moves: [(row: RowID, before: Int32, now: Int32)], all: ChunkedArray<Int32>?)
  {
    if let all { numbers = all }
    for (row, before, now) in moves {
      if all == nil {
        while numbers.count <= Int(row.index) { numbers.append(-1) }
        numbers[Int(row.index)] = now
      }
      if before == now { continue }
      count(before, -1)
      count(now, 1)
    }
  }

  private mutating func count(_ place: Int32, _ change: Int32) {
    guard place >= 0 else { return }
    let had = here[Int(place)] > 0
    here[Int(place)] += change
    if had == (here[Int(place)] > 0) { return }
    var next: RegionID? = RegionID(Int(place))
    while let region = next {
      kept[Int(region.index)] = isKept(region)
      next = tree.parent(of: region)
    }
  }
}
