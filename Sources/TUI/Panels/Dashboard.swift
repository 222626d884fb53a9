internal import Core

extension Workspace {
  /// The lines of the dashboard of the selected region, or of the open enterprise card.
  ///
  /// Where fewer than `rows` are needed, more of each part is shown; the numbers under the cursor
  /// are the same.
  func dashboard(
    columns: Int, rows: Int = 0, language: Language, ascii: Bool
  ) -> [DashboardLine] {
    let pen = DashboardPen(columns: columns, language: language, ascii: ascii)
    if let card = browse.card ?? selectedEnterprise {
      return EnterpriseCard(workspace: self, pen: pen).lines(card)
    }
    guard let tab else { return [] }
    return Dashboard(workspace: self, pen: pen, tab: tab, region: selectedRegion)
      .lines(filling: rows)
  }
}

/// Makes the lines of one tab for one region: the catalogue's blocks in order, those with data.
struct Dashboard {
  let workspace: Workspace
  let pen: DashboardPen
  let tab: Tab
  let region: RegionID
  /// The questions that a block has answered already: the list of the rest leaves them out.
  var answered: Set<Query> = []
  /// The figures that stand on the page already.
  var listed: Set<String> = []
  /// Whether what a headline is made of is drawn as bars instead of being listed close.
  var drawsParts = false
  /// Lines that registers may take beyond their limits.
  var spareRows = 0

  init(workspace: Workspace, pen: DashboardPen, tab: Tab, region: RegionID) {
    self.workspace = workspace
    self.pen = pen
    self.tab = tab
    self.region = region
  }

  var dataset: Dataset { workspace.dataset }
  var engine: IndicatorEngine { workspace.engine }
  var period: PeriodChoice { workspace.browse.period }
  var text: ScreenText { pen.text }
  var values: ValueText { pen.values }

  /// All lines, with as much of each part as a height has room for.
  func lines(filling rows: Int) -> [DashboardLine] {
    var roomy = self
    let close = roomy.lines()
    guard close.count < rows else { return close }
    roomy.drawsParts = pen.columns >= 60
    var lines = roomy.lines()
    if lines.count > rows {
      roomy.drawsParts = false
      lines = close
    }
    roomy.spareRows = rows - lines.count
    return roomy.lines()
  }

  /// All lines; blocks are set apart by a blank line.
  private func lines() -> [DashboardLine] {
    var painter = self
    var previousIsSingle = false
    var lines: [DashboardLine] = []
    for block in tab.blocks {
      let made = painter.lines(of: block)
      guard !made.isEmpty else { continue }
      // Single numbers stand close; what has several lines is set apart.
      if !lines.isEmpty, made.count > 1 || !previousIsSingle { lines.append(.blank) }
      previousIsSingle = made.count == 1
      lines += made
    }
    return lines.isEmpty ? emptyLines() : lines + otherYears()
  }

  private mutating func lines(of block: Block) -> [DashboardLine] {
    switch block {
    case .headline(let choice): headlineLines(choice)
    case .ladder(let choice):
      partsLines(choice, by: .level) + childrenLines(choice)
    case .split(let choice, let dimension): partsLines(choice, by: .dimension(dimension))
    case .fraction(let choice): fractionLines(choice)
    case .trend(let choice, let years): trendLines(choice, years: years)
    case .league(let choice): leagueLines(choice)
    case .windows(let choice, let windows, let years): windowLines(choice, windows, years: years)
    case .targets(let families): targetLines(families)
    case .register(let register, let condition, let limit):
      registerLines(register, where: condition, limit: limit)
    case .figures(let indicators, let families, let title):
      figureLines(indicators: indicators, families: families, title: title)
    }
  }

  /// The years in which this tab has something for this region.
  private var yearsOfTab: [Int] {
    let families = Set(tab.families)
    return engine.years(in: region).filter {
      !engine.figures(in: region, families: families, period: .year($0)).isEmpty
    }
  }

  /// The other years that have something, so that nobody believes this is all.
  private func otherYears() -> [DashboardLine] {
    guard case .year(let year) = period else { return [] }
    let years = yearsOfTab.filter { $0 != year }
    guard !years.isEmpty else { return [] }
    return [.blank]
      + StyledLine(text(.otherYears(years)), .hint).wrapped(to: pen.columns)
      .map { DashboardLine($0) }
  }

  /// What to press where this tab has nothing.
  private func emptyLines() -> [DashboardLine] {
    let years = yearsOfTab
    if !years.isEmpty {
      return [DashboardLine(StyledLine(text(.noDataInPeriod), .dim))]
        + StyledLine(text(.tryOtherPeriods(years)), .hint)
        .wrapped(to: pen.columns).map { DashboardLine($0) }
    }
    let others = workspace.tabs.filter { other in
      !engine.figures(in: region, families: Set(other.families), period: period).isEmpty
    }
    let name = RegionText(pen.language).name(dataset.regions[region])
    let words = text(
      .noDataInTab(region: name, tab: text(tab.title), others: others.map { text($0.title) }))
    return StyledLine(words, .dim).wrapped(to: pen.columns).map { DashboardLine($0) }
  }

  /// Remembers that a question has been answered on this page.
  mutating func note(_ query: Query) { answered.insert(query) }

  /// The question of a block's choice about this region.
  func query(_ choice: IndicatorChoice) -> Query {
    Query(choice, region: region, period: period)
  }

  /// The title of an indicator with the words for its level and breakdown.
  func title(_ query: Query, short: Bool = true) -> String {
    let indicator = dataset.catalogue.indicators[query.indicator]
    let name =
      indicator.map { text(short ? $0.shortTitle : $0.title) } ?? query.indicator
    let words = breakdownWords(query)
    if words.isEmpty { return name }
    return name + (pen.language == .zh ? " " : ": ") + words.joined(separator: " ")
  }

  /// The words for the level and the options of a question.
  func breakdownWords(_ query: Query) -> [String] {
    var words: [String] = []
    if let level = query.level { words.append(levelWord(level)) }
    for part in query.breakdown.parts {
      let option = dataset.catalogue.dimensions[part.dimension]?[part.option]
      words.append(option.map { text($0.title) } ?? part.option)
    }
    return words
  }

  /// The word for a level where this region is.
  func levelWord(_ level: Rank) -> String {
    dataset.catalogue.levelWord(level, in: region, of: dataset.regions).map { text($0) }
      ?? level.rawValue
  }

  /// The word for the band a value lies in, in the colour of what is to be thought of it.
  ///
  /// A part of a whole is not judged.
  func bandSpan(_ indicator: IndicatorID, _ quantity: Quantity?, _ marks: Set<Mark>) -> Span? {
    guard let quantity, !marks.contains(.partial),
      let band = dataset.catalogue.indicators[indicator]?.band(of: quantity)
    else { return nil }
    return Span(text(band.title), band.tone.role)
  }

  /// The number with its unit.
  func full(_ quantity: Quantity) -> String {
    values.full(quantity, units: dataset.catalogue.units)
  }

  /// When the value is of another time than the one asked for, or says it more exactly.
  func periodRemark(_ shown: ShownValue) -> String {
    guard case .value(_, _, let valuePeriod, let words) = shown else { return "" }
    if case .year(let year) = period, valuePeriod == .year(year) { return "" }
    if valuePeriod == nil, words == nil { return "" }
    return PeriodText(pen.language).text(valuePeriod, words: words)
  }
}
