internal import Core

extension App {
  /// Ctrl-O in a register's list: its rows as a grid, one field a column.
  mutating func openRecordGrid(_ list: RowList, at row: RowID?) -> [Effect] {
    guard let workspace, let table = workspace.dataset.table(list.register) else { return [] }
    if let refusal = refusal(at: list.occasion.place) {
      say(refusal)
      return []
    }
    let sheet = EntrySheet(id: list.register, title: table.schema.title, choices: [])
    var grid = GridState(
      region: list.occasion.place, sheet: sheet, period: .year(today.year),
      shape: .records(list.register))
    workspace.arrange(&grid)
    if let row, let index = grid.rows.firstIndex(of: .record(table.id(of: row))) {
      grid.cursor.row = index
    }
    layers.append(.grid(grid))
    revealCursor()
    goToDrafts()
    warnIfUnwritable()
    return []
  }

  /// Insert: a form for a new row of the register; in a sheet of numbers the rows are given.
  mutating func newRecord(_ grid: GridState) -> [Effect] {
    guard case .records(let register) = grid.shape else {
      say(.entry(.rowsAreGiven))
      return []
    }
    return openForm(register, FormOccasion(place: grid.region))
  }

  /// Ctrl-X: asks whether the row under the cursor is to go.
  mutating func deleteRecord(_ grid: GridState) -> [Effect] {
    guard case .records(let register) = grid.shape else {
      say(.entry(.rowsAreGiven))
      return []
    }
    guard grid.rows.indices.contains(grid.cursor.row),
      case .record(let row) = grid.rows[grid.cursor.row]
    else { return [] }
    if let refusal = refusal(at: grid.region) {
      say(refusal)
      return []
    }
    layers.append(.form(.askDelete(register: register, row: row)))
    return []
  }
}

extension Workspace {
  /// The row of a register with some fields as they are typed; nil where it is gone.
  func draft(_ register: String, _ row: String, entering values: RowDraft) -> (RowDraft, RowID)? {
    guard let table = dataset.tables[register], let id = table.find(row) else { return nil }
    var draft: RowDraft = [:]
    for field in table.schema.fields {
      let value = table.value(field.id, of: id)
      if !value.isMissing { draft[field.id] = value }
    }
    for (field, value) in values { draft[field] = value.isMissing ? nil : value }
    return (draft, id)
  }

  /// What the rules say about a field of a row that holds a value, or what stands in it.
  func rowFindings(
    _ register: String, _ row: String, _ field: String, _ value: FieldValue?, _ checks: EntryChecks
  ) -> [Finding] {
    guard
      let (draft, id) = draft(register, row, entering: value.map { [field: $0] } ?? [:])
    else { return [] }
    return checks.findings(entering: draft, of: register, replacing: id)
      .filter { $0.fields.contains(field) }.map(\.finding)
  }
}
