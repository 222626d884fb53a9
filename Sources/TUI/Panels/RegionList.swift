internal import Core

extension PanelPen {
  /// Draws the list of the innermost layer and returns where its cursor stands.
  func drawList(_ rect: Rect, _ canvas: inout Canvas) -> Point {
    switch frame.content {
    case .regions: drawRegions(rect, &canvas)
    case .enterprises: drawEnterprises(rect, &canvas)
    }
  }

  /// A column of the region list with its place.
  struct ListColumn {
    let index: Int
    let column: Tab.Column
    let header: String
    let x: Int
    let width: Int
  }

  /// The mark after a number takes its own two columns, so that digits end below each other.
  static var markColumns: Int { 2 }

  /// The columns that fit to the right of the name, the one under the cursor always among them.
  func listColumns(_ rect: Rect, nameColumns: Int) -> [ListColumn] {
    let all = workspace.columns.enumerated().map { index, column in
      let header = columnTitle(column)
      let width = max(column.width.columns, DisplayWidth.columns(of: header))
      return (index, column, header, width + Self.markColumns)
    }
    var first = 0
    while first < frame.column {
      let used = all[first...min(frame.column, all.count - 1)].reduce(0) { $0 + $1.3 + 1 }
      if nameColumns + used <= rect.width { break }
      first += 1
    }
    var columns: [ListColumn] = []
    var x = rect.x + nameColumns
    for (index, column, header, width) in all.dropFirst(first) {
      guard x + 1 + width <= rect.maxX else { break }
      columns.append(
        ListColumn(index: index, column: column, header: header, x: x + 1, width: width))
      x += width + 1
    }
    return columns
  }

  /// The header of a column.
  func columnTitle(_ column: Tab.Column) -> String {
    if let title = column.title { return text(title) }
    let indicator = dataset.catalogue.indicators[column.choice.indicator]
    return indicator.map { text($0.shortTitle) } ?? column.choice.indicator
  }

  private func drawRegions(_ rect: Rect, _ canvas: inout Canvas) -> Point {
    guard case .regions(let rows) = frame.rows else { return rect.origin }
    let names = rows.map { name($0) }
    let longest = names.map { DisplayWidth.columns(of: $0) }.max() ?? 8
    let nameColumns = max(10, min(longest + 2, rect.width * 45 / 100))
    let columns = listColumns(rect, nameColumns: nameColumns)
    drawHeader(rect, columns, nameColumns, &canvas)

    let height = max(0, rect.height - 3)
    var window = frame.window
    window.reveal(count: rows.count, height: height)
    var cursor = rect.origin
    for (offset, row) in window.visible(count: rows.count, height: height).enumerated() {
      let y = rect.y + 1 + offset
      let isSelected = row == window.selected
      if isSelected { cursor = Point(x: rect.x, y: y) }
      drawRow(
        rows[row], name: names[row], y: y, rect: rect, nameColumns: nameColumns, columns: columns,
        isSelected: isSelected, &canvas)
    }
    let below = Rect(
      x: rect.x, y: rect.y + 2 + rows.count, width: rect.width,
      height: height - rows.count - 2)
    drawColumnChart(below, rows: rows, &canvas)
    drawListSummary(rect, &canvas)
    return cursor
  }

  /// Below a short list on a large screen: the column under the cursor as bars, in the list's order.
  private func drawColumnChart(_ rect: Rect, rows: [RegionID], _ canvas: inout Canvas) {
    guard rect.width >= 60, let tab = workspace.tab,
      let column = workspace.columnUnderCursor
    else { return }
    let pen = DashboardPen(
      columns: rect.width - 2, language: settings.language, ascii: settings.ascii)
    let painter = Dashboard(workspace: workspace, pen: pen, tab: tab, region: frame.region)
    let bars = rows.dropFirst().compactMap { region -> Dashboard.BarRow? in
      let answer = workspace.answer(column, of: region)
      guard answer.shown.quantity?.value != nil else { return nil }
      return Dashboard.BarRow(
        label: name(region), shown: answer.shown, subject: .query(answer.query))
    }
    guard bars.count > 1, bars.count + 1 <= rect.height else { return }
    let heading = columnTitle(column) + "  " + periodText
    let lines = [DashboardLine.heading(heading)] + painter.bars(bars)
    for (offset, line) in lines.enumerated() {
      canvas.write(
        line.line, at: rect.origin.offset(x: 1, y: offset), maxColumns: rect.width - 2)
    }
  }

  /// By what a list is sorted, over its names; where there is little room the direction comes first.
  func orderTitle(_ column: String, _ sort: SortOrder, _ columns: Int) -> String {
    let words = text(.sortedBy(column, descending: sort.descending))
    return DisplayWidth.columns(of: words) < columns
      ? words : text(.sortedByBriefly(column, descending: sort.descending))
  }

  private func drawHeader(
    _ rect: Rect, _ columns: [ListColumn], _ nameColumns: Int, _ canvas: inout Canvas
  ) {
    let order =
      frame.sort.flatMap { sort in
        if sort.column == BrowseFrame.nameColumn {
          return orderTitle(text(.regionName), sort, nameColumns)
        }
        return workspace.columns.indices.contains(sort.column)
          ? orderTitle(columnTitle(workspace.columns[sort.column]), sort, nameColumns)
          : nil
      } ?? (browse.period == .all ? text(.latestYear) : text(.region))
    canvas.write(
      DisplayWidth.truncate(" " + order, to: nameColumns), at: rect.origin,
      style: headerStyle(BrowseFrame.nameColumn))
    for column in columns {
      canvas.write(
        DisplayWidth.pad(column.header, to: column.width - Self.markColumns, align: .right),
        at: Point(x: column.x, y: rect.y), style: headerStyle(column.index))
    }
  }

  /// The header of the column under the cursor stands out.
  func headerStyle(_ column: Int) -> Style {
    let isUnderCursor = column == frame.column && browse.focus == .list
    return Style(isUnderCursor ? .accent : .dim, bold: isUnderCursor)
  }

  private func drawRow(
    _ region: RegionID, name: String, y: Int, rect: Rect, nameColumns: Int,
    columns: [ListColumn], isSelected: Bool, _ canvas: inout Canvas
  ) {
    let isFocused = browse.focus == .list
    let bar: StyleRole = isFocused ? .selection : .selectionInactive
    let hasData = workspace.engine.hasData(in: region)
    let isSelf = region == frame.region
    let plain: StyleRole = hasData ? .text : .dim
    if isSelected {
      canvas.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), style: Style(bar))
    }
    canvas.write(
      DisplayWidth.truncate((isSelected ? ">" : " ") + name, to: nameColumns - 1),
      at: Point(x: rect.x, y: y), style: Style(isSelected ? bar : plain, bold: isSelf))
    if isSelected, isFocused, frame.column == BrowseFrame.nameColumn {
      canvas.restyle(
        Rect(x: rect.x + 1, y: y, width: nameColumns - 2, height: 1), role: .cellCursor)
    }
    for column in columns {
      let shown = workspace.answer(column.column, of: region).shown
      let cell = values.cell(shown)
      let isCursor = isSelected && isFocused && column.index == frame.column
      let role: StyleRole = isCursor ? .cellCursor : isSelected ? bar : cell.role
      let width = column.width - Self.markColumns
      if isCursor {
        canvas.fill(
          Rect(x: column.x, y: y, width: column.width, height: 1), style: Style(.cellCursor))
      }
      canvas.write(
        DisplayWidth.pad(cell.text, to: width, align: .right), at: Point(x: column.x, y: y),
        style: Style(role, bold: isSelf && !isCursor))
      canvas.write(
        cell.mark, at: Point(x: column.x + width, y: y),
        style: Style(isCursor || isSelected ? role : .mark), maxColumns: Self.markColumns)
    }
  }

  /// Two lines below the list: what is left out, and the region's own number beside the roll-up.
  private func drawListSummary(_ rect: Rect, _ canvas: inout Canvas) {
    let point = Point(x: rect.x + 1, y: rect.maxY - 2)
    var words: [String] = []
    if frame.filter.isEmpty {
    } else if frame.rows.count == 1 {
      words.append(text(.noRowsMatch))
    } else {
      words.append(text(.matching(frame.rows.count - 1, frame.filter)))
    }
    if frame.hidden > 0 {
      let rank = dataset.regions.children(of: frame.region).first.map { dataset.regions[$0].rank }
      words.append(text(frame.showsEmpty ? .shownEmptyRows : .hiddenRows(frame.hidden, rank)))
    }
    canvas.write(
      words.joined(separator: "  "), at: point, style: Style(.dim), maxColumns: rect.width - 1)
    guard let column = workspace.columnUnderCursor else { return }
    let answer = workspace.answer(column, of: frame.region)
    var spans = [Span(columnTitle(column), .dim)]
    if let reported = answer.reported?.quantity {
      spans.append(Span("  " + text(.reportedBeside(values.number(reported)))))
    }
    if let rollUp = answer.rollup, let quantity = rollUp.reading?.quantity {
      let mark = rollUp.isComplete ? "" : "*"
      let coverage = text(.coverage(reporting: rollUp.reporting, expected: rollUp.expected))
      spans.append(
        Span("  " + text(.rollUpBeside(values.number(quantity) + mark)) + " (\(coverage))"))
    }
    canvas.write(StyledLine(spans), at: point.offset(y: 1), maxColumns: rect.width - 1)
  }
}

extension ColumnWidth {
  /// Cells that a column of this class takes.
  var columns: Int {
    switch self {
    case .narrow: 5
    case .medium: 7
    case .wide: 9
    }
  }
}
