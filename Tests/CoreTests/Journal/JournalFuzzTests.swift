import Core
import Testing

/// Any bytes may stand in a journal.
struct JournalFuzzTests {
  private func survive(_ bytes: [UInt8], _ fixture: JournalFixture) throws {
    fixture.files.put(bytes, at: fixture.segment)
    let report = try fixture.report()
    let journal = try fixture.open()
    let news = try journal.news()
    #expect(news.count == report.transactions)
    let error = journalError { () throws(JournalError) in
      try journal.commit(JournalFixture.request(journal, "new", to: 1))
    }
    if error == nil {
      // What can be continued is sound, except for an end that was cut off.
      #expect(report.isSound)
      #expect(try fixture.report().isSound)
    } else {
      #expect(!report.isSound)
      #expect(fixture.files.bytes(at: fixture.segment) == bytes)
    }
  }

  @Test(arguments: 0..<8)
  func `random bytes are survived`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<150 {
      let count = Int.random(in: 0...600, using: &random)
      let alphabet = Array("{}[]\":,\\\n0123456789abcdef seqidprevsumedits".utf8)
      let bytes = (0..<count).map { _ in
        seed % 2 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      try survive(bytes, JournalFixture())
    }
  }

  @Test(arguments: 0..<8)
  func `a sound journal with changed bytes is survived`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 100)
    let fixture = JournalFixture()
    let journal = try fixture.open()
    for value in 1...6 { try journal.set("E\(value)", value) }
    let sound = fixture.files.bytes(at: fixture.segment) ?? []
    for _ in 0..<150 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1:
          bytes.removeSubrange(
            place..<min(bytes.count, place + Int.random(in: 1...300, using: &random)))
        case 2:
          bytes.insert(contentsOf: bytes.prefix(Int.random(in: 0...400, using: &random)), at: place)
        default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...400, using: &random)))
        }
        if bytes.isEmpty { bytes = [0x0A] }
      }
      try survive(bytes, JournalFixture())
    }
  }

  /// Lines with a right checksum that say all sorts of things.
  @Test(arguments: [
    "{\"seq\":2,\"id\":\"x\",\"edits\":[]", "{\"seq\":1", "{\"seq\":-1,\"id\":\"x\",\"edits\":[]",
    "{\"seq\":1e99,\"id\":\"x\",\"edits\":[]", "{\"seq\":1,\"id\":\"\",\"edits\":[]",
    "{\"seq\":1,\"id\":\"x\",\"edits\":{}", "{\"seq\":1,\"id\":\"x\",\"edits\":[{}]",
    "{\"seq\":1,\"id\":\"x\",\"edits\":[{\"target\":{\"later\":[]}}]",
    "{\"seq\":1,\"id\":\"x\",\"edits\":[{\"target\":{\"row\":[\"a\"]}}]",
    "{\"seq\":1,\"id\":\"x\",\"act\":{\"later\":1},\"edits\":[]", "{\"segment\":7",
    "{\"segment\":1,\"after\":-3", "{\"segment\":9223372036854775807,\"after\":1",
    "{\"x\":{\"y\":[",
  ])
  func `sound lines that say nothing known are reported`(_ object: String) throws {
    let fixture = JournalFixture()
    try fixture.open().set("E1", 1)
    var line = Array((object + ",\"prev\":\"" + String(repeating: "0", count: 64) + "\"").utf8)
    let digits = String(line.withUnsafeBytes { XXHash64.sum($0) }, radix: 16)
    line += Array(
      (",\"sum\":\"" + String(repeating: "0", count: 16 - digits.count) + digits + "\"}\n").utf8)
    let bytes = (fixture.files.bytes(at: fixture.segment) ?? []) + line
    fixture.files.put(bytes, at: fixture.segment)
    #expect(try !fixture.report().isSound)
    try survive(bytes, JournalFixture())
  }
}
