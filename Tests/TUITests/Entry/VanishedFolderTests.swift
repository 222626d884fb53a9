import Core
import Testing

@testable import TUI

/// A share that goes away while a person types, and comes back.
struct VanishedFolderTests {
  private static let segment = "/data/journal/0001.ndjson"
  private let files = MemoryFiles(["/data/dataset.json": "{\"format\": 1}"])

  /// A grid with one saved cell, whose folder then goes away; returns what was in the journal.
  private func lost() throws -> (EntryApp, journal: [UInt8]) {
    let entry = try EntryApp(files: files)
    try entry.press("<F2>" + EntryApp.outreach + "11<Enter>")
    let journal = try files.read(Self.segment, limit: 1 << 20)
    files.take(Self.segment)
    entry.lookForNews()
    return (entry, journal)
  }

  @Test func typingGoesOnAsDraftsAndIsSavedWhenTheFolderIsBack() throws {
    let (entry, journal) = try lost()
    #expect(entry.status.contains("数据文件夹不见了"))
    try entry.press("22<Enter>33<Enter>")
    #expect(entry.app.desk.drafts.count == 2)
    #expect(entry.column(0, rows: 3).map { $0.prefix(2) } == ["11", "22", "33"])

    files.put(journal, at: Self.segment)
    entry.lookForNews()
    #expect(entry.status.contains("数据文件夹又能用了"))
    #expect(entry.status.contains("2个草稿"))
    try entry.press("<C-s>")
    #expect(entry.app.desk.drafts.isEmpty)
    // A step for the cell before, one for the two drafts.
    #expect(entry.journalLines == 2)
    #expect(entry.column(0, rows: 3).map { $0.prefix(2) } == ["11", "22", "33"])
  }

  @Test(arguments: ["<F2><Enter>", "<F2><Esc>", "9<Esc>", "<F2><Down>"])
  func aDraftThatIsAValueOutlivesAnotherLook(_ keys: String) throws {
    let (entry, _) = try lost()
    try entry.press("22<Enter><Up>" + keys)
    #expect(entry.cell(1, 0).hasPrefix("22"))
    #expect(entry.app.desk.drafts.count == 1)
  }

  @Test func enterOnSuchADraftSavesItOnceTheFolderIsBack() throws {
    let (entry, journal) = try lost()
    try entry.press("22<Enter><Up>")
    files.put(journal, at: Self.segment)
    entry.lookForNews()
    try entry.press("<F2><Enter>")
    #expect(entry.app.desk.drafts.isEmpty)
    #expect(entry.journalLines == 2)
  }

  @Test func whatOthersWroteMeanwhileIsThereToo() throws {
    let (entry, journal) = try lost()
    try entry.press("22<Enter>")
    files.put(journal, at: Self.segment)
    let other = try EntryApp(files: files, author: "wang")
    try other.press("<F2>" + EntryApp.outreach + "<Down><Down>44<Enter>")
    entry.lookForNews()
    #expect(entry.cell(2, 0).hasPrefix("44"))
    #expect(entry.cell(1, 0).hasPrefix("22"))
  }

  /// Other data under the same name are not what was left.
  @Test func anotherJournalInItsPlaceIsNotWrittenTo() throws {
    let (entry, journal) = try lost()
    try entry.press("22<Enter>")
    let foreign = Array(
      String(decoding: journal, as: UTF8.self).replacing("\"li\"", with: "\"hu\"").utf8)
    #expect(foreign != journal)
    files.put(foreign, at: Self.segment)
    entry.lookForNews()
    try entry.press("<C-s>")
    #expect(try files.read(Self.segment, limit: 1 << 20) == foreign)
    #expect(entry.app.desk.drafts.count == 1)
  }
}
