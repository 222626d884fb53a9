import Core
import Testing

@testable import TUI

/// A reason is kept as a draft from its first letter until the journal has what it is for.
@Suite struct ReasonDraftTests {
  private func open(_ script: String = "", files: MemoryFiles? = nil) throws -> EntryApp {
    let program = try files.map { try EntryApp(files: $0) } ?? EntryApp()
    return try program.press("<F2>" + EntryApp.outreach).press(script)
  }

  private func reason(_ program: EntryApp) -> String? {
    guard case .entry(.reason(let dialog))? = program.app.layers.last else { return nil }
    return dialog.field.text
  }

  /// The draft keys on the disk.
  private func kept(_ program: EntryApp) -> Int {
    DraftStore(files: program.files, stateFolder: "/state").load(EntryApp.folder).count
  }

  /// An odd number in the year in which documents state others.
  private static let odd = "<C-Left>90000<Enter><Up><F4>"

  @Test func aKillWhileItIsTypedLosesNothing() throws {
    let program = try open(Self.odd + "全县矿山")
    program.wait(App.draftDelay)
    program.end()
    let again = try open(files: program.files)
    try again.press("<F7>")
    let list = again.screen.joined(separator: "\n")
    #expect(list.contains("理由 · ") && list.contains("全县矿山"))
    // Enter leads to the cell, F4 goes on with the words.
    try again.press("<End><Enter><F4>")
    #expect(reason(again) == "全县矿山")
    try again.press("集中宣讲<Enter>")
    #expect(again.app.desk.drafts.isEmpty)
    again.wait(App.draftDelay)
    #expect(kept(again) == 0)
    try again.press("<F4>")
    #expect(reason(again) == "全县矿山集中宣讲")
  }

  @Test func aKillBeforeTheJournalAnswersLosesNothing() throws {
    let program = try open(Self.odd)
    try program.pressUnanswered("集中宣讲<Enter>")
    #expect(program.app.notice?.phrase != .entry(.explained))
    program.wait(App.draftDelay)
    program.end()
    let again = try open("<C-Left><F4>", files: program.files)
    #expect(reason(again) == "集中宣讲")
    #expect(again.journalLines == 1)
  }

  /// The journal had it although nobody heard that any more.
  @Test func whatTheJournalHasIsNoDraft() throws {
    let program = try open(Self.odd)
    try program.pressUnanswered("集中宣讲<Enter>")
    program.wait(App.draftDelay)
    program.deliver()
    program.end()
    let again = try open(files: program.files)
    #expect(again.app.desk.drafts.isEmpty)
    #expect(again.journalLines == 2)
  }

  @Test func theReasonToOpenASheetAgainIsKept() throws {
    let program = try open("5<Enter><Up><F9><Enter><F9>数字填错")
    #expect(reason(program) == "数字填错")
    program.wait(App.draftDelay)
    program.end()
    let again = try open("<F7>", files: program.files)
    #expect(again.screen.joined().contains("数字填错"))
    try again.press("<End><Enter><F9>")
    #expect(reason(again) == "数字填错")
    let lines = again.journalLines
    try again.pressUnanswered("<Enter>")
    #expect(!again.screen.joined().contains("重新打开"))
    again.deliver()
    #expect(again.journalLines == lines + 1)
    #expect(again.app.desk.drafts.isEmpty)
  }

  @Test func leavingTheQuestionDropsIt() throws {
    let program = try open(Self.odd + "全县矿山")
    #expect(program.app.desk.drafts.count == 1)
    try program.press("<Esc>")
    #expect(program.app.desk.drafts.isEmpty)
  }

  /// A reason without a journal that can be written stays where the person finds it.
  @Test func whatCannotBeWrittenStays() throws {
    let program = try open(Self.odd + "集中宣讲")
    program.files.fail(.synchronize, at: "/data/journal/0001.ndjson", with: .io(5))
    try program.press("<Enter>")
    #expect(program.app.notice?.phrase != .entry(.explained))
    program.files.fail(.synchronize, at: "/data/journal/0001.ndjson", with: nil)
    try program.press("<F4>")
    #expect(reason(program) == "集中宣讲")
  }
}
