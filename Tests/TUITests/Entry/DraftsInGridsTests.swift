import Core
import Testing

@testable import TUI

/// Texts that are no values yet: whose they are, and how one gets back to them.
@Suite struct DraftsInGridsTests {
  private func open(_ script: String = "", files: MemoryFiles? = nil) throws -> EntryApp {
    let program = try files.map { try EntryApp(files: $0) } ?? EntryApp()
    return try program.press("<F2>" + EntryApp.outreach).press(script)
  }

  /// What a program that runs has not finished is not another's; once it has ended, it is.
  @Test func draftsOfAProgramThatRunsStayItsOwn() throws {
    let first = try open("abc<Enter>")
    first.wait(App.draftDelay)
    let second = try open(files: first.files)
    #expect(second.cell(0, 0) == "-" && second.app.desk.drafts.isEmpty)
    try second.press("<Down>def<Enter>")
    second.wait(App.draftDelay)
    #expect(first.cell(0, 0) == "abc")
    first.end()
    // The second goes on undisturbed, and a third takes over from the one that has ended only.
    let third = try open(files: first.files)
    #expect(third.column(0, rows: 2) == ["abc", "-"])
    second.end()
    third.end()
    let fourth = try open(files: first.files)
    #expect(fourth.column(0, rows: 2) == ["abc", "def"])
    try fourth.press("<C-Up>1<Enter>2<Enter>")
    fourth.wait(App.draftDelay)
    fourth.end()
    #expect(try open(files: first.files).app.desk.drafts.isEmpty)
  }

  /// F2 on a sheet with drafts begins at the first; F7 lists them, a key to each.
  @Test(arguments: Language.allCases) func aSheetOpensAtItsDraftsAndFindingsListThem(
    language: Language
  ) throws {
    let program = try EntryApp(language: language)
    try program.press("<F2><Down><Right>abc<Enter><Down>12x<Enter><Esc>")
    #expect(program.app.desk.drafts.count == 2)
    try program.press("<F2>")
    #expect(program.grid.cursor == GridPoint(row: 1, column: 1))
    #expect(program.status.contains("F7"))
    try program.press("<F7>")
    let word = program.app.text(.entry(.draftWord))
    // Two rows, and the selected one whole below them.
    #expect(program.screen.count { $0.contains("│ " + word) } == 3)
    #expect(program.screen.contains { $0.contains("“abc”") || $0.contains("\"abc\"") })
    // What is cut in the list stands whole below it.
    let workspace = try #require(program.app.workspace)
    let subject = try #require(program.grid.subject(GridPoint(row: 1, column: 1)))
    guard
      case .failure(let problem) = workspace.planned(
        "abc", for: subject, search: program.app.context(workspace))
    else {
      Issue.record("abc is no number")
      return
    }
    let whole = program.app.text(program.app.problemPhrase(problem, subject))
    #expect(program.screen.joined().contains(String(whole.suffix(6))))
    try program.press("<Down><Enter>")
    #expect(program.grid.cursor == GridPoint(row: 3, column: 1))
    #expect(!program.app.layers.contains { if case .entry = $0 { true } else { false } })
  }

  /// From the panels, after a new start, F7 lists all drafts with place, sheet and year; Enter goes to each.
  @Test func fromThePanelsEachDraftIsOneKeyAway() throws {
    let first = try open("abc<Enter>")
    try first.press("<C-Left>12x<Enter><Esc>")
    try first.press("<Ins>xchd<Enter>石场讲座<Esc>")
    #expect(first.app.desk.drafts.count == 3)
    let place = try #require(first.app.workspace).browse.frame.region
    first.wait(App.draftDelay)
    first.end()

    let again = try EntryApp(files: first.files)
    #expect(again.screen.joined().contains("草稿3处：按 F7"))
    try again.press("<F7>")
    let screen = again.screen.joined(separator: "\n")
    #expect(screen.contains("草稿：3处"))
    #expect(screen.contains("2025年") && screen.contains("2024年"))
    #expect(screen.contains("abc") && screen.contains("12x") && screen.contains("石场讲座"))
    try again.press("<Esc>")
    var seen: Set<String> = []
    for index in 0..<3 {
      try again.press("<F7>" + String(repeating: "<Down>", count: index))
      try again.press("<Enter>")
      if let grid = again.app.grid, case .figure(let address)? = grid.current {
        #expect(grid.region == place)
        seen.insert(again.cell(grid.cursor.row, grid.cursor.column) + " \(address.period)")
        try again.press("<Esc>")
      } else {
        seen.insert(again.screen.joined().contains("草稿") ? "form" : "nothing")
        try again.press("<Esc>")
      }
    }
    #expect(seen == ["abc 2025", "12x 2024", "form"])
  }

  /// In a sheet the drafts of others are listed, too, also where nothing else was found.
  @Test func draftsOfOtherSheetsAreListedAndReached() throws {
    let program = try open("abc<Enter><C-Right>")
    #expect(program.app.issues(of: program.grid).isEmpty)
    try program.press("<F7>")
    #expect(program.screen.contains { $0.contains("abc") && $0.contains("2025年") })
    try program.press("<Enter>")
    #expect(program.grid.period == .year(2025))
    #expect(program.cell(program.grid.cursor.row, program.grid.cursor.column) == "abc")
    #expect(program.app.layers.count { $0.isGrid } == 1)
  }

  /// Without drafts F7 in the panels is about the data; with some a second F7 is.
  @Test func theFindingsOfTheDataAreOneKeyFurther() throws {
    let program = try EntryApp()
    try program.press("<F7>")
    #expect(program.app.layers.last == .reading(ReadingDialog(page: .findings)))
    try program.press("<Esc><F2>abc<Enter><Esc><F7>")
    guard case .entry(.findings(_, let items))? = program.app.layers.last else {
      Issue.record("F7 lists the draft")
      return
    }
    #expect(items.map(\.text) == ["abc"])
    try program.press("<F7>")
    #expect(program.app.layers.last == .reading(ReadingDialog(page: .findings)))
  }
}
