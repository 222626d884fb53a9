internal import Core

extension App {
  /// The checks of the present data; made once after every change.
  mutating func checks() -> EntryChecks? {
    let today = today
    return withWorkspace { workspace in
      if let checks = workspace.checks { return checks }
      let checks = EntryChecks(workspace.dataset, engine: workspace.engine, today: today)
      workspace.checks = checks
      return checks
    }
  }

  /// Checks what is being typed, as it stands after this key.
  mutating func checkTyped() {
    guard let checks = checks(), let workspace else { return }
    let context = context(workspace)
    _ = withGrid { grid, workspace in
      guard let edit = grid.edit else { return }
      let text = grid.typedText
      var typed = TypedCheck()
      if case .failure(let problem) = workspace.planned(text, for: edit.subject, search: context) {
        typed.problem = problem
      } else {
        typed.findings = workspace.findings(
          typing: text, in: edit.subject, checks: checks, context: context)
      }
      grid.typed = typed
    }
  }

  /// Checks every cell of the grid.
  mutating func checkWholeGrid() {
    guard let checks = checks() else { return }
    _ = withGrid { grid, workspace in
      grid.findings = [:]
      // Rows of registers have been checked by their forms; here those that are touched are.
      if case .records = grid.shape { return }
      for point in grid.points(grid.whole) {
        guard let subject = grid.subject(point) else { continue }
        grid.findings[subject] = workspace.findings(of: subject, checks: checks)
      }
    }
  }

  /// Checks a cell again and those that its rules may tie it to: its row and its column.
  mutating func checkCells(near subject: CellSubject) {
    guard let checks = checks() else { return }
    _ = withGrid { grid, workspace in
      guard let place = workspace.target(subject).flatMap({ grid.place(of: $0) }) else { return }
      let isRecord = if case .records = grid.shape { true } else { false }
      for point in grid.points(grid.whole)
      where point.row == place.row || (point.column == place.column && !isRecord) {
        guard let near = grid.subject(point) else { continue }
        grid.findings[near] = workspace.findings(of: near, checks: checks)
      }
    }
  }

  /// After transactions: rows of registers may have come or gone, cells have other findings.
  ///
  /// None stands for data that were read again: everything is looked at anew.
  mutating func refreshGrid(after transactions: [Transaction]) {
    guard layers.contains(where: \.isGrid) else { return }
    let selected = selectedIssue
    defer { refreshListedFindings(selected: selected) }
    _ = withGrid { grid, workspace in
      var isNew = transactions.isEmpty
      if case .records = grid.shape { isNew = true }
      if isNew { workspace.arrange(&grid) }
    }
    if transactions.isEmpty { checkWholeGrid() }
    let targets = Set(transactions.flatMap { $0.edits.map(\.target) })
    var changed: [CellSubject] = []
    _ = withGrid { grid, workspace in
      let points = targets.compactMap { grid.place(of: $0) }
      changed = points.compactMap { grid.subject($0) }
      if !points.isEmpty { workspace.lookForBlanks(&grid, near: points) }
    }
    // A list of findings tells of the whole sheet, also of what numbers elsewhere make of it.
    if changed.count > 3 || listsFindings {
      checkWholeGrid()
    } else {
      for subject in changed { checkCells(near: subject) }
    }
    checkTyped()
  }
}

extension Workspace {
  /// What the rules say about what stands in a cell; nil for nothing.
  func findings(of subject: CellSubject, checks: EntryChecks) -> [Finding]? {
    let found: [Finding]
    switch subject {
    case .figure(let address):
      guard let figure = entered(address) else { return nil }
      found = checks.findings(entering: figure)
    case .field(let register, let row, let field):
      found = rowFindings(register, row, field, nil, checks)
    case .sum, .coverage: return nil
    }
    return found.isEmpty ? nil : found
  }

  /// What the rules would say about a text, were it written.
  func findings(
    typing text: String, in subject: CellSubject, checks: EntryChecks, context: EntryContext
  ) -> [Finding] {
    switch subject {
    case .figure(let address):
      guard case .success(.value(let value)) = cell(text, address) else { return [] }
      return checks.findings(entering: figure(address, value))
    case .field(let register, let row, let field):
      guard let definition = dataset.catalogue.registers[register]?[field] else { return [] }
      var value = FieldValue.missing
      if !EnteredText.cleaned(text).isEmpty {
        guard case .success(let read) = EnteredText.field(text, definition, context: context)
        else { return [] }
        value = read
      }
      return rowFindings(register, row, field, value, checks)
    case .sum, .coverage: return []
    }
  }

  /// What a text comes to in a cell for a number.
  func cell(_ text: String, _ address: FigureAddress) -> Result<EnteredCell, EnteredProblem> {
    let indicator = dataset.catalogue.indicators[address.choice.indicator]
    return EnteredText.cell(
      text, unit: indicator?.unit ?? "", units: dataset.catalogue.units,
      also: indicator?.otherUnits ?? [], places: nil)
  }

  /// The number that a text comes to in a cell; nil where it is none.
  func typedQuantity(_ text: String, _ subject: CellSubject) -> Quantity? {
    guard case .figure(let address) = subject,
      case .success(.value(let value)) = cell(text, address)
    else { return nil }
    return value.quantity
  }

  /// Whether somebody has explained a finding about a cell.
  func isExplained(_ finding: Finding, _ subject: CellSubject) -> Bool {
    explanation(of: finding, subject) != nil
  }

  /// The explanation of a finding about a cell, if one was given.
  func explanation(of finding: Finding, _ subject: CellSubject) -> String? {
    guard let id = explanationID(finding, subject),
      let table = dataset.tables[Explanations.register],
      let row = table.find(id), case .text(let text) = table.value("text", of: row)
    else { return nil }
    return text
  }

  /// Id of the row that explains a finding about a cell.
  func explanationID(_ finding: Finding, _ subject: CellSubject) -> String? {
    guard let rule = finding.rule, let target = target(subject), case .figure(let id) = target
    else { return nil }
    return Explanations.rowID(rule: rule, target: id)
  }

  /// What is open in a cell: 强制, and 核实 without an explanation.
  func open(_ findings: [Finding], _ subject: CellSubject) -> [Finding] {
    findings.filter {
      $0.severity == .block || ($0.severity == .reason && !isExplained($0, subject))
    }
  }
}
