import Core
import Testing

@testable import TUI

/// Rows of a register as a grid, and rows that two people change.
@Suite struct RecordGridTests {
  /// The grid of the activities of the demo county, with the cursor in a column.
  private func open(_ field: String = "audience", files: MemoryFiles? = nil, author: String = "li")
    throws -> EntryApp
  {
    let program = try files.map { try EntryApp(files: $0, author: author) } ?? EntryApp()
    try program.press("<Ins>activities<Tab><C-o>")
    guard program.grid.shape == .records("activities") else {
      Issue.record("Ctrl-O in the list opens the grid")
      return program
    }
    for _ in 0..<program.grid.columns.count where program.column != field {
      try program.press("<Right>")
    }
    return program
  }

  @Test func theListOpensAsAGridOnTheSameRow() throws {
    let program = try EntryApp().press("<Ins>activities<Tab><Down><Down>")
    guard case .form(.rows(let list))? = program.app.layers.last else {
      Issue.record("Tab in the menu lists the rows")
      return
    }
    let table = try #require(program.app.workspace?.dataset.tables["activities"])
    let id = table.id(of: list.rows[list.window.selected])
    try program.press("<C-o>")
    #expect(program.grid.rows.count == list.rows.count)
    #expect(program.row == id)
    try program.press("<Esc>")
    guard case .form(.rows)? = program.app.layers.last else {
      Issue.record("Esc goes back to the list")
      return
    }
  }

  @Test func cellsAreTypedReadCheckedAndTakenBack() throws {
    let program = try open()
    #expect(program.column == "audience")
    let before = program.here
    #expect(program.grid.cursor.row == 0)
    try program.press("~321<Enter>")
    #expect(program.cell(0, program.grid.cursor.column).hasPrefix("约321"))
    #expect(program.journalLines == 1)
    // A text that is none stays as a draft.
    try program.press("abc<Enter>")
    #expect(program.cell(1, program.grid.cursor.column) == "abc")
    #expect(program.journalLines == 1)
    try program.press("<C-z>")
    #expect(program.cell(0, program.grid.cursor.column) == before)
  }

  @Test func insertAddsARowAndTheDeleteKeyAsks() throws {
    let program = try open()
    let count = program.grid.rows.count
    try program.press("<Ins>石场讲座<Enter>1<C-s>")
    #expect(program.grid.rows.count == count + 1)
    #expect(program.journalLines == 1)
    let new = try #require(
      program.grid.rows.firstIndex { row in
        guard case .record(let id) = row,
          let table = program.app.workspace?.dataset.tables["activities"]
        else { return false }
        return table.find(id).flatMap { table.name(of: $0) } == "石场讲座"
      })
    while program.grid.cursor.row != new {
      try program.press(program.grid.cursor.row < new ? "<Down>" : "<Up>")
    }
    try program.press("<C-x><Esc>")
    #expect(program.grid.rows.count == count + 1)
    try program.press("<C-x><Enter>")
    #expect(program.grid.rows.count == count)
    try program.press("<C-z>")
    #expect(program.grid.rows.count == count + 1)
  }

  @Test func theRowsOfASheetAreGiven() throws {
    let program = try EntryApp().press("<F2><Ins>")
    #expect(program.app.notice?.phrase == .entry(.rowsAreGiven))
    try program.press("<C-x>")
    #expect(program.app.notice?.phrase == .entry(.rowsAreGiven))
  }

  @Test func anothersRowAppearsInTheGrid() throws {
    let mine = try open()
    let other = try open(files: mine.files, author: "wang")
    let count = mine.grid.rows.count
    try other.press("<Ins>石场讲座<Enter>1<C-s>")
    try mine.press("45")
    mine.lookForNews()
    #expect(mine.grid.rows.count == count + 1)
    #expect(mine.grid.edit?.field.text == "45")
  }

  // MARK: Two people, one row

  /// The form of the first activity, the focus on a field.
  private func form(_ field: String, files: MemoryFiles? = nil, author: String = "li") throws
    -> EntryApp
  {
    let program = try files.map { try EntryApp(files: $0, author: author) } ?? EntryApp()
    try program.press("<Ins>activities<Tab><F2>")
    for _ in 0..<60 where program.focusedField != field { try program.press("<Tab>") }
    #expect(program.focusedField == field)
    return program
  }

  /// Whether the other's value has arrived before one saves or not.
  @Test(arguments: [true, false], [true, false])
  func twoValuesOfOneFieldAreShownAndChosenFrom(takesMine: Bool, hasNews: Bool) throws {
    let mine = try form("audience")
    let other = try form("audience", files: mine.files, author: "wang")
    try other.press("77<C-s><C-s>")
    if hasNews { mine.lookForNews() }
    try mine.press("88<C-s><C-s>")
    let screen = mine.screen.joined(separator: "\n")
    #expect(screen.contains("wang") && screen.contains("77") && screen.contains("88"))
    #expect(mine.app.desk.conflicts.count == 1)
    try mine.press(takesMine ? "<Enter>" : "<Down><Enter>")
    #expect(mine.app.desk.conflicts.isEmpty)
    #expect(mine.app.desk.drafts.isEmpty)
    #expect(mine.value("audience").hasPrefix(takesMine ? "88" : "77"))
    #expect(mine.journalLines == (takesMine ? 2 : 1))
  }

  @Test func otherFieldsOfOneRowAreNoConflict() throws {
    let mine = try form("audience")
    let other = try form("place", files: mine.files, author: "wang")
    try other.press("<C-u>老年活动中心<C-s><C-s>")
    try mine.press("88<C-s><C-s>")
    #expect(mine.app.desk.conflicts.isEmpty)
    #expect(mine.value("audience").hasPrefix("88"))
    #expect(mine.value("place") == "老年活动中心")
    #expect(mine.journalLines == 2)
  }

  /// A field that was left already, beside one that nobody else touched.
  @Test func theOtherFieldsOfAConflictAreSaved() throws {
    let mine = try form("audience")
    let other = try form("audience", files: mine.files, author: "wang")
    try other.press("77<C-s><C-s>")
    mine.lookForNews()
    try mine.press("88<Enter><C-Home>")
    for _ in 0..<60 where mine.focusedField != "place" { try mine.press("<Tab>") }
    try mine.press("<C-u>老年活动中心<C-s><C-s>")
    #expect(mine.app.desk.conflicts.count == 1)
    #expect(mine.journalLines == 2)
    try mine.press("<Down><Enter>")
    #expect(mine.value("audience").hasPrefix("77"))
    #expect(mine.value("place") == "老年活动中心")
    #expect(mine.app.desk.drafts.isEmpty)
  }

  @Test(arguments: [true, false])
  func aRowThatIsGoneKeepsWhatWasTyped(hasNews: Bool) throws {
    let mine = try form("audience")
    let other = try EntryApp(files: mine.files, author: "wang")
    try other.press("<Ins>activities<Tab><Del><Enter>")
    #expect(other.journalLines == 1)
    if hasNews { mine.lookForNews() }
    try mine.press("88<C-s>")
    #expect(mine.app.desk.conflicts.isEmpty)
    let notice = mine.app.notice?.phrase
    #expect(notice == .form(.rowGoneMeanwhile("wang")))
    #expect(!mine.app.desk.drafts.isEmpty)
    #expect(mine.journalLines == 1)
  }
}

extension EntryApp {
  /// Id of the field under the grid's cursor.
  fileprivate var column: String {
    guard grid.columns.indices.contains(grid.cursor.column),
      case .field(let field) = grid.columns[grid.cursor.column]
    else { return "" }
    return field
  }

  /// Id of the row under the grid's cursor.
  fileprivate var row: String {
    guard grid.rows.indices.contains(grid.cursor.row),
      case .record(let id) = grid.rows[grid.cursor.row]
    else { return "" }
    return id
  }

  /// What stands under the cursor.
  fileprivate var here: String { cell(grid.cursor.row, grid.cursor.column) }

  /// The field of the form that has the focus.
  fileprivate var focusedField: String? {
    if case .form(.form(let form))? = app.layers.last { form.focused?.id } else { nil }
  }

  /// What a field of the first listed activity says.
  fileprivate func value(_ field: String) -> String {
    guard let dataset = app.workspace?.dataset, let table = dataset.tables["activities"],
      case .form(.rows(let list))? = app.layers.last, let row = list.rows.first,
      let definition = table.schema[field]
    else { return "?" }
    return FieldText(dataset: dataset, language: .zh).text(definition, of: row, in: table) ?? ""
  }
}
