/// Searches for one kind of thing, as a field of a form asks for it.
extension SearchIndex {
  /// Finds regions alone, in the ways and the order of ``find(_:near:limit:)``.
  ///
  /// O(n) over all regions' names.
  package func regions(_ text: String, near region: RegionID, limit: Int) -> (
    regions: [RegionID], count: Int
  ) {
    guard let query = SearchQuery(text) else { return ([], 0) }
    let near = dataset.regions.subtree(of: region)
    var best = Smallest<HitOrder>(limit: limit)
    var count = 0
    for (index, grade) in regionMatches(text, query).grades.enumerated() where grade != .none {
      let id = RegionID(index)
      count += 1
      best.insert(
        HitOrder(
          isNear: near.contains(id.index), grade: grade, rank: rank(of: id), region: id))
    }
    let found = best.sorted.compactMap { order -> RegionID? in
      if case .region(let id) = order.target { id } else { nil }
    }
    return (found, count)
  }

  /// Finds rows of a table by name, alias, initials, credit code or their whole id.
  ///
  /// Rows in `region` come first. `table` must be one of the dataset's. O(n) over all its rows.
  package func rows(_ text: String, of table: Table, near region: RegionID, limit: Int) -> (
    rows: [RowID], count: Int
  ) {
    guard let query = SearchQuery(text) else { return ([], 0) }
    let near = dataset.regions.subtree(of: region)
    let places = table.regionNumbers
    var best = Smallest<HitOrder>(limit: limit)
    var count = 0
    for (index, grade) in names(of: table).grades(query).enumerated() where grade != .none {
      count += 1
      let place = places.flatMap { $0[index] < 0 ? nil : RegionID(Int($0[index])) }
      best.insert(
        HitOrder(
          isNear: place.map { near.contains($0.index) } ?? false, grade: grade,
          rank: place.flatMap { rank(of: $0) }, region: place, row: RowID(index)))
    }
    var found = best.sorted.compactMap { order -> RowID? in
      if case .enterprise(let row) = order.target { row } else { nil }
    }
    if let row = table.find(text), !found.contains(row) {
      found.insert(row, at: 0)
      count += 1
    }
    return (found, count)
  }
}
