import Core
import Testing

@testable import TUI

/// Pastes, bursts, drafts, conflicts, roles, sheets: what a clerk relies on beyond single keys.
@Suite struct GridEntryTests {
  private func open(
    _ script: String = "", files: MemoryFiles? = nil, author: String = "li",
    people: [Manifest.Person] = []
  ) throws -> EntryApp {
    let program =
      try files.map { try EntryApp(files: $0, author: author, people: people) }
      ?? EntryApp(author: author, people: people)
    return try program.press("<F2>" + EntryApp.outreach).press(script)
  }

  // MARK: Pasting

  @Test func aBlockIsShownFirstAndWrittenAsOneStep() throws {
    let program = try open()
    program.send(.input(.paste("１２\t1,234\n约500\t3.7万余\n")))
    #expect(program.screen.joined().contains("粘贴 2行 x 2列"))
    #expect(program.journalLines == 0)
    try program.press("<Enter>")
    #expect(program.column(0, rows: 2) == ["12", "约500"])
    #expect(program.column(1, rows: 2) == ["1234", "3.7万余"])
    #expect(program.journalLines == 1)
    try program.press("<C-z>")
    #expect(program.column(0, rows: 2) == ["-", "-"])
    #expect(program.column(1, rows: 2) == ["-", "-"])
  }

  @Test func whatIsNoNumberOfAPasteStaysAsItWasPasted() throws {
    let program = try open()
    program.send(.input(.paste("12\nabc\n7\n")))
    #expect(program.screen.joined().contains("1格读不懂"))
    try program.press("<Enter>")
    #expect(program.column(0, rows: 3) == ["12", "abc", "7"])
    #expect(program.journalLines == 1)
    #expect(program.app.desk.drafts.count == 1)
  }

  /// A total and its part are held against each other as they are pasted, not against what stood there.
  @Test(arguments: [("5", "20", true), ("20", "5", false)])
  func aBlockIsCheckedAsABlock(total: String, part: String, isFound: Bool) throws {
    let program = try EntryApp()
    try program.press("<F2><C-Right><C-Right>")
    for _ in 0..<12 where program.sides == nil { try program.press("<F6>") }
    let sides = try #require(program.sides)
    let entered = program.grid.rows.firstIndex { $0.isEntered }
    let row = try #require(entered)
    func fill(_ first: String, _ second: String) throws -> PastePreview {
      try program.press("<C-Home>")
      let workspace = try #require(program.app.workspace)
      var cells = [String](repeating: "", count: sides.part - sides.total + 1)
      (cells[0], cells[cells.count - 1]) = (first, second)
      return PastePreview(
        [cells], at: GridPoint(row: row, column: sides.total), in: program.grid,
        workspace: workspace, context: program.app.context(workspace), refusal: { _ in nil })
    }
    let preview = try fill(total, part)
    #expect(preview.cells.count == 2)
    func exceeds(_ preview: PastePreview) -> Bool {
      preview.cells.contains { cell in
        cell.findings.contains { finding in
          if case .partExceedsTotal = finding.fact { true } else { false }
        }
      }
    }
    #expect(exceeds(preview) == isFound)
  }

  @Test func escapeWritesNothingOfAPaste() throws {
    let program = try open()
    program.send(.input(.paste("12\n13\n")))
    try program.press("<Esc>")
    #expect(program.journalLines == 0)
    #expect(program.cell(0, 0) == "-")
  }

  @Test func aSingleCellIsTypedOn() throws {
    let program = try open()
    program.send(.input(.paste("12")))
    try program.press("3<Enter>")
    #expect(program.cell(0, 0) == "123")
  }

  @Test(arguments: [
    "\u{1B}[31m12\t\u{202E}9\n", "\"a\nb\"\t\"c", "\0\0\t\0\n",
    String(repeating: "9", count: 5_000) + "\t1",
  ])
  func anythingPastedIsHarmless(text: String) throws {
    let program = try open()
    program.send(.input(.paste(text)))
    #expect(
      !program.screen.joined().contains("\u{1B}") && !program.screen.joined().contains("\u{202E}"))
    try program.press("<Enter><Esc>")
  }

  @Test func whatABurstLeftAsDraftsGoesAndComesWithIt() throws {
    let program = try open()
    program.send(.burst(try KeyScript.parse("1<Enter>abc<Enter>3<Enter>4<Enter>")))
    #expect(program.app.desk.drafts.count == 1 && program.journalLines == 1)
    try program.press("<C-z>")
    #expect(program.app.desk.drafts.isEmpty)
    try program.press("<C-y>")
    #expect(program.app.desk.drafts.count == 1 && program.column(0, rows: 2) == ["1", "abc"])
  }

  @Test func aBurstOfKeysIsOneStepFromThreeCellsOn() throws {
    let program = try open()
    program.send(.burst(try KeyScript.parse("1<Tab>2<Enter>3<Tab>4<Enter>")))
    #expect([program.cell(0, 0), program.cell(0, 1)] == ["1", "2"])
    #expect([program.cell(1, 0), program.cell(1, 1)] == ["3", "4"])
    #expect(program.journalLines == 1)
    #expect(program.app.desk.drafts.isEmpty)
  }

  @Test func twoCellsTypedFastAreTwoSteps() throws {
    let program = try open()
    program.send(.burst(try KeyScript.parse("1<Enter>2<Enter>")))
    #expect(program.journalLines == 2)
  }

  @Test(arguments: [
    ("1<Tab>2<Enter>", true), ("1<Enter>", false), ("<Enter><Enter>", false), ("12", false),
    ("1<Tab>2<F3>", false),
  ])
  func whatLooksPasted(script: String, expected: Bool) throws {
    #expect(KeyBurst.looksPasted(try KeyScript.parse(script)) == expected)
  }

  // MARK: Acknowledgement

  @Test func savedIsSaidAfterTheAcknowledgementOnly() throws {
    let program = try open()
    try program.pressUnanswered("12<Enter>")
    #expect(program.cell(0, 0) == "12")
    #expect(program.screen[0].contains("正在保存"))
    #expect(program.app.desk.savedAt == nil)
    program.deliver()
    #expect(program.screen[0].contains("已保存 14:02"))
  }

  @Test func whatCannotBeWrittenStaysAsADraftAndIsSaid() throws {
    let program = try open("1<Enter>")
    program.files.limitSpace(to: 0)
    try program.press("2<Enter>")
    #expect(program.status.contains("没有保存"))
    #expect(program.column(0, rows: 2) == ["1", "2"])
    #expect(program.app.desk.drafts.count == 1)
    #expect(program.journalLines == 1)
    program.files.limitSpace(to: nil)
    try program.press("<C-s>")
    #expect(program.app.desk.drafts.isEmpty)
    #expect(program.journalLines == 2)
  }

  // MARK: Drafts

  @Test func unreadableTextStaysAndIsThereAfterARestart() throws {
    let program = try open("12个左右吧<Enter>")
    #expect(program.cell(0, 0) == "12个左右吧")
    #expect(program.journalLines == 0)
    program.wait(App.draftDelay)
    program.end()
    let again = try open(files: program.files)
    #expect(again.cell(0, 0) == "12个左右吧")
    try again.press("<F2><C-u>12<Enter>")
    #expect(again.cell(0, 0) == "12")
    #expect(again.app.desk.drafts.isEmpty)
  }

  @Test(arguments: [InputEvent.hangup, .terminated])
  func anUnfinishedCellIsKeptOnEveryWayOut(event: InputEvent) throws {
    let program = try open("98")
    program.send(.input(event))
    #expect(program.effects.contains(.quit(0)))
    let again = try open(files: program.files)
    #expect(again.cell(0, 0) == "98")
    #expect(again.journalLines == 0)
  }

  @Test func draftsGoToTheDiskWithinASecond() throws {
    let program = try open("98")
    #expect(!program.files.exists("/state/drafts"))
    program.wait(App.draftDelay)
    let name = try #require(try program.files.list("/state/drafts").first?.name)
    let facts = try program.files.information(of: "/state/drafts/" + name)
    #expect(facts.permissions & 0o077 == 0)
  }

  @Test func aFullDiskOnTheDraftIsSaidAndAskedAboutAtTheEnd() throws {
    let program = try open()
    let path = DraftStore(files: program.files, stateFolder: "/state").path(of: EntryApp.folder)
    program.files.fail(.write, at: path, with: .io(28))
    try program.press("abc")
    program.wait(App.draftDelay)
    #expect(program.status.contains("草稿写不进磁盘"))
    try program.press("<Down><C-q>")
    #expect(program.app.layers.last == .entry(.quitWithDrafts))
  }

  // MARK: Several people

  @Test func othersEditsAppearWithoutMovingCursorOrDraft() throws {
    let mine = try open("<Down>45")
    let other = try open("<Down><Down>7<Enter>", files: mine.files, author: "wang")
    #expect(other.cell(2, 0) == "7")
    mine.lookForNews()
    #expect(mine.cell(2, 0) == "7")
    #expect(mine.grid.cursor == GridPoint(row: 1, column: 0))
    #expect(mine.grid.edit?.field.text == "45")
    #expect(mine.status.contains("wang"))
  }

  @Test func aConflictKeepsBothShowsBothAndAsks() throws {
    let mine = try open()
    let other = try open("7<Enter>", files: mine.files, author: "wang")
    #expect(other.journalLines == 1)
    try mine.press("5<Enter>")
    let screen = mine.screen.joined(separator: "\n")
    #expect(screen.contains("两个人改了同一格") && screen.contains("wang"))
    #expect(mine.app.desk.conflicts.map(\.text) == ["5"])
    try mine.press("<Enter>")
    #expect(mine.cell(0, 0) == "5")
    #expect(mine.journalLines == 2)
  }

  /// What others wrote while one typed is not what one began with, although it is in the data by now.
  @Test(arguments: ["5<Enter>", "<Down>"])
  func aConflictIsOneAlsoWhenTheOthersEditHasArrived(leaving: String) throws {
    let mine = try open("5")
    _ = try open("7<Enter>", files: mine.files, author: "wang")
    mine.lookForNews()
    #expect(mine.grid.edit?.field.text == "5")
    try mine.press(leaving)
    #expect(mine.screen.joined(separator: "\n").contains("两个人改了同一格"))
    #expect(mine.journalLines == 1)
    try mine.press("<Down><Enter>")
    #expect(mine.cell(0, 0) == "7")
    #expect(mine.journalLines == 1)
  }

  /// What a paste could not read goes and comes with what it could.
  @Test func aPasteIsOneStepWithItsDrafts() throws {
    let mine = try open("<paste:12\\nabc><Enter>")
    #expect(mine.cell(0, 0) == "12" && mine.cell(1, 0) == "abc")
    try mine.press("<C-z>")
    #expect(mine.app.desk.drafts.isEmpty)
    #expect(mine.cell(0, 0) != "12" && mine.cell(1, 0) != "abc")
    try mine.press("<C-y>")
    #expect(mine.cell(0, 0) == "12" && mine.cell(1, 0) == "abc")
    try mine.press("<C-z>")
    #expect(mine.app.desk.drafts.isEmpty)
  }

  /// A blank above fills nothing, and nothing is said to be undone.
  @Test func fillingFromABlankSaysSo() throws {
    let mine = try open("3<Enter>")
    let lines = mine.journalLines
    try mine.press("<Right><C-d>")
    #expect(mine.status.contains("上面没有可填充的值"))
    #expect(mine.journalLines == lines)
  }

  @Test func takingTheOthersValueDropsMine() throws {
    let mine = try open()
    _ = try open("7<Enter>", files: mine.files, author: "wang")
    try mine.press("5<Enter><Down><Enter>")
    #expect(mine.cell(0, 0) == "7")
    #expect(mine.app.desk.drafts.isEmpty)
    #expect(mine.journalLines == 1)
  }

  @Test func decidingLaterKeepsMineAsADraft() throws {
    let mine = try open()
    _ = try open("7<Enter>", files: mine.files, author: "wang")
    try mine.press("5<Enter><Esc>")
    #expect(mine.cell(0, 0) == "5")
    #expect(mine.app.desk.drafts.count == 1)
  }

  // MARK: Who may do what

  @Test func aViewerIsRefused() throws {
    let viewer = Manifest.Person(name: "li", role: .viewer)
    let program = try open("5", people: [viewer])
    #expect(program.grid.edit == nil)
    #expect(program.app.notice?.phrase == .entry(.viewerOnly))
  }

  @Test func outsideTheOwnRegionIsRefused() throws {
    let person = Manifest.Person(name: "li", region: "999901T02", role: .entry)
    let program = try open("5", people: [person])
    #expect(program.grid.edit == nil)
    try program.press("<Down>5<Enter>")
    #expect(program.cell(1, 0) == "5")
  }

  /// Drafts, steps and what waits belong to the data that they were typed into.
  @Test func otherDataKnowNothingOfWhatWasDoneBefore() throws {
    let program = try open("5<Enter>abc<Enter>")
    #expect(program.journalLines == 1 && program.app.desk.drafts.count == 1)
    var other = SampleApp.demoCounty
    other.folder = "/other"
    try program.files.makeFolder("/other")
    try program.files.write(
      Array("{\"format\": 1}".utf8), to: "/other/dataset.json", mode: .everybodyReads)
    program.send(.loaded(.opened(other)))
    #expect(program.app.desk.drafts.isEmpty && program.app.desk.history.isEmpty)
    try program.press("<C-z>")
    #expect(program.app.notice?.phrase == .entry(.nothingToStep(-1)))
    #expect(program.journalLines == 1)
    #expect(!program.files.exists("/other/journal/0001.ndjson"))
  }

  // MARK: Sheets

  @Test func aSubmittedSheetIsLockedUntilReopenedWithAReason() throws {
    let program = try open("5<Enter><Up><F9>")
    guard case .entry(.submit)? = program.app.layers.last else {
      Issue.record("F9 asks")
      return
    }
    try program.press("<Enter>")
    #expect(program.screen.joined().contains("已上报"))
    try program.press("6")
    #expect(program.grid.edit == nil)
    #expect(program.status.contains("已锁定"))
    try program.press("<F9>数字填错<Enter>6<Enter>")
    #expect(program.cell(0, 0) == "6")
  }

  @Test func whatWasHandedInIsNotTakenBackByUndo() throws {
    let program = try open("5<Enter><Up><F9><Enter>")
    let lines = program.journalLines
    try program.press("<C-z>")
    #expect(program.app.notice?.phrase == .entry(.sheetStep))
    #expect(program.journalLines == lines && program.screen.joined().contains("已上报"))
    try program.press("<F9>数字填错<Enter><C-z>")
    #expect(program.app.notice?.phrase == .entry(.sheetStep))
    // What is done after that is taken back as ever.
    try program.press("6<Enter><C-z>")
    #expect(program.cell(0, 0) == "5")
  }

  @Test func aReasonIsAskedFor() throws {
    let program = try open("5<Enter><Up><F9><Enter><F9><Enter><Enter>")
    guard case .entry(.reason)? = program.app.layers.last else {
      Issue.record("an empty reason is none")
      return
    }
  }

  @Test func aDraftKeepsASheetFromBeingSubmitted() throws {
    let program = try open("abc<Enter><Up><F9><Enter>")
    #expect(program.app.notice?.phrase == .entry(.submitBlocked(1)))
    #expect(program.journalLines == 0)
  }
}

extension EntryApp {
  /// The columns of a total and of a level of it, the total first; nil where the sheet has none.
  var sides: (total: Int, part: Int)? {
    for (index, column) in grid.columns.enumerated() {
      guard case .choice(let total) = column, total.level == nil, total.breakdown.isEmpty else {
        continue
      }
      let part = grid.columns.indices.dropFirst(index + 1).first { other in
        if case .choice(let choice) = grid.columns[other] {
          choice.indicator == total.indicator && choice.level != nil
        } else {
          false
        }
      }
      if let part { return (index, part) }
    }
    return nil
  }
}
