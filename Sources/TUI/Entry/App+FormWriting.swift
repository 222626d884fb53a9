internal import Core

extension App {
  /// Why nothing can be recorded at a place; nil where it can.
  func refusal(at place: RegionID) -> Phrase? {
    guard let workspace else { return nil }
    return workspace.dataset.manifest.isReadOnly ? .form(.readOnlyData) : nil
  }

  /// An id for a row that is new.
  mutating func newRowID(_ register: String) -> String {
    forms.count += 1
    return "\(register)-\(forms.count)"
  }

  /// Writes a row's edits as one step.
  mutating func writeRow(_ edits: [Edit], reason: String?, draft: String?) -> [Effect] {
    forms.count += 1
    let transaction = Transaction(
      sequence: forms.count, id: "start-\(forms.count)", author: "", time: "", reason: reason,
      edits: edits)
    _ = withWorkspace { workspace in
      let changes = workspace.dataset.apply(transaction)
      workspace.engine = workspace.engine.updated(workspace.dataset, by: changes)
      workspace.search = SearchIndex(workspace.dataset)
      workspace.refreshRows()
    }
    forms.history.append(transaction)
    if let draft { setFormDraft(draft, nil) }
    refreshFormLayers()
    say(.form(.saved("")))
    return []
  }

  /// What is kept of a form that was not saved.
  func formDraft(_ key: String) -> FormDraft.Texts? { keptForms[key] }

  /// Keeps what was typed into a form, or forgets it.
  mutating func setFormDraft(_ key: String, _ texts: FormDraft.Texts?) { keptForms[key] = texts }

  /// What was done to a row.
  func history(of row: String, in register: String) -> [Transaction] {
    forms.history.filter { transaction in
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
