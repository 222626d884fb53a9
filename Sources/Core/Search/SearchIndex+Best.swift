/// The best of many rows that a text finds.
extension SearchIndex {
  /// The best of a table's rows in their order, and how many have a grade; nil as grades finds all.
  ///
  /// `isRanked` lets the rows of larger regions come first. O(rows) on all cores, each of which keeps the best of its own.
  func best(
    _ table: Table, _ grades: [MatchGrade]?, near: Range<Int32>, isRanked: Bool, limit: Int
  ) -> (orders: [HitOrder], count: Int) {
    let choice = RowChoice(
      table, grades, dataset.regions, near: near, isRanked: isRanked, limit: limit)
    let found = Guarded((best: Smallest<HitOrder>(limit: limit), count: 0))
    Workers.runStretches(of: table.slotCount) { _, rows in
      let own = choice.best(rows)
      found.withLock { found in
        for order in own.best.sorted { found.best.insert(order) }
        found.count += own.count
      }
    }
    return found.withLock { ($0.best.sorted, $0.count) }
  }
}

/// Chooses the best of rows; what a place or a grade adds to their order is worked out once for each.
private struct RowChoice: Sendable {
  let table: Table
  let grades: [MatchGrade]?
  let limit: Int
  let places: ChunkedArray<Int32>
  /// By the number of a region from 1, and for rows without one.
  let ofPlaces: [UInt64]
  /// By the byte of a grade.
  let ofGrades: [UInt64]

  init(
    _ table: Table, _ grades: [MatchGrade]?, _ regions: RegionTree, near: Range<Int32>,
    isRanked: Bool, limit: Int
  ) {
    self.table = table
    self.grades = grades
    self.limit = limit
    places = table.regionNumbers ?? ChunkedArray(repeating: -1, count: table.slotCount)
    ofPlaces =
      [HitOrder.key(nil, isNear: near.lowerBound == 0, rank: nil)]
      + regions.regions.indices.map { index in
        HitOrder.key(
          RegionID(index), isNear: near.contains(Int32(truncatingIfNeeded: index)),
          rank: isRanked ? regions.regions[index].rank : nil)
      }
    ofGrades = (0...UInt8.max).map { HitOrder.key(MatchGrade(byte: $0), isEnterprise: true) }
  }

  func best(_ rows: Range<Int>) -> (best: Smallest<HitOrder>, count: Int) {
    let mayBeGone = !table.removed.isEmpty
    var best = Smallest<HitOrder>(limit: limit)
    // Later rows come behind earlier ones, so that one with the key of the last is no better.
    var bound = UInt64.max
    var count = 0
    let length = ChunkedArray<Int32>.runLength
    for first in stride(from: rows.lowerBound / length * length, to: rows.upperBound, by: length) {
      places.withRun(first / length) { places in
        for index in max(first, rows.lowerBound)..<min(first + length, rows.upperBound) {
          let grade = grades?[index] ?? MatchGrade(.part, .name)
          if grade == .none || mayBeGone && !table.contains(RowID(index)) { continue }
          count += 1
          let key = ofGrades[Int(grade.byte)] | ofPlaces[max(0, Int(places[index - first]) + 1)]
          if key >= bound { continue }
          best.insert(HitOrder(key: key, row: RowID(index)))
          bound = best.bound?.key ?? .max
        }
      }
    }
    return (best, count)
  }
}
