internal import Core

extension Dashboard {
  /// What was set out to reach, against what was reached.
  func targetLines(_ families: [String]) -> [DashboardLine] {
    let families = Set(families.isEmpty ? tab.families : families)
    let targets = dataset.figures.figures(in: region).map { dataset.figures[$0] }.filter {
      $0.kind == .target
        && families.contains(dataset.catalogue.indicators[$0.indicator]?.family ?? "")
        && concernsPeriod($0)
    }
    guard !targets.isEmpty else { return [] }
    var lines = [DashboardLine.heading(text(.targetsTitle))]
    for figure in targets {
      let reached = progress(of: figure)
      let query = Query(
        indicator: figure.indicator, region: region, period: period, level: figure.level,
        breakdown: figure.breakdown)
      let sign =
        figure.quantity.qualifier == .exact || figure.quantity.value == nil
        ? text(.comparison(figure.comparison ?? .atLeast)) : ""
      let value = full(figure.quantity)
      lines += listLine(
        title(query), sign + value,
        remark: PeriodText(pen.language).text(figure.period, words: figure.periodPrinted) + reached,
        subject: .figure(figure.id))
    }
    return lines
  }

  /// How far the region is on the way to a target, in words; empty where nothing can be compared.
  private func progress(of figure: Figure) -> String {
    guard case .year(let year) = period else { return "" }
    let all = engine.targets(in: region, families: nil, year: year, asOf: nil)
    let own = all.first { _, progress in
      guard case .figure(let ref) = progress.origin else { return false }
      return dataset.figures[ref].id == figure.id
    }
    guard let progress = own?.progress, let actual = progress.actual else { return "" }
    let share = progress.progress.flatMap { $0.value(times: .percent, places: 0) }
    return "  " + text(.reached(full(actual), percent: share?.plain))
  }

  private func concernsPeriod(_ figure: Figure) -> Bool {
    guard case .year(let year) = period else { return true }
    if let years = figure.period?.years { return years.contains(year) || years.upperBound >= year }
    return dataset.documents[figure.document]?.covers(year) ?? true
  }

  /// The newest rows of a register that belong to this region.
  mutating func registerLines(_ register: String, where condition: Condition?, limit: Int)
    -> [DashboardLine]
  {
    guard let table = dataset.tables[register] else { return [] }
    var rows = engine.rows(of: register, in: region)
    if let condition {
      rows = RowFilter(
        condition, table: table, regions: dataset.regions, tables: dataset.tables
      ).rows(among: rows)
    }
    guard !rows.isEmpty else { return [] }
    rows = dataset.customarilySorted(rows, of: register)
    let fields = FieldText(dataset: dataset, language: pen.language)
    var lines = [DashboardLine.heading(text(table.schema.title) + "  \(rows.count)")]
    let shown = rowsShown(rows.count, limit: limit)
    for row in rows.prefix(shown) {
      lines.append(
        DashboardLine(
          StyledLine(
            "  " + DisplayWidth.truncate(fields.summary(row, in: table), to: pen.columns - 2))
        ))
    }
    if rows.count > shown {
      lines.append(DashboardLine(StyledLine("  " + text(.moreRows(rows.count - shown)), .dim)))
    }
    return lines
  }

  /// How many rows of a register are shown: its limit, and more while there is room.
  private mutating func rowsShown(_ count: Int, limit: Int) -> Int {
    guard count > limit, spareRows > 0 else { return limit }
    // When all are shown, the line that says how many more there are is free.
    let shown = count <= limit + spareRows + 1 ? count : limit + spareRows
    spareRows -= min(spareRows, shown - limit)
    return shown
  }

  /// Everything else that is known here: nothing is unreachable.
  mutating func figureLines(
    indicators: [IndicatorID], families: [String], title: LocalizedText?
  ) -> [DashboardLine] {
    let wanted = Set(families.isEmpty && indicators.isEmpty ? tab.families : families)
    let figures = dataset.figures.figures(in: region).map { dataset.figures[$0] }.filter {
      $0.kind != .target
        && (indicators.contains($0.indicator)
          || wanted.contains(dataset.catalogue.indicators[$0.indicator]?.family ?? ""))
    }
    let lines = period == .all ? everyFigure(figures) : answers(to: figures)
    guard !lines.isEmpty else { return [] }
    let heading = title.map { text($0) } ?? text(.otherFigures)
    return [.heading(heading)] + lines
  }

  private mutating func everyFigure(_ figures: [Figure]) -> [DashboardLine] {
    figures.flatMap { figure -> [DashboardLine] in
      let query = Query(
        indicator: figure.indicator, region: region, period: period, level: figure.level,
        breakdown: figure.breakdown)
      // What answers for all periods has been said, or is said here.
      let isAnswer = answersForAll(figure, query)
      if isAnswer, answered.contains(query) { return [] }
      guard listed.insert(figure.id).inserted else { return [] }
      if isAnswer { note(query) }
      return listLine(
        title(query), full(figure.quantity),
        band: bandSpan(figure.indicator, figure.quantity, []),
        remark: PeriodText(pen.language).text(figure.period, words: figure.periodPrinted),
        subject: .figure(figure.id))
    }
  }

  /// Whether a figure is what a question about all periods is answered with.
  private func answersForAll(_ figure: Figure, _ query: Query) -> Bool {
    let answer = engine.answer(query)
    return answer.shown.marks.contains(.reported) && answer.shown.quantity == figure.quantity
      && answer.reading?.period == figure.period
  }

  private mutating func answers(to figures: [Figure]) -> [DashboardLine] {
    var lines: [DashboardLine] = []
    for figure in figures {
      let query = Query(
        indicator: figure.indicator, region: region, period: period, level: figure.level,
        breakdown: figure.breakdown)
      guard answered.insert(query).inserted else { continue }
      let answer = engine.answer(query)
      guard let quantity = answer.shown.quantity else { continue }
      let mark = values.mark(answer.shown.marks.subtracting([.reported]))
      lines += listLine(
        title(query), full(quantity), mark: mark,
        band: bandSpan(query.indicator, quantity, answer.shown.marks),
        remark: periodRemark(answer.shown), subject: .query(query))
    }
    return lines
  }

  /// A label and its value on one line; where they don't fit, the value on the next.
  func listLine(
    _ label: String, _ value: String, mark: String = "", band: Span? = nil, remark: String,
    subject: AccountSubject
  ) -> [DashboardLine] {
    let tail =
      (band.map { [Span("  "), $0] } ?? []) + (remark.isEmpty ? [] : [Span("  " + remark, .dim)])
    let mark = values.spaced(mark, after: value)
    let number = [Span(value, .text, bold: true), Span(mark, .mark)]
    let valueColumns = DisplayWidth.columns(of: value) + DisplayWidth.columns(of: mark)
    let labelColumns = DisplayWidth.columns(of: label) + 2
    let stop = max(16, min(30, pen.columns * 2 / 5))
    if labelColumns < stop {
      let line = StyledLine([Span(DisplayWidth.pad("  " + label, to: stop))] + number + tail)
      return [DashboardLine(line, subject: subject)]
    }
    if labelColumns + 2 + valueColumns <= pen.columns {
      let line = StyledLine([Span("  " + label + "  ")] + number + tail)
      return [DashboardLine(line, subject: subject)]
    }
    return [
      DashboardLine(StyledLine("  " + DisplayWidth.truncate(label, to: pen.columns - 2))),
      DashboardLine(StyledLine([Span("    ")] + number + tail), subject: subject),
    ]
  }
}
