internal import Core

extension App {
  /// Keeps what was typed into a cell, with what the cell held when that was begun; now where nobody noted it.
  mutating func keepDraft(
    _ target: Edit.Target, _ text: String, over known: KnownValue? = nil
  ) {
    guard let workspace else { return }
    let base =
      known?.target == target ? known?.value : written(target, workspace)
    desk.drafts.keep(target, text, over: base, at: now)
  }

  /// What could not be written stays as it was typed.
  ///
  /// A form has a draft of its own until its row is acknowledged. The mark of the request stays: should the journal have it after all,
  /// the draft goes.
  mutating func keepAsDrafts(_ item: Outbox.Item) {
    if item.formDraft != nil { return }
    for edit in item.request.edits {
      guard let text = item.texts[edit.target] else { continue }
      if grid?.edit?.known.target == edit.target {
        _ = withGrid { grid, _ in grid.edit?.known.value = edit.from }
      }
      if desk.drafts.text(edit.target) != nil {
        // Typed anew since, over a value that never came to be.
        desk.drafts.rebase(edit.target, from: edit.to, to: edit.from, at: now)
      } else if desk.outbox.pending(edit.target) == nil {
        desk.drafts.keep(
          edit.target, text, over: edit.from, commit: item.request.id, at: now)
      }
    }
  }

  /// Drafts go to the disk within a second of a change.
  mutating func saveDrafts(evenIfFresh: Bool) -> [Effect] {
    guard !desk.drafts.changed.isEmpty, let workspace else { return [] }
    if !evenIfFresh {
      guard let since = desk.drafts.changedSince, now - since >= Self.draftDelay else { return [] }
    }
    return [.entry(.saveDrafts(desk.drafts.takeChanges(), folder: workspace.dataset.folder))]
  }

  /// Says before anything is typed that nothing here can be saved, and what to do.
  mutating func warnIfUnwritable() {
    switch (desk.access, desk.unwritable) {
    case (.failed(.readOnly(.noPermission(let path))), _):
      say(.entry(.cannotWrite(DataText.ending(path, longest: 40))), lasting: nil)
    case (.failed(let error), _):
      say(.entry(.journalReadOnly(EntryText(settings.language).reason(error))), lasting: nil)
    case (_, let error?):
      say(.entry(.cannotWrite(DataText.ending(error.path, longest: 40))), lasting: nil)
    case (_, nil): break
    }
  }

  /// Milliseconds after which drafts that could not be written are tried again, though nothing is typed.
  static var draftRetry: Int { 5_000 }

  /// Milliseconds that a change of a draft may wait.
  static var draftDelay: Int { 500 }
}
