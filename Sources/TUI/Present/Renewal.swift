package import Core

/// A dataset that was read again, with everything made of it that takes time, so that the drawing thread only puts it in place.
package struct Renewal: Sendable {
  /// The data as they are now.
  package let dataset: Dataset
  /// Answers for them.
  package let engine: IndicatorEngine
  /// The names in them.
  let search: SearchIndex

  /// Makes everything of a dataset; O(n) in its records.
  package init(_ dataset: Dataset) {
    self.dataset = dataset
    engine = IndicatorEngine(dataset)
    search = SearchIndex(dataset)
  }
}

/// What came of reading a dataset again while it is shown.
package enum ReloadOutcome: Sendable {
  case opened(Renewal)
  /// Why it cannot be read; what is shown stays.
  case failed([Finding])
}

extension Workspace {
  /// Puts data that were read again in the place of those shown, and transactions after them on top.
  ///
  /// The person stays where they are, as far as that is still there.
  mutating func renew(_ renewal: Renewal, replaying later: [Transaction]) {
    let before = (place: place, column: browse.frame.column)
    let isSameTree = dataset.regions.hasSamePlaces(as: renewal.dataset.regions)
    func id(_ row: RowID?) -> String? {
      row.flatMap { dataset.tables[Catalogue.enterprises]?.id(of: $0) }
    }
    let (card, selected) = (id(browse.card), id(selectedEnterprise))
    dataset = renewal.dataset
    loaded = dataset.journal
    engine = renewal.engine
    search = renewal.search
    ranks = KeptRanks()
    hasOldNames = false
    checks = nil
    hits = []
    forgetFindings()
    if !later.isEmpty {
      let changes = dataset.apply(later)
      engine = engine.updated(dataset, by: changes)
    }
    years = engine.years(in: dataset.regions.root)
    guard isSameTree else {
      go(to: before.place)
      browse.frame.column = before.column
      return
    }
    // Places have their numbers still; rows are known again by their ids.
    let table = dataset.tables[Catalogue.enterprises]
    browse.card = card.flatMap { table?.find($0) }
    if card != nil, browse.card == nil { browse.focus = .list }
    refreshRows()
    if let row = selected.flatMap({ table?.find($0) }),
      case .enterprises(let rows) = browse.frame.rows, let position = rows.firstIndex(of: row)
    {
      browse.frame.window.select(position, count: rows.count)
    }
  }

  /// Makes the index of names anew where rows have come or gone unnoticed.
  mutating func refreshSearch() {
    if hasOldNames {
      search = SearchIndex(dataset)
      ranks = KeptRanks()
    }
    hasOldNames = false
  }

  /// Takes over data to which others' transactions have been applied elsewhere.
  mutating func follow(_ dataset: Dataset, _ engine: IndicatorEngine) {
    self.dataset = dataset
    self.engine = engine
    hasOldNames = true
    checks = nil
    forgetFindings()
    refreshRows()
  }
}

extension RegionTree {
  /// Whether the same places have the same numbers.
  fileprivate func hasSamePlaces(as other: RegionTree) -> Bool {
    count == other.count && zip(regions, other.regions).allSatisfy { $0.id == $1.id }
  }
}
