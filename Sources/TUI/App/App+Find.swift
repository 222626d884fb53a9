internal import Core

extension App {
  /// How many hits the find dialog keeps; the count goes on beyond.
  static var hitLimit: Int { 500 }

  mutating func openFind(with text: String) {
    layers.append(.find(FindDialog(field: TextField(text))))
    refreshFind()
  }

  /// Looks the field's text up again.
  mutating func refreshFind() {
    guard let workspace, case .find(var dialog) = layers.last else { return }
    if dialog.purpose == .myRegion {
      refreshMyRegion(&dialog)
      layers[layers.count - 1] = .find(dialog)
      return
    }
    let result = workspace.search.find(
      dialog.field.text, near: workspace.browse.frame.region, limit: App.hitLimit)
    dialog.hits = result.hits
    dialog.count = result.count
    dialog.window = ScrollWindow()
    layers[layers.count - 1] = .find(dialog)
  }

  mutating func find(_ command: CommandID) -> [Effect]? {
    guard case .find(var dialog) = layers.last else { return nil }
    switch command {
    case .open:
      guard dialog.hits.indices.contains(dialog.window.selected) else {
        if !dialog.field.isEmpty { say(.noMatch(dialog.field.text)) }
        return []
      }
      layers.removeLast()
      if dialog.purpose == .myRegion {
        return chooseMyRegion(dialog.hits[dialog.window.selected])
      }
      let year: Int? =
        withWorkspace { workspace in
          workspace.rememberJump()
          workspace.hits = dialog.hits
          workspace.hitPosition = dialog.window.selected
          workspace.show(dialog.hits[dialog.window.selected])
          defer { workspace.moveToNumber() }
          return workspace.leaveEmptyYear()
        } ?? nil
      if let year { say(.yearSwitched(year)) }
      return []
    case .pageUp: dialog.window.move(-10, count: dialog.hits.count)
    case .pageDown: dialog.window.move(10, count: dialog.hits.count)
    default: return nil
    }
    layers[layers.count - 1] = .find(dialog)
    return []
  }

  /// Tab in the find dialog: the text becomes the filter of the list behind it.
  mutating func filterHere(_ text: String) -> [Effect] {
    if let problem = workspace?.filterProblem(text) {
      say(.form(.filterProblem(problem)))
      return []
    }
    layers.removeLast()
    _ = withWorkspace { workspace in
      workspace.browse.focus = .list
      workspace.browse.card = nil
      workspace.browse.frame.filter = text
      workspace.refreshRows()
    }
    return []
  }

  mutating func goToHit(_ delta: Int) {
    let moved: Bool? = withWorkspace { workspace in
      guard !workspace.hits.isEmpty else { return false }
      let count = workspace.hits.count
      workspace.hitPosition = (workspace.hitPosition + delta + count) % count
      workspace.show(workspace.hits[workspace.hitPosition])
      return true
    }
    if moved != true { openFind(with: "") }
  }

  /// The commands that match what is typed in the palette, by name in either language or by pinyin.
  func paletteRows(_ typed: String) -> [Command] {
    let listed = Command.table.filter { command in
      switch command.id {
      case .moveUp, .moveDown, .moveLeft, .moveRight, .pageUp, .pageDown, .moveHome, .moveEnd:
        false
      default: command.contexts != [.present]
      }
    }
    let wanted = typed.lowercased()
    guard !wanted.isEmpty else { return listed }
    // Names before descriptions: what a person types is mostly a name.
    func rank(_ command: Command) -> Int? {
      let names = [
        command.id.rawValue, Chinese.commandName(command.id),
        English.commandName(command.id).lowercased(),
      ]
      if names.contains(where: { $0.hasPrefix(wanted) }) { return 0 }
      if names.contains(where: { $0.contains(wanted) }) { return 1 }
      if PinyinTable.matches(wanted, Chinese.commandName(command.id)) { return 2 }
      let helps = [Chinese.commandHelp(command.id), English.commandHelp(command.id)]
      return helps.contains { $0.contains(wanted) } ? 3 : nil
    }
    return (0...3).flatMap { place in listed.filter { rank($0) == place } }
  }

  mutating func choose(_ command: CommandID) -> [Effect]? {
    guard case .palette(var dialog) = layers.last else { return nil }
    let rows = paletteRows(dialog.field.text)
    let registers = registerCommands(dialog.field.text)
    let count = rows.count + registers.count
    switch command {
    case .open:
      let selected = dialog.window.selected
      guard (0..<count).contains(selected) else { return [] }
      layers.removeLast()
      if selected >= rows.count { return perform(registers[selected - rows.count]) }
      return dispatch(rows[selected].id)
    case .pageUp: dialog.window.move(-10, count: count)
    case .pageDown: dialog.window.move(10, count: count)
    default: return nil
    }
    layers[layers.count - 1] = .palette(dialog)
    return []
  }
}

extension Workspace {
  /// Puts the cell cursor on the first column that has a number for the selected row.
  mutating func moveToNumber() {
    guard browse.frame.content == .regions else { return }
    let region = selectedRegion
    let filled = columns.firstIndex { answer($0, of: region).shown.quantity != nil }
    browse.frame.column = filled ?? 0
  }

  /// After a jump to a place with little or nothing in the year shown: the year that has most.
  mutating func leaveEmptyYear() -> Int? {
    guard case .year(let shown) = browse.period, browse.card == nil else { return nil }
    let region = selectedRegion
    let years = engine.years(in: region)
    let counts = years.map { engine.figures(in: region, period: .year($0)).count }
    let most = counts.max() ?? 0
    let here = zip(years, counts).first { $0.0 == shown }?.1 ?? 0
    guard here * 4 < most, let best = zip(years, counts).filter({ $0.1 == most }).last?.0 else {
      return nil
    }
    setPeriod(.year(best))
    select(region)
    return best
  }

  /// Goes to what was found: a region with its list, or an enterprise with its card.
  mutating func show(_ hit: SearchHit) {
    switch hit.target {
    case .region(let region):
      if let parent = dataset.regions[region].parent {
        show(parent)
        select(region)
      } else {
        show(region)
      }
    case .enterprise(let row):
      if let id = dataset.tables["enterprises"]?.id(of: row) { openCard(id) }
    }
  }
}
