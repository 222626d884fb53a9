import Core
import Testing

@testable import TUI

/// Folders that may not be written to, and disks that are full: said early, whole, and when it is over.
struct UnwritableTests {
  private let files = MemoryFiles(["/data/dataset.json": "{\"format\": 1}"])

  @Test(arguments: [Language.zh, .en]) func aFolderWithoutPermissionIsToldBeforeTheFirstKey(
    language: Language
  ) throws {
    try files.setPermissions(0o555, of: "/data")
    let program = try EntryApp(files: files, language: language)
    let words = language == .zh ? "请管理员给你写入权限" : "Askforpermissiontowrite"
    #expect(!program.said.contains(words))
    try program.press("<F2>")
    #expect(program.said.contains(words))
    #expect(program.status.contains("/data"))
    // Again where a cell is opened.
    try program.press(EntryApp.outreach)
    #expect(!program.said.contains(words))
    try program.press("<F2>")
    #expect(program.said.contains(words))
    try program.press("<Esc><Esc><Esc><Ins>")
    program.perform { $0.openForm("activities", FormOccasion(place: RegionID(0))) }
    #expect(program.screen.joined().filter { !$0.isWhitespace }.contains(words.prefix(8)))
  }

  /// One that becomes writable is not spoken of once something was written.
  @Test func whatWasWrittenIsNotWarnedOf() throws {
    try files.setPermissions(0o555, of: "/data")
    let program = try EntryApp(files: files)
    // The disk in memory keeps nobody out: as after the permission was given.
    try program.press("<F2>" + EntryApp.outreach + "5<Enter>")
    #expect(program.journalLines == 1)
    try program.press("<F2>")
    #expect(!program.status.contains("写入权限"))
  }

  @Test func aSegmentThatMayNotBeWrittenToCountsToo() throws {
    _ = try EntryApp(files: files).press("<F2>" + EntryApp.outreach + "5<Enter>")
    try files.setPermissions(0o444, of: "/data/journal/0001.ndjson")
    let program = try EntryApp(files: files, author: "wang")
    try program.press("<F2>")
    #expect(program.status.contains("请管理员给你写入权限"))
  }

  // MARK: A full disk

  private func full(_ language: Language = .zh) throws -> (EntryApp, path: String) {
    let program = try EntryApp(files: files, language: language)
    try program.press("<F2>" + EntryApp.outreach)
    let path = DraftStore(files: files, stateFolder: "/state").path(of: EntryApp.folder)
    files.fail(.write, at: path, with: .io(28))
    try program.press("abc")
    program.wait(App.draftDelay)
    return (program, path)
  }

  @Test(arguments: [Language.zh, .en]) func theReasonAndTheNextStepHaveRoom(language: Language)
    throws
  {
    let (program, _) = try full(language)
    let status = program.said
    #expect(status.contains(language == .zh ? "磁盘已满" : "thediskisfull"))
    #expect(status.contains(language == .zh ? "先腾出空间" : "makeroomfirst"))
    #expect(!status.contains("读取") && !status.contains("read"))
    #expect(!status.contains("。。") && !status.contains(".."))
  }

  @Test(arguments: [Language.zh, .en]) func aFullDiskUnderTheJournalIsSaidWhole(language: Language)
    throws
  {
    let program = try EntryApp(files: files, language: language)
    try program.press("<F2>" + EntryApp.outreach + "1<Enter>")
    files.limitSpace(to: 0)
    try program.press("2<Enter>")
    let status = program.said
    #expect(status.contains(language == .zh ? "磁盘已满" : "thediskisfull"))
    #expect(status.contains("Ctrl-S"))
    #expect(!status.contains("读取") && !status.contains("。。"))
  }

  /// They are tried again though nothing is typed, and it is said that all is well.
  @Test func draftsThatCanBeWrittenAgainAreSaid() throws {
    let (program, path) = try full()
    files.fail(.write, at: path, with: nil)
    program.wait(App.draftDelay + App.draftRetry)
    #expect(program.app.desk.draftFailure != nil)
    program.wait(2 * App.draftDelay + App.draftRetry)
    #expect(program.app.desk.draftFailure == nil)
    #expect(program.status.contains("草稿又能写进磁盘了"))
    #expect(files.exists(path))
  }

  /// While it lasts the disk is not asked all the time, and typing asks it as ever.
  @Test func aFullDiskIsAskedAgainWhenSomethingIsTyped() throws {
    let (program, path) = try full()
    files.fail(.write, at: path, with: nil)
    try program.press("d")
    program.wait(2 * App.draftDelay)
    #expect(program.app.desk.draftFailure == nil)
  }
}
