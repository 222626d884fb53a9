import Core
import Testing

@testable import TUI

/// Every key of a grid: what a clerk presses and what stands in the cells afterwards.
@Suite struct GridKeysTests {
  /// The outreach sheet of the demo county's townships in a year without data.
  private func open(_ script: String = "") throws -> EntryApp {
    try EntryApp().press("<F2>").press(outreach).press(script)
  }

  private let outreach = EntryApp.outreach

  @Test func theSheetIsTheOneOfTheTab() throws {
    let program = try open()
    #expect(program.grid.sheet.id == "outreachYear")
    #expect(program.grid.period == .year(2025))
    #expect(program.grid.cursor == GridPoint(row: 0, column: 0))
  }

  @Test func typingReplacesAndEnterGoesDown() throws {
    let program = try open("12<Enter>7<Enter>")
    #expect(program.column(0, rows: 2) == ["12", "7"])
    #expect(program.grid.cursor == GridPoint(row: 2, column: 0))
    #expect(program.journalLines == 2)
    try program.press("<Up><Up>9<Enter>")
    #expect(program.cell(0, 0) == "9")
  }

  @Test func enterReturnsToWhereTheTabRunBegan() throws {
    let program = try open("1<Tab>2<Tab>3<Enter>4<Tab>5<Enter>")
    #expect([program.cell(0, 0), program.cell(0, 1), program.cell(0, 2)] == ["1", "2", "3"])
    #expect([program.cell(1, 0), program.cell(1, 1)] == ["4", "5"])
    #expect(program.grid.cursor == GridPoint(row: 2, column: 0))
  }

  @Test func enterAfterTheLastRowGoesToTheNextColumn() throws {
    let program = try open("<C-Down><Enter>")
    #expect(program.grid.cursor == GridPoint(row: 0, column: 1))
  }

  @Test func sumsArePassedOver() throws {
    let program = try open("<C-Down><Up>")
    guard case .coverage = program.grid.rows[program.grid.cursor.row] else {
      Issue.record("the row above the own report is the coverage")
      return
    }
    try program.press("5")
    #expect(program.grid.edit == nil)
    #expect(program.app.notice?.phrase == .entry(.computedCell))
  }

  @Test func escapeRestoresAndLeavesNothing() throws {
    let program = try open("12<Enter><Up>99<Esc>")
    #expect(program.cell(0, 0) == "12")
    #expect(program.journalLines == 1)
    #expect(program.app.desk.drafts.isEmpty)
  }

  @Test func f2EditsInPlaceAndArrowsMoveTheCaret() throws {
    let program = try open("124<Enter><Up><F2><Left><BS>5<Enter>")
    #expect(program.cell(0, 0) == "154")
  }

  @Test func arrowsLeaveATypedCell() throws {
    let program = try open("12<Right>3<Down>4<Left>")
    #expect([program.cell(0, 0), program.cell(0, 1), program.cell(1, 1)] == ["12", "3", "4"])
    #expect(program.grid.cursor == GridPoint(row: 1, column: 0))
  }

  @Test func deleteEmptiesAndZeroIsAReport() throws {
    let program = try open("12<Enter>0<Enter><Up><Up><Del>")
    #expect(program.column(0, rows: 2) == ["-", "0报"])
  }

  @Test func nextBlankSkipsWhatIsFilled() throws {
    let program = try open("1<Tab>2<Enter><Up><Home>")
    try program.press("<F3>")
    #expect(program.grid.cursor == GridPoint(row: 0, column: 2))
    try program.press("<F15>")
    #expect(program.cell(program.grid.cursor.row, program.grid.cursor.column) == "-")
  }

  @Test func fillDownTakesTheCellAboveOrTheBlocksFirstRow() throws {
    let program = try open("12<Enter><C-d>")
    #expect(program.column(0, rows: 3) == ["12", "12", "-"])
    #expect(program.grid.cursor.row == 2)
    try program.press("<C-Up><S-Down><S-Down><S-Down><C-d>")
    #expect(program.column(0, rows: 4) == ["12", "12", "12", "12"])
    #expect(program.journalLines == 3)
  }

  @Test func lastYearFillsABlankAndABlocksBlanks() throws {
    let program = try open("<C-Left>5<Enter>6余<Enter>7<Enter><C-Right><C-Up><C-k>")
    #expect(program.column(0, rows: 3) == ["5", "-", "-"])
    #expect(program.grid.cursor.row == 1)
    try program.press("<C-Up><Del><C-Up>8<Enter><C-Up><S-Down><S-Down><C-k>")
    #expect(program.column(0, rows: 3) == ["8", "6余", "7"])
    try program.press("<C-Down><C-k>")
    #expect(program.app.notice?.phrase == .entry(.noLastYear))
  }

  @Test func theMarkKeySelectsWithoutShift() throws {
    let program = try open("1<Enter>2<Enter><C-Up><C-r><Down><Del>")
    #expect(program.column(0, rows: 2) == ["-", "-"])
    #expect(program.journalLines == 3)
  }

  @Test func copyGivesTabsAndLines() throws {
    let program = try open("1<Tab>2<Enter>3<Tab>4<Enter><C-Up><S-Down><S-Right><C-c>")
    #expect(program.effects.contains(.copy("1\t2\n3\t4\n")))
  }

  @Test func undoAndRedoGoStepByStep() throws {
    let program = try open("1<Enter>2<Enter><C-z>")
    #expect(program.column(0, rows: 2) == ["1", "-"])
    #expect(program.grid.cursor.row == 1)
    try program.press("<C-z>")
    #expect(program.column(0, rows: 2) == ["-", "-"])
    try program.press("<C-y><C-y>")
    #expect(program.column(0, rows: 2) == ["1", "2"])
    try program.press("<C-y>")
    #expect(program.app.notice?.phrase == .entry(.nothingToStep(1)))
  }

  @Test func undoWaitsForWhatIsOnItsWay() throws {
    let program = try open()
    try program.pressUnanswered("1<Enter><C-z>")
    #expect(program.cell(0, 0) == "1")
    program.deliver()
    #expect(program.cell(0, 0) == "-")
  }

  @Test func undoWorksOverARestart() throws {
    let first = try open("1<Enter>2<Enter>")
    let second = try EntryApp(files: first.files).press("<F2>" + outreach)
    #expect(second.column(0, rows: 2) == ["1", "2"])
    try second.press("<C-z>")
    #expect(second.column(0, rows: 2) == ["1", "-"])
  }

  @Test func anotherPersonsStepIsNotMine() throws {
    let first = try open("1<Enter>")
    let second = try EntryApp(files: first.files, author: "wang").press("<F2>" + outreach)
    try second.press("<C-z>")
    #expect(second.app.notice?.phrase == .entry(.nothingToStep(-1)))
    #expect(second.cell(0, 0) == "1")
  }

  @Test func noPrintableKeyIsACommand() throws {
    for character in "qjkhlnmsyYLTM:=/?[].-'*ew" {
      let program = try open()
      program.send(.input(.key(.character(character))))
      #expect(program.grid.edit?.field.text == String(character), "\(character)")
    }
  }

  @Test func shapesTurnAndKeepTheNumber() throws {
    let program = try open("12<Enter><Up><C-o>")
    #expect(program.grid.shape == .years)
    #expect(program.cell(program.grid.cursor.row, program.grid.cursor.column) == "12")
    try program.press("<C-o>")
    #expect(program.grid.shape == .regions)
    #expect(program.grid.cursor == GridPoint(row: 0, column: 0))
  }

  @Test func leavingComesBackToThePanels() throws {
    let program = try open("<Esc>")
    #expect(program.app.layers.isEmpty)
  }

  @Test func theAccountOfACellNamesItsEntry() throws {
    let program = try open("12<Enter><Up><F12>")
    #expect(program.screen.contains { $0.contains("录入") })
    #expect(program.screen.contains { $0.contains("12") })
  }
}
