internal import Core

extension App {
  /// Why nothing can be recorded at a place; nil where it can.
  func refusal(at place: RegionID) -> Phrase? {
    guard let workspace else { return nil }
    return Permission(workspace.dataset, person: desk.author).refusal(editing: place)
      .map { refusalPhrase($0) }
  }

  /// An id for a row that is new.
  mutating func newRowID(_ register: String) -> String { "\(register)-\(desk.nextID())" }

  /// Writes a row's edits as one step; the form's draft goes once the journal has it.
  ///
  /// `words` are what was typed, by field, to be shown where somebody else wrote something else.
  mutating func writeRow(
    _ edits: [Edit], reason: String?, draft: String?, words: [String: String] = [:]
  ) -> [Effect] {
    let planned = edits.map { edit -> PlannedEdit in
      var text: String?
      if case .field(_, _, let field) = edit.target { text = words[field] }
      return PlannedEdit(edit, text: text)
    }
    return commit(planned, reason: reason, formDraft: draft)
  }

  /// What is kept of a form that was not saved.
  func formDraft(_ key: String) -> FormDraft.Texts? { desk.drafts[key] }

  /// Keeps what was typed into a form, or forgets it.
  mutating func setFormDraft(_ key: String, _ texts: FormDraft.Texts?) {
    desk.drafts.set(key, texts, at: now)
  }

  /// What was done to a row since the start, and before it as far as the journal was read.
  func history(of row: String, in register: String) -> [Transaction] {
    desk.history.filter { transaction in
      transaction.edits.contains { edit in
        switch edit.target {
        case .row(register, row): true
        case .field(register, row, _): true
        default: false
        }
      }
    }
  }
}
