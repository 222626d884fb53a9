internal import Core

extension App {
  /// Opens the work list of the person's own place, else of the one shown.
  mutating func openWorkList() -> [Effect] {
    guard let workspace else { return [] }
    let own = session.myRegion.flatMap { workspace.dataset.regions.find($0) }
    let region = own ?? workspace.browse.frame.region
    var list = WorkListState(region: region, items: workspace.work(of: region, today: today))
    list.applied = desk.applied
    layers.append(.workList(list))
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
      goToDrafts()
      return []
    case .register(let register, let duty, let period):
      return openDuty(duty, register, period, in: list.region)
    case .nowhere:
      say(.entry(.nothingToDo))
      return []
    }
  }

  /// What there is for an obligation in its time; a new form where there is nothing.
  private mutating func openDuty(
    _ id: String, _ register: String, _ period: Period, in region: RegionID
  ) -> [Effect] {
    guard let workspace, let duty = workspace.dataset.catalogue.obligations[id] else { return [] }
    if workspace.dataset.manifest.isReadOnly {
      layers.append(.entry(.practice))
      return []
    }
    var occasion = FormOccasion(place: region, year: period.years?.upperBound)
    occasion.duty = DutyOccasion(
      obligation: id, period: period, values: workspace.dataset.values(meeting: duty))
    let rows = workspace.dataset.rows(concerning: duty, in: region, during: period)
    guard rows.isEmpty else {
      openRows(register, occasion)
      return []
    }
    let effects = openForm(register, occasion)
    if case .form(.form)? = layers.last {
      say(
        .entry(
          .nothingYet(
            PeriodText(settings.language).text(period), settings.language.pick(duty.title))))
    }
    return effects
  }

  /// What was done since the list was made shows when one comes back to it.
  mutating func refreshWorkList() {
    guard case .workList(var list)? = layers.last, list.applied != desk.applied, let workspace
    else { return }
    let selected =
      list.items.indices.contains(list.window.selected) ? list.items[list.window.selected] : nil
    list.items = workspace.work(of: list.region, today: today)
    list.applied = desk.applied
    if let selected,
      let index = list.items.firstIndex(where: {
        $0.place == selected.place && $0.period == selected.period
      })
    {
      list.window.select(index, count: list.items.count)
    }
    layers[layers.count - 1] = .workList(list)
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
    let widths = widths(list.items)
    var window = list.window
    window.reveal(count: list.items.count, height: height)
    for (offset, index) in window.visible(count: list.items.count, height: height).enumerated() {
      canvas.write(
        line(list.items[index], widths), at: Point(x: 1, y: 2 + offset),
        maxColumns: size.width - 2)
      if index == window.selected {
        canvas.restyle(
          Rect(x: 0, y: 2 + offset, width: size.width, height: 1), role: .selection)
      }
    }
    let y = size.height - 2
    let selected =
      list.items.indices.contains(list.window.selected)
      ? whole(list.items[list.window.selected]) : ""
    let words = notice.map { text($0.phrase) } ?? selected
    canvas.write(
      DisplayWidth.truncate(words, to: size.width - 2), at: Point(x: 1, y: y),
      style: Style(notice == nil ? .hint : .notice))
    return Point(x: 0, y: 2 + window.selected - window.top)
  }

  /// The columns of the standing, the period, the last day, the title and the progress.
  private func widths(_ items: [WorkItem]) -> [Int] {
    func widest(_ words: (WorkItem) -> String) -> Int {
      (items.map { DisplayWidth.columns(of: words($0)) }.max() ?? 0) + 1
    }
    var widths = [widest(standing), widest(period), widest(due), 0, widest(progress)]
    let state = widest(state)
    widths[3] = max(12, min(widest { text($0.title) }, size.width - 2 - widths.reduce(state, +)))
    return widths
  }

  private func standing(_ item: WorkItem) -> String {
    text(
      .entry(
        .workStanding(item.standing, days: item.due.map { $0.dayNumber - today.dayNumber })))
  }

  private func period(_ item: WorkItem) -> String {
    PeriodText(settings.language).text(item.period)
  }

  /// The last day; on a narrow screen without the year that the period names.
  private func due(_ item: WorkItem) -> String {
    guard let due = item.due else { return "" }
    let words = due.description
    let isPlain = size.width < 100 && item.period.years?.upperBound == due.year
    return isPlain ? String(words.suffix(5)) : words
  }

  private func progress(_ item: WorkItem) -> String {
    item.progress.map { "\($0.done)/\($0.wanted)" } ?? ""
  }

  private func state(_ item: WorkItem) -> String {
    item.state.map { text(.entry(.state($0))) } ?? ""
  }

  /// The items as rows of cells: standing, time, last day, what, how much, and how the sheet stands.
  func cells(_ list: WorkListState) -> [[String]] {
    list.items.map { item in
      [
        standing(item), period(item), item.due?.description ?? "", text(item.title),
        progress(item), state(item),
      ]
    }
  }

  /// All of an item, for the line below the list.
  private func whole(_ item: WorkItem) -> String {
    [text(item.title), period(item), item.due?.description ?? "", progress(item), state(item)]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func line(_ item: WorkItem, _ widths: [Int]) -> StyledLine {
    let role: StyleRole =
      switch item.standing {
      case .overdue, .returned: .bad
      case .review, .due: .watch
      case .open: .text
      case .done: .good
      }
    return StyledLine([
      Span(DisplayWidth.pad(standing(item), to: widths[0]), role, bold: item.standing <= .review),
      Span(DisplayWidth.pad(period(item), to: widths[1])),
      Span(DisplayWidth.pad(due(item), to: widths[2]), .dim),
      Span(DisplayWidth.pad(text(item.title), to: widths[3] - 1) + " "),
      Span(DisplayWidth.pad(progress(item), to: widths[4] - 1, align: .right) + " ", .dim),
      Span(state(item), .dim),
    ])
  }
}
