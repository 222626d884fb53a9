internal import Core

extension App {
  /// Opens the work list of the person's own place, else of the one shown.
  mutating func openWorkList() -> [Effect] {
    guard let workspace else { return [] }
    let own = session.myRegion.flatMap { workspace.dataset.regions.find($0) }
    let region = own ?? workspace.browse.frame.region
    layers.append(
      .workList(WorkListState(region: region, items: workspace.work(of: region, today: today))))
    return []
  }

  /// A command given in the work list.
  mutating func giveToWorkList(_ command: CommandID, _ list: WorkListState) -> [Effect]? {
    var list = list
    switch command {
    case .moveUp: list.window.move(-1, count: list.items.count)
    case .moveDown: list.window.move(1, count: list.items.count)
    case .pageUp: list.window.move(-10, count: list.items.count)
    case .pageDown: list.window.move(10, count: list.items.count)
    case .moveHome: list.window.select(0, count: list.items.count)
    case .moveEnd: list.window.select(list.items.count, count: list.items.count)
    case .open, .edit: return open(list)
    case .quit: return nil
    case .help, .palette, .language, .theme, .mouse, .redraw, .save: return nil
    default: return []
    }
    list.window.reveal(count: list.items.count, height: max(1, size.height - 6))
    layers[layers.count - 1] = .workList(list)
    return []
  }

  /// Enter: to where the selected thing is done; a sheet opens at its first blank.
  private mutating func open(_ list: WorkListState) -> [Effect] {
    guard list.items.indices.contains(list.window.selected), let workspace else { return [] }
    switch list.items[list.window.selected].place {
    case .sheet(let key):
      guard let definition = workspace.dataset.catalogue.sheets[key.sheet],
        let tab = workspace.tabs.first(where: { $0.families.contains(definition.family) })
          ?? workspace.tab
      else { return [] }
      if workspace.dataset.manifest.isReadOnly { return openGrid() }
      guard
        var grid = workspace.openGrid(
          region: key.region, sheet: EntrySheet(definition), tab: tab, period: key.period)
      else { return [] }
      grid.cursor.row = grid.rows.firstIndex(of: .own(key.region)) ?? 0
      layers.append(.grid(grid))
      checkWholeGrid()
      let reader = reader(workspace)
      _ = withGrid { grid, _ in
        guard let current = grid.current, !reader.content(current).isBlank else { return }
        _ = grid.seek(1) { reader.content($0).isBlank }
      }
      revealCursor()
      return []
    case .register(let register): return openRegister(register, in: list.region)
    case .nowhere:
      say(.entry(.nothingToDo))
      return []
    }
  }

  /// The rows of a register as a grid.
  mutating func openRegister(_ register: String, in region: RegionID) -> [Effect] {
    guard let workspace else { return [] }
    if workspace.dataset.manifest.isReadOnly {
      layers.append(.entry(.practice))
      return []
    }
    var grid = GridState(
      region: region,
      sheet: EntrySheet(id: register, title: LocalizedText(zh: register), choices: []),
      period: .year(today.year), shape: .records(register))
    workspace.arrange(&grid)
    guard !grid.rows.isEmpty else {
      say(.entry(.noGridHere))
      return []
    }
    layers.append(.grid(grid))
    return []
  }

  /// Draws the work list over the whole screen but its footer.
  func drawWorkList(_ list: WorkListState, _ canvas: inout Canvas) -> Point {
    canvas.fill(
      Rect(x: 0, y: 0, width: size.width, height: size.height - 1), with: " ", style: .plain)
    guard let workspace else { return .zero }
    let name = RegionText(settings.language).name(workspace.dataset.regions[list.region])
    canvas.write(
      text(.entry(.workTitle(name, today.description))), at: Point(x: 1, y: 0),
      style: Style(.title, bold: true))
    canvas.drawHorizontalLine(
      from: Point(x: 0, y: 1), length: size.width, style: Style(.border))
    if list.items.isEmpty {
      canvas.write(text(.entry(.workNone)), at: Point(x: 1, y: 3), style: Style(.dim))
    }
    let height = max(1, size.height - 5)
    var window = list.window
    window.reveal(count: list.items.count, height: height)
    for (offset, index) in window.visible(count: list.items.count, height: height).enumerated() {
      canvas.write(
        line(list.items[index]), at: Point(x: 1, y: 2 + offset), maxColumns: size.width - 2)
      if index == window.selected {
        canvas.restyle(
          Rect(x: 0, y: 2 + offset, width: size.width, height: 1), role: .selection)
      }
    }
    let y = size.height - 2
    let words = notice.map { text($0.phrase) } ?? text(.entry(.workKeys))
    canvas.write(
      DisplayWidth.truncate(words, to: size.width - 2), at: Point(x: 1, y: y),
      style: Style(notice == nil ? .hint : .notice))
    return Point(x: 0, y: 2 + window.selected - window.top)
  }

  private func line(_ item: WorkItem) -> StyledLine {
    let days = item.due.map { $0.dayNumber - today.dayNumber }
    let role: StyleRole =
      switch item.standing {
      case .overdue, .returned: .bad
      case .review, .due: .watch
      case .open: .text
      case .done: .good
      }
    let progress = item.progress.map { "\($0.done)/\($0.wanted)" } ?? ""
    let words = [
      DisplayWidth.pad(text(.entry(.workStanding(item.standing, days: days))), to: 14),
      DisplayWidth.pad(PeriodText(settings.language).text(item.period), to: 15),
      DisplayWidth.pad(item.due?.description ?? "", to: 11),
    ]
    let title = max(12, min(40, size.width - 56))
    return StyledLine([
      Span(words[0], role, bold: item.standing <= .review), Span(words[1]),
      Span(words[2], .dim), Span(DisplayWidth.pad(text(item.title), to: title) + " "),
      Span(DisplayWidth.pad(progress, to: 6, align: .right) + " ", .dim),
      Span(item.state.map { text(.entry(.state($0))) } ?? "", .dim),
    ])
  }
}
