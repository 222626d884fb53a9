import Core
import Testing

@testable import TUI

/// F4 from the doubt to the answer: while typing, in a cell, in the list of findings, after a restart.
@Suite struct ExplainTests {
  /// The outreach sheet of 2024; documents state 2023, so that a number can be odd.
  private let sheet = "<F2>" + EntryApp.outreach + "<C-Left>"

  private func open(_ script: String = "", files: MemoryFiles? = nil) throws -> EntryApp {
    let program = try files.map { try EntryApp(files: $0) } ?? EntryApp()
    return try program.press(sheet + script)
  }

  private func open(in program: EntryApp, _ row: Int, _ column: Int) throws -> [Finding] {
    let workspace = try #require(program.app.workspace)
    let subject = try #require(program.grid.subject(GridPoint(row: row, column: column)))
    return workspace.open(program.grid.findings[subject] ?? [], subject)
  }

  @Test func aDoubtIsAnsweredAndStaysAnswered() throws {
    let program = try open("90000<Enter><Up>")
    #expect(try !open(in: program, 0, 0).isEmpty)
    #expect(program.screen.joined().contains("核"))
    try program.press("<F4>")
    #expect(program.isAsked)
    try program.press("全县矿山集中宣讲<Enter><Down><Up>")
    #expect(try open(in: program, 0, 0).isEmpty)
    #expect(program.screen.joined().contains("说"))
    #expect(program.status.contains("全县矿山集中宣讲"))
    let again = try open(files: program.files)
    #expect(try open(in: again, 0, 0).isEmpty)
    #expect(again.status.contains("全县矿山集中宣讲"))
    // It can be worded anew.
    try again.press("<F4><C-u>核对过台账<Enter><Down><Up>")
    #expect(again.status.contains("核对过台账"))
  }

  @Test func whileTypingTheCellIsLeftAndAsksAtOnce() throws {
    let program = try open("90000<F4>")
    #expect(program.isAsked)
    try program.press("全县矿山集中宣讲<Enter>")
    #expect(program.cell(0, 0).hasPrefix("90000"))
    #expect(try open(in: program, 0, 0).isEmpty)
  }

  @Test func itCanBeAskedBeforeTheJournalHasAnswered() throws {
    let program = try open()
    try program.pressUnanswered("90000<F4>")
    #expect(program.isAsked)
    try program.pressUnanswered("全县矿山集中宣讲<Enter>")
    program.deliver()
    #expect(program.cell(0, 0).hasPrefix("90000"))
    #expect(try open(in: program, 0, 0).isEmpty)
    #expect(program.app.desk.conflicts.isEmpty)
  }

  @Test func aReasonOfBlanksIsNone() throws {
    let program = try open("90000<Enter><Up><F4> <Enter>")
    #expect(program.isAsked)
    try program.press("<Esc>")
    #expect(try !open(in: program, 0, 0).isEmpty)
  }

  @Test func whatIsNotDoubtedNeedsNoReason() throws {
    let program = try open("8<Enter><Up><F4>")
    #expect(program.app.notice?.phrase == .entry(.nothingToExplain))
  }

  @Test func theListOfFindingsLeadsThere() throws {
    let program = try open("90000<Enter><F7><F4>")
    #expect(program.isAsked)
    try program.press("全县矿山集中宣讲<Enter>")
    #expect(try open(in: program, 0, 0).isEmpty)
  }
}

extension EntryApp {
  /// Whether the question for a reason is on top.
  fileprivate var isAsked: Bool {
    if case .entry(.reason)? = app.layers.last { true } else { false }
  }
}
