/// The best of many rows that a text finds.
extension SearchIndex {
  /// The best of a table's rows in their order, and how many have a grade; nil as grades finds all.
  ///
  /// `isRanked` lets the rows of larger regions come first. O(rows) on all cores, each of which keeps the best of its own.
  func best(
    _ table: Table, _ grades: [MatchGrade]?, near: Range<Int32>, isRanked: Bool, limit: Int
  ) -> (orders: [HitOrder], count: Int) {
    let found = Guarded((best: Smallest<HitOrder>(limit: limit), count: 0))
    Workers.runStretches(of: table.slotCount) { _, rows in
      let own = best(table, rows, grades, near: near, isRanked: isRanked, limit: limit)
      found.withLock { found in
        for order in own.orders { found.best.insert(order) }
        found.count += own.count
      }
    }
    return found.withLock { ($0.best.sorted, $0.count) }
  }

  private func best(
    _ table: Table, _ rows: Range<Int>, _ grades: [MatchGrade]?, near: Range<Int32>,
    isRanked: Bool, limit: Int
  ) -> (orders: [HitOrder], count: Int) {
    let places = table.regionNumbers
    let mayBeGone = !table.removed.isEmpty
    var best = Smallest<HitOrder>(limit: limit)
    var count = 0
    for index in rows {
      let grade = grades?[index] ?? MatchGrade(.part, .name)
      if grade == .none || mayBeGone && !table.contains(RowID(index)) { continue }
      count += 1
      let place = places.flatMap { $0[index] < 0 ? nil : RegionID(Int($0[index])) }
      best.insert(
        HitOrder(
          isNear: place.map { near.contains($0.index) } ?? (near.lowerBound == 0), grade: grade,
          rank: isRanked ? place.flatMap { rank(of: $0) } : nil, region: place, row: RowID(index)))
    }
    return (best.sorted, count)
  }
}
