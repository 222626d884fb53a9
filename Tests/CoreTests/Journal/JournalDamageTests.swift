import Core
import Testing

/// Something that happens to the bytes of a segment.
struct DamageCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Changes the lines, the header being the first.
  let damage: @Sendable (inout [String]) -> Void
  let fault: JournalFault
  let line: Int

  init(
    _ name: String, _ fault: JournalFault, line: Int,
    _ damage: @escaping @Sendable (inout [String]) -> Void
  ) {
    testDescription = name
    self.damage = damage
    self.fault = fault
    self.line = line
  }
}

struct JournalDamageTests {
  /// A journal of five edits, its lines without line feeds.
  private func written() throws -> (fixture: JournalFixture, lines: [String]) {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    for value in 1...5 { try journal.set("E\(value)", value) }
    let lines = fixture.text(fixture.segment).split(separator: "\n").map(String.init)
    return (fixture, lines)
  }

  static let cases: [DamageCase] = [
    DamageCase("a digit changed", .damagedLine, line: 3) {
      $0[2] = $0[2].replacing("\"to\":2", with: "\"to\":3")
    },
    DamageCase("a digit changed in the last line", .damagedLine, line: 6) {
      $0[5] = $0[5].replacing("\"to\":5", with: "\"to\":6")
    },
    DamageCase("a digit changed in the last two lines", .damagedLine, line: 5) {
      $0[4] = $0[4].replacing("\"to\":4", with: "\"to\":6")
      $0[5] = $0[5].replacing("\"to\":5", with: "\"to\":6")
    },
    DamageCase("nonsense in the middle", .damagedLine, line: 4) { $0[3] = "\u{1}garbage" },
    DamageCase("an empty line", .damagedLine, line: 3) { $0.insert("", at: 2) },
    DamageCase("a line taken out", .brokenChain, line: 3) { $0.remove(at: 2) },
    DamageCase("two lines exchanged", .brokenChain, line: 3) { $0.swapAt(2, 3) },
    DamageCase("a line twice", .brokenChain, line: 4) { $0.insert($0[2], at: 3) },
    DamageCase("the header taken out", .brokenChain, line: 1) { $0.removeFirst() },
    DamageCase("a changed header", .damagedLine, line: 1) {
      $0[0] = $0[0].replacing("\"after\":0", with: "\"after\":9")
    },
  ]

  @Test(arguments: cases)
  func `damage is reported with its line and byte, and nothing is written over it`(
    _ example: DamageCase
  ) throws {
    var (fixture, lines) = try written()
    example.damage(&lines)
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    fixture.files.put(bytes, at: fixture.segment)
    let offset = lines.prefix(example.line - 1).reduce(0) { $0 + $1.utf8.count + 1 }
    let problem = JournalProblem(
      file: fixture.segment,
      place: JournalPlace(segment: 1, line: example.line, offset: offset), fault: example.fault)
    #expect(try fixture.report().problems.first == problem)
    let journal = try fixture.open()
    guard case .damaged(let problems)? = journal.readOnly else {
      Issue.record("not read-only")
      return
    }
    #expect(problems.first == problem)
    // What can be read is still there.
    #expect(try journal.news().count >= 3)
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 1))
      } == .readOnly(.damaged(problems)))
    #expect(fixture.files.bytes(at: fixture.segment) == bytes)
  }

  /// Chains are compared before the first append, even where the dataset has read the lines already.
  @Test func `a broken chain before the position is found before the first append`() throws {
    var (fixture, lines) = try written()
    let end = try fixture.open().position
    lines.swapAt(2, 3)
    fixture.files.put(Array((lines.joined(separator: "\n") + "\n").utf8), at: fixture.segment)
    let journal = try fixture.open(at: end)
    #expect(journal.readOnly == nil)
    let error = journalError { () throws(JournalError) in
      try journal.commit(JournalFixture.request(journal, to: 1))
    }
    guard case .readOnly(.damaged(let problems))? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.first?.place.line == 3)
  }

  @Test func `a torn last line is cut off, kept and reported, at every byte`() throws {
    let (fixture, lines) = try written()
    let whole = Array((lines.joined(separator: "\n") + "\n").utf8)
    let start = whole.count - lines[5].utf8.count - 1
    for end in stride(from: start + 1, to: whole.count, by: 7) {
      fixture.files.put(Array(whole[..<end]), at: fixture.segment)
      let journal = try fixture.open()
      #expect(try journal.news().map(\.sequence) == [1, 2, 3, 4])
      let problem = JournalProblem(
        file: fixture.segment, place: JournalPlace(segment: 1, line: 6, offset: start),
        fault: .tornTail(bytes: end - start))
      let kept = journal.takeNotices().compactMap { notice in
        if case .repaired(problem, let kept) = notice { kept } else { nil }
      }
      #expect(kept.count == 1)
      #expect(kept.first.flatMap { fixture.files.bytes(at: $0) } == Array(whole[start..<end]))
      #expect(try journal.set("E9", 9) == 5)
      #expect(try fixture.report().isSound)
    }
  }

  @Test func `a whole last line with a hole of zeros is what a power failure left`() throws {
    let (fixture, lines) = try written()
    var bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let start = bytes.count - lines[5].utf8.count - 1
    for index in start + 9..<start + 30 { bytes[index] = 0 }
    fixture.files.put(bytes, at: fixture.segment)
    let journal = try fixture.open()
    #expect(try journal.news().count == 4)
    #expect(try journal.set("E9", 9) == 5)
    #expect(try fixture.report().isSound)
  }

  @Test func `an end that is being written is left alone by readers`() throws {
    let (fixture, lines) = try written()
    let reader = try fixture.open()
    _ = try reader.news()
    let whole = Array((lines.joined(separator: "\n") + "\n").utf8)
    let lock = try fixture.files.lock("county/journal/lock", permissions: 0o644, patience: 0)
    fixture.files.put(whole + Array("{\"seq\":6,".utf8), at: fixture.segment)
    #expect(try reader.news().isEmpty)
    #expect(try fixture.open().takeNotices() == [.polled])
    #expect(fixture.files.bytes(at: fixture.segment)?.count == whole.count + 9)
    lock.release()
    #expect(try reader.set("E9", 9) == 6)
  }

  @Test func `a newer format is not written to`() throws {
    let fixture = JournalFixture()
    var header = SegmentHeader(segment: 1, after: 0)
    header.format = 2
    let bytes = JournalLine.bytes(of: header, after: .zero)
    fixture.files.put(bytes, at: fixture.segment)
    let journal = try fixture.open()
    #expect(journal.readOnly == .newerFormat(2))
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 1))
      } == .readOnly(.newerFormat(2)))
    #expect(fixture.files.bytes(at: fixture.segment) == bytes)
  }

  @Test(arguments: ["county/journal/0001.ndjson", "county/journal", "county"])
  func `a folder or file that vanishes is told, and nothing is made in its place`(
    _ path: String
  ) throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    try journal.set("E1", 1)
    fixture.files.take(path)
    let error = journalError { () throws(JournalError) in
      try journal.commit(JournalFixture.request(journal, to: 2))
    }
    guard case .vanished? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fixture.files.bytes(at: fixture.segment) == nil)
  }

  @Test func `another file in the place of the segment is not written to`() throws {
    let (fixture, lines) = try written()
    let journal = try fixture.open()
    _ = try journal.news()
    fixture.files.take(fixture.segment)
    fixture.files.put(
      Array((lines.prefix(3).joined(separator: "\n") + "\n").utf8), at: fixture.segment)
    #expect(
      journalError { () throws(JournalError) in try journal.news() } == .vanished(fixture.segment))
    #expect(journal.readOnly == .vanished(fixture.segment))
  }

  @Test func `a folder without permission is read-only and still read`() throws {
    let (fixture, _) = try written()
    fixture.files.fail(.lock, at: "county/journal/lock", with: .noPermission)
    let journal = try fixture.open()
    #expect(try journal.news().count == 5)
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 2))
      }
        == .readOnly(.noPermission("county/journal/lock")))
  }

  @Test func `without locks a file stands for the lock, and a stale one is taken away`() throws {
    let fixture = JournalFixture()
    fixture.files.setLocks(false)
    let journal = try fixture.open()
    try journal.set("E1", 1)
    #expect(journal.takeNotices().contains(.noLocks))
    #expect(!fixture.files.exists("county/journal/lock.claim"))
    fixture.files.put(Array("gone\n".utf8), at: "county/journal/lock.claim")
    try journal.set("E1", 2)
    #expect(journal.takeNotices().contains(.staleClaim("gone")))
    fixture.files.put(Array("other 7\n".utf8), at: "county/journal/lock.claim")
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 3))
      }
        == .locked(by: "other 7"))
  }

  @Test func `on a share the lock alone is not believed`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    let claim = "county/journal/lock.claim"
    fixture.files.put(Array("other 7\n".utf8), at: claim)
    // On a disk nobody looks for such a file.
    #expect(try journal.set("E1", 1) == 1)
    fixture.files.setNetwork(true)
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 2))
      }
        == .locked(by: "other 7"))
    fixture.files.take(claim)
    // Who could not have both keeps neither.
    #expect(try journal.set("E1", 2) == 2)
    #expect(!fixture.files.exists(claim))
    #expect(!journal.takeNotices().contains(.noLocks))
    fixture.files.put(Array("gone\n".utf8), at: claim)
    #expect(try journal.set("E1", 3) == 3)
    #expect(journal.takeNotices().contains(.staleClaim("gone")))
  }

  @Test func `a lock that another keeps is told`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    try journal.set("E1", 1)
    let lock = try fixture.files.lock("county/journal/lock", permissions: 0o644, patience: 0)
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 3))
      }
        == .locked(by: nil))
    lock.release()
    #expect(try journal.set("E1", 3) == 2)
  }
}
