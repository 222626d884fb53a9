internal import Core

extension App {
  /// Why a command can't be given now, or nil when it can.
  package func disabledReason(_ command: CommandID) -> Phrase? {
    switch command {
    case .checkSheet, .explain, .submit: .comesWithEntry
    case .tally: tallyReason
    case .present: workspace == nil ? .comesWithPresent : nil
    case .undo, .redo: .nothingToUndo
    default: nil
    }
  }

  /// Carries out a command given in the panels.
  mutating func perform(_ command: CommandID) -> [Effect] {
    if let reason = disabledReason(command) {
      say(reason)
      return []
    }
    switch command {
    case .quit: return quit()
    case .cancel: return cancel()
    case .redraw: return [.redrawAll]
    case .suspend: return [.suspend]
    case .language: return switchLanguage()
    case .theme: return switchTheme()
    case .mouse: return switchMouse()
    case .help: layers.append(.reading(ReadingDialog(page: .help)))
    case .palette: layers.append(.palette(PaletteDialog()))
    case .save: say(.savedNothing)
    case .present: return presentView()
    case .tally: return openTally()
    case .newRow: return recordNew()
    case .edit: return editCard()
    case .deleteRow: return deleteCard()
    case .sentence: return openText { subject in subject.map { .sentence($0) } }
    case .table: return openText { _ in .table }
    default:
      guard workspace != nil else { return [] }
      performInWorkspace(command)
    }
    return []
  }

  private mutating func performInWorkspace(_ command: CommandID) {
    switch command {
    case .find: openFind(with: "")
    case .findNext: goToHit(1)
    case .findPrevious: goToHit(-1)
    case .account: openPage { .account($0) }
    case .findings:
      _ = withWorkspace { $0.checkData() }
      layers.append(.reading(ReadingDialog(page: .findings)))
    case .bookmarks: openBookmarks()
    case .addBookmark: addBookmark()
    case .setMyRegion: openMyRegion()
    case .goMyRegion: goMyRegion()
    case .lastPlace: goInHistory(-1)
    case .nextPlace: goInHistory(1)
    case .earlierPeriod: changePeriod(-1)
    case .laterPeriod: changePeriod(1)
    case .allPeriods: showAllPeriods()
    case .sort: sortByColumn()
    case .open: open()
    case .back: back()
    default:
      let size = size
      _ = withWorkspace { $0.move(command, layout: .arrange(size: size, focus: $0.browse.focus)) }
    }
  }

  /// Opens text to take away: offered to the clipboard, and with the mouse free to mark it by hand.
  mutating func openText(_ page: (AccountSubject?) -> ReadingDialog.Page?) -> [Effect] {
    guard let workspace else { return [] }
    guard let page = page(workspace.subjectUnderCursor) else {
      say(.onlyWithNumbers)
      return []
    }
    return show(page)
  }

  /// Shows a page of text; without a sentence to say, says that.
  mutating func show(_ page: ReadingDialog.Page) -> [Effect] {
    let words = takeAwayText(page)
    guard !words.isEmpty else {
      say(.noSentence)
      return []
    }
    layers.append(.reading(ReadingDialog(page: page)))
    say(.copyOffered)
    return [.copy(words), .setMouse(false)]
  }

  private mutating func openPage(_ page: (AccountSubject) -> ReadingDialog.Page) {
    guard let subject = workspace?.subjectUnderCursor else {
      say(workspace?.showsCard ?? false ? .cardHasSources : .onlyWithNumbers)
      return
    }
    layers.append(.reading(ReadingDialog(page: page(subject))))
  }

  /// `q` leaves at once from below the root and asks at the root, where it is most easily a slip.
  private mutating func quit() -> [Effect] {
    guard let workspace, workspace.isAtRoot else { return leave(0) }
    layers.append(.confirmQuit)
    return []
  }

  private mutating func switchLanguage() -> [Effect] {
    settings.language = settings.language.other
    session.language = settings.language
    return []
  }

  private mutating func switchTheme() -> [Effect] {
    let next = settings.theme.next
    settings.theme = next
    session.theme = next
    say(.themeChanged(next))
    return [.setTheme(next)]
  }

  private mutating func switchMouse() -> [Effect] {
    settings.mouse.toggle()
    session.mouse = settings.mouse
    say(settings.mouse ? .mouseOn : .mouseOff)
    return [.setMouse(settings.mouse)]
  }
}
