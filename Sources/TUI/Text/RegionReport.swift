package import Core

/// Everything known of one place, family by family, for `qijian show`.
package struct RegionReport: Sendable {
  /// One number of the place.
  package struct Row: Sendable {
    package var family: String
    package var choice: IndicatorChoice
    package var answer: Answer
  }

  private let dataset: Dataset
  private let engine: IndicatorEngine
  private let region: RegionID
  private let period: PeriodChoice

  /// Prepares the report of a place in a year or of any time.
  package init(
    dataset: Dataset, engine: IndicatorEngine, region: RegionID, period: PeriodChoice
  ) {
    self.dataset = dataset
    self.engine = engine
    self.region = region
    self.period = period
  }

  /// The numbers that have a value, in the catalogue's order; `only` narrows them to one indicator.
  package func rows(only: IndicatorID? = nil) -> [Row] {
    families.flatMap { family, indicators in
      indicators.filter { only == nil || $0 == only }.flatMap { indicator in
        engine.choices(of: indicator, in: region, period: period).map { choice in
          Row(
            family: family, choice: choice,
            answer: engine.answer(Query(choice, region: region, period: period)))
        }
      }
    }
  }

  /// Indicators by family; families in their own order, unknown ones at the end.
  private var families: [(family: String, indicators: [IndicatorID])] {
    let all = dataset.catalogue.indicators.all
    let known = dataset.catalogue.families.all.map(\.id)
    var others: [String] = []
    for indicator in all where !known.contains(indicator.family) {
      if !others.contains(indicator.family) { others.append(indicator.family) }
    }
    return (known + others).map { family in
      (family, all.filter { $0.family == family }.map(\.id))
    }
  }

  // MARK: - Lines

  /// The report as lines: a heading a family, a line a number, the meaning of marks at the end.
  package func lines(_ rows: [Row], language: Language) -> [String] {
    let text = CommandText(language)
    let values = ValueText(language: language, ascii: false)
    var table = TextTable([
      .init(maximum: 48), .init(.right, maximum: 24), .init(maximum: 2), .init(maximum: 30),
      .init(maximum: 90),
    ])
    var headings: [Int: String] = [:]
    for (index, row) in rows.enumerated() {
      if index == 0 || rows[index - 1].family != row.family {
        headings[index] = sanitized(familyTitle(row.family, language))
      }
      let isPart = row.choice.level != nil || !row.choice.breakdown.isEmpty
      let follows = index > 0 && rows[index - 1].choice.indicator == row.choice.indicator
      table.add([
        name(row, isPart: isPart, follows: follows, language),
        value(row, values), values.mark(row.answer.shown.marks),
        periodWords(row, language), source(row, language),
      ])
    }
    var lines = [text.regionInFull(region, in: dataset.regions)]
    for (index, line) in table.lines.enumerated() {
      if let heading = headings[index] { lines += ["", heading] }
      lines.append("  " + line)
    }
    return lines + ["", text(.marks)]
  }

  private func familyTitle(_ family: String, _ language: Language) -> String {
    dataset.catalogue.families[family].map { language.pick($0.title) } ?? family
  }

  private func name(
    _ row: Row, isPart: Bool, follows: Bool, _ language: Language
  ) -> String {
    let titles = ChoiceText(dataset: dataset, language: language)
    let choice = row.choice
    if isPart, follows { return "  " + titles.part(choice.level, choice.breakdown, in: region) }
    return titles.whole(choice.indicator, choice.level, choice.breakdown, in: region)
  }

  private func value(_ row: Row, _ values: ValueText) -> String {
    guard let quantity = row.answer.shown.quantity else { return values.cell(row.answer.shown).text }
    return values.full(quantity, units: dataset.catalogue.units)
  }

  private func periodWords(_ row: Row, _ language: Language) -> String {
    guard let reading = row.answer.reading else { return "" }
    if reading.period == nil, reading.periodPrinted == nil, row.answer.reported == nil { return "" }
    return PeriodText(language).text(reading.period, words: reading.periodPrinted)
  }

  /// The document of a stated number; how many children made one that is rolled up.
  private func source(_ row: Row, _ language: Language) -> String {
    let answer = row.answer
    if answer.reading == answer.rollup?.reading, let rollup = answer.rollup {
      return CommandText(language)(.childrenCounted(rollup.reporting, of: rollup.expected))
    }
    guard let ref = answer.reading?.figures.first else { return "" }
    let source = dataset.figures[ref].source
    return SourceText(dataset: dataset, language: language).line(source)
  }

  // MARK: - JSON

  /// A number as one JSON object; the keys are those of docs/commands.md and stay.
  package func json(_ row: Row) -> String {
    let answer = row.answer
    let reading = answer.reading
    let figures = reading?.figures ?? []
    let place = dataset.regions[region]
    var line = JSONLine()
    line.add("region", place.id)
    line.add("regionName", place.name)
    line.add("family", row.family)
    line.add("indicator", row.choice.indicator)
    line.add("title", ChoiceText(dataset: dataset, language: .zh).title(row.choice.indicator))
    line.add("level", row.choice.level?.rawValue)
    line.add("breakdown", FigureRecord.json(row.choice.breakdown))
    line.add("period", reading?.period?.description)
    line.add("value", answer.shown.quantity?.value)
    line.add("unit", answer.shown.quantity?.unit)
    line.add("qualifier", answer.shown.quantity?.qualifier.rawValue)
    line.add("printed", answer.shown.quantity?.printed)
    if let ratio = reading?.ratio {
      line.add("numerator", ratio.numerator)
      line.add("denominator", ratio.denominator)
    }
    line.add("marks", JSONValue(Mark.allCases.filter(answer.shown.marks.contains).map { JSONValue($0.rawValue) }))
    line.add("reporting", answer.rollup?.reporting)
    line.add("expected", answer.rollup?.expected)
    line.add("difference", answer.difference?.value)
    line.add("figures", JSONValue(figures.map { JSONValue(dataset.figures[$0].id) }))
    let source = figures.first.map { dataset.figures[$0].source }
    line.add("document", source?.document)
    line.add("case", source?.caseName)
    line.add("section", source?.section)
    return line.text
  }

  // MARK: - Account

  /// The account of a number, `columns` wide: what it is, how it comes about, where it stands.
  package func account(_ row: Row, language: Language, columns: Int) -> [String] {
    AccountPage(
      dataset: dataset, engine: engine, language: language, ascii: false, columns: columns
    ).lines(.query(Query(row.choice, region: region, period: period)))
      .map { sanitized($0.text) }
  }
}
