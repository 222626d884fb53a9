internal import Core

/// What the line below a form says: what is the matter with the field that has the focus, else with the row.
struct FormMessage {
  let form: FormState
  let dataset: Dataset
  let language: Language

  private var text: ScreenText { ScreenText(language) }

  /// The line.
  var line: StyledLine {
    if let field = form.focused {
      // As long as a choice begins as what is typed, that is no mistake yet.
      let isChoosing = form.choices.map { $0.isOpen && !$0.candidates.isEmpty } ?? false
      if let problem = field.problem, !isChoosing {
        return StyledLine(text(.form(.problem(problem, field.field))), .error)
      }
      if let finding = findings(of: field.id).first { return line(finding) }
    }
    if let left { return left }
    if let preview { return preview }
    if let unreadable = form.unreadable.first(where: { $0.id != form.focused?.id }) {
      return line(unreadable)
    }
    if let finding = gravest { return line(finding) }
    if let field = form.focused, field.isRequired, field.value.isMissing {
      return StyledLine(text(.form(.isRequired(text(field.field.title)))), .hint)
    }
    return StyledLine()
  }

  /// The field left just now, where its text cannot be read.
  private var left: StyledLine? {
    guard let id = form.leftUnreadable, id != form.focused?.id else { return nil }
    return form.unreadable.first { $0.id == id }.map { line($0) }
  }

  private func line(_ field: FormField) -> StyledLine {
    let what = field.problem.map { text(.form(.problem($0, field.field))) } ?? ""
    return StyledLine(text(.form(.keptUnread(text(field.field.title), what))), .error)
  }

  private func findings(of field: String) -> [FieldFinding] {
    sorted(form.findings.filter { $0.fields.first == field })
  }

  /// The gravest finding of the whole row, but no mere remark.
  private var gravest: FieldFinding? {
    sorted(form.findings).first { $0.finding.severity != .hint }
  }

  /// Gravest first; that a required field is still empty is no reproach before the row is to be saved.
  private func sorted(_ findings: [FieldFinding]) -> [FieldFinding] {
    let empty = Set(form.missing.map(\.id))
    return findings.filter { finding in
      form.isWarned || !(finding.fields.first.map { empty.contains($0) } ?? false)
    }.sorted { $0.finding.severity > $1.finding.severity }
  }

  private func line(_ finding: FieldFinding) -> StyledLine {
    let words = FindingText(language: language, dataset: dataset)
    let role: StyleRole =
      switch finding.finding.severity {
      case .block: .error
      case .reason: .watch
      case .hint: .hint
      }
    return StyledLine(
      text(
        .form(
          .finding(
            severity: finding.finding.severity, words.whatBesides(finding.finding),
            next: words.next(finding.finding)))), role)
  }

  /// The choices of the field that has the focus, before anything is typed.
  private var preview: StyledLine? {
    guard let choices = form.choices, !choices.isOpen, !choices.candidates.isEmpty else {
      return nil
    }
    var line = StyledLine()
    for (index, candidate) in choices.candidates.enumerated() {
      line.spans.append(Span("\(index + 1)", .key))
      line.spans.append(Span(sanitized(text(candidate.title)) + " ", .dim))
    }
    return line
  }
}

/// What a score means by its scheme, in a line.
struct ScoreText {
  let language: Language

  func line(_ check: ScoreCheck) -> StyledLine {
    let text = ScreenText(language)
    let scheme = text(check.scheme.title)
    let threshold = check.threshold.test.value.plain
    let effect = text(check.threshold.effect)
    guard let score = check.score, let passes = check.passes else {
      return StyledLine(
        text(.form(.scoreMissing(scheme: scheme, threshold: threshold, effect: effect))), .hint)
    }
    return passes
      ? StyledLine(
        text(
          .form(
            .scorePasses(
              scheme: scheme, score: score.plain, threshold: threshold, effect: effect))), .good)
      : StyledLine(
        text(
          .form(
            .scoreFails(scheme: scheme, score: score.plain, threshold: threshold, effect: effect))),
        .watch)
  }
}
