internal import Core

extension PanelPen {
  /// Draws the dashboard with its tabs and returns where its cursor stands.
  func drawDashboard(_ rect: Rect, _ canvas: inout Canvas) -> Point {
    let inside = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    drawTabs(inside, &canvas)
    let area = Rect(x: inside.x, y: inside.y + 1, width: inside.width, height: inside.height - 1)
    let lines = workspace.dashboard(
      columns: area.width, rows: area.height, language: settings.language, ascii: settings.ascii)
    let isFocused = browse.focus == .dashboard
    let selected = selectedLine(lines)
    let top = firstLine(lines, selected: selected, height: area.height)
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

  /// Keeps the selected line in sight; from the last number on, the end of the page too.
  private func firstLine(_ lines: [DashboardLine], selected: Int?, height: Int) -> Int {
    guard browse.focus == .dashboard, let selected, lines.count > height else { return 0 }
    let last = lines.lastIndex { $0.subject != nil }
    let end = lines.count - height
    if selected == last { return min(selected, end) }
    return max(0, min(selected - height / 2, end))
  }

  /// The region's name and the tabs, the open one in brackets and always in sight.
  private func drawTabs(_ rect: Rect, _ canvas: inout Canvas) {
    if workspace.showsCard {
      canvas.write(
        text(.enterpriseCard), at: rect.origin, style: Style(.title, bold: true),
        maxColumns: rect.width)
      return
    }
    canvas.write(dashboardTitle(rect), at: rect.origin, style: Style(.title, bold: true))
    let places = tabPlaces(rect)
    for place in places {
      canvas.write(
        place.label, at: Point(x: place.x, y: rect.y),
        style: Style(place.isOpen ? .accent : .dim, bold: place.isOpen))
    }
    if let last = places.last, last.index < workspace.tabs.count - 1 {
      canvas.write(">", at: Point(x: rect.maxX - 1, y: rect.y), style: Style(.dim))
    }
  }

  private func dashboardTitle(_ rect: Rect) -> String {
    DisplayWidth.truncate(name(workspace.selectedRegion), to: max(8, rect.width / 3))
  }

  /// A tab that is on the screen.
  struct TabPlace {
    let index: Int
    let label: String
    let x: Int
    let isOpen: Bool
  }

  /// Where the tabs stand in the first line of the dashboard; as many as fit, the open one always.
  func tabPlaces(_ rect: Rect) -> [TabPlace] {
    guard !workspace.showsCard else { return [] }
    let start = rect.x + DisplayWidth.columns(of: dashboardTitle(rect)) + 2
    let names = workspace.tabs.map { text($0.title) }
    let open = min(browse.tab, max(0, names.count - 1))
    func columns(_ range: Range<Int>) -> Int {
      names[range].reduce(0) { $0 + DisplayWidth.columns(of: $1) + 2 }
    }
    var first = 0
    while first < open, columns(first..<min(open + 1, names.count)) > rect.maxX - start - 2 {
      first += 1
    }
    var places: [TabPlace] = []
    var x = start
    for index in names.indices.dropFirst(first) {
      let label = index == open ? "[" + names[index] + "]" : " " + names[index] + " "
      let width = DisplayWidth.columns(of: label)
      // The last column is kept for the sign that there are more.
      guard x + width <= rect.maxX - (index < names.count - 1 ? 1 : 0) else { break }
      places.append(TabPlace(index: index, label: label, x: x, isOpen: index == open))
      x += width
    }
    return places
  }

  /// The tab at a point of the dashboard's first line, or nil.
  func tab(at point: Point, in dashboard: Rect) -> Int? {
    let inside = Rect(
      x: dashboard.x + 1, y: dashboard.y, width: dashboard.width - 2, height: dashboard.height)
    guard point.y == dashboard.y else { return nil }
    return tabPlaces(inside).first { place in
      point.x >= place.x && point.x < place.x + DisplayWidth.columns(of: place.label)
    }?.index
  }
}
