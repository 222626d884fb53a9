internal import Core

extension Dashboard {
  /// A part to be drawn as a bar.
  struct BarRow {
    let label: String
    let shown: ShownValue
    let subject: AccountSubject
  }

  /// One number with what it is made of on a line below: by level, then by child region.
  mutating func headlineLines(_ choice: IndicatorChoice) -> [DashboardLine] {
    let answer = engine.answerOrOnlyLevel(query(choice))
    let query = answer.query
    guard answer.shown.quantity != nil, !answered.contains(query) else { return [] }
    note(query)
    var lines = numbered(headline(title(query), answer.shown, of: query), query)
    let levels = query.level == nil ? rows(of: query, by: .level) : []
    let children = childRows(query)
    // The list beside draws the parts of its own region.
    let drawsChildren = drawsParts && region != workspace.browse.frame.region
    for (rows, draws) in [(levels, drawsParts), (children, drawsChildren)] where !rows.isEmpty {
      if draws, rows.count > 1 {
        // The cursor stops where it stops on a close page.
        if lines.count > 1 { lines.append(.blank) }
        lines += bars(rows).map { DashboardLine($0.line) }
        continue
      }
      let words = rows.map { row -> String in
        let cell = values.cell(row.shown)
        return row.label + " " + cell.text + (cell.mark == "*" ? "*" : "")
      }
      lines += pen.packed(words, indent: 2).map { DashboardLine($0) }
    }
    return lines
  }

  /// A line with a number, broken where it is too long; the number is on the row that has the end.
  func numbered(_ line: StyledLine, _ query: Query) -> [DashboardLine] {
    let rows = line.wrapped(to: pen.columns, indent: 2)
    return rows.enumerated().map { index, row in
      index == rows.count - 1
        ? DashboardLine(row, subject: .query(query)) : DashboardLine(row)
    }
  }

  /// The parts of a total that have a value.
  private func rows(of query: Query, by axis: PartAxis) -> [BarRow] {
    engine.parts(of: query, by: axis).map { part in
      BarRow(
        label: label(part.label), shown: part.answer.shown, subject: .query(part.answer.query))
    }
  }

  /// ladder and split: the total, then what it is made of as bars.
  mutating func partsLines(_ choice: IndicatorChoice, by axis: PartAxis) -> [DashboardLine] {
    let asked = query(choice)
    let answer = engine.answerOrOnlyLevel(asked)
    let query = answer.query
    let rows = rows(of: asked, by: axis)
    let alreadySaid = answered.contains(query)
    note(query)
    for row in rows {
      if case .query(let part) = row.subject { note(part) }
    }
    if rows.isEmpty, answer.shown.quantity == nil || alreadySaid { return [] }
    var lines: [DashboardLine] = []
    if !alreadySaid, answer.shown.quantity == nil {
      lines.append(.heading(title(query)))
    } else if !alreadySaid {
      lines += numbered(headline(title(query), answer.shown, of: query), query)
    }
    // One part that is the whole says nothing new.
    if rows.count > 1 || rows.first?.subject != .query(query) { lines += bars(rows) }
    if case .parts(let parts, _, _) = answer.trace, answer.reported == nil, parts.count > 1 {
      let sum = parts.map { values.number($0.reading.quantity) }.joined(separator: " + ")
      lines.append(
        DashboardLine(StyledLine("  " + text(.ladderComputed) + ": " + sum, .dim)))
    }
    return lines
  }

  /// The same indicator in each child region that states it.
  func childrenLines(_ choice: IndicatorChoice) -> [DashboardLine] {
    let own = engine.answerOrOnlyLevel(query(choice)).query
    let rows = childRows(own)
    guard !rows.isEmpty else { return [] }
    let expected = dataset.regions.formalChildren(of: region).count
    let heading = title(own) + "  " + text(.byChildren(rows.count, of: expected))
    return [.heading(heading)] + bars(rows)
  }

  private func childRows(_ own: Query) -> [BarRow] {
    dataset.regions.children(of: region).compactMap { child in
      let answer = engine.answerOrOnlyLevel(own.about(child))
      guard answer.shown.quantity != nil else { return nil }
      return BarRow(
        label: RegionText(pen.language).name(dataset.regions[child]), shown: answer.shown,
        subject: .query(answer.query))
    }
  }

  /// The line of a total: name, number, mark, fraction, band, period.
  func headline(
    _ name: String, _ shown: ShownValue, of query: Query, fraction: Ratio? = nil
  ) -> StyledLine {
    let cell = values.cell(shown)
    let words = shown.quantity.map { full($0) } ?? cell.text
    var line = StyledLine([
      Span(name, .accent, bold: true), Span("  "), Span(words, .text, bold: true),
      Span(values.spaced(cell.mark, after: words), .mark),
    ])
    if let fraction {
      line.spans.append(
        Span("  \(fraction.numerator.plain)/\(fraction.denominator.plain)", .text, bold: true))
    }
    if let band = bandSpan(query.indicator, shown.quantity, shown.marks) {
      line.spans += [Span("  "), band]
    }
    let remark = periodRemark(shown)
    if !remark.isEmpty { line.spans.append(Span("  " + remark, .dim)) }
    return line
  }

  /// Labels, numbers that end below each other, and bars in proportion to the largest.
  func bars(_ rows: [BarRow]) -> [DashboardLine] {
    guard !rows.isEmpty else { return [] }
    let cells = rows.map { row in
      let cell = values.cell(row.shown)
      let isRate = row.shown.quantity?.unit == "%"
      return (text: cell.text + (isRate ? "%" : ""), mark: cell.mark)
    }
    let labelColumns = min(
      pen.columns / 2, rows.map { DisplayWidth.columns(of: $0.label) }.max() ?? 8)
    let numberColumns = max(4, cells.map { DisplayWidth.columns(of: $0.text) }.max() ?? 4)
    let bands = rows.map { row -> Span? in
      guard case .query(let query) = row.subject else { return nil }
      return bandSpan(query.indicator, row.shown.quantity, row.shown.marks)
    }
    let bandColumns = bands.map { $0.map { DisplayWidth.columns(of: $0.text) + 1 } ?? 0 }.max() ?? 0
    let room = max(0, min(60, pen.columns - labelColumns - numberColumns - bandColumns - 7))
    let amounts = rows.map { $0.shown.quantity?.value?.approximateValue ?? 0 }
    let largest = amounts.max() ?? 0
    return rows.indices.map { index in
      let (row, cell, amount) = (rows[index], cells[index], amounts[index])
      return DashboardLine(
        StyledLine([
          Span("  " + DisplayWidth.pad(row.label, to: labelColumns) + " "),
          Span(
            DisplayWidth.pad(cell.text, to: numberColumns, align: .right), .text, bold: true),
          Span(DisplayWidth.pad(cell.mark, to: 2), .mark), Span(" "),
          Span(
            DisplayWidth.pad(bands[index]?.text ?? "", to: bandColumns),
            bands[index]?.style ?? .plain),
          // One bar alone compares nothing.
          Span(
            rows.count < 2
              ? "" : Bar.row(amount, of: largest, columns: room, ascii: pen.ascii), .barFill),
        ]), subject: row.subject)
    }
  }

  /// The word for a part.
  func label(_ label: TracePart.Label) -> String {
    switch label {
    case .level(let level, let printed):
      pen.language == .zh ? printed ?? levelWord(level) : levelWord(level)
    case .option(let dimension, let option):
      dataset.catalogue.dimensions[dimension]?[option].map { text($0.title) } ?? option
    }
  }

  /// A rate: numerator and denominator first, the percentage second.
  mutating func fractionLines(_ choice: IndicatorChoice) -> [DashboardLine] {
    let query = query(choice)
    let answer = engine.answer(query)
    guard !answered.contains(query), answer.shown != .missing, answer.shown != .notApplicable
    else { return [] }
    note(query)
    let line = headline(
      title(query), answer.shown, of: query, fraction: answer.reading?.ratio)
    var lines = numbered(line, query)
    if let share = ShareCoverage(answer) {
      lines.append(DashboardLine(StyledLine("  " + text(.shareCoverage(share)), .dim)))
    }
    if let basis = answer.reading?.rateBasis {
      lines.append(
        DashboardLine(
          StyledLine(
            "  " + text(.accountRateBasis) + ": " + DataText.printed(basis, pen.language), .dim)))
    }
    return lines
  }
}
