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
    let nameColumns = rect.width >= 60 ? rect.width / 2 : min(rect.width - 2, 34)
    let columns = enterpriseColumns(rect, nameColumns)
    canvas.write(
      DisplayWidth.truncate(" " + text(.enterprise), to: nameColumns), at: rect.origin,
      style: Style(.dim))
    for column in columns {
      let isUnderCursor = column.index == frame.column && browse.focus == .list
      canvas.write(
        DisplayWidth.truncate(text(column.field.title), to: column.width),
        at: Point(x: column.x, y: rect.y),
        style: Style(isUnderCursor ? .accent : .dim, bold: isUnderCursor))
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
      for column in columns {
        let isCursor = isSelected && isFocused && column.index == frame.column
        let words = FieldText(dataset: dataset, language: settings.language)
          .text(column.field, of: rows[index], in: table)
        canvas.write(
          DisplayWidth.pad(
            words ?? "-", to: column.width, align: isNumber(column.field) ? .right : .left),
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

  private func isNumber(_ field: Field) -> Bool {
    switch field.type {
    case .integer, .decimal, .quantity: true
    default: false
    }
  }

  private struct EnterpriseColumn {
    let index: Int
    let field: Field
    let x: Int
    let width: Int
  }

  private func enterpriseColumns(_ rect: Rect, _ nameColumns: Int) -> [EnterpriseColumn] {
    var columns: [EnterpriseColumn] = []
    var x = rect.x + nameColumns
    for (index, field) in workspace.enterpriseColumns.enumerated().dropFirst(0) {
      let width = max(field.listWidth.columns, DisplayWidth.columns(of: text(field.title)))
      guard x + 1 + width <= rect.maxX else { break }
      columns.append(EnterpriseColumn(index: index, field: field, x: x + 1, width: width))
      x += width + 1
    }
    return columns
  }
}
