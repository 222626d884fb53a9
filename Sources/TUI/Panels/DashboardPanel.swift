internal import Core

extension PanelPen {
  /// Draws the dashboard with its tabs and returns where its cursor stands.
  func drawDashboard(_ rect: Rect, _ canvas: inout Canvas) -> Point {
    let inside = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    drawTabs(inside, &canvas)
    let area = Rect(x: inside.x, y: inside.y + 1, width: inside.width, height: inside.height - 1)
    let lines = workspace.dashboard(
      columns: area.width, language: settings.language, ascii: settings.ascii)
    let isFocused = browse.focus == .dashboard
    let selected = selectedLine(lines)
    let top = firstLine(lines.count, selected: selected, height: area.height)
    var cursor = area.origin
    for (offset, line) in lines.dropFirst(top).prefix(area.height).enumerated() {
      let point = area.origin.offset(y: offset)
      canvas.write(line.line, at: point, maxColumns: area.width)
      if isFocused, top + offset == selected {
        canvas.fill(Rect(x: point.x - 1, y: point.y, width: 1, height: 1), style: Style(.selection))
        canvas.write(">", at: point.offset(x: -1), style: Style(.selection))
        canvas.restyle(area.row(offset), role: .selection)
        cursor = point
      }
    }
    if lines.count > top + area.height {
      canvas.write(
        "v", at: Point(x: rect.maxX - 1, y: rect.maxY - 1), style: Style(.dim))
    }
    if top > 0 { canvas.write("^", at: Point(x: rect.maxX - 1, y: area.y), style: Style(.dim)) }
    return cursor
  }

  /// The line that holds the number under the dashboard's cursor.
  private func selectedLine(_ lines: [DashboardLine]) -> Int? {
    let numbered = lines.indices.filter { lines[$0].subject != nil }
    guard !numbered.isEmpty else { return nil }
    return numbered[min(browse.dashboard.selected, numbered.count - 1)]
  }

  /// Keeps the selected line in sight with some lines before it.
  private func firstLine(_ count: Int, selected: Int?, height: Int) -> Int {
    guard browse.focus == .dashboard, let selected, count > height else { return 0 }
    return max(0, min(selected - height / 2, count - height))
  }

  /// The region's name and the tabs, the open one in brackets and always in sight.
  private func drawTabs(_ rect: Rect, _ canvas: inout Canvas) {
    let title: String
    if browse.card != nil || workspace.selectedEnterprise != nil {
      title = text(.enterpriseCard)
      canvas.write(
        title, at: rect.origin, style: Style(.title, bold: true), maxColumns: rect.width)
      return
    }
    title = DisplayWidth.truncate(name(workspace.selectedRegion), to: max(8, rect.width / 3))
    var x = rect.x
    x += canvas.write(title, at: rect.origin, style: Style(.title, bold: true)) + 2
    let names = workspace.tabs.map { text($0.title) }
    var first = 0
    func columns(_ range: Range<Int>) -> Int {
      names[range].reduce(0) { $0 + DisplayWidth.columns(of: $1) + 2 }
    }
    let open = min(browse.tab, max(0, names.count - 1))
    while first < open, columns(first..<min(open + 1, names.count)) > rect.maxX - x - 2 {
      first += 1
    }
    for index in names.indices.dropFirst(first) {
      let isOpen = index == open
      let label = isOpen ? "[" + names[index] + "]" : " " + names[index] + " "
      guard x + DisplayWidth.columns(of: label) <= rect.maxX else {
        canvas.write(">", at: Point(x: rect.maxX - 1, y: rect.y), style: Style(.dim))
        break
      }
      x += canvas.write(
        label, at: Point(x: x, y: rect.y), style: Style(isOpen ? .accent : .dim, bold: isOpen))
    }
  }
}
