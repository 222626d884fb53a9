/// Rows with the numbers of their regions, ascending by region, those of one region in file order.
struct LocatedRows: Sendable {
  private var regions: [Int32] = []
  private var rows: [RowID] = []

  /// No rows.
  init() {}

  /// Rows by the numbers of their regions, below 0 for nowhere; O(rows + places).
  init(_ numbers: ChunkedArray<Int32>, places: Int) {
    var next = [Int](repeating: 0, count: places + 1)
    numbers.forEach { _, region in
      if region >= 0 { next[Int(region) + 1] += 1 }
    }
    for place in 0..<places { next[place + 1] += next[place] }
    let count = next[places]
    regions = [Int32](repeating: 0, count: count)
    rows = [RowID](repeating: RowID(0), count: count)
    numbers.forEach { row, region in
      guard region >= 0 else { return }
      regions[next[Int(region)]] = region
      rows[next[Int(region)]] = RowID(row)
      next[Int(region)] += 1
    }
  }

  /// How many rows there are.
  var count: Int { rows.count }

  /// The rows of a run of region numbers.
  func slice(_ subtree: Range<Int32>) -> ArraySlice<RowID> {
    let first = regions.partitioningIndex { $0 >= subtree.lowerBound }
    let last = regions.partitioningIndex { $0 >= subtree.upperBound }
    return rows[first..<max(first, last)]
  }

  /// Calls `body` with each region's number and row.
  func forEach(_ body: (Int32, RowID) -> Void) {
    for index in rows.indices { body(regions[index], rows[index]) }
  }

  /// Adds a row behind all others, where it must belong.
  mutating func append(_ region: Int32, _ row: RowID) {
    regions.append(region)
    rows.append(row)
  }

  /// Puts a row where it belongs; one that is there already is left alone.
  mutating func insert(_ region: Int32, _ row: RowID) {
    let place = position(region, row)
    if regions.indices.contains(place), regions[place] == region, rows[place] == row { return }
    regions.insert(region, at: place)
    rows.insert(row, at: place)
  }

  /// Takes a row away; one that is not there is left alone.
  mutating func remove(_ region: Int32, _ row: RowID) {
    let place = position(region, row)
    guard regions.indices.contains(place), regions[place] == region, rows[place] == row
    else { return }
    regions.remove(at: place)
    rows.remove(at: place)
  }

  private func position(_ region: Int32, _ row: RowID) -> Int {
    let first = regions.partitioningIndex { $0 >= region }
    let last = regions.partitioningIndex { $0 > region }
    return first + rows[first..<last].partitioningCount { $0 < row }
  }
}
