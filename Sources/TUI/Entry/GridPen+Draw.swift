internal import Core

extension GridPen {
  /// Draws the grid over the whole screen but its footer, and returns the cursor and whether it is seen.
  func draw(_ size: Size, notice: Notice?, _ canvas: inout Canvas) -> (Point, Bool) {
    canvas.fill(Rect(size: size), with: " ", style: .plain)
    drawTop(Rect(x: 0, y: 0, width: size.width, height: 1), &canvas)
    let geometry = geometry(size)
    drawHeader(geometry, size, &canvas)
    var cursor = Point(x: 0, y: geometry.bodyY)
    var isTyping = false
    let window = grid.rows.indices.dropFirst(grid.top).prefix(geometry.height)
    for (offset, row) in window.enumerated() {
      let y = geometry.bodyY + offset
      if let point = drawRow(row, y: y, geometry, size, &canvas) {
        cursor = point
        isTyping = grid.edit != nil
      }
    }
    drawStatus(
      Rect(x: 0, y: size.height - 3, width: size.width, height: 2), notice: notice, &canvas)
    return (cursor, isTyping)
  }

  // MARK: The top line

  private func drawTop(_ rect: Rect, _ canvas: inout Canvas) {
    let dataset = workspace.dataset
    var x = 1
    x += canvas.write(
      text(.entry(.heading)), at: Point(x: x, y: 0), style: Style(.accent, bold: true))
    let period = grid.shape == .regions ? PeriodText(settings.language).text(grid.period) + " " : ""
    let sheet =
      if case .records(let register) = grid.shape {
        dataset.catalogue.registers[register].map { text($0.title) } ?? register
      } else {
        text(grid.sheet.title)
      }
    let place = RegionText(settings.language).name(dataset.regions[grid.region])
    var right: [Span] = []
    if let badge = dataset.manifest.badge {
      right += [Span(" " + text(badge) + " ", .synthetic, bold: true), Span("  ")]
    }
    if !desk.outbox.isEmpty {
      let words = desk.waiting.map { JournalErrorWords(settings.language).words($0) }
      right += [
        words.map { Span(text(.entry(.waitingFor($0))), .watch) }
          ?? Span(text(.entry(.saving)), .accent), Span("  "),
      ]
    } else if let time = desk.savedAt {
      right += [Span(text(.entry(.savedAt(time))), .good), Span("  ")]
    }
    let drafts = desk.drafts.count - (isTypedKept ? 1 : 0)
    if drafts > 0 { right += [Span(text(.entry(.drafts(drafts))), .watch), Span("  ")] }
    if let blanks { right.append(Span(text(.entry(.blanks(blanks))), .dim)) }
    let tail = StyledLine(right)
    let tailX = max(x, rect.maxX - tail.columns - 1)
    let words = StyledLine([
      Span("  " + period, .title, bold: true), Span(sheet, .text), Span(" > ", .dim),
      Span(place, .title, bold: true),
    ])
    canvas.write(words, at: Point(x: x, y: 0), maxColumns: max(0, tailX - x - 1))
    canvas.write(tail, at: Point(x: tailX, y: 0), maxColumns: rect.maxX - tailX)
  }

  /// Whether one of the drafts is the cell being typed.
  private var isTypedKept: Bool {
    guard let edit = grid.edit, let target = workspace.target(edit.subject) else { return false }
    return desk.drafts.text(target) != nil
  }

  /// How many cells that are entered show nothing.
  ///
  /// Nil for rows of a register, which are not a sheet to be filled.
  private var blanks: Int? {
    if case .records = grid.shape { return nil }
    var typed: Set<GridPoint> = []
    for target in desk.outbox.targets + desk.drafts.figures {
      if let point = grid.places[target], grid.blanks.contains(point) { typed.insert(point) }
    }
    return grid.blanks.count - typed.count
  }

  // MARK: Header and rows

  private func drawHeader(_ geometry: Geometry, _ size: Size, _ canvas: inout Canvas) {
    for (column, x) in geometry.shown {
      let width = geometry.widths[column] - 3
      let isHere = column == grid.cursor.column
      let style = Style(isHere ? .accent : .dim, bold: isHere)
      let lines = headerLines(of: grid.columns[column], width: width)
      for (offset, line) in lines.enumerated() {
        canvas.write(
          DisplayWidth.pad(line, to: width, align: .right),
          at: Point(x: x + 1, y: 3 - lines.count + offset), style: style)
      }
      let unit = unit(of: grid.columns[column], nil)
      canvas.write(
        DisplayWidth.pad(unit, to: width, align: .right), at: Point(x: x + 1, y: 3),
        style: Style(.dim))
    }
    if grid.left > 0 {
      canvas.write("<", at: Point(x: geometry.name - 1, y: 2), style: Style(.key))
    }
    if let last = geometry.shown.last?.column, last + 1 < grid.columns.count {
      canvas.write(">", at: Point(x: (geometry.stateX ?? size.width) - 1, y: 2), style: Style(.key))
    }
    if let stateX = geometry.stateX {
      canvas.write(text(.entry(.stateColumn)), at: Point(x: stateX + 1, y: 2), style: Style(.dim))
    }
  }

  /// Draws a row; returns the cursor's place where it is in this row.
  private func drawRow(
    _ row: Int, y: Int, _ geometry: Geometry, _ size: Size, _ canvas: inout Canvas
  ) -> Point? {
    let isHere = row == grid.cursor.row
    let kind = grid.rows[row]
    let name = (isHere ? ">" : " ") + name(of: kind)
    canvas.write(
      DisplayWidth.truncate(name, to: geometry.name - 1), at: Point(x: 0, y: y),
      style: Style(isHere ? .title : kind.isEntered ? .text : .dim, bold: isHere))
    var cursor: Point?
    for (column, x) in geometry.shown {
      let point = GridPoint(row: row, column: column)
      let place = drawCell(point, x: x + 1, y: y, width: geometry.widths[column] - 1, &canvas)
      if point == grid.cursor { cursor = place }
    }
    if let stateX = geometry.stateX, let state = state(of: row) {
      let role: StyleRole =
        switch state {
        case .blank: .dim
        case .filling: .text
        case .pending, .returned: .watch
        case .filled, .submitted, .approved: .good
        }
      canvas.write(
        text(.entry(.state(state))), at: Point(x: stateX + 1, y: y), style: Style(role),
        maxColumns: size.width - stateX - 1)
    }
    return cursor
  }

  private func state(of row: Int) -> SheetState? {
    switch grid.rows[row] {
    case .region(let region), .own(let region):
      let key = SheetKey(sheet: grid.sheet.id, region: region, period: grid.period)
      let points = grid.columns.indices.map { GridPoint(row: row, column: $0) }
      return workspace.state(
        key, cells: points.count, filled: points.count { !grid.blanks.contains($0) }
      ) {
        !grid.findings.isEmpty
          && points.contains { point in
            guard let subject = grid.subject(point), let found = grid.findings[subject] else {
              return false
            }
            return !workspace.open(found, subject).isEmpty
          }
      }
    default: return nil
    }
  }

  private func drawCell(
    _ point: GridPoint, x: Int, y: Int, width: Int, _ canvas: inout Canvas
  ) -> Point {
    guard let subject = grid.subject(point) else { return Point(x: x, y: y) }
    let isCursor = point == grid.cursor
    if isCursor, let edit = grid.edit {
      canvas.write("[", at: Point(x: x, y: y), style: Style(.key))
      canvas.write("]", at: Point(x: x + width - 1, y: y), style: Style(.key))
      return canvas.draw(
        edit.field, at: Point(x: x + 1, y: y), columns: width - 2, style: Style(.cellCursor))
    }
    let content = reader.content(subject)
    let mark = findingMark(subject) ?? (content.mark, StyleRole.mark)
    let isSelected = grid.anchor != nil && grid.block.contains(point)
    let role: StyleRole =
      isCursor ? .cellCursor : isSelected ? .selection : self.role(content.state)
    if isCursor || isSelected {
      canvas.fill(Rect(x: x, y: y, width: width, height: 1), style: Style(role))
    }
    let room = width - 2
    canvas.write(
      DisplayWidth.pad(
        DisplayWidth.truncate(content.text, to: room), to: room, align: alignment(subject)),
      at: Point(x: x, y: y), style: Style(role))
    canvas.write(
      mark.0, at: Point(x: x + room, y: y),
      style: Style(isCursor || isSelected ? role : mark.1), maxColumns: 2)
    return Point(x: x, y: y)
  }

  private func alignment(_ subject: CellSubject) -> DisplayWidth.Alignment {
    if case .field = subject { .left } else { .right }
  }

  private func role(_ state: CellContent.State) -> StyleRole {
    switch state {
    case .missing, .computed, .derived: .dim
    case .shown, .saved: .text
    case .pending: .accent
    case .draft: .bad
    }
  }

  /// 强 or 核 where something is open, 说 where it is explained.
  private func findingMark(_ subject: CellSubject) -> (String, StyleRole)? {
    guard let found = grid.findings[subject], !found.isEmpty else { return nil }
    let open = workspace.open(found, subject)
    let isPlain = settings.ascii || settings.language == .en
    if open.contains(where: { $0.severity == .block }) { return (isPlain ? "!" : "强", .bad) }
    if !open.isEmpty { return (isPlain ? "?" : "核", .watch) }
    guard found.contains(where: { $0.severity == .reason }) else { return nil }
    return (isPlain ? "E" : "说", .mark)
  }

  // MARK: The status

  private func drawStatus(_ rect: Rect, notice: Notice?, _ canvas: inout Canvas) {
    let (words, role) = status(notice)
    for (offset, line) in DisplayWidth.wrap(words, to: rect.width - 2).prefix(2).enumerated() {
      canvas.write(line, at: Point(x: 1, y: rect.y + offset), style: Style(role))
    }
  }

  private func status(_ notice: Notice?) -> (String, StyleRole) {
    if let notice { return (text(notice.phrase), .notice) }
    guard let subject = grid.current else { return ("", .hint) }
    if grid.typed == nil, let words = contest(subject) { return (words, .bad) }
    let findings: [Finding]
    if let typed = grid.typed {
      if let problem = typed.problem {
        let isHarmless = grid.edit?.field.isEmpty ?? true
        return isHarmless
          ? (hint(subject), .hint) : (text(workspace.problemPhrase(problem, subject)), .watch)
      }
      findings = typed.findings
    } else {
      findings = workspace.open(grid.findings[subject] ?? [], subject)
    }
    if grid.typed != nil, findings.isEmpty, grid.typedText != grid.edit?.field.text {
      return (text(.entry(.denominatorRepeated(grid.typedText))), .hint)
    }
    let gravest = findings.max { $0.severity < $1.severity }
    if let gravest { return (line(gravest, subject), gravest.severity == .block ? .bad : .watch) }
    return (hint(subject), .hint)
  }

  /// A finding in one sentence: what, what should stand there, what to do.
  func line(_ finding: Finding, _ subject: CellSubject) -> String {
    let words = FindingText(language: settings.language, dataset: workspace.dataset)
    return text(
      .entry(
        .findingLine(
          severity: words.severity(finding.severity), place: name(of: subject),
          what: words.what(finding), expected: words.expected(finding), next: words.next(finding),
          canExplain: finding.severity == .reason && finding.rule != nil)))
  }

  /// What somebody else has written where a draft stands that was begun before; nil where nobody has.
  private func contest(_ subject: CellSubject) -> String? {
    guard let target = workspace.target(subject), let base = desk.drafts.base(target) else {
      return nil
    }
    let present = workspace.dataset.current(target)
    guard desk.outbox.pending(target) == nil, !JSONValue.saysSame(base, present) else { return nil }
    let edit = Edit(target, from: nil, to: nil)
    let last = desk.history.last { $0.edits.contains { $0.touches(edit) } }
    return text(
      .entry(
        .draftAgainst(
          name: name(of: subject), theirs: reader.withoutDrafts.content(subject).text,
          author: last?.author ?? "", time: last.map { App.clockTime($0.time) } ?? "")))
  }

  /// What the cell is and what stood there last year.
  private func hint(_ subject: CellSubject) -> String {
    if let words = contest(subject) { return words }
    guard case .figure(let address) = subject else { return name(of: subject) }
    let units = workspace.dataset.catalogue.units
    let values = ValueText(language: settings.language, ascii: settings.ascii)
    let before = workspace.lastYear(address).map { values.full($0, units: units) }
    let explanation = grid.findings[subject]?.compactMap {
      workspace.explanation(of: $0, subject)
    }.first
    return text(
      .entry(
        .cellHint(
          name: name(of: subject),
          unit: unit(of: .choice(address.choice), nil), lastYear: before,
          explanation: explanation)))
  }
}
