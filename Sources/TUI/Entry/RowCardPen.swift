internal import Core

extension App {
  /// Draws a row's card over the whole screen and returns the cursor.
  func draw(_ card: RowCard, _ canvas: inout Canvas) -> Point {
    let area = Rect(x: 0, y: 1, width: size.width, height: max(0, size.height - 3))
    let inside = drawBox(area, title: registerTitle(card.register), &canvas)
    let lines = cardLines(card)
    let top = max(0, min(card.top, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      canvas.write(line, at: inside.origin.offset(y: offset), maxColumns: inside.width)
    }
    let y = size.height - 2
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: .plain)
    if let notice { drawNotice(notice, lastRow: y, &canvas) }
    return inside.origin
  }

  func hasMoves(_ card: RowCard) -> Bool {
    guard let table = workspace?.dataset.table(card.register), let row = table.find(card.row)
    else { return false }
    return !moves(of: row, in: table).isEmpty
  }

  /// The lines of a row's card: its name and place, its state and moves, its fields, its history.
  func cardLines(_ card: RowCard) -> [StyledLine] {
    guard let workspace, let table = workspace.dataset.table(card.register),
      let row = table.find(card.row)
    else { return [StyledLine(text(.form(.rowGone)), .dim)] }
    let columns = max(20, size.width - 4)
    let dataset = workspace.dataset
    let title = workspace.title(of: row, in: table, language: settings.language)
    var lines = StyledLine(sanitized(title), .title, bold: true).wrapped(to: columns)
    if let place = dataset.place(of: row, in: table) {
      let names = RegionText(settings.language)
      let path = dataset.regions.path(to: place).dropFirst()
        .map { names.name(dataset.regions[$0]) }
      lines += StyledLine(path.joined(separator: " > "), .dim).wrapped(to: columns)
    }
    lines += stateLines(row, table, columns)
    lines += fieldLines(row, table, columns)
    lines += [StyledLine(), StyledLine(text(.form(.history)), .accent, bold: true)]
    lines += historyLines(card, table, columns)
    return lines
  }

  private func stateLines(_ row: RowID, _ table: Table, _ columns: Int) -> [StyledLine] {
    guard let states = table.schema.states, let field = table.schema[states.field],
      let workspace
    else { return [] }
    let words = FieldText(dataset: workspace.dataset, language: settings.language)
    var lines = [
      StyledLine(),
      StyledLine([
        Span(text(.form(.state)) + "  ", .dim),
        Span(words.text(field, of: row, in: table) ?? "-", .accent, bold: true),
      ]),
    ]
    let moves = moves(of: row, in: table)
    guard !moves.isEmpty else { return lines + [StyledLine(text(.form(.noMoves)), .dim)] }
    let values = workspace.dataset.values(of: row, in: table)
    let place = workspace.dataset.place(of: row, in: table)
    lines.append(StyledLine(text(.form(.moves)), .dim))
    for (index, move) in moves.enumerated() {
      var line = StyledLine([
        Span("  \(index + 1) ", .key, bold: true),
        Span(words.words(.option(move.to), field) ?? move.to),
      ])
      let check = workspace.dataset.scoreCheck(
        for: move, of: values, in: table.schema, at: place)
      if let check {
        line.spans.append(Span("  "))
        line.spans += ScoreText(language: settings.language).line(check).spans
      }
      lines += line.wrapped(to: columns, indent: 4)
    }
    return lines
  }

  private func fieldLines(_ row: RowID, _ table: Table, _ columns: Int) -> [StyledLine] {
    guard let dataset = workspace?.dataset else { return [] }
    let words = FieldText(dataset: dataset, language: settings.language)
    let room = settings.language == .zh ? 18 : 30
    var lines: [StyledLine] = []
    let groups = table.schema.groups.map { (Optional($0.id), text($0.title)) }
    let named = Set(table.schema.groups.map(\.id))
    let others = (String?.none, text(.form(.otherFields)))
    for (group, heading) in groups + [others] {
      let fields = table.schema.fields.filter { field in
        group == nil ? !(field.group.map { named.contains($0) } ?? false) : field.group == group
      }
      let filled = fields.compactMap { field in
        words.text(field, of: row, in: table).map { (field, $0) }
      }
      guard !filled.isEmpty else { continue }
      lines += [StyledLine(), StyledLine(heading, .accent, bold: true)]
      for (field, value) in filled {
        let label = DisplayWidth.pad(text(field.title), to: room)
        for (index, part) in DisplayWidth.wrap(value, to: max(8, columns - room - 1)).enumerated() {
          lines.append(
            StyledLine([
              Span(index == 0 ? label : String(repeating: " ", count: room), .dim),
              Span(" " + sanitized(part)),
            ]))
        }
      }
    }
    return lines
  }

  private func historyLines(_ card: RowCard, _ table: Table, _ columns: Int) -> [StyledLine] {
    let all = history(of: card.row, in: card.register)
    guard !all.isEmpty else { return [StyledLine(text(.form(.noHistory)), .dim)] }
    return all.reversed().flatMap { transaction in
      HistoryText(schema: table.schema, row: card.row, dataset: workspace?.dataset, text: text)
        .lines(transaction, columns: columns)
    }
  }
}

extension Dataset {
  /// All that a row holds, as a form holds it.
  func values(of row: RowID, in table: Table) -> RowDraft {
    var values: RowDraft = [:]
    for field in table.schema.fields {
      let value = table.value(field.id, of: row)
      if !value.isMissing { values[field.id] = value }
    }
    return values
  }
}

/// What a transaction did to a row, in lines.
struct HistoryText {
  let schema: RegisterSchema
  let row: String
  let dataset: Dataset?
  let text: ScreenText

  func lines(_ transaction: Transaction, columns: Int) -> [StyledLine] {
    let time = String(transaction.time.prefix(16)).split(separator: "T").joined(separator: " ")
    var line = StyledLine([
      Span(DataText.visible(time) + " ", .dim),
      Span(DataText.visible(transaction.author) + " ", .text),
    ])
    let changes = transaction.edits.compactMap { change($0) }
    line.spans.append(Span(changes.joined(separator: text.language == .zh ? "；" : "; ")))
    if let reason = transaction.reason, !reason.isEmpty {
      line.spans.append(Span("  " + DataText.visible(reason), .watch))
    }
    return line.wrapped(to: columns, indent: 4)
  }

  private func change(_ edit: Edit) -> String? {
    switch edit.target {
    case .row(schema.id, row): return edit.from == nil ? "+" : edit.to == nil ? "-" : "="
    case .field(schema.id, row, let id):
      guard let field = schema[id] else { return nil }
      return text(field.title) + " " + words(edit.from, field) + " → " + words(edit.to, field)
    default: return nil
    }
  }

  private func words(_ value: JSONValue?, _ field: Field) -> String {
    guard let value else { return "-" }
    let plain = value.string ?? value.excerpt
    guard let dataset, let read = FieldValue(plain, for: field) else {
      return DataText.visible(plain, longest: 40)
    }
    return FieldText(dataset: dataset, language: text.language).words(read, field) ?? plain
  }
}
