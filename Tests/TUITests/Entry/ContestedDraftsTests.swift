import Core
import Testing

@testable import TUI

/// A draft remembers what its cell held when it was begun: where that is something else by now, the person is asked each time.
@Suite struct ContestedDraftsTests {
  private func open(
    _ script: String = "", files: MemoryFiles? = nil, author: String = "li"
  ) throws -> EntryApp {
    let program =
      try files.map { try EntryApp(files: $0, author: author) } ?? EntryApp(author: author)
    return try program.press("<F2>" + EntryApp.outreach).press(script)
  }

  private func isAsking(_ program: EntryApp) -> Bool {
    program.screen.joined(separator: "\n").contains("两个人改了同一格")
  }

  /// Mine is 5, the other's 7, decided later.
  private func undecided() throws -> EntryApp {
    let mine = try open()
    _ = try open("7<Enter>", files: mine.files, author: "wang")
    try mine.press("5<Enter>")
    #expect(isAsking(mine))
    try mine.press("<Esc><C-Up>")
    #expect(mine.cell(0, 0) == "5" && mine.app.desk.drafts.count == 1)
    return mine
  }

  @Test(arguments: ["<C-s>", "<F2><Enter>", "<F2><Down>", "<F2><C-s>", "6<Enter>", "<Del>"])
  func itAsksEachTime(keys: String) throws {
    let mine = try undecided()
    for _ in 0..<2 {
      try mine.press(keys)
      #expect(isAsking(mine), "\(keys)")
      #expect(mine.journalLines == 1)
      try mine.press("<Esc><C-Up>")
      #expect(mine.app.desk.drafts.count == 1)
    }
    // The other's value is taken: nothing is left to ask.
    try mine.press(keys + "<Down><Enter>")
    #expect(mine.cell(0, 0) == "7" && mine.app.desk.drafts.isEmpty)
    #expect(mine.journalLines == 1)
    try mine.press("<C-Up><C-s>8<Enter>")
    #expect(!isAsking(mine) && mine.cell(0, 0) == "8")
  }

  @Test func onceDecidedMineIsWritten() throws {
    let mine = try undecided()
    try mine.press("<C-s><Enter>")
    #expect(mine.cell(0, 0) == "5" && mine.app.desk.drafts.isEmpty)
    #expect(mine.journalLines == 2)
  }

  @Test func theLineOfTheCellTellsTheOthersValue() throws {
    let mine = try undecided()
    #expect(mine.status.contains("格里现在是 7") && mine.status.contains("wang 14:02"))
    try mine.press("<Down>")
    #expect(!mine.status.contains("格里现在是"))
  }

  @Test(arguments: [true, false]) func aRestartForgetsNothing(isUndecided: Bool) throws {
    let mine = isUndecided ? try undecided() : try open("5")
    mine.wait(App.draftDelay)
    mine.end()
    if !isUndecided { _ = try open("7<Enter>", files: mine.files, author: "wang") }
    let again = try open(files: mine.files)
    #expect(again.cell(0, 0) == "5")
    #expect(again.status.contains("格里现在是 7"))
    try again.press("<F2><Enter>")
    #expect(isAsking(again) && again.screen.joined().contains("wang"))
    #expect(again.journalLines == 1)
    try again.press("<Enter>")
    #expect(again.cell(0, 0) == "5" && again.journalLines == 2)
  }

  /// Nobody wrote meanwhile: nobody is asked.
  @Test func anUncontestedDraftIsWritten() throws {
    let mine = try open("3<Enter><Up>5")
    mine.wait(App.draftDelay)
    mine.end()
    let again = try open(files: mine.files)
    try again.press("<F2><Enter>")
    #expect(!isAsking(again) && again.cell(0, 0) == "5" && again.journalLines == 2)
  }

  /// Several at once: what is not contested is written, the rest is asked about one by one.
  @Test func onlyTheContestedOnesAreAskedAbout() throws {
    let mine = try open("5<Enter>x<Enter>")
    _ = mine
    let files = mine.files
    try mine.press("<C-Up><Down>")
    mine.wait(App.draftDelay)
    _ = try open("<Down>7<Enter>", files: files, author: "wang")
    mine.lookForNews()
    try mine.press("<F2><C-u>6")
    #expect(mine.grid.edit?.field.text == "6")
    try mine.press("<C-s>")
    #expect(isAsking(mine))
    try mine.press("<Down><Enter>")
    #expect(mine.column(0, rows: 2) == ["5", "7"])
    #expect(mine.app.desk.drafts.isEmpty)
  }

  /// Drafts of a program that noted no base are read, and nobody is asked about them.
  @Test func anOldDraftIsReadAllTheSame() throws {
    let mine = try open("3<Enter>")
    let workspace = try #require(mine.app.workspace)
    let subject = try #require(mine.grid.subject(GridPoint(row: 0, column: 0)))
    let target = try #require(workspace.target(subject))
    mine.end()
    try DraftStore(files: mine.files, stateFolder: "/state").save(
      [DraftBook.key(target): ["": "5"]], of: EntryApp.folder)
    let again = try open(files: mine.files)
    #expect(again.cell(0, 0) == "5")
    try again.press("<F2><Enter>")
    #expect(!isAsking(again) && again.cell(0, 0) == "5" && again.journalLines == 2)
  }
}
