package import Core

/// An open dataset and where the person stands in it.
package struct Workspace: Sendable {
  /// The data with every transaction of the journal that has come in.
  package internal(set) var dataset: Dataset
  /// Answers every question about a number, and keeps the answers.
  package internal(set) var engine: IndicatorEngine
  var search: SearchIndex
  /// The order of texts as it was found for lists.
  var ranks = KeptRanks()
  /// Up to where the journal was in the data when they were read; later transactions were applied since.
  var loaded: JournalPosition
  /// Whether rows may have come or gone since the index of names was made.
  var hasOldNames = false
  /// The checks of the present data; nil until they are needed.
  var checks: EntryChecks?
  /// The years for which anything is stated, ascending.
  package internal(set) var years: [Int]
  /// Where the person stands.
  package var browse: BrowseState
  /// What loading and the rules found; nil until somebody asks, since rules look at everything.
  private(set) var findings: [Finding]?
  /// Places left by a jump, oldest first, and how far back `-` has gone.
  var history: [Session.Place] = []
  var historyPosition = 0
  /// Hits of the last search, for F3.
  var hits: [SearchHit] = []
  var hitPosition = 0

  /// Opens a dataset at its start region, or at the nation where it names none.
  package init(dataset: Dataset) {
    self.dataset = dataset
    loaded = dataset.journal
    engine = IndicatorEngine(dataset)
    years = engine.years(in: dataset.regions.root)
    search = SearchIndex(dataset)
    browse = BrowseState(region: dataset.regions.root, content: .regions, period: .all)
    startAfresh()
  }

  /// Stands at the dataset's start region, or at the nation, as if nobody had been anywhere.
  mutating func startAfresh() {
    let region =
      dataset.manifest.startRegion.flatMap { dataset.regions.find($0) } ?? dataset.regions.root
    let year = dataset.manifest.defaultYear ?? years.last
    browse = BrowseState(
      region: region, content: .regions, period: year.map { .year($0) } ?? .all)
    browse.frame.content = content(of: region)
    history = []
    historyPosition = 0
    hits = []
    hitPosition = 0
    refreshRows()
  }

  /// Runs the catalogue's rules over the data, once.
  mutating func checkData(today: CalendarDate?) {
    if findings != nil { return }
    let found = dataset.findings + DataChecks(dataset, engine: engine, today: today).findings()
    findings = found.sorted { $0.severity > $1.severity }
  }

  /// Findings are looked for anew after a change.
  mutating func forgetFindings() { findings = nil }

  /// The tabs of the dashboard, from the catalogue.
  package var tabs: [Tab] { dataset.catalogue.tabs.all }

  /// The open tab.
  package var tab: Tab? { tabs.indices.contains(browse.tab) ? tabs[browse.tab] : tabs.first }

  /// The columns of the region list while the open tab is open.
  package var columns: [Tab.Column] { tab?.columns ?? [] }

  /// The number column under the cursor; the first one while the cursor is on the names.
  package var columnUnderCursor: Tab.Column? {
    columns.indices.contains(browse.frame.column) ? columns[browse.frame.column] : columns.first
  }

  /// Whether Esc has nowhere to go and `q` asks.
  package var isAtRoot: Bool {
    browse.frames.count == 1 && browse.card == nil
      && (dataset.regions[browse.frame.region].parent == nil)
  }

  /// What a region's list shows: its children, or its enterprises where it has none.
  func content(of region: RegionID) -> ListContent {
    dataset.regions.children(of: region).isEmpty ? .enterprises : .regions
  }

  /// The region whose dashboard is shown: the one under the cursor of the list.
  package var selectedRegion: RegionID {
    guard case .regions(let rows) = browse.frame.rows,
      rows.indices.contains(browse.frame.window.selected)
    else { return browse.frame.region }
    return rows[browse.frame.window.selected]
  }

  /// The enterprise under the cursor of an enterprise list.
  package var selectedEnterprise: RowID? {
    guard case .enterprises(let rows) = browse.frame.rows,
      rows.indices.contains(browse.frame.window.selected)
    else { return nil }
    return rows[browse.frame.window.selected]
  }

  /// The question that a cell of the region list asks.
  package func query(_ column: Tab.Column, of region: RegionID) -> Query {
    Query(column.choice, region: region, period: browse.period)
  }

  /// What a cell of the region list shows.
  ///
  /// Where nobody states a total but one level alone is stated, that level's number stands in the cell; its account says which level it is.
  ///
  /// Over all periods it is the number of the latest year that has one.
  func answer(_ column: Tab.Column, of region: RegionID) -> Answer {
    let asked = engine.answerOrOnlyLevel(query(column, of: region))
    guard browse.period == .all, asked.shown.quantity == nil else { return asked }
    for year in years.reversed() {
      let found = engine.answerOrOnlyLevel(
        Query(column.choice, region: region, period: .year(year)))
      if found.shown.quantity != nil { return found }
    }
    return asked
  }

  /// The number under the cursor, wherever the focus is.
  package var subjectUnderCursor: AccountSubject? {
    if browse.focus == .dashboard || browse.card != nil {
      let lines = dashboardSubjects()
      let position = browse.dashboard.selected
      return lines.indices.contains(position) ? lines[position] : nil
    }
    if let row = selectedEnterprise { return fieldUnderCursor(of: row) }
    guard browse.frame.content == .regions, columns.indices.contains(browse.frame.column) else {
      return dashboardSubjects().first
    }
    return .query(answer(columns[browse.frame.column], of: selectedRegion).query)
  }

  /// The field of an enterprise list's cell; the enterprise as a whole where the cell is empty.
  private func fieldUnderCursor(of row: RowID) -> AccountSubject? {
    guard let table = dataset.tables[Catalogue.enterprises] else { return nil }
    let id = table.id(of: row)
    let fields = enterpriseColumns
    guard fields.indices.contains(browse.frame.column) else {
      return .row(register: table.schema.id, row: id)
    }
    let field = fields[browse.frame.column].id
    return table.value(field, of: row) == .missing
      ? .row(register: table.schema.id, row: id)
      : .field(register: table.schema.id, row: id, field: field)
  }

  /// The numbers of the dashboard, or the fields and rows of a card, in reading order.
  func dashboardSubjects() -> [AccountSubject] {
    dashboard(columns: 60, language: .zh, ascii: false).compactMap(\.subject)
  }
}

extension IndicatorEngine {
  /// The answer, or the answer about the only level that anybody states where there is no total.
  func answerOrOnlyLevel(_ query: Query) -> Answer {
    let total = answer(query)
    guard query.level == nil, total.reading == nil,
      dataset.catalogue.indicators[query.indicator]?.dimensions.contains(Catalogue.levelDimension)
        ?? false
    else { return total }
    let levels = parts(of: query, by: .level)
    guard levels.count == 1, let only = levels.first else { return total }
    return only.answer
  }
}

extension Rule.Severity {
  /// How a finding of that weight looks in a list.
  var role: StyleRole {
    switch self {
    case .block: .bad
    case .reason: .watch
    case .hint: .dim
    }
  }
}
