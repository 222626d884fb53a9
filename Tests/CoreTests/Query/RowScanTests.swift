import Testing

@testable import Core

/// Filters by column scans against the same, row by row.
@Suite struct RowScanTests {
  /// What a row is, without any of the code that scans.
  private static func naive(
    _ query: RowQuery, _ table: Table, _ tree: RegionTree
  ) -> (RowID) -> Bool? {
    switch query {
    case .condition(let condition):
      let filter = RowFilter(condition, table: table, regions: tree)
      return { filter.test($0) }
    case .not(let part):
      let part = naive(part, table, tree)
      return { part($0).map { !$0 } }
    case .all(let parts):
      let parts = parts.map { naive($0, table, tree) }
      return { row in
        let results = parts.map { $0(row) }
        return results.contains(false) ? false : results.contains(nil) ? nil : true
      }
    case .any(let parts):
      let parts = parts.map { naive($0, table, tree) }
      return { row in
        let results = parts.map { $0(row) }
        return results.contains(true) ? true : results.contains(nil) ? nil : false
      }
    case .text(let text):
      let typed = String(decoding: TextFolding.fold(text), as: UTF8.self)
      let isPlain = typed.utf8.allSatisfy { InitialTable.bit($0) != 0 }
      let isNumber = typed.utf8.allSatisfy { (0x30...0x39).contains($0) }
      return { row in
        if typed.isEmpty { return true }
        let name = table.name(of: row) ?? ""
        let folded = String(decoding: TextFolding.fold(name), as: UTF8.self)
        return folded.contains(typed)
          || (isPlain && !isNumber && PinyinTable.matches(typed, name))
      }
    }
  }

  private static func condition(_ generator: inout SeededGenerator) -> Condition {
    func path(_ field: String) -> Condition.FieldPath { .init(field: field) }
    func pick<T>(_ all: [T], _ generator: inout SeededGenerator) -> T {
      all[Int.random(in: 0..<all.count, using: &generator)]
    }
    let comparator = pick(Condition.Comparator.allCases, &generator)
    let fields = [
      "name", "address", "factors", "class", "employees", "exposed", "tested", "supervised",
      "period", "region", "nothing",
    ]
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return .present(path(pick(fields, &generator)))
    case 1: return .missing(path(pick(fields, &generator)))
    case 2: return .contains(path("address"), pick(QueryFixture.stems, &generator))
    case 3: return .contains(path("factors"), pick(["dust", "heat", "none"], &generator))
    case 4:
      return .oneOf(path("class"), pick([["severe"], ["severe", "none"], ["x"], []], &generator))
    case 5: return .oneOf(path("factors"), pick([["dust", "noise"], ["heat"], []], &generator))
    case 6:
      return .compare(
        path("employees"), comparator,
        .literal(pick(["0", "12.5", "12.55", "-0.1", "999999999999999999", "40"], &generator)))
    case 7:
      return .compare(path("exposed"), comparator, .literal(pick(["0", "20", "20.5"], &generator)))
    case 8:
      return .compare(
        path("tested"), comparator,
        .literal(pick(["2022", "2022-03", "2022-03-15", "2023-12-31"], &generator)))
    case 9:
      return .compare(path("supervised"), pick([.is, .isNot], &generator), .literal("true"))
    case 10: return .compare(path("exposed"), comparator, .field(path("employees")))
    default:
      return .oneOf(path("region"), pick([["530000"], ["530100", "110000"], ["1"]], &generator))
    }
  }

  private static func query(_ depth: Int, _ generator: inout SeededGenerator) -> RowQuery {
    let kind = Int.random(in: 0..<(depth == 0 ? 4 : 8), using: &generator)
    switch kind {
    case 0, 1, 2: return .condition(condition(&generator))
    case 3:
      let texts = QueryFixture.stems + ["ky", "hg", "a", "ab", "1", "不存在", "远有", " "]
      return .text(texts[Int.random(in: 0..<texts.count, using: &generator)])
    case 4: return .not(query(depth - 1, &generator))
    default:
      let parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        query(depth - 1, &generator)
      }
      return kind < 6 ? .all(parts) : .any(parts)
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 1_023, 1_024, 1_025, 2_500])
  func scansAgreeWithRows(_ rows: Int) throws {
    var table = try QueryFixture.table(rows: rows, seed: UInt64(rows) + 1)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<min(20, rows / 2) {
      table.remove(RowID(Int.random(in: 0..<rows, using: &generator)))
    }
    let search = SearchIndex(ReferenceTree.dataset(enterprises: table))
    for _ in 0..<(rows > 1_000 ? 60 : 200) {
      let query = Self.query(3, &generator)
      let found = RowScan(query, of: table, search: search).rows()?.rows
      let naive = Self.naive(query, table, ReferenceTree.tree)
      let expected = table.rows.filter { naive($0) == true }
      #expect(found == expected, "\(query)")
    }
  }

  /// After changes the index that was kept finds what a new one finds.
  @Test func changesAreFound() throws {
    let table = try QueryFixture.table(rows: 3_000, seed: 3)
    var dataset = ReferenceTree.dataset(enterprises: table)
    let before = SearchIndex(dataset)
    _ = RowScan(.text("kys"), of: table, search: before).rows()
    var changed = table
    var changes = Changes()
    let name = try #require(table.schema.index(of: "name"))
    for row in [0, 1_023, 1_024, 2_999] {
      try changed.set(name, of: RowID(row), to: .text("开远市化工"))
      changes.registers["enterprises", default: .init()].rows.insert(RowID(row))
    }
    changed.remove(RowID(7))
    changes.registers["enterprises"]?.rows.insert(RowID(7))
    dataset.tables["enterprises"] = changed
    let after = before.updated(dataset, by: changes)
    for text in ["kys", "开远市", "kyshg", "公司", "a"] {
      #expect(
        RowScan(.text(text), of: changed, search: after).rows()
          == RowScan(.text(text), of: changed, search: SearchIndex(dataset)).rows(), "\(text)")
    }
    let found = RowScan(.text("kyshg"), of: changed, search: after).rows()
    #expect(found?.contains(1_023) == true && found?.contains(1_024) == true)
  }

  @Test func nothingComesOfACancelledScan() throws {
    let table = try QueryFixture.table(rows: 2_000, seed: 4)
    let search = SearchIndex(ReferenceTree.dataset(enterprises: table))
    let cancellation = QueryCancellation()
    cancellation.cancel()
    #expect(RowScan(.text("公司"), of: table, search: search).rows(cancellation) == nil)
  }

  /// A needle at every place of every text of a block, across its borders too.
  @Test func substrings() {
    var generator = SeededGenerator(seed: 9)
    for round in 0..<400 {
      // Few bytes and many texts: most have the needle, and are looked at one by one.
      let isDense = round % 5 == 0
      let texts = (0..<Int.random(in: 0..<(isDense ? 125 : 70), using: &generator)).map { _ in
        (0..<Int.random(in: 0..<(round % 7 == 0 ? 90 : 40), using: &generator)).map { _ in
          UInt8.random(in: 0x7D...(isDense ? 0x7E : 0x80), using: &generator)
        }
      }
      let needle = (0..<Int.random(in: 1..<(round % 2 == 0 ? 4 : 12), using: &generator)).map { _ in
        UInt8.random(in: 0x7D...(isDense ? 0x7E : 0x80), using: &generator)
      }
      var arena = TextArena()
      for text in texts { arena.append(utf8: text) }
      var bits: [UInt64] = [0, 0]
      let sample = texts.flatMap { $0 }
      arena.withBlock(0) { bytes, starts in
        sample.withUnsafeBufferPointer { sample in
          bits.withUnsafeMutableBufferPointer {
            SubstringScan(needle, sample: round % 3 == 0 ? nil : sample)
              .mark(bytes, starts, $0.baseAddress!)
          }
        }
      }
      var extents: [Int: MatchGrade.Extent] = [:]
      arena.withBlock(0) { bytes, starts in
        SubstringScan(needle).grade(bytes, starts) { extents[$0] = $1 }
      }
      for (index, text) in texts.enumerated() {
        let extent: MatchGrade.Extent =
          text == needle ? .whole : text.starts(with: needle) ? .beginning : .part
        #expect(extents[index] == (text[...].contains(needle) ? extent : nil))
        let isThere = bits[index >> 6] & 1 << UInt64(index & 63) != 0
        #expect(isThere == text[...].contains(needle), "\(text) \(needle)")
      }
    }
  }

  @Test func rowsOfASetInAnyOrder() {
    var generator = SeededGenerator(seed: 3)
    var set = RowSet(count: 130)
    for _ in 0..<60 { set.insert(generator.number(0...129)) }
    // A row that the table did not have yet is in no set.
    let rows = (0..<200).shuffled(using: &generator).map { RowID($0) }
    #expect(set.filtering(rows) == rows.filter { set.contains(Int($0.index)) })
    #expect(RowSet(count: 0).filtering(rows).isEmpty)
  }

  /// Both sides of the borders between blocks.
  @Test func blockBorders() throws {
    var builder = TableBuilder(schema: QueryFixture.schema)
    for row in 0..<4_100 {
      _ = builder.beginRow(id: "\(row)")
      try builder.set(0, .text(row % 1_024 == 1_023 ? "开" : row % 1_024 == 0 ? "远" : "开远"))
    }
    let table = builder.finish()
    let search = SearchIndex(ReferenceTree.dataset(enterprises: table))
    let found = RowScan(.text("开远"), of: table, search: search).rows()
    #expect(found?.rows == table.rows.filter { ![0, 1_023].contains($0.index % 1_024) })
    let initials = RowScan(.text("ky"), of: table, search: search).rows()
    #expect(initials == found)
  }
}
