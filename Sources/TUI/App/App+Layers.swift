internal import Core

extension App {
  /// Gives a command to the topmost dialog; nil when it is none of its own.
  mutating func giveToLayer(_ command: CommandID) -> [Effect]? {
    guard let layer = layers.last else { return nil }
    switch (layer, command) {
    case (.grid, _): return giveToGrid(command)
    case (.form, _) where command.isOfForms: return giveToForm(command)
    case (.form(.rows), .countRows): return openCounts()
    case (_, .cancel), (_, .back): return closeLayer()
    case (.workList(let list), _): return giveToWorkList(command, list)
    case (.entry, .help): return nil
    case (.entry(let dialog), _): return give(command, to: dialog)
    case (.reading, _): return read(command)
    case (.find, _): return find(command)
    case (.palette, _): return choose(command)
    case (.bookmarks(let window), _): return goToBookmark(command, window)
    case (.form, _): return nil
    case (.confirmQuit, .open): return leave(0)
    case (.confirmQuit, .quit): return leave(0)
    default: return []
    }
  }

  /// A printable or editing key in a dialog with a text field.
  mutating func type(_ key: Key) -> [Effect] {
    if key == .escape {
      declineMyRegion()
      if case .entry(.reason(let dialog)) = layers.removeLast() {
        desk.drafts.set(dialog.draft, nil, at: now)
      }
      return []
    }
    switch layers.last {
    case .find(var dialog):
      if key == .tab {
        return dialog.purpose == .going ? filterHere(dialog.field.text) : []
      }
      if key == .up || key == .down {
        dialog.window.move(key == .up ? -1 : 1, count: dialog.hits.count)
        layers[layers.count - 1] = .find(dialog)
      } else if dialog.field.handle(key) {
        layers[layers.count - 1] = .find(dialog)
        refreshFind()
      }
    case .entry(.reason(var dialog)):
      if dialog.field.handle(key) { update(dialog) }
    case .palette(var dialog):
      if key == .up || key == .down {
        let words = dialog.field.text
        dialog.window.move(
          key == .up ? -1 : 1, count: paletteRows(words).count + registerCommands(words).count)
      } else if dialog.field.handle(key) {
        dialog.window = ScrollWindow()
      }
      layers[layers.count - 1] = .palette(dialog)
    default: break
    }
    return []
  }

  private mutating func read(_ command: CommandID) -> [Effect]? {
    guard case .reading(var dialog) = layers.last else { return nil }
    let page = max(1, size.height - 8)
    switch command {
    case .moveUp: dialog.top -= 1
    case .moveDown: dialog.top += 1
    case .pageUp: dialog.top -= page
    case .pageDown: dialog.top += page
    case .moveHome: dialog.top = 0
    case .moveEnd: dialog.top = Int.max / 2
    case .sentence:
      // From an account straight to its sentence.
      if case .account(let subject) = dialog.page { return show(.sentence(subject)) }
      return [.copy(takeAwayText(dialog.page))]
    case .open, .quit: return closeLayer()
    case .help where dialog.page == .help: return closeLayer()
    case .findings where dialog.page == .findings: return closeLayer()
    case .find, .table, .moveLeft, .moveRight: return []
    default: return nil
    }
    dialog.top = max(0, min(dialog.top, readingLines(dialog.page).count - readingHeight))
    layers[layers.count - 1] = .reading(dialog)
    return []
  }

  /// Takes the topmost dialog away; the mouse is itself again.
  mutating func closeLayer() -> [Effect] {
    declineMyRegion()
    // Undecided values stay drafts and are asked about when they are to be written again.
    if case .entry(.conflict)? = layers.last { desk.conflicts = [] }
    layers.removeLast()
    return [.setMouse(settings.mouse)]
  }

  private mutating func goToBookmark(_ command: CommandID, _ window: ScrollWindow) -> [Effect] {
    var window = window
    switch command {
    case .moveUp: window.move(-1, count: session.bookmarks.count)
    case .moveDown: window.move(1, count: session.bookmarks.count)
    case .deleteRow:
      guard session.bookmarks.indices.contains(window.selected) else { return [] }
      session.bookmarks.remove(at: window.selected)
      window.select(window.selected, count: session.bookmarks.count)
      if session.bookmarks.isEmpty {
        layers.removeLast()
        return []
      }
    case .open:
      layers.removeLast()
      guard session.bookmarks.indices.contains(window.selected) else { return [] }
      let place = session.bookmarks[window.selected]
      _ = withWorkspace {
        $0.rememberJump()
        $0.go(to: place)
      }
      return []
    case .quit:
      layers.removeLast()
      return []
    default: return []
    }
    layers[layers.count - 1] = .bookmarks(window)
    return []
  }
}
