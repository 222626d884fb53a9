/// Searches of one kind only, for pickers.
extension SearchIndex {
  /// Collects what the first search of a register and the first completion in its form would have to
  /// wait for; from any thread.
  package func prepare(for register: String, at region: RegionID) {
    _ = places("a", near: region)
    if let own = dataset.table(register) { _ = names(of: own) }
    guard let schema = dataset.catalogue.registers[register] else { return }
    for field in schema.fields {
      let other: String? =
        field.type == .enterprise
        ? Catalogue.enterprises : field.type == .reference ? field.register : nil
      guard let other, let table = dataset.table(other) else { continue }
      _ = rows("a", of: table, near: region, limit: 1)
    }
  }

  /// All places that a text finds, best first, those in `region` before others.
  ///
  /// The order is that of `find`. O(n log n) over the hits.
  func places(_ text: String, near region: RegionID) -> [RegionID] {
    guard let query = SearchQuery(text) else { return [] }
    let near = dataset.regions.subtree(of: region)
    let grades = regionMatches(text, query).grades
    return grades.indices.filter { grades[$0] != .none }.map { index -> HitOrder in
      HitOrder(
        isNear: near.contains(Int32(index)), grade: grades[index], rank: rank(of: RegionID(index)),
        region: RegionID(index))
    }.sorted().compactMap { order in
      if case .region(let id) = order.target { id } else { nil }
    }
  }

  /// The best rows of a register for a text, and how many there are.
  ///
  /// Nothing typed finds all, those in `region` first. O(n) over the rows; the last answer is kept, since a field asks what to
  /// offer and then what its text means.
  func rows(
    _ text: String, of table: Table, near region: RegionID, limit: Int
  ) -> (rows: [RowID], count: Int) {
    let question = Question(text: text, register: table.schema.id, region: region)
    if let last = last(question), last.rows.count >= min(limit, last.count) {
      return (Array(last.rows.prefix(limit)), last.count)
    }
    let found = best(question, table, limit: max(limit, Self.kept))
    keep(found, for: question)
    return (Array(found.rows.prefix(limit)), found.count)
  }

  /// How many rows are kept at least: as many as any caller wants.
  private static let kept = 64

  private func best(_ question: Question, _ table: Table, limit: Int) -> Found {
    let near = dataset.regions.subtree(of: question.region)
    let grades = SearchQuery(question.text).map { self.grades(of: table, question.text, $0) }
    let found = best(table, grades, near: near, isRanked: false, limit: limit)
    let rows = found.orders.compactMap { order -> RowID? in
      if case .enterprise(let row) = order.target { row } else { nil }
    }
    return Found(rows: rows, count: found.count)
  }
}
