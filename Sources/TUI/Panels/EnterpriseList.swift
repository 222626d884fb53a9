internal import Core

extension PanelPen {
  /// Draws the enterprises of a region, a screenful whatever their number.
  func drawEnterprises(_ rect: Rect, _ canvas: inout Canvas) -> Point {
    guard case .enterprises(let rows) = frame.rows, let table = dataset.tables["enterprises"],
      !rows.isEmpty
    else {
      canvas.write(
        text(frame.filter.isEmpty ? .noEnterprises : .noMatch(frame.filter)),
        at: rect.origin.offset(x: 1, y: 1), style: Style(.dim), maxColumns: rect.width - 2)
      return rect.origin
    }
    let nameColumns = nameColumns(rect)
    let columns = enterpriseColumns(rect, nameColumns)
    let order = frame.sort.flatMap { sort -> String? in
      workspace.enterpriseColumnTitle(sort.column).map {
        orderTitle(text($0), sort, nameColumns)
      }
    }
    canvas.write(
      DisplayWidth.truncate(" " + (order ?? text(.enterprise)), to: nameColumns),
      at: rect.origin, style: headerStyle(BrowseFrame.nameColumn))
    for column in columns {
      canvas.write(
        DisplayWidth.pad(
          text(column.field.title), to: column.width,
          align: column.field.type.isNumber ? .right : .left),
        at: Point(x: column.x, y: rect.y), style: headerStyle(column.index))
    }
    let height = max(0, rect.height - 2)
    var window = frame.window
    window.reveal(count: rows.count, height: height)
    var cursor = rect.origin
    let isFocused = browse.focus == .list
    for (offset, index) in window.visible(count: rows.count, height: height).enumerated() {
      let y = rect.y + 1 + offset
      let isSelected = index == window.selected
      let bar: StyleRole = isFocused ? .selection : .selectionInactive
      if isSelected {
        cursor = Point(x: rect.x, y: y)
        canvas.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: Style(bar))
      }
      let name = table.name(of: rows[index]) ?? text(.anonymousEnterprise)
      canvas.write(
        DisplayWidth.truncate((isSelected ? ">" : " ") + name, to: nameColumns - 1),
        at: Point(x: rect.x, y: y), style: Style(isSelected ? bar : .text))
      if isSelected, isFocused, frame.column == BrowseFrame.nameColumn, !columns.isEmpty {
        canvas.restyle(
          Rect(x: rect.x + 1, y: y, width: nameColumns - 2, height: 1), role: .cellCursor)
      }
      for column in columns {
        let isCursor = isSelected && isFocused && column.index == frame.column
        let words = FieldText(dataset: dataset, language: settings.language)
          .text(column.field, of: rows[index], in: table)
        canvas.write(
          DisplayWidth.pad(
            words ?? "-", to: column.width, align: column.field.type.isNumber ? .right : .left),
          at: Point(x: column.x, y: y),
          style: Style(isCursor ? .cellCursor : isSelected ? bar : words == nil ? .dim : .text))
      }
    }
    var words = text(.rowsInAll(rows.count))
    if !frame.filter.isEmpty { words = text(.matching(rows.count, frame.filter)) }
    canvas.write(
      words, at: Point(x: rect.x + 1, y: rect.maxY - 1), style: Style(.dim),
      maxColumns: rect.width - 1)
    return cursor
  }

  private struct EnterpriseColumn {
    let index: Int
    let field: Field
    let x: Int
    let width: Int
  }

  /// Names have most of a narrow list, but leave room for the column under the cursor.
  private func nameColumns(_ rect: Rect) -> Int {
    if rect.width >= 60 { return rect.width / 2 }
    let room = min(rect.width - 2, 34)
    let fields = workspace.enterpriseColumns
    guard fields.indices.contains(frame.column) else { return room }
    return max(12, min(room, rect.width - 1 - width(of: fields[frame.column])))
  }

  private func width(of field: Field) -> Int {
    max(field.listWidth.columns, DisplayWidth.columns(of: text(field.title)))
  }

  /// The columns that fit to the right of the name, the one under the cursor always among them.
  private func enterpriseColumns(_ rect: Rect, _ nameColumns: Int) -> [EnterpriseColumn] {
    var columns: [EnterpriseColumn] = []
    let fields = workspace.enterpriseColumns
    var first = 0
    while first < min(frame.column, fields.count - 1) {
      let used = fields[first...min(frame.column, fields.count - 1)]
        .reduce(0) { $0 + width(of: $1) + 1 }
      if nameColumns + used <= rect.width { break }
      first += 1
    }
    var x = rect.x + nameColumns
    for (index, field) in fields.enumerated().dropFirst(first) {
      let width = width(of: field)
      guard x + 1 + width <= rect.maxX else { break }
      columns.append(EnterpriseColumn(index: index, field: field, x: x + 1, width: width))
      x += width + 1
    }
    return columns
  }
}
