internal import Core

extension App {
  /// Draws a layer of recording rows and returns the cursor.
  func draw(_ layer: FormLayer, _ canvas: inout Canvas) -> (Point, Bool) {
    guard let workspace else { return (.zero, false) }
    switch layer {
    case .form(let form):
      let pen = FormPen(form: form, dataset: workspace.dataset, settings: settings)
      let caret = pen.draw(size, &canvas)
      drawStatusLine(text(.form(.formKeys)), &canvas)
      return (caret, true)
    case .rows(let list): return (draw(list, workspace, &canvas), true)
    case .counts(let counts): return (draw(counts, &canvas), false)
    case .card(let card): return (draw(card, &canvas), false)
    case .menu(let menu): return (draw(menu, workspace, &canvas), true)
    case .askDraft(let register, _):
      return (
        ask(
          .draftTitle, text(.form(.draftQuestion(registerTitle(register)))), .draftKeys, &canvas),
        false
      )
    case .askDelete(let register, let row):
      let table = workspace.dataset.table(register)
      let title = table.flatMap { table in
        table.find(row).map {
          workspace.title(of: $0, in: table, language: settings.language)
        }
      }
      let words = DataText.visible(title ?? row, longest: 40)
      return (ask(.deleteTitle, text(.form(.deleteQuestion(words))), .deleteKeys, &canvas), false)
    }
  }

  private func ask(
    _ title: FormPhrase, _ words: String, _ keys: FormPhrase, _ canvas: inout Canvas
  ) -> Point {
    let keys = text(.form(keys))
    let width = max(DisplayWidth.columns(of: words), DisplayWidth.columns(of: keys)) + 6
    let rect = dialogArea.centered(Size(width: width, height: 5))
    let inside = drawBox(rect, title: text(.form(title)), &canvas)
    canvas.write(
      words, at: inside.origin.offset(x: 1), style: Style(.text, bold: true),
      maxColumns: inside.width - 1)
    canvas.write(keys, at: inside.origin.offset(x: 1, y: 2), style: Style(.key))
    return inside.origin.offset(x: 1)
  }

  /// The line above the footer: a passing message, else what can be pressed.
  func drawStatusLine(_ words: String, _ canvas: inout Canvas) {
    let y = size.height - 2
    canvas.fill(Rect(x: 0, y: y, width: size.width, height: 1), style: .plain)
    if let notice { return drawNotice(notice, lastRow: y, &canvas) }
    canvas.write(
      DisplayWidth.truncate(words, to: size.width - 2), at: Point(x: 1, y: y), style: Style(.hint))
  }

  // MARK: The menu of registers

  private func draw(
    _ menu: RegisterMenu, _ workspace: Workspace, _ canvas: inout Canvas
  ) -> Point {
    let rows = workspace.registers(for: menu, recent: forms.recent).map { schema -> StyledLine in
      let count = count(of: schema, menu.occasion, workspace)
      return StyledLine([
        Span(DisplayWidth.pad(text(schema.title), to: settings.language == .zh ? 26 : 44)),
        Span(DisplayWidth.pad(count > 0 ? String(count) : "", to: 6, align: .right), .dim),
      ])
    }
    let typed = DataText.visible(menu.filter.text, longest: 40)
    let none = rows.isEmpty ? [StyledLine(text(.noMatch(typed)), .dim)] : []
    let point = drawFieldBox(
      title: text(.form(.registerMenu)), field: menu.filter, rows: rows + none, window: menu.window,
      remark: "", &canvas)
    drawStatusLine(text(.form(.menuHint)), &canvas)
    return point
  }

  private func count(
    of schema: RegisterSchema, _ occasion: FormOccasion, _ workspace: Workspace
  ) -> Int {
    if let enterprise = occasion.enterprise {
      return workspace.dataset.rows(of: schema.id, owner: enterprise).count
    }
    return workspace.engine.rows(of: schema.id, in: occasion.place).count
  }

  // MARK: The rows of a register

  private func draw(_ list: RowList, _ workspace: Workspace, _ canvas: inout Canvas) -> Point {
    let area = Rect(x: 0, y: 0, width: size.width, height: max(0, size.height - 2))
    canvas.fill(area, with: " ", style: .plain)
    drawTitle(of: list, workspace, &canvas)
    canvas.write("> ", at: Point(x: 1, y: 2), style: Style(.accent, bold: true))
    let caret = canvas.draw(list.filter, at: Point(x: 3, y: 2), columns: size.width - 6)
    drawBelowFilter(list, &canvas)
    let body = Rect(x: 0, y: 4, width: size.width, height: max(1, size.height - 6))
    if let table = workspace.dataset.table(list.register), !list.rows.isEmpty {
      draw(list, table, body, workspace, &canvas)
    } else {
      let typed = list.filter.text
      canvas.write(
        text(typed.isEmpty ? .form(.noRows) : .noMatch(DataText.visible(typed, longest: 40))),
        at: Point(x: 2, y: 5), style: Style(.dim), maxColumns: size.width - 3)
    }
    drawStatusLine(wholeRow(list, workspace) ?? text(.form(.rowHint)), &canvas)
    return caret
  }

  /// The register and the place, and how many rows there are with which filter.
  func drawTitle(of list: RowList, _ workspace: Workspace, _ canvas: inout Canvas) {
    let dataset = workspace.dataset
    let names = RegionText(settings.language)
    var title = StyledLine([
      Span(" " + registerTitle(list.register), .title, bold: true),
      Span(" > " + names.name(dataset.regions[list.occasion.place]), .dim),
    ])
    if let id = list.occasion.enterprise, let table = dataset.tables[Catalogue.enterprises],
      let row = table.find(id)
    {
      title = title.adding(" > " + sanitized(table.name(of: row) ?? id), .dim)
    }
    if list.isLimited, let duty = list.occasion.duty {
      let name = dataset.catalogue.obligations[duty.obligation].map { text($0.title) }
      let period = PeriodText(settings.language).text(duty.period)
      title = title.adding("  " + period + " " + (name ?? duty.obligation), .accent)
    }
    // A number stands there only with the text that it belongs to.
    let count =
      !list.isCounted
      ? text(.form(list.query.isEmpty ? .counting : .filtering))
      : list.query.isEmpty
        ? text(.form(.rowCount(list.hits)))
        : text(.form(.filtered(list.hits, of: list.total, shownFilter(list))))
    var tail: [Span] = [Span(count, .dim)]
    if let progress = list.progress {
      let percent = max(0, min(100, Int(progress * 100)))
      tail.insert(Span(text(.form(.listing(percent: percent))) + "  ", .notice), at: 0)
    }
    if let badge = dataset.manifest.badge {
      tail.insert(Span(" " + text(badge) + " ", .synthetic, bold: true), at: 0)
      tail.insert(Span(" "), at: 1)
    }
    let right = StyledLine(tail)
    canvas.write(title, at: .zero, maxColumns: size.width - right.columns - 2)
    canvas.write(
      right, at: Point(x: max(0, size.width - right.columns - 1), y: 0), maxColumns: size.width)
    canvas.drawHorizontalLine(
      from: Point(x: 0, y: 1), length: size.width, style: Style(.borderFocused), joins: false)
  }

  private func draw(
    _ list: RowList, _ table: Table, _ body: Rect, _ workspace: Workspace, _ canvas: inout Canvas
  ) {
    let fields = FieldText(dataset: workspace.dataset, language: settings.language)
    let columns = columns(list, of: table.schema, in: body.width - 2)
    drawHeader(columns, list, body, &canvas)
    // Rows of what was typed before are not those of what stands in the box.
    let isOld = list.problem != nil
    let height = body.height - 1
    var window = list.window
    window.reveal(count: list.rows.count, height: height)
    for (offset, index) in window.visible(count: list.rows.count, height: height).enumerated() {
      let y = body.y + 1 + offset
      let isSelected = index == window.selected
      if isSelected {
        canvas.fill(
          Rect(x: body.x, y: y, width: body.width, height: 1), style: Style(.selection))
        canvas.write(">", at: Point(x: body.x, y: y), style: Style(.selection))
      }
      var x = body.x + 1
      for column in columns.shown {
        let words = fields.text(column.field, of: list.rows[index], in: table)
        canvas.write(
          DisplayWidth.pad(
            words ?? "-", to: column.width - 1, align: column.field.type.isNumber ? .right : .left),
          at: Point(x: x, y: y),
          style: Style(isSelected ? .selection : words == nil || isOld ? .dim : .text))
        x += column.width
      }
    }
  }

  /// The titles, how the rows are sorted by them, and whether there are more to either side.
  private func drawHeader(
    _ columns: RowListColumns, _ list: RowList, _ body: Rect, _ canvas: inout Canvas
  ) {
    var x = body.x + 1
    for column in columns.shown {
      let mark = sortMark(of: column.field, list)
      let room = column.width - 1
      let title =
        DisplayWidth.truncate(
          text(column.field.title), to: max(2, room - DisplayWidth.columns(of: mark))) + mark
      let isUnderCursor = column.index == list.column
      canvas.write(
        DisplayWidth.pad(title, to: room, align: column.field.type.isNumber ? .right : .left),
        at: Point(x: x, y: body.y),
        style: Style(isUnderCursor || !mark.isEmpty ? .accent : .dim, bold: isUnderCursor))
      x += column.width
    }
    if columns.hidesEarlier, let first = columns.shown.first {
      canvas.write("<", at: Point(x: body.x + first.width, y: body.y), style: Style(.key))
    }
    if columns.hidesLater {
      canvas.write(">", at: Point(x: body.maxX - 1, y: body.y), style: Style(.key))
    }
  }

  /// All of the selected row where the columns have no room for it; nil where they have.
  private func wholeRow(_ list: RowList, _ workspace: Workspace) -> String? {
    guard let table = workspace.dataset.table(list.register),
      list.rows.indices.contains(list.window.selected)
    else { return nil }
    let row = list.rows[list.window.selected]
    let fields = FieldText(dataset: workspace.dataset, language: settings.language)
    let columns = columns(list, of: table.schema, in: size.width - 2)
    let isWhole =
      columns.shown.count == columns.count
      && columns.shown.allSatisfy { column in
        DisplayWidth.columns(of: fields.text(column.field, of: row, in: table) ?? "")
          < column.width
      }
    return isWhole ? nil : sanitized(fields.summary(row, in: table))
  }

  /// What a field's title takes, and a number of some digits with its unit.
  private func columns(of field: Field) -> Int {
    let title = DisplayWidth.columns(of: text(field.title))
    guard field.type.isNumber, let unit = field.unit, let workspace else { return title }
    let words = settings.language.unit(unit, in: workspace.dataset.catalogue.units)
    return max(title, 5 + DisplayWidth.columns(of: words))
  }

  /// The columns of the list that fit, with the one under the cursor.
  private func columns(_ list: RowList, of schema: RegisterSchema, in width: Int) -> RowListColumns
  {
    let fields = schema.listed
    return RowListColumns(
      fields, widths: fields.map { columns(of: $0) },
      cursor: list.column, in: width)
  }
}

extension RegisterSchema {
  /// The fields that a list of rows has columns for.
  var listed: [Field] { listFields.isEmpty ? Array(fields.prefix(4)) : listFields }
}
