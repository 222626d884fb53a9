import Core
import Testing

@testable import TUI

/// What is on its way to the journal is a draft on the disk, until the journal has it.
@Suite struct UnansweredEditsTests {
  private func open(_ script: String = "", files: MemoryFiles? = nil) throws -> EntryApp {
    let program = try files.map { try EntryApp(files: $0) } ?? EntryApp()
    return try program.press("<F2>" + EntryApp.outreach).press(script)
  }

  /// The texts of cells that the disk keeps.
  private func kept(_ program: EntryApp) -> [String] {
    let store = DraftStore(files: program.files, stateFolder: "/state")
    return store.load(EntryApp.folder).values.compactMap { $0[""] }.sorted()
  }

  /// Another program writes over a file that is shown: it is said once, and a checkpoint is none.
  @Test func filesChangedUnderneathAreSaid() throws {
    let program = try open()
    try program.files.makeFolder("/data/figures")
    for name in ["figures/a.json", "figures/b.json"] {
      try program.files.write([1], to: "/data/" + name, mode: .everybodyReads)
    }
    var stamps: [String: FileInformation] = [:]
    for name in ["figures/a.json", "figures/b.json", "dataset.json"] {
      stamps["/data/" + name] = try program.files.information(of: "/data/" + name)
    }
    program.reopen(stamps)
    try program.press("1<Enter>")
    let saved = program.app.notice
    try program.files.write([1, 2], to: "/data/figures/a.json", mode: .everybodyReads)
    try program.press("2<Enter>")
    #expect(program.app.notice?.phrase == .entry(.filesChanged(["figures/a.json"])))
    try program.press("3<Enter>")
    #expect(program.app.notice == saved)
    try program.files.remove("/data/figures/b.json")
    try program.press("4<Enter>")
    #expect(program.app.notice?.phrase == .entry(.filesChanged(["figures/b.json"])))
    try program.files.write([3], to: "/data/figures/a.json", mode: .everybodyReads)
    try program.files.write([3], to: "/data/dataset.json", mode: .everybodyReads)
    try program.press("5<Enter>")
    #expect(program.app.notice == saved)
    #expect(program.journalLines == 5)
  }

  @Test func aKillWhileTheJournalIsLockedLosesNothing() throws {
    let program = try open("1<Enter>")
    try program.pressUnanswered("4<Enter>5<Enter>6")
    #expect(program.app.desk.drafts.count == 1)
    program.wait(App.draftDelay)
    #expect(kept(program) == ["4", "5", "6"])
    program.end()
    let again = try open(files: program.files)
    #expect(again.app.desk.drafts.count == 3)
    #expect(again.column(0, rows: 4) == ["1", "4", "5", "6"])
    #expect(again.journalLines == 1)
    // They can be saved as they are, nobody asks.
    try again.press("<C-s>")
    #expect(again.app.desk.drafts.isEmpty && again.app.desk.conflicts.isEmpty)
    #expect(again.column(0, rows: 4) == ["1", "4", "5", "6"])
    again.wait(App.draftDelay)
    #expect(kept(again) == [])
  }

  @Test(arguments: [InputEvent.hangup, .terminated, .key(.control("q"))])
  func everyWayOutKeepsThem(event: InputEvent) throws {
    let program = try open("1<Enter>")
    try program.pressUnanswered("4<Enter>5<Enter>6")
    // The program ends before the journal has answered.
    let effects = program.ask(event)
    for case .entry(.saveDrafts(let changes, let folder)) in effects {
      program.perform { _ in [.entry(.saveDrafts(changes, folder: folder))] }
    }
    #expect(effects.contains(.quit(0)))
    #expect(kept(program) == ["4", "5", "6"])
  }

  @Test func theAcknowledgementEndsTheDraft() throws {
    let program = try open()
    try program.pressUnanswered("4<Enter>5<Enter>")
    program.wait(App.draftDelay)
    #expect(kept(program) == ["4", "5"])
    program.deliver()
    program.wait(2 * App.draftDelay)
    #expect(kept(program) == [])
    #expect(program.journalLines == 2)
  }

  /// Killed between the journal's acknowledgement and the end of the draft: once, not twice.
  @Test func whatTheJournalHasIsNoDraftAfterARestart() throws {
    let program = try open()
    try program.pressUnanswered("4<Enter>5<Enter>")
    program.wait(App.draftDelay)
    program.deliver()
    #expect(kept(program) == ["4", "5"])
    program.end()
    let again = try open(files: program.files)
    #expect(again.app.desk.drafts.isEmpty)
    #expect(again.column(0, rows: 2) == ["4", "5"])
    again.wait(App.draftDelay)
    #expect(kept(again) == [])
    #expect(again.journalLines == 2)
  }

  /// Typed anew over a number on its way, which the journal then got: the new text stays, over that number.
  @Test func whatWasTypedSinceStaysOverWhatWasWritten() throws {
    let program = try open()
    try program.pressUnanswered("4<Enter><Up>77")
    program.wait(App.draftDelay)
    program.deliver()
    program.end()
    let again = try open(files: program.files)
    #expect(again.cell(0, 0) == "77" && again.app.desk.drafts.count == 1)
    try again.press("<C-Up><F2><Enter>")
    #expect(again.app.desk.conflicts.isEmpty)
    #expect(again.cell(0, 0) == "77" && again.journalLines == 2)
  }

  @Test func theLockIsNamedWhileItIsWaitedForAndSavedIsNotSaidAfterwards() throws {
    let program = try open("1<Enter>")
    #expect(program.screen[0].contains("已保存 14:02"))
    let held = try program.files.lock("/data/journal/lock", permissions: 0o600, patience: 0)
    try program.pressUnanswered("4<Enter>")
    program.send(.journal(.waiting(.locked(by: nil))))
    #expect(program.screen[0].contains("另一程序占着日志"))
    program.deliver()
    #expect(program.status.contains("没有保存"))
    #expect(!program.screen[0].contains("已保存") && !program.screen[0].contains("占着日志"))
    #expect(program.screen[0].contains("草稿 1"))
    program.wait(App.draftDelay)
    #expect(kept(program) == ["4"])
    held.release()
    try program.press("<C-s>")
    #expect(program.screen[0].contains("已保存 14:02"))
    #expect(program.app.desk.drafts.isEmpty && program.journalLines == 2)
  }

  /// The worker says what it waits for before it gives up.
  @Test func theWorkerSaysThatItWaits() throws {
    let program = try open("1<Enter>")
    let held = try program.files.lock("/data/journal/lock", permissions: 0o600, patience: 0)
    defer { held.release() }
    try program.press("4<Enter>")
    #expect(
      program.heard.suffix(2) == ["waiting", "refused"], "\(program.heard)")
  }

  /// A number that is refused does not take the place of what is typed over it.
  @Test func aRefusedNumberLeavesWhatIsTypedOverIt() throws {
    let program = try open("1<Enter>")
    let held = try program.files.lock("/data/journal/lock", permissions: 0o600, patience: 0)
    try program.pressUnanswered("4<Enter><Up>77")
    program.deliver()
    #expect(program.grid.edit?.field.text == "77")
    held.release()
    try program.press("<Enter>")
    #expect(program.app.desk.conflicts.isEmpty && program.app.desk.drafts.isEmpty)
    #expect(program.column(0, rows: 2) == ["1", "77"])
  }

  /// A form whose row is in the journal is not offered again.
  @Test func aFormThatWasWrittenIsNoDraftAfterARestart() throws {
    let program = try EntryApp()
    try program.press("<Ins>xchd<Enter>石场讲座")
    let key = "form/activities"
    #expect(program.app.desk.drafts[key] != nil)
    program.perform { app in
      let edit = Edit(
        .row(register: "activities", id: "activities-1"), from: nil,
        to: JSONValue(JSONObject([.init(key: "id", value: JSONValue("activities-1"))])))
      _ = app.writeRow([edit], reason: nil, draft: key).first.map { program.hold($0) }
      return app.saveDrafts(evenIfFresh: true)
    }
    program.deliver()
    program.end()
    let again = try EntryApp(files: program.files)
    #expect(again.app.desk.drafts.isEmpty)
    #expect(again.journalLines == 1)
  }
}
