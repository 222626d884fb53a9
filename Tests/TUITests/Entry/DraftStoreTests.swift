import Core
import Testing

@testable import TUI

/// Drafts of two programs of one person.
@Suite struct DraftStoreTests {
  private let files = MemoryFiles()
  private var store: DraftStore { DraftStore(files: files, stateFolder: "/state") }
  private let key = "form\tactivities"

  @Test func programsWriteBesideEachOther() throws {
    try store.save(["a": ["": "1"]], of: "/data")
    try store.save(["b": ["": "2"]], of: "/data")
    #expect(store.load("/data") == ["a": ["": "1"], "b": ["": "2"]])
    try store.save(["a": nil], of: "/data", known: ["a": ["": "1"]])
    #expect(store.load("/data") == ["b": ["": "2"]])
  }

  @Test func twoTextsUnderOneKeyAreBothKept() throws {
    try store.save([key: ["name": "石场"]], of: "/data")
    // The second program began before the first one wrote.
    try store.save([key: ["name": "学校"]], of: "/data", known: [:])
    #expect(store.load("/data") == [key: ["name": "学校"]])
    // Once that is recorded the other one is there again.
    try store.save([key: nil], of: "/data", known: [key: ["name": "学校"]])
    #expect(store.load("/data") == [key: ["name": "石场"]])
  }

  @Test func bothGoOnTypingAndNeitherTakesTheOthersText() throws {
    try store.save([key: ["name": "石"]], of: "/data")
    try store.save([key: ["name": "学"]], of: "/data", known: [:])
    try store.save([key: ["name": "石场"]], of: "/data", known: [key: ["name": "石"]])
    try store.save([key: ["name": "学校"]], of: "/data", known: [key: ["name": "学"]])
    #expect(store.load("/data") == [key: ["name": "学校"]])
    // The first one is recorded: the second one's text stays, and nothing comes back later.
    try store.save([key: nil], of: "/data", known: [key: ["name": "石场"]])
    #expect(store.load("/data") == [key: ["name": "学校"]])
    try store.save([key: nil], of: "/data", known: [key: ["name": "学校"]])
    #expect(store.load("/data") == [:])
  }

  @Test func clearingTakesNothingAwayThatAnotherProgramWrote() throws {
    try store.save([key: ["name": "石场"]], of: "/data")
    try store.save([key: nil], of: "/data", known: [:])
    #expect(store.load("/data") == [key: ["name": "石场"]])
  }

  @Test func aLockThatAnotherProgramKeepsIsSaid() throws {
    try files.makeFolder("/state/drafts")
    let path = store.path(of: "/data") + ".lock"
    let held = try files.lock(path, permissions: 0o600, patience: 0)
    #expect(throws: FileError.self) { try store.save([key: ["name": "石场"]], of: "/data") }
    held.release()
    try store.save([key: ["name": "石场"]], of: "/data")
  }

  @Test func withoutLocksItWritesAllTheSame() throws {
    files.setLocks(false)
    try store.save([key: ["name": "石场"]], of: "/data")
    #expect(store.load("/data") == [key: ["name": "石场"]])
  }
}
