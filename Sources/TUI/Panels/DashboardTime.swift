internal import Core

extension Dashboard {
  /// One value a year; a single year is no trend.
  func trendLines(_ choice: IndicatorChoice, years: Int) -> [DashboardLine] {
    let rows = yearRows(choice, years: years)
    guard rows.count > 1 else { return [] }
    return [.heading(title(query(choice)) + "  " + text(.trend))] + bars(rows)
  }

  private func yearRows(_ choice: IndicatorChoice, years: Int) -> [BarRow] {
    let last = lastYear
    let series = engine.series(choice, region: region, years: last - years + 1...last)
    return series.compactMap { year in
      let shown = year.answer.shown
      // A number without a date of its own is of no year: it would stand in several.
      guard case .value(let quantity, _, let valuePeriod, _) = shown, quantity.value != nil,
        valuePeriod?.years != nil
      else { return nil }
      return BarRow(
        label: text(.year(year.year)), shown: shown, subject: .query(year.answer.query))
    }
  }

  private var lastYear: Int {
    if case .year(let year) = period { return year }
    return workspace.years.last ?? 0
  }

  /// A strip of years with two windows below it, or the windows that a document prints.
  mutating func windowLines(
    _ choice: IndicatorChoice, _ windows: [IndicatorID], years: Int
  ) -> [DashboardLine] {
    var rows = yearRows(choice, years: years)
    if rows.count < 2 { rows = [] }
    // Windows stated by documents stand under their own periods, whatever year is shown.
    let stated = dataset.figures.statements(choice.indicator, in: region)
      .map { dataset.figures[$0] }
      .filter { figure in
        guard figure.level == choice.level, figure.breakdown == choice.breakdown,
          let days = figure.period?.days
        else { return false }
        return days.upperBound.year - days.lowerBound.year >= 1
      }
    for figure in stated {
      rows.append(
        BarRow(
          label: PeriodText(pen.language).text(figure.period),
          shown: .value(
            figure.quantity, marks: [.reported], period: figure.period,
            words: figure.periodPrinted),
          subject: .figure(figure.id)))
    }
    for window in windows {
      let query = Query(indicator: window, region: region, period: period)
      guard !answered.contains(query) else { continue }
      let shown = engine.answer(query).shown
      guard shown.quantity?.value != nil else { continue }
      note(query)
      rows.append(BarRow(label: title(query), shown: shown, subject: .query(query)))
    }
    guard !rows.isEmpty else { return [] }
    return [.heading(title(query(choice)) + "  " + text(.windowsTitle))]
      + bars(rows)
  }

  /// This region's place among its comparable siblings, complete values only.
  func leagueLines(_ choice: IndicatorChoice) -> [DashboardLine] {
    let query = query(choice)
    guard case .year(let year) = period, engine.answer(query).shown.isComplete else { return [] }
    let league = engine.league(choice, region: region, year: year)
    let name = title(query) + "  " + text(.league)
    guard league.rows.count >= 2 else { return [] }
    guard league.rows.count >= 3 else {
      return [
        DashboardLine(
          StyledLine([
            Span(name, .accent, bold: true),
            Span("  " + text(.leagueTooFew(league.rows.count)), .dim),
          ]))
      ]
    }
    var lines = [DashboardLine.heading(name)]
    if let own = league.rank(of: region) {
      lines[0].line.spans.append(
        Span("  " + text(.leagueRank(rank: own, of: league.rows.count)), .dim))
    }
    let shown = league.rows.filter { $0.rank <= 5 || $0.region == region }.prefix(8)
    lines += bars(
      shown.map { entry in
        BarRow(
          label: "\(entry.rank) " + RegionText(pen.language).name(dataset.regions[entry.region]),
          shown: entry.answer.shown, subject: .query(entry.answer.query))
      })
    return lines
  }
}
