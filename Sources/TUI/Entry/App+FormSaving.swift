internal import Core

extension App {
  /// Saves a form's row, or says why not and goes to the field concerned.
  ///
  /// What cannot be read is never saved. What must be mended is refused once; whoever insists saves it with its finding.
  mutating func save(_ form: FormState, _ context: FormContext) -> [Effect] {
    var form = form
    if let field = form.unreadable.first {
      form.focus(on: field.id, context)
      setTop(.form(form))
      say(.form(.notReadable(text(field.field.title))))
      return []
    }
    if form.reason?.isEmpty ?? false {
      form.setFocus(form.fields.count, context)
      setTop(.form(form))
      say(.form(.reasonWanted))
      return []
    }
    if !form.isWarned, let (field, words) = firstObstacle(form) {
      form.focus(on: field, context)
      form.isWarned = true
      setTop(.form(form))
      say(.form(.mendOrInsist(words)), lasting: nil)
      return []
    }
    return write(form)
  }

  /// The first thing that must be mended: its field, and words for it.
  private func firstObstacle(_ form: FormState) -> (field: String, words: String)? {
    if let field = form.missing.first {
      return (field.id, text(.form(.isRequired(text(field.field.title)))))
    }
    guard let finding = form.findings.first(where: { $0.finding.severity == .block }),
      let dataset = workspace?.dataset
    else { return nil }
    let words = FindingText(language: settings.language, dataset: dataset)
    return (
      finding.fields.first ?? "",
      words.severity(.block) + (settings.language == .zh ? "：" : ": ")
        + words.what(finding.finding)
    )
  }

  private mutating func write(_ form: FormState) -> [Effect] {
    let id = form.row ?? newRowID(form.register)
    let key = FormDraft.key(form)
    guard let workspace else { return [] }
    let dataset = workspace.dataset
    if let row = form.row, dataset.tables[form.register]?.find(row) == nil {
      // The form's draft is all that is left of the row.
      setFormDraft(key, form.keptTexts)
      let author = history(of: row, in: form.register).last?.author
      say(.form(author.map { .rowGoneMeanwhile($0) } ?? .rowGone), lasting: nil)
      return []
    }
    var edits = dataset.edits(entering: form.entered, id: id, register: form.register)
    layers.removeLast()
    let conflicts = conflicts(of: form, edits, draft: key)
    if !conflicts.isEmpty {
      setFormDraft(key, form.keptTexts)
      edits.removeAll { edit in conflicts.contains { $0.target == edit.target } }
      let wasEmpty = desk.conflicts.isEmpty
      desk.conflicts += conflicts
      if wasEmpty { layers.append(.entry(.conflict(mine: true))) }
      return edits.isEmpty ? [] : writeRow(edits, reason: form.reason?.text, draft: nil)
    }
    guard !edits.isEmpty else {
      setFormDraft(key, nil)
      say(.form(.nothingChanged))
      return []
    }
    forms.note(form.register, form.draft)
    // Until the journal has acknowledged it, the draft is all there is.
    setFormDraft(key, form.keptTexts)
    let words = form.fields.map { ($0.id, $0.text.text) }
    return writeRow(
      edits, reason: form.reason?.text, draft: key,
      words: Dictionary(words) { first, _ in first })
  }

  /// The fields that somebody else has given another value since the form was opened: the person chooses.
  private func conflicts(
    of form: FormState, _ edits: [Edit], draft: String
  ) -> [EntryConflict] {
    guard let row = form.row, let workspace, let table = workspace.dataset.table(form.register),
      let place = table.find(row)
    else { return [] }
    return edits.compactMap { edit in
      guard case .field(_, _, let id) = edit.target,
        let field = form.fields.first(where: { $0.id == id }), field.isChanged,
        table.value(id, of: place) != field.original
      else { return nil }
      let last = history(of: row, in: form.register).last { transaction in
        transaction.edits.contains { $0.touches(edit) }
      }
      return EntryConflict(
        target: edit.target, mine: edit.to, text: field.text.text, theirs: edit.from,
        formDraft: draft, author: last?.author ?? "",
        time: last.map { Self.clockTime($0.time) } ?? "")
    }
  }

  /// Says that a row is saved, and what in it is still to be looked at.
  mutating func tellSaved(_ request: CommitRequest, at time: String) {
    let findings = openFindings(ofRowIn: request).sorted { $0.severity > $1.severity }
    guard let first = findings.first, let dataset = workspace?.dataset else {
      say(.form(.saved(time)))
      return
    }
    let words = FindingText(language: settings.language, dataset: dataset)
    say(
      .form(
        .savedToReview(
          time, count: findings.count, severity: first.severity, words.whatBesides(first))),
      lasting: nil)
  }

  /// What the rules say about the row that a request was about, and nobody has explained.
  private mutating func openFindings(ofRowIn request: CommitRequest) -> [Finding] {
    guard let checks = checks(), let dataset = workspace?.dataset,
      let target = request.edits.first?.target
    else { return [] }
    let (register, id): (String, String)
    switch target {
    case .figure: return []
    case .row(let name, let row), .field(let name, let row, _): (register, id) = (name, row)
    }
    guard let table = dataset.table(register), let row = table.find(id) else { return [] }
    let explanations = Explanations(dataset)
    return checks.findings(
      entering: dataset.values(of: row, in: table), of: register, replacing: row
    ).map(\.finding).filter { $0.severity != .hint && !explanations.answer($0) }
  }

  /// Removes a row: one step that undo takes back.
  mutating func delete(_ register: String, _ row: String) -> [Effect] {
    guard let workspace, let table = workspace.dataset.table(register),
      let place = table.find(row)
    else {
      say(.form(.rowGone))
      return []
    }
    let title = workspace.title(of: place, in: table, language: settings.language)
    let effects = writeRow(
      [workspace.dataset.edit(removingRow: row, of: register)], reason: nil, draft: nil)
    say(.form(.deleted(DataText.visible(title, longest: 30))))
    return effects
  }
}
