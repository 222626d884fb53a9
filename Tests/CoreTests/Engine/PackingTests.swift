import Testing

@testable import Core

/// What columns keep packed against plain arrays, by random values of every width.
@Suite struct PackingTests {
  /// Texts that every way of packing takes: few different ones, of one length, short and long.
  private static func texts(
    _ sort: Int, _ count: Int, _ generator: inout SeededGenerator
  ) -> [[UInt8]] {
    let different = (0..<3).map { _ in
      [UInt8](repeating: UInt8.random(in: 0...255, using: &generator), count: 9)
    }
    return (0..<count).map { _ in
      switch sort {
      case 0: different.randomElement(using: &generator) ?? []
      case 1: (0..<7).map { _ in UInt8.random(in: 0...255, using: &generator) }
      case 2: []
      case 3:
        [UInt8](
          repeating: UInt8.random(in: 0...255, using: &generator),
          count: Int.random(in: 0..<200, using: &generator))
      default:
        Bool.random(using: &generator)
          ? [] : (0..<Int.random(in: 0..<30, using: &generator)).map { UInt8($0) }
      }
    }
  }

  @Test(arguments: 0..<5) func textsAreKeptAsTheyAre(sort: Int) {
    var generator = SeededGenerator(seed: UInt64(sort) + 1)
    var plain = Self.texts(sort, 2_500, &generator)
    var arena = TextArena()
    for text in plain { arena.append(utf8: text) }
    let before = plain
    let shared = arena
    for _ in 0..<60 {
      let row = Int.random(in: plain.indices, using: &generator)
      let text = Self.texts(Int.random(in: 0..<5, using: &generator), 1, &generator)[0]
      plain[row] = text
      expectSet(arena.set(row, utf8: text))
    }
    for (own, expected) in [(arena, plain), (shared, before)] {
      #expect(expected.indices.allSatisfy { own.slice($0).elementsEqual(expected[$0]) })
      #expect(expected.indices.allSatisfy { own.isEmpty($0) == expected[$0].isEmpty })
      var scanned: [[UInt8]] = []
      own.forEachRun { _, bytes, starts in
        for text in 0..<starts.count - 1 {
          scanned.append(Array(bytes[Int(starts[text])..<Int(starts[text + 1])]))
        }
      }
      #expect(scanned == expected)
    }
  }

  private func expectSet(_ isSet: Bool) { #expect(isSet) }

  @Test func textsThatAreAlikeTakeLittleRoom() {
    var (few, even, empty) = (TextArena(), TextArena(), TextArena())
    for row in 0..<10_240 {
      few.append(row % 2 == 0 ? "分级办法（模拟）" : "")
      even.append(String(10_000 + row))
      empty.append("")
    }
    #expect(few.byteCount < 10_240 * 11 / 10)
    #expect(even.byteCount < 10_240 * 5 + 64)
    #expect(empty.byteCount < 64)
  }

  @Test(arguments: [10, 300, 70_000, Int64(1) << 40, -5]) func numbersChange(most: Int64) {
    var generator = SeededGenerator(seed: UInt64(bitPattern: most))
    func number() -> Int64 {
      Int.random(in: 0..<9, using: &generator) == 0
        ? NumberColumn.missing : Int64.random(in: min(0, most)...max(0, most), using: &generator)
    }
    var plain = (0..<3_000).map { _ in number() }
    var column = ChunkedArray(plain)
    let (shared, before) = (column, plain)
    for round in 0..<500 {
      let row = Int.random(in: plain.indices, using: &generator)
      let new = round % 50 == 0 ? Int64.random(in: -9...1 << 50, using: &generator) : number()
      plain[row] = new
      column[row] = new
    }
    #expect(Array(column) == plain)
    #expect(Array(shared) == before)
    for run in 0..<column.runCount { expectScans(column, plain, run) }
  }

  /// Marks and short numbers of a run.
  private func expectScans(_ column: ChunkedArray<Int64>, _ plain: [Int64], _ run: Int) {
    let rows = run * 1_024..<min(plain.count, (run + 1) * 1_024)
    var marks = [UInt8](repeating: 7, count: 1_024)
    let wanted = [plain[rows.lowerBound], NumberColumn.missing, 3, -1 << 60]
    marks.withUnsafeMutableBufferPointer {
      column.mark(wanted, .run(run, count: rows.count), $0.baseAddress!)
    }
    #expect(
      rows.allSatisfy { marks[$0 - rows.lowerBound] == (wanted.contains(plain[$0]) ? 255 : 0) })
    var numbers = [Int32](repeating: -7, count: 1_024)
    var present = [UInt8](repeating: 7, count: 1_024)
    guard let most = column.narrow(run, missing: NumberColumn.missing, &numbers, &present)
    else { return }
    for row in rows {
      let isPresent = plain[row] != NumberColumn.missing
      #expect(present[row - rows.lowerBound] == (isPresent ? 255 : 0))
      #expect(Int64(numbers[row - rows.lowerBound]) == (isPresent ? plain[row] : 0))
      #expect(!isPresent || abs(plain[row]) <= most)
    }
  }

  @Test func equalElements() {
    var column = ChunkedArray<Int32>(repeating: 5, count: 5_000)
    column.append(repeating: 6, count: 3_000)
    #expect(column.count == 8_000 && column.constant(0) == 5)
    column[17] = 9
    #expect(column.constant(0) == nil)
    #expect(column.filter { $0 == 5 }.count == 4_999 && column[17] == 9 && column[7_999] == 6)
  }

  /// A field that no row has until late, and one that only the first row has.
  @Test func columnsThatLag() throws {
    let schema = RegisterSchema(
      id: "r", title: LocalizedText(zh: "册"),
      fields: [
        Field(id: "name", type: .text, title: LocalizedText(zh: "名")),
        Field(id: "n", type: .integer, title: LocalizedText(zh: "数")),
        Field(id: "day", type: .date, title: LocalizedText(zh: "日")),
        Field(id: "list", type: .texts, title: LocalizedText(zh: "列")),
      ])
    var builder = TableBuilder(schema: schema)
    for row in 0..<3_000 {
      let isNew = builder.beginRow(id: "R\(10_000 + row)")
      #expect(isNew)
      if row == 0 { try builder.set(0, .text("甲")) }
      if row == 2_500 {
        try builder.set(1, .number(FixedDecimal(7)))
        do {
          try builder.set(1, .number(FixedDecimal(8)))
          Issue.record("set twice")
        } catch { #expect(error == .twice) }
      }
      if row > 2_990 { try builder.set(3, .texts(["a", "b"])) }
    }
    let table = builder.finish()
    for row in 0..<3_000 {
      let id = RowID(row)
      #expect(table.value(at: 0, of: id) == (row == 0 ? .text("甲") : .missing))
      #expect(table.value(at: 1, of: id) == (row == 2_500 ? .number(FixedDecimal(7)) : .missing))
      #expect(table.value(at: 2, of: id) == .missing)
      #expect(table.value(at: 3, of: id) == (row > 2_990 ? .texts(["a", "b"]) : .missing))
    }
  }

  /// A change of a table leaves its copies alone.
  @Test func copiesOfATableStandStill() throws {
    let schema = RegisterSchema(
      id: "r", title: LocalizedText(zh: "册"),
      fields: [Field(id: "n", type: .integer, title: LocalizedText(zh: "数"))])
    var builder = TableBuilder(schema: schema)
    for row in 0..<2_000 {
      _ = builder.beginRow(id: "R\(row)")
      try builder.set(0, .number(FixedDecimal(row % 90)))
    }
    var table = builder.finish()
    let copy = table
    try table.set(0, of: RowID(3), to: .number(FixedDecimal(50)))
    try table.set(0, of: RowID(4), to: .missing)
    table.remove(RowID(5))
    #expect(table.value(at: 0, of: RowID(3)) == .number(FixedDecimal(50)))
    #expect(
      table.value(at: 0, of: RowID(4)) == .missing && table.value(at: 0, of: RowID(5)) == .missing)
    #expect((3...5).allSatisfy { copy.value(at: 0, of: RowID($0)) == .number(FixedDecimal($0)) })
  }

  /// Texts that stand twice, against a dictionary.
  @Test(arguments: [0, 40, 900, 4_000]) func repeatedTexts(different: Int) {
    var generator = SeededGenerator(seed: UInt64(different) + 5)
    var arena = TextArena()
    var firsts: [String: Int] = [:]
    var expected: [[Int]] = []
    for row in 0..<3_000 {
      let number = Int.random(in: 0...different, using: &generator)
      let text = number == 0 ? "" : "9153\(number)"
      arena.append(text)
      if text.isEmpty { continue }
      if let first = firsts[text] { expected.append([row, first]) } else { firsts[text] = row }
    }
    #expect(RepeatedTexts.find(in: arena).map { [$0.row, $0.earlier] } == expected)
  }

  /// Pieces are each done once, and what they wrote is there.
  @Test func piecesAreAllDone() {
    for pieces in [0, 1, 2, 7, 300] {
      let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: 300)
      defer { counts.deallocate() }
      counts.initialize(repeating: 0)
      let shared = Shared(counts)
      Workers.run(pieces) { shared.value[$0] += $0 + 1 }
      #expect((0..<300).allSatisfy { counts[$0] == ($0 < pieces ? $0 + 1 : 0) })
    }
  }
}
