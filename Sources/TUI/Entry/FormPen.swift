internal import Core

/// Draws a form over the whole screen but its footer.
struct FormPen {
  let form: FormState
  let dataset: Dataset
  let settings: Settings
  let text: ScreenText

  init(form: FormState, dataset: Dataset, settings: Settings) {
    self.form = form
    self.dataset = dataset
    self.settings = settings
    text = ScreenText(settings.language)
  }

  /// A line of the form before it is cut to what is in sight.
  enum Line {
    case heading(String)
    case remark(StyledLine)
    case field(Int)
    /// A further line of a long text.
    case more(Int, row: Int)
    case reason
  }

  private var schema: RegisterSchema? { dataset.catalogue.registers[form.register] }
  private var labelColumns: Int { Self.labelColumns(settings.language) }

  private static func labelColumns(_ language: Language) -> Int { language == .zh ? 20 : 28 }

  /// The columns that a long text has on a screen.
  static func textColumns(_ width: Int, _ language: Language) -> Int {
    max(4, width - labelColumns(language) - 5)
  }

  /// Draws the form and returns where the caret stands.
  func draw(_ size: Size, _ canvas: inout Canvas) -> Point {
    let area = Rect(x: 0, y: 0, width: size.width, height: max(0, size.height - 2))
    canvas.fill(area, with: " ", style: .plain)
    drawTitle(area.row(0), &canvas)
    canvas.drawHorizontalLine(
      from: Point(x: 0, y: 1), length: size.width, style: Style(.borderFocused), joins: false)
    let body = Rect(x: 0, y: 2, width: size.width, height: max(1, size.height - 5))
    let lines = lines(columns: body.width - 2)
    let focused = lines.firstIndex { hasCaret($0, body.width) } ?? 0
    var window = ScrollWindow(selected: focused, top: max(0, focused - body.height / 2))
    window.reveal(count: lines.count, height: body.height)
    let message = FormMessage(form: form, dataset: dataset, language: settings.language).line
      .wrapped(to: size.width - 2).prefix(2)
    // A long message takes the last row of the form, but not that of the focus.
    let isHidden = message.count > 1 && focused == window.top + body.height - 1
    if isHidden { window = ScrollWindow(selected: focused, top: window.top + 1) }
    var caret = body.origin
    var focusRow = body.y
    for (offset, index) in window.visible(count: lines.count, height: body.height).enumerated() {
      let y = body.y + offset
      if isFocused(lines[index]) { focusRow = y }
      if let point = draw(lines[index], y: y, body, &canvas) { caret = point }
    }
    drawMore(window, lines.count, body, &canvas)
    draw(message, above: body.maxY, size.width, &canvas)
    if let choices = form.choices, choices.isOpen {
      ChoicePen(form: form, choices: choices, dataset: dataset, settings: settings)
        .draw(below: focusRow, x: labelColumns + 3, in: body, &canvas)
    }
    return caret
  }

  private func isFocused(_ line: Line) -> Bool {
    switch line {
    case .field(let index): index == form.focus
    case .reason: form.focus == form.fields.count
    case .more(let index, _): index == form.focus
    case .heading, .remark: false
    }
  }

  /// Whether the caret stands in a line: of a long text in one of several.
  private func hasCaret(_ line: Line, _ width: Int) -> Bool {
    guard isFocused(line) else { return false }
    let row: Int
    switch line {
    case .field(let index) where form.fields[index].field.type == .longText: row = 0
    case .more(_, let number): row = number
    default: return true
    }
    let text = form.fields[form.focus].text
    return text.caretRow(text.rows(columns: Self.textColumns(width, settings.language))) == row
  }

  // MARK: Title

  private func drawTitle(_ rect: Rect, _ canvas: inout Canvas) {
    let register = schema.map { text($0.title) } ?? form.register
    var words = " "
    switch form.purpose {
    case .new: words += text(.form(.newRow(register)))
    case .edit: words += text(.form(.editRow(register)))
    case .move(_, let from, let to):
      words += text(.form(.moveRow(register, from: state(from), to: state(to))))
    }
    let names = RegionText(settings.language)
    let place = " > " + names.name(dataset.regions[form.place])
    var tail: [Span] = []
    if let badge = dataset.manifest.badge {
      tail += [Span(" " + text(badge) + " ", .synthetic, bold: true), Span(" ")]
    }
    let unread = form.unreadable.count
    if unread > 0 {
      tail += [Span(text(.form(.unreadable(unread))), .error, bold: true), Span(" ")]
    }
    let left = form.missing.count
    tail.append(
      left == 0
        ? Span(text(.form(.complete)), .dim)
        : Span(text(.form(.requiredLeft(left))), .watch, bold: true))
    let right = StyledLine(tail)
    let room = max(4, rect.width - right.columns - 3)
    let line = StyledLine([Span(words, .title, bold: true), Span(place, .dim)])
    canvas.write(line, at: rect.origin, maxColumns: room)
    canvas.write(
      right, at: Point(x: max(0, rect.maxX - right.columns - 1), y: rect.y),
      maxColumns: rect.width)
  }

  private func state(_ id: String) -> String {
    guard let states = schema?.states, let field = schema?[states.field] else { return id }
    return FieldText(dataset: dataset, language: settings.language)
      .words(.option(id), field) ?? id
  }

  // MARK: Lines

  /// Headings with their fields; a heading whose fields are all left out is left out too.
  func lines(columns: Int) -> [Line] {
    var lines: [Line] = []
    if case .move = form.purpose, let check = form.score {
      lines += ScoreText(language: settings.language).line(check).wrapped(to: columns)
        .map { .remark($0) }
    }
    for check in form.scores where check != form.score {
      lines += ScoreText(language: settings.language).line(check).wrapped(to: columns)
        .map { .remark($0) }
    }
    var group: String??
    var hasGroups = !(schema?.groups.isEmpty ?? true)
    if case .move = form.purpose { hasGroups = false }
    for (index, field) in form.fields.enumerated() where field.isShown || field.isFixed {
      if hasGroups, group != .some(field.field.group) {
        let title = schema?.groups.first { $0.id == field.field.group }
        lines.append(.heading(title.map { text($0.title) } ?? text(.form(.otherFields))))
        group = .some(field.field.group)
      }
      lines.append(.field(index))
      if field.field.type == .longText, !field.text.isEmpty {
        let rows = field.text.rows(columns: Self.textColumns(columns + 2, settings.language))
        lines += rows.indices.dropFirst().map { .more(index, row: $0) }
      }
    }
    if form.reason != nil { lines += [.heading(text(.form(.reasonWanted))), .reason] }
    return lines
  }

  private func draw(_ line: Line, y: Int, _ body: Rect, _ canvas: inout Canvas) -> Point? {
    switch line {
    case .heading(let words):
      canvas.write(words, at: Point(x: 1, y: y), style: Style(.accent, bold: true))
    case .remark(let line): canvas.write(line, at: Point(x: 1, y: y), maxColumns: body.width - 2)
    case .field(let index) where form.fields[index].field.type == .longText:
      let field = form.fields[index]
      drawLabel(
        text(field.field.title), isRequired: field.isRequired, index == form.focus, y: y, &canvas)
      return drawLongText(index, row: 0, y: y, body, &canvas)
    case .field(let index): return drawField(index, y: y, body, &canvas)
    case .more(let index, let row): return drawLongText(index, row: row, y: y, body, &canvas)
    case .reason:
      guard let reason = form.reason else { return nil }
      let isFocused = form.focus == form.fields.count
      drawLabel(text(.form(.reason)), isRequired: true, isFocused, y: y, &canvas)
      let x = labelColumns + 3
      let room = max(4, body.width - x - 3)
      if isFocused {
        return canvas.draw(
          reason, at: Point(x: x, y: y), columns: room, style: Style(.text, underline: true))
      }
      canvas.write(
        DisplayWidth.truncate(reason.text, to: room), at: Point(x: x, y: y), style: .plain)
    }
    return nil
  }

  private func drawLabel(
    _ words: String, isRequired: Bool, _ isFocused: Bool, y: Int, _ canvas: inout Canvas
  ) {
    canvas.write(isFocused ? ">" : " ", at: Point(x: 0, y: y), style: Style(.accent, bold: true))
    canvas.write(isRequired ? "*" : " ", at: Point(x: 1, y: y), style: Style(.watch, bold: true))
    canvas.write(
      DisplayWidth.truncate(words, to: labelColumns - 1), at: Point(x: 2, y: y),
      style: Style(isFocused ? .text : .dim, bold: isFocused))
  }

  private func drawField(_ index: Int, y: Int, _ body: Rect, _ canvas: inout Canvas) -> Point? {
    let field = form.fields[index]
    let isFocused = index == form.focus
    drawLabel(
      text(field.field.title), isRequired: field.isRequired, isFocused, y: y, &canvas)
    let x = labelColumns + 3
    let room = max(4, body.width - x - 2)
    let words = understood(field)
    guard isFocused else {
      let shown = field.problem != nil ? field.text.text : words ?? ""
      let style: Style =
        field.problem != nil
        ? Style(.error) : words == nil ? Style(.dim) : Style(field.isFixed ? .dim : .text)
      // What could not be read is no value of the row: that is said behind it.
      let mark = field.problem == nil ? "" : "  " + text(.form(.draftMark))
      let cut = DisplayWidth.truncate(
        shown.isEmpty ? "-" : sanitized(shown), to: room - DisplayWidth.columns(of: mark))
      let columns = canvas.write(cut, at: Point(x: x, y: y), style: style)
      canvas.write(mark, at: Point(x: x + columns, y: y), style: Style(.error, bold: true))
      return nil
    }
    let columns = min(room, columns(of: field.field))
    let caret = canvas.draw(
      field.text, at: Point(x: x, y: y), columns: columns, style: Style(.text, underline: true))
    var after = x + columns + 1
    if let unit = unit(field.field) {
      after += canvas.write(unit, at: Point(x: after, y: y), style: Style(.dim)) + 1
    }
    if let words, words != field.text.text, body.maxX - after > 6 {
      canvas.write(
        DisplayWidth.truncate(
          text(.form(.understood(sanitized(words)))), to: body.maxX - after - 1),
        at: Point(x: after, y: y), style: Style(.hint))
    }
    return caret
  }

  /// A line of a long text, whether it has the focus or not: what was written is there to be read.
  private func drawLongText(
    _ index: Int, row: Int, y: Int, _ body: Rect, _ canvas: inout Canvas
  ) -> Point? {
    let field = form.fields[index]
    let columns = Self.textColumns(body.width, settings.language)
    let rows = field.text.rows(columns: columns)
    let start = Point(x: labelColumns + 3, y: y)
    guard rows.indices.contains(row) else { return nil }
    if index == form.focus {
      return canvas.draw(
        field.text, row: rows[row], at: start, columns: columns,
        hasCaret: field.text.caretRow(rows) == row, style: Style(.text, underline: true))
    }
    let words = String(Array(field.text.text)[rows[row]])
    canvas.write(
      field.text.isEmpty ? "-" : sanitized(words), at: start,
      style: field.problem != nil ? Style(.error) : Style(field.text.isEmpty ? .dim : .text),
      maxColumns: columns)
    return nil
  }

  /// What a field's text was understood as; nil for nothing.
  private func understood(_ field: FormField) -> String? {
    FieldText(dataset: dataset, language: settings.language).words(field.value, field.field)
  }

  private func unit(_ field: Field) -> String? {
    field.unit.map { settings.language.unit($0, in: dataset.catalogue.units) }
  }

  /// How wide a field's text is drawn: numbers and dates need no line of their own.
  private func columns(of field: Field) -> Int {
    switch field.type {
    case .integer, .decimal, .quantity, .date, .year: 16
    case .period, .boolean, .level, .option: 24
    case .region, .reference, .document, .enterprise, .source: 40
    case .text, .longText, .texts, .options, .sources: 400
    }
  }

  private func drawMore(_ window: ScrollWindow, _ count: Int, _ body: Rect, _ canvas: inout Canvas)
  {
    let visible = window.visible(count: count, height: body.height)
    guard visible.count < count else { return }
    let words = " \(visible.lowerBound + 1)-\(visible.upperBound)/\(count) "
    canvas.write(
      words, at: Point(x: body.maxX - DisplayWidth.columns(of: words) - 1, y: 1),
      style: Style(.dim))
  }

  private func draw(
    _ message: ArraySlice<StyledLine>, above last: Int, _ width: Int, _ canvas: inout Canvas
  ) {
    for (offset, line) in message.enumerated() {
      let y = last - message.count + 1 + offset
      canvas.fill(Rect(x: 0, y: y, width: width, height: 1), with: " ", style: .plain)
      canvas.write(line, at: Point(x: 1, y: y), maxColumns: width - 2)
    }
  }
}
