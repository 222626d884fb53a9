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
      apply(transactions)
      return []
    case .committed(let id, let transactions):
      let item = desk.outbox.take(id)
      apply(transactions)
      if let draft = item?.formDraft {
        desk.drafts.set(draft, nil, at: now)
        say(.form(.saved(transactions.last.map { Self.clockTime($0.time) } ?? "")))
      }
      if let request = item?.request { noteStep(request) }
      desk.savedAt = transactions.last.map { Self.clockTime($0.time) } ?? desk.savedAt
      return continueSteps()
    case .conflict(let id, let theirs):
      let item = desk.outbox.take(id)
      apply(theirs)
      return (item.map { settle($0, against: theirs) } ?? []) + continueSteps()
    case .refused(let id, let error):
      desk.waitingSteps = []
      if let item = desk.outbox.take(id) { keepAsDrafts(item) }
      say(.entry(.notSaved(EntryText(settings.language).sentence(error))), lasting: nil)
      return []
    case .written(let transactions):
      let news = transactions.filter { $0.sequence > desk.applied && !isOwn($0) }
      apply(transactions)
      if let last = news.last, layers.contains(where: \.isGrid) {
        say(.entry(.othersWrote(last.author, news.reduce(0) { $0 + $1.edits.count })))
      }
      return []
    case .unavailable(let error):
      desk.access = .failed(error)
      for item in desk.outbox.items {
        if let item = desk.outbox.take(item.request.id) { keepAsDrafts(item) }
      }
      say(.entry(.journalReadOnly(EntryText(settings.language).sentence(error))), lasting: nil)
      return []
    case .regained(let writer, let transactions):
      desk.access = .open
      desk.token = writer
      apply(transactions)
      say(.entry(.journalRegained(drafts: desk.drafts.count)))
      return []
    case .drafts(let kept):
      desk.drafts.restore(kept)
      if !kept.isEmpty { say(.entry(.draftsRestored(kept.count))) }
      return []
    case .draftsFailed(let keys, let error):
      desk.drafts.restoreChanges(keys)
      desk.draftFailure = error
      say(.entry(.draftsNotWritten(EntryText(settings.language).sentence(error))), lasting: nil)
      return []
    case .draftsSaved:
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
        .entry(.practiceFailed(EntryText(settings.language).sentence(error))), lasting: nil)
      return []
    case .notice(let notice):
      if let words = EntryText(settings.language).sentence(notice) {
        say(.entry(.journalNotice(words)))
      }
      return []
    }
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
      if isUndo, desk.drafts.text(target) == text { desk.drafts.set(target, nil, at: now) }
      if !isUndo, desk.drafts.text(target) == nil { desk.drafts.set(target, text, at: now) }
    }
    if !drafts.isEmpty { desk.pastedDrafts[request.id] = drafts }
    let count = request.edits.count + drafts.count
    say(.entry(isUndo ? .undone(count) : .redone(count)))
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
    act: Transaction.Act = .edit, formDraft: String? = nil
  ) -> [Effect] {
    guard !planned.isEmpty, let workspace else { return [] }
    if desk.gathered != nil {
      desk.gathered?.append(contentsOf: planned)
      for item in planned { desk.drafts.set(item.edit.target, item.text, at: now) }
      return []
    }
    var edits: [Edit] = []
    var texts: [Edit.Target: String] = [:]
    for item in planned {
      var edit = item.edit
      if let index = edits.firstIndex(where: { $0.target == edit.target }) {
        edits[index].to = edit.to
      } else {
        edit.from =
          edit.target == known?.target ? known?.value : written(edit.target, workspace)
        edits.append(edit)
      }
      if let text = item.text { texts[edit.target] = text }
    }
    edits.removeAll { $0.from == $0.to && $0.to == written($0.target, workspace) }
    for item in planned { desk.drafts.set(item.edit.target, nil, at: now) }
    guard !edits.isEmpty else { return [] }
    let request = CommitRequest(
      id: desk.nextID(), basedOn: min(desk.applied, known?.sequence ?? desk.applied),
      reason: reason, act: act, edits: edits)
    let item = Outbox.Item(request: request, texts: texts, formDraft: formDraft)
    guard desk.access == .open else {
      keepAsDrafts(item)
      if case .failed(let error) = desk.access {
        say(.entry(.notSaved(EntryText(settings.language).sentence(error))), lasting: nil)
      } else {
        say(.entry(.keptAsDraft))
      }
      return []
    }
    return send(item)
  }

  /// Sends a request off if the person may make it; else says why not and keeps what was typed.
  mutating func send(_ item: Outbox.Item) -> [Effect] {
    guard let workspace else { return [] }
    do throws(EditRefusal) {
      let request = try Permission(workspace.dataset, person: desk.author).allowed(item.request)
      desk.outbox.add(item)
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

  /// What could not be written stays as it was typed.
  ///
  /// A form has a draft of its own until its row is acknowledged.
  private mutating func keepAsDrafts(_ item: Outbox.Item) {
    if item.formDraft != nil { return }
    for (target, text) in item.texts { desk.drafts.set(target, text, at: now) }
  }

  /// Sets what was typed against what somebody else wrote: the person chooses.
  ///
  /// What nobody else touched is written again.
  private mutating func settle(
    _ item: Outbox.Item, against theirs: [Transaction]
  ) -> [Effect] {
    guard let workspace else { return [] }
    let wasEmpty = desk.conflicts.isEmpty
    var harmless: [PlannedEdit] = []
    for edit in item.request.edits {
      let text = item.texts[edit.target]
      let current = workspace.dataset.current(edit.target)
      let last = theirs.last { $0.edits.contains { $0.touches(edit) } }
      if let last, workspace.isGone(edit.target) {
        // The form's draft is all that is left of the row.
        say(.form(.rowGoneMeanwhile(last.author)), lasting: nil)
        return []
      }
      guard let last, current != edit.to else {
        if current != edit.to { harmless.append(PlannedEdit(edit, text: text)) }
        continue
      }
      if item.formDraft == nil { desk.drafts.set(edit.target, text ?? "", at: now) }
      desk.conflicts.append(
        EntryConflict(
          target: edit.target, mine: edit.to, text: text, theirs: current,
          formDraft: item.formDraft, author: last.author, time: Self.clockTime(last.time)))
    }
    if wasEmpty, !desk.conflicts.isEmpty { layers.append(.entry(.conflict(mine: true))) }
    let isOpen = !desk.conflicts.isEmpty
    return commit(
      harmless, reason: item.request.reason, formDraft: isOpen ? nil : item.formDraft)
  }

  /// Chooses one of the two values of the first conflict.
  mutating func choose(mine: Bool) -> [Effect] {
    guard !desk.conflicts.isEmpty else { return closeLayer() }
    let conflict = desk.conflicts.removeFirst()
    if desk.conflicts.isEmpty { layers.removeLast() }
    desk.drafts.set(conflict.target, nil, at: now)
    // The last decision about a form's row is the end of its draft.
    let draft = conflict.formDraft.flatMap { key in
      desk.conflicts.contains { $0.formDraft == key } ? nil : key
    }
    guard mine else {
      if let draft { setFormDraft(draft, nil) }
      return []
    }
    return commit(
      [PlannedEdit(Edit(conflict.target, from: nil, to: conflict.mine), text: conflict.text)],
      formDraft: draft)
  }

  // MARK: Drafts

  /// Drafts go to the disk within a second of a change.
  mutating func saveDrafts(evenIfFresh: Bool) -> [Effect] {
    guard let since = desk.drafts.changedSince, let workspace else { return [] }
    guard evenIfFresh || now - since >= Self.draftDelay else { return [] }
    return [.entry(.saveDrafts(desk.drafts.takeChanges(), folder: workspace.dataset.folder))]
  }

  /// Milliseconds that a change of a draft may wait.
  static var draftDelay: Int { 500 }
}

extension Workspace {
  /// Whether a target is a field of a row that is there no more.
  fileprivate func isGone(_ target: Edit.Target) -> Bool {
    guard case .field(let register, let row, _) = target else { return false }
    return dataset.table(register)?.find(row) == nil
  }
}
