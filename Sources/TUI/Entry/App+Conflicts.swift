internal import Core

extension App {
  /// Takes out the edits whose cells hold something else by now than when they were begun: the person chooses, each time until it is
  /// decided.
  mutating func ask(
    about edits: inout [Edit], _ texts: [Edit.Target: String], _ workspace: Workspace
  ) {
    let contested = edits.filter {
      texts[$0.target] != nil && !JSONValue.saysSame($0.from, written($0.target, workspace))
    }
    guard !contested.isEmpty else { return }
    let targets = Set(contested.map(\.target))
    edits.removeAll { targets.contains($0.target) }
    var conflicts: [EntryConflict] = []
    for edit in contested {
      let last = lastChange(of: edit)
      desk.drafts.keep(edit.target, texts[edit.target] ?? "", over: edit.from, at: now)
      if workspace.isGone(edit.target) {
        say(.form(last.map { .rowGoneMeanwhile($0.author) } ?? .rowGone), lasting: nil)
        continue
      }
      conflicts.append(
        EntryConflict(
          target: edit.target, mine: edit.to, text: texts[edit.target],
          theirs: written(edit.target, workspace), formDraft: nil, author: last?.author ?? "",
          time: last.map { Self.clockTime($0.time) } ?? ""))
    }
    ask(conflicts)
  }

  /// The last step that changed what an edit is about, as far as the journal was read.
  func lastChange(of edit: Edit) -> Transaction? {
    desk.history.last { $0.edits.contains { $0.touches(edit) } }
  }

  private mutating func ask(_ conflicts: [EntryConflict]) {
    let wasEmpty = desk.conflicts.isEmpty
    // Who typed anew decides about that.
    desk.conflicts.removeAll { old in conflicts.contains { $0.target == old.target } }
    desk.conflicts += conflicts
    if wasEmpty, !desk.conflicts.isEmpty { layers.append(.entry(.conflict(mine: true))) }
  }

  /// Sets what was typed against what somebody else wrote: the person chooses.
  ///
  /// What nobody else touched is written again.
  mutating func settle(
    _ item: Outbox.Item, against theirs: [Transaction]
  ) -> [Effect] {
    guard let workspace else { return [] }
    var conflicts: [EntryConflict] = []
    var harmless: [PlannedEdit] = []
    for edit in item.request.edits {
      let text = item.texts[edit.target]
      let current = workspace.dataset.current(edit.target)
      let last = theirs.last { $0.edits.contains { $0.touches(edit) } }
      if let last, workspace.isGone(edit.target) {
        // The form's draft is all that is left of the row.
        say(.form(.rowGoneMeanwhile(last.author)), lasting: nil)
        if item.formDraft == nil { keepAsDrafts(item) }
        return []
      }
      guard let last, current != edit.to else {
        if current != edit.to { harmless.append(PlannedEdit(edit, text: text)) }
        continue
      }
      if item.formDraft == nil {
        desk.drafts.keep(edit.target, text ?? "", over: edit.from, at: now)
      }
      conflicts.append(
        EntryConflict(
          target: edit.target, mine: edit.to, text: text, theirs: current,
          formDraft: item.formDraft, author: last.author, time: Self.clockTime(last.time)))
    }
    ask(conflicts)
    let isOpen = !desk.conflicts.isEmpty
    return commit(
      harmless, reason: item.request.reason, formDraft: isOpen ? nil : item.formDraft)
  }

  /// Chooses one of the two values of the first conflict.
  mutating func choose(mine: Bool) -> [Effect] {
    guard !desk.conflicts.isEmpty else { return closeLayer() }
    let conflict = desk.conflicts.removeFirst()
    if desk.conflicts.isEmpty { layers.removeLast() }
    desk.drafts.forget(conflict.target, at: now)
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
}

extension Workspace {
  /// Whether a target is a field of a row that is there no more.
  func isGone(_ target: Edit.Target) -> Bool {
    guard case .field(let register, let row, _) = target else { return false }
    return dataset.table(register)?.find(row) == nil
  }
}
