internal import Core

extension App {
  /// Why a command can't be given now, or nil when it can.
  package func disabledReason(_ command: CommandID) -> Phrase? {
    switch command {
    case .tally: tallyReason
    case .present: workspace == nil ? .comesWithPresent : nil
    case .undo, .redo: desk.access == .open ? nil : .nothingToUndo
    case .checkSheet, .explain, .submit, .approve, .sendBack, .nextRow, .nextCell, .previousCell,
      .nextBlank, .previousBlank, .columnTop, .columnEnd, .fillDown, .lastYear, .clearCell,
      .selectUp, .selectDown, .selectLeft, .selectRight, .selectHome, .selectEnd, .markBlock,
      .gridShape:
      layers.contains(where: \.isGrid) ? nil : .entry(.gridOnly)
    case .countRows: layers.last { !$0.standsAside }?.isRowList == true ? nil : .entry(.rowListOnly)
    case .leavePractice: session.practice == nil ? .entry(.noPractice) : nil
    case _ where command.isOfForms:
      layers.contains(where: \.isForm) ? nil : .entry(.formOnly)
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
    case .help: openHelp()
    case .palette: layers.append(.palette(PaletteDialog()))
    case .tally: return openTally()
    case .save:
      say(
        desk.drafts.isEmpty ? .entry(.allSaved(desk.savedAt)) : .entry(.drafts(desk.drafts.count)))
      return saveDrafts(evenIfFresh: true)
    case .newRow: return recordNew()
    case .edit: return edit()
    case .deleteRow: return deleteCard()
    case .workList: return openWorkList()
    case .undo: return step(-1)
    case .redo: return step(1)
    case .leavePractice: return leavePractice()
    case .present: return presentView()
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
    case .findings: openDraftsOrFindings()
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
      say(.onlyWithNumbers)
      return
    }
    layers.append(.reading(ReadingDialog(page: page(subject))))
  }

  /// F2: an enterprise's form where the cursor is on one, else the sheet of what is shown.
  mutating func edit() -> [Effect] {
    guard let workspace else { return [] }
    if workspace.dataset.manifest.isReadOnly {
      layers.append(.entry(.practice))
      return []
    }
    let isOnEnterprise = workspace.browse.card != nil || workspace.selectedEnterprise != nil
    return isOnEnterprise ? editCard() : openGrid()
  }

  mutating func quit() -> [Effect] {
    if desk.draftFailure != nil, !desk.drafts.holdsNothing {
      layers.append(.entry(.quitWithDrafts))
      return []
    }
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
