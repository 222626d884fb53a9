package import Core

extension App {
  /// The account of a number: what it is, how it comes about, where it stands.
  func accountLines(_ subject: AccountSubject, _ columns: Int) -> [StyledLine] {
    guard let workspace else { return [] }
    let page = AccountPage(
      dataset: workspace.dataset, engine: workspace.engine, language: settings.language,
      ascii: settings.ascii, columns: columns)
    return page.lines(subject)
  }
}

/// Writes accounts (口径与出处).
package struct AccountPage: Sendable {
  let dataset: Dataset
  let engine: IndicatorEngine
  let text: ScreenText
  let values: ValueText
  let columns: Int

  /// Prepares to write accounts `columns` wide.
  package init(
    dataset: Dataset, engine: IndicatorEngine, language: Language, ascii: Bool, columns: Int
  ) {
    self.dataset = dataset
    self.engine = engine
    text = ScreenText(language)
    values = ValueText(language: language, ascii: ascii)
    self.columns = columns
  }

  /// The lines of an account.
  package func lines(_ subject: AccountSubject) -> [StyledLine] {
    switch subject {
    case .figure(let id):
      guard let ref = dataset.figures.find(id) else { return [] }
      let figure = dataset.figures[ref]
      return heading(
        indicator: figure.indicator, region: figure.region, level: figure.level,
        breakdown: figure.breakdown)
        + [StyledLine()] + figureLines(figure, label: text(.accountReported))
        + definitionLines(figure.indicator)
    case .query(let query): return queryLines(query)
    case .field(let register, let row, let field):
      return RowAccount(page: self, register: register, row: row)?.lines(of: field) ?? []
    case .row(let register, let row):
      return RowAccount(page: self, register: register, row: row)?.lines() ?? []
    }
  }

  private func queryLines(_ query: Query) -> [StyledLine] {
    let answer = engine.answer(query)
    var lines = heading(
      indicator: query.indicator, region: query.region, level: query.level,
      breakdown: query.breakdown)
    lines += entry(text(.accountPeriod), askedPeriod(query))
    lines += entry(text(.accountValue), shownWords(answer.shown), bold: true)
    if let band = answer.shown.quantity.flatMap({
      dataset.catalogue.indicators[query.indicator]?.band(of: $0)
    }), !answer.shown.marks.contains(.partial) {
      lines += entry(text(.accountBand), text(band.title), role: band.tone.role)
    }
    if let reported = answer.reported {
      for ref in reported.figures {
        lines.append(StyledLine())
        lines += figureLines(dataset.figures[ref], label: text(.accountReported))
      }
    }
    for ref in answer.rivals {
      lines.append(StyledLine())
      lines += figureLines(
        dataset.figures[ref], label: text(.accountRivals) + " " + values.mark([.differs]))
    }
    // Beside a statement stands what its own parts come to; without one, how the value was made.
    let made = answer.reported == nil ? answer.trace : answer.computed?.trace
    if let made {
      let steps = TracePen(page: self, region: query.region).lines(made)
      if !steps.isEmpty { lines += [StyledLine()] + steps }
    }
    if let rollup = answer.rollup, rollup.reading != nil {
      lines.append(StyledLine())
      lines += TracePen(page: self, region: query.region).rollupLines(rollup, query)
    }
    if let difference = answer.difference, let value = difference.value, !value.isZero {
      lines += entry(text(.accountDifference), full(difference))
    }
    for ref in answer.confirmations + answer.related {
      let figure = dataset.figures[ref]
      lines += entry(
        text(.accountRelated),
        full(figure.quantity) + "  "
          + PeriodText(text.language).text(figure.period, words: figure.periodPrinted) + "  "
          + SourceText(dataset: dataset, language: text.language).line(figure.source))
    }
    return lines + definitionLines(query.indicator)
  }

  private func askedPeriod(_ query: Query) -> String {
    switch query.period {
    case .year(let year): text(.year(year))
    case .all: text(.allPeriods)
    }
  }

  private func heading(
    indicator: IndicatorID, region: RegionID, level: Rank?, breakdown: Breakdown
  ) -> [StyledLine] {
    let path = dataset.regions.path(to: region)
    let names = (path.count > 1 ? Array(path.dropFirst()) : path)
      .map { RegionText(text.language).name(dataset.regions[$0]) }
    var title = dataset.catalogue.indicators[indicator].map { text($0.title) } ?? indicator
    var words: [String] = []
    if let level {
      words.append(levelWord(level, region))
    }
    for part in breakdown.parts {
      words.append(
        dataset.catalogue.dimensions[part.dimension]?[part.option].map { text($0.title) }
          ?? part.option)
    }
    if !words.isEmpty { title += "  " + words.joined(separator: " ") }
    return [StyledLine(title, .title, bold: true)]
      + entry(text(.accountRegion), names.joined(separator: " > "))
  }

  /// One figure, whole: the number as printed, its time, its bases, its place.
  func figureLines(_ figure: Figure, label: String) -> [StyledLine] {
    var lines = entry(
      label,
      (figure.comparison.map { text(.comparison($0)) } ?? "")
        + full(figure.quantity), bold: true)
    if let printed = figure.quantity.printed { lines += entry(text(.accountPrinted), printed) }
    let period = PeriodText(text.language).text(figure.period, words: figure.periodPrinted)
    lines += entry(text(.accountPeriod), period + "  " + text(.kind(figure.kind)))
    if figure.quantity.qualifier != .exact {
      lines += entry(text(.accountQualifier), text(.qualifier(figure.quantity.qualifier)))
    }
    if let level = figure.level {
      let word = levelWord(level, figure.region)
      lines += entry(
        text(.accountLevel),
        figure.levelPrinted.map { text(.levelNormalised(printed: $0, level: word)) } ?? word)
    }
    if let basis = figure.countBasis {
      lines += entry(text(.accountCountBasis), text(.countBasis(basis)))
    }
    if let numerator = figure.numerator {
      lines += entry(text(.accountNumerator), numerator.plain)
    }
    if let denominator = figure.denominator {
      lines += entry(text(.accountDenominator), denominator.plain)
    }
    if let words = recomputed(figure) { lines += entry(text(.accountFormula), words) }
    if let basis = figure.rateBasis {
      lines += entry(text(.accountRateBasis), DataText.printed(basis, text.language))
    }
    if figure.scope == .office { lines += entry(text(.accountScope), text(.scope(.office))) }
    if let reporter = figure.reporter {
      lines += entry(
        text(.accountReporter), RegionText(text.language).name(dataset.regions[reporter]))
    }
    lines += entry(
      text(.accountSource),
      SourceText(dataset: dataset, language: text.language).line(figure.source))
    lines += entry(text(.accountFigure), figure.id, role: .dim)
    if let note = figure.note { lines += entry(text(.accountNote), note) }
    return lines
  }

  /// A printed percentage's own fraction worked out, beside what was printed.
  private func recomputed(_ figure: Figure) -> String? {
    guard figure.quantity.unit == "%", let numerator = figure.numerator,
      let denominator = figure.denominator,
      let value = Ratio(numerator, of: denominator).value(times: .percent, places: 2)
    else { return nil }
    return "\(numerator.plain) / \(denominator.plain) = \(value.plain)%"
  }

  private func definitionLines(_ id: IndicatorID) -> [StyledLine] {
    guard let indicator = dataset.catalogue.indicators[id] else { return [] }
    var lines = [StyledLine()]
    let version = "  (\(id) v\(indicator.version))"
    lines += entry(
      text(.accountDefinition), text(indicator.title) + version,
      role: .dim)
    if let source = indicator.source {
      let words = [
        source.document.map { dataset.documents[$0]?.title ?? $0 }, source.standard,
        source.caseName, source.clause, source.section,
      ]
      lines += entry("", words.compactMap(\.self).joined(separator: " "), role: .dim)
      if !source.isVerified { lines += entry("", text(.accountUnverified), role: .mark) }
    }
    if dataset.manifest.isReadOnly {
      lines += entry(text(.accountLastEdit), text(.accountNoEdits), role: .dim)
    }
    return lines
  }

  /// A label and its words, wrapped below each other.
  func entry(
    _ label: String, _ words: String, bold: Bool = false, role: StyleRole = .text, room: Int = 12
  ) -> [StyledLine] {
    let rows = DisplayWidth.wrap(words, to: max(8, columns - room))
    return rows.enumerated().map { index, row in
      StyledLine([
        Span(DisplayWidth.pad(index == 0 ? label : "", to: room), .dim),
        Span(row, role, bold: bold),
      ])
    }
  }

  func levelWord(_ level: Rank, _ region: RegionID) -> String {
    dataset.catalogue.levelWord(level, in: region, of: dataset.regions).map { text($0) }
      ?? level.rawValue
  }

  func full(_ quantity: Quantity) -> String {
    values.full(quantity, units: dataset.catalogue.units)
  }

  private func shownWords(_ shown: ShownValue) -> String {
    switch shown {
    case .missing: return "-  " + text(.missing)
    case .notApplicable: return "/  " + text(.notApplicable)
    case .undefined(let reason): return "0/0  " + text(.undefinedBecause(reason))
    case .value(let quantity, let marks, _, _):
      let words = marks.sorted { $0.rawValue < $1.rawValue }.map {
        text(.mark($0, ascii: values.ascii))
      }
      return full(quantity) + "  " + words.joined(separator: " ")
    }
  }
}
