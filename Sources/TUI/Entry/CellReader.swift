package import Core

/// What a cell shows.
package struct CellContent: Sendable, Equatable {
  /// How the content came about.
  package enum State: Sendable, Equatable {
    /// Nothing is stated.
    case missing
    /// A document states it, nobody entered it.
    case shown
    /// Nobody states it; what is seen is made of other numbers.
    case derived
    /// Entered and in the journal.
    case saved
    /// On its way to the journal.
    case pending
    /// Typed, and no value yet.
    case draft
    /// Worked out; nothing can be typed here.
    case computed
  }

  /// The words of the cell.
  package var text: String
  /// The character after the number.
  package var mark: String
  /// How the content came about.
  package var state: State

  /// Whether nothing stands there: what 下一未填 looks for.
  package var isBlank: Bool { state == .missing || state == .derived }
}

/// Reads what the cells of a grid show: drafts first, then what is on its way, then the data.
package struct CellReader: Sendable {
  let workspace: Workspace
  let desk: EntryDesk
  let language: Language
  let ascii: Bool

  private var values: ValueText { ValueText(language: language, ascii: ascii) }

  /// The same cells as the journal has them, without what is typed here.
  var withoutDrafts: CellReader {
    CellReader(workspace: workspace, desk: EntryDesk(), language: language, ascii: ascii)
  }

  /// The content of a cell.
  package func content(_ subject: CellSubject) -> CellContent {
    switch subject {
    case .figure(let address): return figure(address, subject)
    case .sum(let address): return sum(address)
    case .coverage(let address): return coverage(address)
    case .field(let register, let row, let field):
      return self.field(register, row, field, subject)
    }
  }

  private func own(_ subject: CellSubject) -> CellContent? {
    guard let target = workspace.target(subject) else { return nil }
    if let text = desk.drafts.text(target) {
      return CellContent(text: text, mark: "", state: .draft)
    }
    guard let pending = desk.outbox.pending(target) else { return nil }
    if pending.edit.to == nil { return CellContent(text: "-", mark: "", state: .pending) }
    guard let text = pending.text else { return nil }
    return CellContent(text: text, mark: "", state: .pending)
  }

  private func figure(_ address: FigureAddress, _ subject: CellSubject) -> CellContent {
    if let own = own(subject) { return own }
    if let entered = workspace.entered(address) {
      let isZero = entered.quantity.value?.mantissa == 0
      return CellContent(
        text: values.number(entered.quantity), mark: isZero ? values.mark([.reported]) : "",
        state: .saved)
    }
    return shown(workspace.shown(address))
  }

  private func shown(_ value: ShownValue) -> CellContent {
    let cell = values.cell(value)
    let state: CellContent.State =
      value.quantity == nil ? .missing : value.marks.contains(.reported) ? .shown : .derived
    return CellContent(text: cell.text, mark: cell.mark, state: state)
  }

  private func sum(_ address: FigureAddress) -> CellContent {
    let rollup = workspace.engine.answer(address.query).rollup
    guard let quantity = rollup?.reading?.quantity else {
      return CellContent(text: "-", mark: "", state: .computed)
    }
    return CellContent(
      text: values.number(quantity), mark: rollup?.isComplete ?? false ? "" : "*",
      state: .computed)
  }

  private func coverage(_ address: FigureAddress) -> CellContent {
    guard let rollup = workspace.engine.answer(address.query).rollup else {
      return CellContent(text: "", mark: "", state: .computed)
    }
    // 本级 is one of the parts, where the indicator has one.
    let hasOffice = rollup.office != nil || rollup.isOfficeMissing
    let there = rollup.reporting + (rollup.office == nil ? 0 : 1)
    return CellContent(
      text: "\(there)/\(rollup.expected + (hasOffice ? 1 : 0))", mark: "", state: .computed)
  }

  private func field(
    _ register: String, _ row: String, _ field: String, _ subject: CellSubject
  ) -> CellContent {
    if let own = own(subject) { return own }
    guard let table = workspace.dataset.tables[register], let id = table.find(row),
      let definition = table.schema[field],
      let text = FieldText(dataset: workspace.dataset, language: language)
        .text(definition, of: id, in: table)
    else { return CellContent(text: "-", mark: "", state: .missing) }
    return CellContent(text: text, mark: "", state: .saved)
  }

  /// The text that editing a cell in place begins with: as a person would type it.
  package func editable(_ subject: CellSubject) -> String {
    guard let target = workspace.target(subject) else { return "" }
    if let draft = desk.drafts.text(target) { return draft }
    if let pending = desk.outbox.pending(target) { return pending.text ?? "" }
    switch subject {
    case .figure(let address):
      guard let figure = workspace.entered(address) else { return "" }
      return typed(figure)
    case .field:
      let content = content(subject)
      return content.state == .missing ? "" : content.text
    case .sum, .coverage: return ""
    }
  }

  /// A figure as a person would type it: the fraction, else the words it was entered with.
  private func typed(_ figure: Figure) -> String {
    if let numerator = figure.numerator, let denominator = figure.denominator {
      return numerator.plain + "/" + denominator.plain
    }
    if let printed = figure.quantity.printed { return printed }
    return ValueText(language: .zh, ascii: false).number(figure.quantity)
  }

  /// The cell's number, where it has one: for copying and for filling.
  package func entered(_ subject: CellSubject) -> Quantity? {
    guard case .figure(let address) = subject else { return nil }
    return workspace.entered(address)?.quantity
  }
}
