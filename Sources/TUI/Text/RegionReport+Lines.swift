internal import Core

extension RegionReport {
  /// The report as lines: a heading a section, a line a number, the meaning of marks at the end.
  package func lines(language: Language) -> [String] {
    let text = CommandText(language)
    var table = TextTable([
      .init(maximum: 64), .init(.right, maximum: 24), .init(maximum: 2), .init(maximum: 30),
      .init(maximum: 90),
    ])
    var headings: [Int: String] = [:]
    for (index, row) in rows.enumerated() {
      let before = index > 0 ? rows[index - 1] : nil
      if before?.section != row.section { headings[index] = heading(row.section, language) }
      let follows =
        before?.choice.indicator == row.choice.indicator && before?.section == row.section
      table.add(
        [name(row, follows: follows, language)] + cells(row, language))
    }
    var lines = [text.regionInFull(region, in: dataset.regions)]
    for (index, line) in table.lines.enumerated() {
      if let heading = headings[index] { lines += ["", heading] }
      lines.append("  " + line)
    }
    return lines + ["", text(.marks)]
  }

  private func heading(_ section: Section, _ language: Language) -> String {
    switch section {
    case .family(let id):
      sanitized(dataset.catalogue.families[id].map { language.pick($0.title) } ?? id)
    case .targets: ScreenText(language)(.targetsTitle)
    case .others: CommandText(language)(.otherStatements)
    }
  }

  private func name(_ row: Row, follows: Bool, _ language: Language) -> String {
    let titles = ChoiceText(dataset: dataset, language: language)
    let choice = row.choice
    let isPart = choice.level != nil || !choice.breakdown.isEmpty
    if isPart, follows { return "  " + titles.part(choice.level, choice.breakdown, in: region) }
    return titles.whole(choice.indicator, choice.level, choice.breakdown, in: region)
  }

  /// Value, mark, period and source.
  private func cells(_ row: Row, _ language: Language) -> [String] {
    let values = ValueText(language: language, ascii: false)
    let units = dataset.catalogue.units
    let periods = PeriodText(language)
    let sources = SourceText(dataset: dataset, language: language)
    switch row.content {
    case .figure(let ref):
      let figure = dataset.figures[ref]
      return [
        FigureText(dataset: dataset, language: language).value(figure), "",
        periods.text(figure.period, words: figure.periodPrinted), sources.line(figure.source),
      ]
    case .answer(let answer):
      let value = answer.shown.quantity.map { values.full($0, units: units) }
      return [
        value ?? values.cell(answer.shown).text, values.mark(answer.shown.marks),
        period(answer, periods), source(answer, sources, language),
      ]
    }
  }

  /// The period of the number; none where many periods went into it.
  private func period(_ answer: Answer, _ periods: PeriodText) -> String {
    guard let reading = answer.reading else { return "" }
    let isStated = reading.period != nil || reading.periodPrinted != nil
    if !isStated, answer.reported == nil { return "" }
    return periods.text(reading.period, words: reading.periodPrinted)
  }

  /// The document of a stated number; how many children are in one that is rolled up.
  private func source(
    _ answer: Answer, _ sources: SourceText, _ language: Language
  ) -> String {
    if let share = ShareCoverage(answer) { return ScreenText(language)(.shareCoverage(share)) }
    if answer.reported == nil, answer.computed == nil, let rollup = answer.rollup {
      return CommandText(language)(.childrenCounted(rollup.reporting, of: rollup.expected))
    }
    guard let ref = answer.reading?.figures.first else { return "" }
    return sources.line(dataset.figures[ref].source)
  }
}
