internal import Core

extension App {
  /// Takes a key, a paste, a click or a new size.
  mutating func handle(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key): return handle(key)
    case .paste(let pasted): return handlePaste(pasted)
    case .mouse(let mouse): return show == nil && tally == nil ? click(mouse) : []
    case .resized(let size):
      self.size = size
      return []
    case .hangup, .terminated:
      keepTyped()
      return leave(0)
    case .interrupted: return show == nil ? cancel() : handleInShow(.control("c"))
    case .suspendRequested: return [.suspend]
    case .resumed: return [.redrawAll]
    case .focus, .reply, .capabilitiesChanged: return []
    }
  }

  mutating func handle(_ key: Key) -> [Effect] {
    if show != nil { return handleInShow(key) }
    // From any view: what is being typed stays there, and is there when the show ends.
    if let effects = present(by: key) { return effects }
    if tally != nil { return handleInTally(key) }
    notice = nil
    if let effects = giveToForm(key) { return effects }
    let context = layers.last?.context ?? .browse
    if let command = keymap.command(for: key, in: context) { return dispatch(command) }
    if context == .typing { return type(key) }
    if context.takesText { return typeInGrid(key) }
    guard case .character(let character) = key else { return hint(about: key) }
    if let twin = Keymap.asciiTwin(of: character) {
      if !hasHintedInputMethod {
        hasHintedInputMethod = true
        say(.inputMethodHint)
      }
      guard let command = keymap.command(for: .character(twin), in: context) else { return [] }
      return dispatch(command)
    }
    // Chinese typed outside a field can only mean one thing: look for it.
    if context == .browse, workspace != nil, !character.isASCII, character.isLetter {
      openFind(with: String(character))
    }
    return []
  }

  /// Gives a command to the topmost layer, else to the panels.
  mutating func dispatch(_ command: CommandID) -> [Effect] {
    giveToLayer(command) ?? dispatchBelow(command)
  }

  /// Gives a command that the topmost layer leaves alone to the program.
  mutating func dispatchBelow(_ command: CommandID) -> [Effect] { perform(command) }

  mutating func hint(about key: Key) -> [Effect] {
    if key == .control("v") { say(.pasteHint) }
    return []
  }

  private mutating func handlePaste(_ pasted: String) -> [Effect] {
    if show != nil || tally != nil { return [] }
    switch layers.last {
    case .grid: return pasteInGrid(pasted)
    case .entry(.reason(var dialog)):
      dialog.field.insert(pasted)
      update(dialog)
    case .find(var dialog):
      dialog.field.insert(pasted)
      layers[layers.count - 1] = .find(dialog)
      refreshFind()
    case .palette(var dialog):
      dialog.field.insert(pasted)
      layers[layers.count - 1] = .palette(dialog)
    case .form: return pasteIntoForm(pasted)
    case nil where workspace != nil:
      let line = pasted.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      if !line.isEmpty { openFind(with: line) }
    default: break
    }
    return []
  }

  /// One function owns leaving, so that no dialog can forget to save where the person was.
  mutating func leave(_ code: Int32) -> [Effect] {
    rememberPlace()
    return saveDrafts(evenIfFresh: true) + [.saveSession(session), .quit(code)]
  }

  mutating func cancel() -> [Effect] {
    if case .loading = content {
      return [.cancelLoading] + leave(130)
    }
    if !layers.isEmpty, !layers.contains(where: \.isGrid) { return closeLayer() }
    if let last = lastCancel, now - last <= 2_000 { return leave(0) }
    lastCancel = now
    guard let cell = workspace?.cellText(settings), !cell.isEmpty else {
      say(.pressAgainToQuit, lasting: 2_000)
      return []
    }
    say(.cellOffered(DisplayWidth.truncate(cell, to: 20)), lasting: 2_000)
    return [.copy(cell)]
  }
}
