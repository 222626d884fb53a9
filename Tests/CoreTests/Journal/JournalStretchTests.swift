import Testing

@testable import Core

/// Journals so long that several threads read them.
struct JournalStretchTests {
  private static let count = 1_500

  /// Lines of edits with ids of many lengths, the header first; several pieces of a stretch.
  private static let lines: [[UInt8]] = {
    var previous = SHA256.Digest.zero
    func sealed(_ line: [UInt8]) -> [UInt8] {
      previous = SHA256.hash(Array(line.dropLast()))
      return line
    }
    let header = SegmentHeader(segment: 1, after: 0)
    var lines = [sealed(JournalLine.bytes(of: header, after: previous))]
    for number in 1...count {
      let transaction = Transaction(
        sequence: number, id: "\(number)-" + String(repeating: "x", count: number % 97),
        author: "张", time: "2026-01-05T09:00:00+08:00",
        edits: [JournalFixture.edit("E\(number % 300)", from: nil, to: number)])
      lines.append(sealed(JournalLine.bytes(of: transaction, after: previous)))
    }
    return lines
  }()

  @Test func `a long journal is read as it was written`() throws {
    let fixture = JournalFixture()
    fixture.files.put(Array(Self.lines.joined()), at: fixture.segment)
    let report = try fixture.report()
    #expect(report.isSound)
    let news = try fixture.open().news()
    #expect(news.map(\.sequence) == Array(1...Self.count))
    let values = replayed(news)
    for row in 0..<300 {
      let last = (Self.count - row) / 300 * 300 + row
      let target = JournalFixture.edit("E\(row)", from: nil, to: nil).target
      #expect(values[target] == JSONValue(last))
    }
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func `each damaged line of a long journal is named, and no other`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var lines = Self.lines
    var starts = [0]
    for line in lines { starts.append(starts[starts.count - 1] + line.count) }
    let damaged = Set((0..<20).map { _ in Int.random(in: 1..<Self.count, using: &generator) })
    for line in damaged { lines[line][lines[line].count / 2] ^= 1 }
    let fixture = JournalFixture()
    fixture.files.put(Array(lines.joined()), at: fixture.segment)
    let report = try fixture.report()
    #expect(report.problems.map(\.place.line) == damaged.sorted().map { $0 + 1 })
    #expect(report.problems.allSatisfy { $0.fault == .damagedLine })
    #expect(report.problems.map(\.place.offset) == damaged.sorted().map { starts[$0] })
    let read = try fixture.open().news().map(\.sequence)
    #expect(read == (1...Self.count).filter { !damaged.contains($0) })
  }

  @Test(arguments: [2, 452, 1_499])
  func `lines exchanged anywhere in a long journal break the chain there`(_ line: Int) throws {
    var lines = Self.lines
    lines.swapAt(line - 1, line)
    let fixture = JournalFixture()
    fixture.files.put(Array(lines.joined()), at: fixture.segment)
    let problem = try #require(try fixture.report().problems.first)
    #expect(problem.fault == .brokenChain)
    #expect(problem.place.line == line)
  }

  /// Another program may cut a torn line off and write where it stood, while one reads without the lock.
  @Test(arguments: 1...4)
  func `a line that takes the place of a torn one while one reads is no damage`(
    _ rounds: Int
  ) throws {
    let lines = Array(Self.lines.prefix(60))
    let fixture = JournalFixture()
    // Another line than the one that will stand there.
    let torn = lines[59].prefix(95)
    var written = 20
    let sound = lines.prefix(written).joined()
    fixture.files.put(Array(sound) + torn, at: fixture.segment)
    let file = try fixture.files.openAppending(fixture.segment)
    var walk = JournalWalk(
      fixture.files, JournalFolder(dataset: JournalFixture.folder), from: .start)
    walk.verifiesChain = true
    var read: [Int] = []
    try walk.run { transaction, _ in
      read.append(transaction.sequence)
      // At the last sound line: the torn one goes, others come, and the last of them is torn.
      guard transaction.sequence == written - 1, written < 20 + 5 * rounds else { return }
      try? file.truncate(to: lines.prefix(written).joined().count)
      let next = written + 5
      try? file.append(
        Array(lines[written..<next].joined())
          + (next < 20 + 5 * rounds ? torn : []))
      written = next
    }
    #expect(walk.problems.isEmpty)
    #expect(read == Array(1..<written))
    #expect(written == 20 + 5 * rounds)
    #expect(walk.position.offset == lines.prefix(written).joined().count)
  }
}
