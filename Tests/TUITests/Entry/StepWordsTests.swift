import Core
import Testing

@testable import TUI

/// What undo, redo and other people changed is said with its place and both values.
struct StepWordsTests {
  private func open(
    files: MemoryFiles? = nil, author: String = "li", language: Language = .zh
  ) throws -> EntryApp {
    let program =
      try files.map { try EntryApp(files: $0, author: author, language: language) }
      ?? EntryApp(author: author, language: language)
    return try program.press("<F2>" + EntryApp.outreach)
  }

  /// The name of the cell in the first row and column, as the grid says it.
  private func name(_ program: EntryApp, row: Int = 0) throws -> (place: String, title: String) {
    let workspace = try #require(program.app.workspace)
    let pen = GridPen(
      settings: program.app.settings, workspace: workspace, desk: EntryDesk(), grid: program.grid)
    return (pen.name(of: program.grid.rows[row]), pen.title(of: program.grid.columns[0]))
  }

  @Test(arguments: [Language.zh, .en]) func undoNamesTheOneThing(language: Language) throws {
    let program = try open(language: language)
    try program.press("120<Enter><Up>96<Enter>")
    // Somewhere else when it is taken back.
    try program.press("<Down><Down><Right><C-z>")
    let (place, title) = try name(program)
    let year = language == .zh ? "2025年：" : "2025: "
    let done = language == .zh ? "已撤销：" : "Undone: "
    #expect(program.status.contains("\(done)\(place) · \(title) · \(year)96 → 120"))
    #expect(program.grid.cursor == GridPoint(row: 0, column: 0))
    try program.press("<Right><C-y>")
    #expect(program.status.contains("\(place) · \(title) · \(year)120 → 96"))
    try program.press("<C-z><C-z>")
    #expect(program.status.contains(language == .zh ? "120 → （空）" : "120 → (empty)"))
  }

  @Test func undoOfManyNamesTheirNumberAndTheFirst() throws {
    let program = try open()
    try program.press("<paste:12\\n13\\n14><Enter><Right><C-z>")
    let (place, title) = try name(program)
    #expect(
      program.status.contains("已撤销3处，第一处：\(place) · \(title) · 2025年：12 → （空）"))
    #expect(program.grid.cursor == GridPoint(row: 0, column: 0))
    try program.press("<C-y>")
    #expect(program.status.contains("已重做3处，第一处：\(place) · \(title) · 2025年：（空） → 12"))
  }

  @Test(arguments: [Language.zh, .en]) func anEditOfSomebodyElseIsNamed(language: Language) throws {
    let mine = try open(language: language)
    let other = try open(files: mine.files, author: "wang")
    try other.press("<Down><Down>7<Enter>")
    mine.lookForNews()
    let (place, title) = try name(mine, row: 2)
    #expect(mine.status.contains("wang") && mine.status.contains("\(place) · \(title) · 2025"))
    #expect(mine.status.contains("→ 7"))
  }

  /// A row that came and went is named, though it is not there any more.
  @Test func aRowIsNamedWhetherItStandsOrNot() throws {
    let dataset = SampleApp.demoCounty
    let text = EditText(dataset: dataset, language: .zh)
    let table = try #require(dataset.tables[Catalogue.enterprises])
    let row = try #require(table.rows.first)
    let name = try #require(table.name(of: row))
    let id = table.id(of: row)
    let target = Edit.Target.row(register: Catalogue.enterprises, id: id)
    let value = try #require(dataset.current(target))
    let field = try #require(table.schema.nameField)
    let title = try #require(dataset.catalogue.registers[Catalogue.enterprises]?.title.zh)
    let shown = DataText.visible(name, longest: 30)
    #expect(text.line(Edit(target, from: value, to: nil)) == "\(title) · \(shown)：删除")
    let gone = Edit.Target.row(register: Catalogue.enterprises, id: "gone")
    #expect(text.line(Edit(gone, from: nil, to: value)) == "\(title) · \(shown)：新增")
    let edit = Edit(
      .field(register: Catalogue.enterprises, row: id, field: field),
      from: value[field], to: JSONValue("甲\u{202E}公司"))
    #expect(text.line(edit).contains("→ 甲<U+202E>公司"))
  }
}
