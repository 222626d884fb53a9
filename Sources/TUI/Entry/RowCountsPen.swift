internal import Core

extension App {
  /// The counts as rows of cells, the header first and the sums last.
  func cells(_ counts: RowCounts, _ workspace: Workspace) -> [[String]] {
    guard let schema = workspace.dataset.table(counts.register)?.schema,
      let side = schema[counts.side]
    else { return [] }
    let count = counts.count
    let top = counts.top.flatMap { schema[$0] }
    let columns = top == nil ? 0..<0 : count.columns.indices
    let sum = text(.form(.countSum))
    let header = [text(side.title), top == nil ? text(.form(.countOfRows)) : sum]
    let tops = top.map { field in columns.map { words(count.columns[$0], of: field, workspace) } }
    let body = count.rows.indices.map { row in
      [words(count.rows[row], of: side, workspace), String(count.total(row: row))]
        + columns.map { String(count[row, $0]) }
    }
    let last = [sum, String(count.total)] + columns.map { String(count.total(column: $0)) }
    return [header + (tops ?? [])] + body + [last]
  }

  /// Draws the counts of a list's rows.
  func draw(_ counts: RowCounts, _ canvas: inout Canvas) -> Point {
    guard let workspace, let list = countedList,
      let schema = workspace.dataset.table(counts.register)?.schema
    else { return .zero }
    canvas.fill(
      Rect(x: 0, y: 0, width: size.width, height: max(0, size.height - 2)), with: " ",
      style: .plain)
    drawTitle(of: list, workspace, &canvas)
    let fields = [counts.side, counts.top].map { id in
      id.flatMap { schema[$0] }.map { text($0.title) }
    }
    canvas.write(
      text(.form(.countedBy(fields[0] ?? counts.side, fields[1]))), at: Point(x: 1, y: 2),
      style: Style(.accent), maxColumns: size.width - 2)
    let cells = cells(counts, workspace)
    guard let header = cells.first, let sums = cells.last, cells.count > 2 else {
      canvas.write(text(.form(.noRows)), at: Point(x: 2, y: 5), style: Style(.dim))
      return Point(x: 1, y: 2)
    }
    let body = cells.dropFirst().dropLast()
    let widths = header.indices.map { column -> Int in
      let widest = cells.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
      return min(widest, column == 0 ? max(12, size.width / 3) : 18) + 2
    }
    // The choice and its sum stay; the others go past.
    var shown = [0, 1]
    var room = size.width - 3 - widths[0] - widths[1]
    for column in header.indices.dropFirst(2 + counts.left) {
      room -= widths[column]
      if room < 0 { break }
      shown.append(column)
    }
    func write(_ row: [String], _ y: Int, _ style: Style) {
      var x = 1
      for column in shown {
        let isFirst = column == 0
        canvas.write(
          DisplayWidth.pad(
            DisplayWidth.truncate(row[column], to: widths[column] - 2), to: widths[column] - 2,
            align: isFirst ? .left : .right),
          at: Point(x: x + (isFirst ? 0 : 2), y: y), style: style)
        x += widths[column]
      }
    }
    write(header, 4, Style(.dim))
    if counts.left > 0 { canvas.write("<", at: Point(x: 0, y: 4), style: Style(.key)) }
    if shown.last != header.count - 1 {
      canvas.write(">", at: Point(x: size.width - 1, y: 4), style: Style(.key))
    }
    // The sums stand below the last row in view.
    let height = max(1, size.height - 8)
    var window = counts.window
    window.reveal(count: body.count, height: height)
    let visible = window.visible(count: body.count, height: height)
    for (offset, index) in visible.enumerated() {
      let isSelected = index == window.selected
      if isSelected {
        canvas.fill(
          Rect(x: 0, y: 5 + offset, width: size.width, height: 1), style: Style(.selection))
      }
      write(
        body[body.startIndex + index], 5 + offset, Style(isSelected ? .selection : .text))
    }
    write(sums, 5 + visible.count, Style(.text, bold: true))
    drawStatusLine(text(.form(.countsHint)), &canvas)
    return Point(x: 1, y: 5 + window.selected - window.top)
  }
}
