internal import Core

/// Draws the panels of the main screen from a workspace.
struct PanelPen {
  let settings: Settings
  let workspace: Workspace
  let text: ScreenText
  let values: ValueText

  init(settings: Settings, workspace: Workspace) {
    self.settings = settings
    self.workspace = workspace
    text = ScreenText(settings.language)
    values = ValueText(language: settings.language, ascii: settings.ascii)
  }

  var dataset: Dataset { workspace.dataset }
  var browse: BrowseState { workspace.browse }
  var frame: BrowseFrame { workspace.browse.frame }

  /// A region's name in the language of the screen: English shows the pinyin of the short name.
  func name(_ id: RegionID) -> String { RegionText(settings.language).name(dataset.regions[id]) }

  /// What the column under the cursor is called; nil where there is none.
  func columnName(_ column: Int) -> String? {
    if frame.content == .enterprises {
      return workspace.enterpriseColumnTitle(column).map { text($0) }
    }
    if column == BrowseFrame.nameColumn { return text(.regionName) }
    return workspace.columns.indices.contains(column)
      ? columnTitle(workspace.columns[column]) : nil
  }

  /// The line that says where one is, what period, whose numbers, and whether one can write.
  func drawTop(_ rect: Rect, _ canvas: inout Canvas) {
    var right: [Span] = []
    if let badge = dataset.manifest.badge {
      right += [Span(" " + text(badge) + " ", .synthetic, bold: true), Span(" ")]
    }
    right.append(Span(DisplayWidth.truncate(text(dataset.manifest.title), to: 22), .dim))
    right.append(Span("  "))
    if dataset.manifest.isReadOnly { right.append(Span(text(.readOnly) + "  ", .dim)) }
    right.append(Span(text(.helpHint), .key))
    let tail = StyledLine(right)

    let period = StyledLine([
      Span(periodText, .title, bold: true), Span(" "), Span("< >", .key),
    ])
    var x = rect.x + 1
    x += canvas.write(
      text(.productName), at: Point(x: x, y: rect.y), style: Style(.accent, bold: true))
    x += 2
    let tailX = max(x, rect.maxX - tail.columns - 1)
    let room = max(0, tailX - x - period.columns - 4)
    x += canvas.write(path(within: room), at: Point(x: x, y: rect.y), maxColumns: room)
    let periodX = max(x + 2, min(tailX - period.columns - 3, rect.maxX * 45 / 100))
    canvas.write(period, at: Point(x: periodX, y: rect.y), maxColumns: tailX - periodX)
    if tailX > periodX + period.columns {
      canvas.write(tail, at: Point(x: tailX, y: rect.y), maxColumns: rect.maxX - tailX)
    }
  }

  var periodText: String {
    switch browse.period {
    case .year(let year): text(.year(year))
    case .all: text(.allPeriods)
    }
  }

  /// The crumbs, cut from the left so that the last one stays.
  private func path(within room: Int) -> StyledLine {
    var crumbs = dataset.regions.path(to: frame.region).map { name($0) }
    if let card = browse.card, let table = dataset.tables["enterprises"] {
      crumbs.append((table.name(of: card) ?? table.id(of: card)))
    }
    var shown = crumbs
    var isCut = false
    while shown.count > 1, DisplayWidth.columns(of: shown.joined(separator: " > ")) > room - 2 {
      shown.removeFirst()
      isCut = true
    }
    var spans: [Span] = isCut ? [Span("~ ", .dim)] : []
    for (index, crumb) in shown.enumerated() {
      if index > 0 { spans.append(Span(" > ", .dim)) }
      let isLast = index == shown.count - 1
      spans.append(
        Span(
          isLast ? DisplayWidth.truncate(crumb, to: max(4, room - 2)) : crumb,
          isLast ? .title : .text, bold: isLast))
    }
    return StyledLine(spans)
  }

  /// On wide screens: the level above, with the present region marked.
  func drawParents(_ rect: Rect, _ canvas: inout Canvas) {
    let here = frame.region
    let siblings = dataset.regions[here].parent.map { Array(dataset.regions.children(of: $0)) }
    let rows = siblings ?? [here]
    let title = dataset.regions[here].parent.map { name($0) } ?? ""
    canvas.write(
      DisplayWidth.pad(" " + title, to: rect.width), at: rect.origin, style: Style(.dim))
    var window = ScrollWindow(selected: rows.firstIndex(of: here) ?? 0)
    window.reveal(count: rows.count, height: rect.height - 1)
    for (offset, index) in window.visible(count: rows.count, height: rect.height - 1).enumerated() {
      let isHere = rows[index] == here
      let hasData = workspace.engine.hasData(in: rows[index])
      canvas.write(
        DisplayWidth.pad(" " + name(rows[index]), to: rect.width),
        at: rect.origin.offset(y: offset + 1),
        style: Style(isHere ? .selectionInactive : hasData ? .text : .dim))
    }
  }
}
