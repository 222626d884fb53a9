internal import Core

extension App {
  /// A command given in a dialog of entry.
  mutating func give(_ command: CommandID, to dialog: EntryDialog) -> [Effect] {
    switch dialog {
    case .practice:
      guard command == .open, let folder = workspace?.dataset.folder else { return [] }
      layers.removeLast()
      resumesGrid = true
      returning = workspace?.standing
      return [.entry(.practice(from: folder))]
    case .paste(var preview):
      if command == .open { return acceptPaste(preview) }
      step(&preview.window, command, count: preview.cells.count)
      layers[layers.count - 1] = .entry(.paste(preview))
    case .conflict(let mine):
      switch command {
      case .open: return choose(mine: mine)
      case .moveUp, .moveDown, .moveLeft, .moveRight, .nextCell:
        layers[layers.count - 1] = .entry(.conflict(mine: !mine))
      default: break
      }
    case .reason(let dialog):
      if command == .open { return accept(dialog) }
    case .submit(let key, var window):
      if command == .open { return submit(key) }
      step(&window, command, count: openFindings(of: key).count)
      layers[layers.count - 1] = .entry(.submit(key, window))
    case .findings(var window, let elsewhere):
      let all = grid(below: 1).map { issues(of: $0) } ?? []
      if command == .findings {
        layers.removeLast()
        openDataFindings()
        return []
      }
      if command == .open {
        layers.removeLast()
        if elsewhere.indices.contains(window.selected - all.count) {
          return go(to: elsewhere[window.selected - all.count])
        }
        guard all.indices.contains(window.selected) else { return [] }
        _ = withGrid { grid, _ in
          grid.endBlock()
          grid.go(to: all[window.selected].point)
        }
        revealCursor()
        return []
      }
      if command == .explain, all.indices.contains(window.selected) {
        layers.removeLast()
        _ = withGrid { grid, _ in grid.go(to: all[window.selected].point) }
        return grid.map { explain($0) } ?? []
      }
      step(&window, command, count: all.count + elsewhere.count)
      layers[layers.count - 1] = .entry(.findings(window, elsewhere: elsewhere))
    case .quitWithDrafts:
      if command == .open || command == .quit { return leave(0) }
    }
    return []
  }

  /// The grid some layers below the topmost.
  func grid(below depth: Int) -> GridState? {
    let index = layers.count - 1 - depth
    if layers.indices.contains(index), case .grid(let grid) = layers[index] { return grid }
    return nil
  }

  /// The topmost grid, whatever lies above it.
  var deepGrid: GridState? {
    for layer in layers.reversed() {
      if case .grid(let grid) = layer { return grid }
    }
    return nil
  }

  private func scrolled(_ top: Int, _ command: CommandID, count: Int) -> Int {
    var top = top
    switch command {
    case .moveUp: top -= 1
    case .moveDown: top += 1
    case .pageUp: top -= 10
    case .pageDown: top += 10
    case .moveHome: top = 0
    case .moveEnd: top = count
    default: break
    }
    return max(0, min(top, count - 1))
  }

  private func step(_ window: inout ScrollWindow, _ command: CommandID, count: Int) {
    window.select(scrolled(window.selected, command, count: count), count: count)
  }

  // MARK: 校验 and 说明

  /// F7: all findings of the grid, and all drafts.
  mutating func openFindings() -> [Effect] {
    checkWholeGrid()
    guard let grid else { return [] }
    let elsewhere = draftItems(except: grid)
    if issues(of: grid).isEmpty, elsewhere.isEmpty {
      say(.entry(.noFindings))
    } else {
      layers.append(.entry(.findings(ScrollWindow(), elsewhere: elsewhere)))
    }
    return []
  }

  /// F4: asks why the number under the cursor is right as it is.
  mutating func explain(_ grid: GridState) -> [Effect] {
    guard let subject = grid.current,
      let found = grid.findings[subject]?.filter({ $0.severity == .reason && $0.rule != nil }),
      !found.isEmpty
    else {
      say(.entry(.nothingToExplain))
      return []
    }
    let before = found.compactMap { workspace?.explanation(of: $0, subject) }.first ?? ""
    askReason(.explain(subject, found), before: before)
    return []
  }
}
