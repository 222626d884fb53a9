import Core
import Testing

struct JournalTests {
  @Test func `what is committed is read again, by others and after a restart`() throws {
    let fixture = JournalFixture()
    let one = try fixture.open("张")
    let two = try fixture.open("李")
    #expect(fixture.files.bytes(at: fixture.segment) == nil)
    try one.set("E1", 12)
    try one.set("E2", 7)
    let news = try two.news()
    #expect(news.map(\.sequence) == [1, 2])
    #expect(news.map(\.author) == ["张", "张"])
    #expect(try two.news().isEmpty)
    try two.set("E1", 13)
    #expect(try one.news().map(\.author) == ["李"])
    let again = try fixture.open()
    #expect(try again.news().map(\.sequence) == [1, 2, 3])
    #expect(again.sequence == 3)
    #expect(try fixture.report().isSound)
    #expect(one.writer != two.writer && one.nextID() != one.nextID())
  }

  @Test func `a line keeps everything that a transaction says`() throws {
    let value = JSONValue(
      JSONObject([
        "value": JSONValue(.number(JSONNumber("1.50"), printed: "1.50")), "注": JSONValue("\"\n"),
      ]))
    let fixture = JournalFixture()
    let journal = try fixture.open("张 \u{1B}[31m")
    let requests: [CommitRequest] = [
      CommitRequest(
        id: "a", basedOn: 0, reason: "原表更正\n第二行", act: .edit,
        edits: [
          Edit(.figure("entry/530181/x"), from: nil, to: value),
          Edit(.row(register: "r", id: "R/1"), from: value, to: nil),
          Edit(.field(register: "r", row: "R/2", field: "f"), from: .null, to: JSONValue(true)),
        ]),
      CommitRequest(id: "b", basedOn: 1, act: .undo(of: "a"), edits: []),
      CommitRequest(id: "c", basedOn: 2, act: .redo(of: "b"), edits: []),
      CommitRequest(id: "d", basedOn: 3, act: .merge(of: "f00d"), edits: []),
    ]
    for request in requests { _ = try journal.commit(request) }
    let read = try fixture.open().news()
    #expect(read.map(\.id) == ["a", "b", "c", "d"])
    #expect(read.map(\.act) == requests.map(\.act))
    #expect(read.map(\.edits) == requests.map(\.edits))
    #expect(read.first?.reason == "原表更正\n第二行")
    #expect(read.first?.author == "张 \u{1B}[31m")
    #expect(read.first?.time == "2026-01-05T09:00:00+08:00")
  }

  @Test func `one acknowledged edit takes one synchronization of the segment`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    try journal.set("E1", 1)
    fixture.files.forgetSteps()
    try journal.set("E1", 2)
    let steps = fixture.files.steps
    #expect(steps.count == 2)
    guard case .write(let file, _, _) = steps.first else {
      Issue.record("no write first")
      return
    }
    #expect(steps.last == .synchronize(file: file))
  }

  @Test func `a request that is sent twice is written once`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    let request = JournalFixture.request(journal, to: 5, basedOn: 0)
    _ = try journal.commit(request)
    #expect(try journal.commit(request) == .committed([]))
    #expect(try fixture.report().transactions == 1)
  }

  @Test func `clocks do not matter`() throws {
    let fixture = JournalFixture()
    for time in ["2026-05-01T10:00:00+08:00", "1970-01-01T00:00:00Z", "tomorrow"] {
      let journal = try Journal.open("county", files: fixture.files, author: "张") { time }
      try journal.set(time, 1)
    }
    #expect(try fixture.open().news().map(\.sequence) == [1, 2, 3])
  }

  @Test func `files of the journal have the permissions of the dataset's`() throws {
    let files = MemoryFiles()
    files.put(Array(JournalFixture.manifest.utf8), at: "county/dataset.json", permissions: 0o664)
    try files.setPermissions(0o2775, of: "county")
    let fixture = JournalFixture(files)
    try fixture.open().set("E1", 1)
    #expect(try files.information(of: "county/journal").permissions == 0o2775)
    #expect(try files.information(of: fixture.segment).permissions == 0o664)
    #expect(try files.information(of: "county/journal/lock").permissions == 0o664)
  }

  @Test func `the history of a target holds what was done to its row and its fields`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    let row = Edit.Target.row(register: "enterprises", id: "E1")
    let field = Edit.Target.field(register: "enterprises", row: "E1", field: "workers")
    let other = Edit.Target.field(register: "enterprises", row: "E1", field: "name")
    _ = try journal.commit(
      CommitRequest(
        id: "1", basedOn: 0, edits: [Edit(row, from: nil, to: JSONValue(JSONObject()))]))
    try journal.set("E1", 3)
    try journal.set("E2", 4)
    _ = try journal.commit(
      CommitRequest(id: "4", basedOn: 3, edits: [Edit(other, from: nil, to: JSONValue("甲"))]))
    #expect(try journal.history(of: row).map(\.transaction.sequence) == [1, 2, 4])
    #expect(try journal.history(of: field).map(\.transaction.sequence) == [1, 2])
    #expect(try journal.history(of: .figure("E1")).isEmpty)
    #expect(try journal.log(after: 2).map(\.place.line) == [4, 5])
  }
}
