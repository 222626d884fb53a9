/// Rows in the order of the regions where they count, those of one region in file order.
struct LocatedRows: Sendable {
  /// Per region number where its rows begin, and one more: the end of the last one's.
  private var firsts: [Int32] = [0]
  private var rows: [RowID] = []

  /// No rows.
  init() {}

  /// Rows by the numbers of their regions, below 0 for nowhere; O(rows + places).
  init(_ numbers: ChunkedArray<Int32>, places: Int) {
    var next = [Int32](repeating: 0, count: places + 1)
    numbers.forEach { _, region in
      if region >= 0 { next[Int(region) + 1] += 1 }
    }
    for place in 0..<places { next[place + 1] += next[place] }
    firsts = next
    rows = [RowID](repeating: RowID(0), count: Int(next[places]))
    numbers.forEach { row, region in
      guard region >= 0 else { return }
      rows[Int(next[Int(region)])] = RowID(row)
      next[Int(region)] += 1
    }
  }

  /// How many rows there are.
  var count: Int { rows.count }

  /// The rows of a run of region numbers.
  func slice(_ subtree: Range<Int32>) -> ArraySlice<RowID> {
    rows[first(of: subtree.lowerBound)..<first(of: max(subtree.lowerBound, subtree.upperBound))]
  }

  private func first(of region: Int32) -> Int {
    Int(firsts[max(0, min(Int(region), firsts.count - 1))])
  }

  /// Puts a row where it belongs; one that is there already is left alone.
  mutating func insert(_ region: Int32, _ row: RowID) {
    guard let place = position(region, row) else { return }
    if place < first(of: region + 1), rows[place] == row { return }
    rows.insert(row, at: place)
    for later in Int(region) + 1..<firsts.count { firsts[later] += 1 }
  }

  /// Takes a row away; one that is not there is left alone.
  mutating func remove(_ region: Int32, _ row: RowID) {
    guard let place = position(region, row), place < first(of: region + 1), rows[place] == row
    else { return }
    rows.remove(at: place)
    for later in Int(region) + 1..<firsts.count { firsts[later] -= 1 }
  }

  /// The first position of a region not before a row; nil for no region of the tree.
  private func position(_ region: Int32, _ row: RowID) -> Int? {
    guard region >= 0, Int(region) + 1 < firsts.count else { return nil }
    let own = first(of: region)..<first(of: region + 1)
    return own.lowerBound + rows[own].partitioningCount { $0 < row }
  }
}
