internal import Core

extension App {
  /// Takes in what came from the journal.
  mutating func receive(_ news: JournalNews) -> [Effect] {
    switch news {
    case .opened(let writer, let start, let earlier, let transactions):
      desk.access = .open
      desk.token = writer
      desk.applied = start
      for transaction in earlier { desk.steps.append(transaction) }
      desk.history = earlier
      desk.drafts.drop(writtenBy: earlier, at: now)
      apply(transactions)
      tellOfDrafts()
      return []
    case .filesChanged(let paths):
      let folder = workspace?.dataset.folder ?? ""
      let names = paths.map {
        $0.hasPrefix(folder + "/") ? String($0.dropFirst(folder.utf8.count + 1)) : $0
      }
      say(.entry(.filesChanged(names.map { DataText.visible($0, longest: 40) })), lasting: nil)
      return []
    case .waiting(let error):
      desk.waiting = desk.outbox.isEmpty ? nil : error
      return []
    case .committed(let id, let transactions):
      let item = desk.take(id, isWritten: true, at: now)
      desk.unwritable = nil
      apply(transactions)
      let time = transactions.last.map { Self.clockTime($0.time) }
      if let item, let draft = item.formDraft {
        desk.drafts.set(draft, nil, at: now)
        if item.phrase == nil { tellSaved(item.request, at: time ?? "") }
      }
      if let phrase = item?.phrase { say(.entry(phrase)) }
      if let request = item?.request { noteStep(request) }
      desk.savedAt = time ?? desk.savedAt
      return continueSteps()
    case .conflict(let id, let theirs):
      let item = desk.take(id, isWritten: false, at: now)
      apply(theirs)
      return (item.map { settle($0, against: theirs) } ?? []) + continueSteps()
    case .refused(let id, let error):
      desk.waitingSteps = []
      if let item = desk.take(id, isWritten: false, at: now) { keepAsDrafts(item) }
      say(.entry(.notSaved(EntryText(settings.language).reason(error))), lasting: nil)
      return []
    case .written(let transactions):
      let news = transactions.filter { $0.sequence > desk.applied && !isOwn($0) }
      apply(transactions)
      if let last = news.last, layers.contains(where: \.isGrid) {
        let edits = news.flatMap(\.edits)
        say(.entry(.othersWrote(last.author, edits.count, words(edits.first))))
      }
      return []
    case .unavailable(let error):
      desk.access = .failed(error)
      for item in desk.outbox.items {
        if let item = desk.take(item.request.id, isWritten: false, at: now) { keepAsDrafts(item) }
      }
      desk.savedAt = nil
      desk.drafts.drop(writtenBy: desk.history, at: now)
      tellOfDrafts()
      say(.entry(.journalReadOnly(EntryText(settings.language).reason(error))), lasting: nil)
      return []
    case .unwritable(let error):
      desk.unwritable = error
      return []
    case .regained(let writer, let transactions):
      desk.access = .open
      desk.token = writer
      apply(transactions)
      say(.entry(.journalRegained(drafts: desk.drafts.count)))
      return []
    case .drafts(let kept):
      desk.drafts.restore(kept)
      desk.drafts.drop(writtenBy: desk.history, at: now)
      desk.hasNewsOfDrafts = !kept.isEmpty
      // Which of them the journal has is known once it is open.
      if desk.access != .closed { tellOfDrafts() }
      return []
    case .draftsFailed(let keys, let error):
      desk.drafts.restoreChanges(keys, notBefore: now + Self.draftRetry)
      if desk.draftFailure != error || notice == nil {
        let why = EntryText(settings.language).reason(error)
        say(.entry(.draftsNotWritten(why, isFull: error.isForWantOfRoom)), lasting: nil)
      }
      desk.draftFailure = error
      return []
    case .draftsSaved:
      if desk.draftFailure != nil { say(.entry(.draftsWrittenAgain)) }
      desk.draftFailure = nil
      return []
    case .practice(let folder):
      session.practice = folder
      content = .loading(nil)
      return [.saveSession(session), .openDataset(folder)]
    case .practiceFailed(let error):
      returning = nil
      resumesGrid = false
      say(
        .entry(.practiceFailed(EntryText(settings.language).reason(error))), lasting: nil)
      return []
    case .notice(let notice):
      if let words = EntryText(settings.language).sentence(notice) {
        say(.entry(.journalNotice(words)))
      }
      return []
    }
  }

  /// Says once what an earlier start has left.
  private mutating func tellOfDrafts() {
    guard desk.hasNewsOfDrafts else { return }
    desk.hasNewsOfDrafts = false
    if !desk.drafts.isEmpty { say(.entry(.draftsRestored(desk.drafts.count))) }
  }

  /// A step that was undone or redone is said, and the drafts of its paste go or come back.
  private mutating func noteStep(_ request: CommitRequest) {
    let (of, isUndo): (String, Bool)
    switch request.act {
    case .undo(let id): (of, isUndo) = (id, true)
    case .redo(let id): (of, isUndo) = (id, false)
    default: return
    }
    let drafts = desk.pastedDrafts[of] ?? [:]
    for (target, text) in drafts {
      if isUndo, desk.drafts.text(target) == text { desk.drafts.forget(target, at: now) }
      if !isUndo, desk.drafts.text(target) == nil { keepDraft(target, text) }
    }
    if !drafts.isEmpty { desk.pastedDrafts[request.id] = drafts }
    let count = request.edits.count + drafts.count
    let first = words(request.leading)
    say(.entry(isUndo ? .undone(count, first) : .redone(count, first)))
  }

  /// What an edit changed, in words.
  private func words(_ edit: Edit?) -> String {
    guard let edit, let dataset = workspace?.dataset else { return "" }
    return EditText(dataset: dataset, language: settings.language).line(edit)
  }

  /// Hours and minutes of a time in ISO 8601.
  static func clockTime(_ time: String) -> String {
    guard let mark = time.firstIndex(of: "T") else { return time }
    return String(time[time.index(after: mark)...].prefix(5))
  }

  // MARK: Transactions

  /// Applies transactions in the order of the journal; early ones wait for their turn, known ones are passed over.
  mutating func apply(_ transactions: [Transaction]) {
    for transaction in transactions where transaction.sequence > desk.applied {
      desk.early[transaction.sequence] = transaction
    }
    var turn: [Transaction] = []
    while let next = desk.early.removeValue(forKey: desk.applied + 1) {
      desk.applied += 1
      turn.append(next)
    }
    guard !turn.isEmpty else { return }
    for transaction in turn { desk.steps.append(transaction) }
    desk.history += turn
    desk.drafts.drop(writtenBy: turn, at: now)
    // Data that were read again may hold some of it.
    _ = withWorkspace { workspace in
      workspace.apply(turn.filter { $0.sequence > workspace.dataset.journal.sequence })
    }
    refreshGrid(after: turn)
    refreshFormLayers()
  }

  /// Whether this very start wrote a transaction.
  private func isOwn(_ transaction: Transaction) -> Bool {
    transaction.id.hasPrefix(desk.token + "-")
  }

  // MARK: Writing

  /// Writes edits as one step, or collects them while a burst is played.
  ///
  /// `known` is what one of the targets held when its text was begun: what others have written there
  /// since is a conflict, although the data here contain it by now.
  mutating func commit(
    _ planned: [PlannedEdit], over known: KnownValue? = nil, reason: String? = nil,
    act: Transaction.Act = .edit, formDraft: String? = nil, saying phrase: EntryPhrase? = nil
  ) -> [Effect] {
    guard !planned.isEmpty, let workspace else { return [] }
    if desk.gathered != nil {
      desk.gathered?.append(contentsOf: planned)
      for item in planned {
        if let text = item.text { keepDraft(item.edit.target, text, over: known) }
      }
      return []
    }
    let step = step(of: planned, over: known, workspace)
    var edits = step.edits
    for item in planned { desk.drafts.forget(item.edit.target, at: now) }
    guard desk.access == .open else {
      guard !edits.isEmpty else { return [] }
      keepAsDrafts(Outbox.Item(request: request(edits, reason, act), texts: step.texts))
      if case .failed(let error) = desk.access {
        desk.savedAt = nil
        say(.entry(.notSaved(EntryText(settings.language).reason(error))), lasting: nil)
      } else {
        say(.entry(.keptAsDraft))
      }
      return []
    }
    if formDraft == nil { ask(about: &edits, step.texts, workspace) }
    guard !edits.isEmpty else { return [] }
    return send(
      Outbox.Item(
        request: request(edits, reason, act), texts: step.texts, formDraft: formDraft,
        phrase: phrase))
  }

  private mutating func request(
    _ edits: [Edit], _ reason: String?, _ act: Transaction.Act
  ) -> CommitRequest {
    CommitRequest(
      id: desk.nextID(), basedOn: desk.applied, reason: reason, act: act, edits: edits)
  }

  /// The edits of a step with what their cells held when they were begun, and the words typed.
  ///
  /// What says the same as what stands there is none.
  private func step(
    of planned: [PlannedEdit], over known: KnownValue?, _ workspace: Workspace
  ) -> (edits: [Edit], texts: [Edit.Target: String]) {
    var edits: [Edit] = []
    var texts: [Edit.Target: String] = [:]
    var places: [Edit.Target: Int] = [:]
    for item in planned {
      var edit = item.edit
      if let index = places[edit.target] {
        edits[index].to = edit.to
      } else {
        edit.from = begun(edit.target, over: known) ?? written(edit.target, workspace)
        places[edit.target] = edits.count
        edits.append(edit)
      }
      if let text = item.text { texts[edit.target] = text }
    }
    edits.removeAll { $0.to == written($0.target, workspace) }
    return (edits, texts)
  }

  /// What a cell held when the text for it was begun; nil where nobody noted it.
  private func begun(_ target: Edit.Target, over known: KnownValue?) -> JSONValue?? {
    if let known, known.target == target { return .some(known.value) }
    return desk.drafts.base(target)
  }

  /// Sends a request off if the person may make it; else says why not and keeps what was typed.
  mutating func send(_ item: Outbox.Item) -> [Effect] {
    guard let workspace else { return [] }
    do throws(EditRefusal) {
      let request = try Permission(workspace.dataset, person: desk.author).allowed(item.request)
      desk.post(item, at: now)
      return [.entry(.commit(request))]
    } catch {
      keepAsDrafts(item)
      say(refusalPhrase(error))
      return []
    }
  }

  /// What stands at a target once everything on its way is written.
  func written(_ target: Edit.Target, _ workspace: Workspace) -> JSONValue? {
    if let pending = desk.outbox.pending(target) { return pending.edit.to }
    return workspace.dataset.current(target)
  }
}
