import Testing

@testable import Core

/// Sorting by digits against the same by comparisons.
@Suite struct RowSorterTests {
  private static func precedes(
    _ a: FieldValue, _ b: FieldValue, _ key: RowSortKey
  ) -> Bool? {
    func compared(_ order: Bool?) -> Bool? { order.map { key.isDescending ? !$0 : $0 } }
    switch (a, b) {
    case (.missing, .missing): return nil
    case (.missing, _): return false
    case (_, .missing): return true
    case (.number(let x), .number(let y)): return compared(x == y ? nil : x < y)
    case (.quantity(let x), .quantity(let y)):
      let (p, q) = (x.value ?? .zero, y.value ?? .zero)
      return compared(p == q ? nil : p < q)
    case (.date(let x), .date(let y)):
      return compared(x.packed == y.packed ? nil : x.packed < y.packed)
    case (.boolean(let x), .boolean(let y)): return compared(x == y ? nil : !x)
    case (.region(let x), .region(let y)): return compared(x == y ? nil : x.index < y.index)
    case (.option(let x), .option(let y)):
      let options = ["severe", "general", "none"]
      let (p, q) = (options.firstIndex(of: x) ?? 9, options.firstIndex(of: y) ?? 9)
      return compared(p == q ? nil : p < q)
    case (.text(let x), .text(let y)):
      let (p, q) = (order(x, key.collation), order(y, key.collation))
      return compared(p == q ? nil : p.lexicographicallyPrecedes(q))
    default: return nil
    }
  }

  /// A text as numbers in the order wanted, ten for each character: its kind, syllable and scalar.
  private static func order(_ text: String, _ collation: Collation) -> [UInt32] {
    text.unicodeScalars.flatMap { scalar -> [UInt32] in
      var numbers = [scalar.value]
      if collation == .pinyin {
        if let pinyin = PinyinTable.pinyin(of: scalar) {
          numbers = [1] + pinyin.utf8.map { UInt32($0) } + [0, scalar.value]
        } else {
          numbers = [scalar.value < 0x3400 ? 0 : 2, scalar.value]
        }
      }
      return numbers + Array(repeating: 0, count: 10 - numbers.count)
    }
  }

  private static func naive(_ rows: [RowID], _ table: Table, _ keys: [RowSortKey]) -> [RowID] {
    rows.enumerated().sorted { a, b in
      for key in keys {
        let (x, y) = (
          table.value(key.field, of: a.element), table.value(key.field, of: b.element)
        )
        if let order = precedes(x, y, key) { return order }
      }
      return a.offset < b.offset
    }.map(\.element)
  }

  private static let fields = [
    "name", "class", "employees", "exposed", "tested", "supervised", "region", "address", "nothing",
  ]

  @Test(arguments: [1, 2, 40, 1_500, 5_000])
  func agreesWithComparisons(_ count: Int) throws {
    let table = try QueryFixture.table(rows: count, seed: UInt64(count))
    var dataset = ReferenceTree.dataset(enterprises: table)
    dataset.catalogue = QueryFixture.catalogue
    let sorter = RowSorter(table, of: dataset, kept: KeptRanks())
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<(count > 1_000 ? 12 : 60) {
      let keys = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        RowSortKey(
          field: Self.fields.randomElement(using: &generator) ?? "",
          isDescending: Bool.random(using: &generator),
          collation: Bool.random(using: &generator) ? .pinyin : .codePoint)
      }
      // The order that is there already, which equal rows keep, is anything.
      let rows = table.rows.shuffled(using: &generator).prefix(
        Int.random(in: 1...count, using: &generator))
      let expected = Self.naive(Array(rows), table, keys)
      #expect(sorter.sorted(Array(rows), by: keys) == expected, "\(keys)")
      if let first = sorter.first(3, of: Array(rows), by: keys) {
        #expect(first == Array(expected.prefix(3)), "\(keys)")
      }
    }
  }

  /// Texts that agree for long, end early, are missing, or have characters beyond 16 bits.
  @Test(arguments: [Collation.codePoint, .pinyin])
  func texts(_ collation: Collation) throws {
    let parts = [
      "云南", "省", "A", "a", "𬭎", "𠮷", "ü", "，", "重", "庆", "长", "沙", "\u{E000}", "\u{FFFD}",
    ]
    var generator = SeededGenerator(seed: 13)
    var arena = TextArena()
    var texts: [String] = []
    for _ in 0..<40_000 {
      let text = (0..<Int.random(in: 0..<14, using: &generator)).map { _ in
        parts[
          Int.random(in: 0..<(Bool.random(using: &generator) ? 2 : parts.count), using: &generator)]
      }.joined()
      texts.append(text)
      arena.append(text)
    }
    let rows = ScratchBuffer<UInt32>(count: texts.count)
    for row in 0..<texts.count { rows[row] = UInt32(row) }
    let ranks = try #require(TextOrder(arena, collation).ranking(rows)?.ranks)
    let order = texts.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    for (a, b) in zip(order, order.dropFirst()) {
      let (x, y) = (Self.order(texts[a], collation), Self.order(texts[b], collation))
      if texts[b].isEmpty {
        #expect(ranks[b] == TextRanking.missing)
      } else if ranks[a] == ranks[b] {
        #expect(texts[a] == texts[b])
      } else {
        #expect(x.lexicographicallyPrecedes(y), "\(texts[a]) \(texts[b])")
      }
    }
  }

  @Test func placesByPinyin() throws {
    var builder = TableBuilder(schema: QueryFixture.schema)
    for (index, name) in ["昆明", "安宁", "开远", "abc", "大理", "123"].enumerated() {
      _ = builder.beginRow(id: "\(index)")
      try builder.set(0, .text(name))
    }
    let table = builder.finish()
    let sorter = RowSorter(table, of: ReferenceTree.dataset(enterprises: table))
    func names(_ key: RowSortKey) -> [String] {
      (sorter.sorted(table.rows, by: [key]) ?? []).map { table.name(of: $0) ?? "-" }
    }
    #expect(
      names(RowSortKey(field: "name", collation: .pinyin))
        == ["123", "abc", "安宁", "大理", "开远", "昆明"])
    #expect(
      names(RowSortKey(field: "name", isDescending: true, collation: .pinyin))
        == ["昆明", "开远", "大理", "安宁", "abc", "123"])
    #expect(
      names(RowSortKey(field: "name")) == ["123", "abc", "大理", "安宁", "开远", "昆明"])
  }

  /// Numbers of many digits, below zero, at the ends of what a column holds.
  @Test func digits() {
    var generator = SeededGenerator(seed: 17)
    for bits in [1, 8, 11, 12, 22, 23, 32, 33, 64] {
      let count = 40_000
      let keys = ScratchBuffer<UInt64>(count: count)
      let order = ScratchBuffer<UInt32>(count: count)
      for index in 0..<count {
        keys[index] = UInt64.random(in: .min ... .max, using: &generator) >> UInt64(64 - bits)
        order[index] = UInt32(index)
      }
      let sorted = RadixOrder.sort(order, by: keys)
      let expected = (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
      #expect((0..<count).allSatisfy { sorted?[$0] == UInt32(expected[$0]) })
    }
  }

  @Test func keptOrderGoesWithTheTexts() throws {
    let table = try QueryFixture.table(rows: 12_000, seed: 21)
    let dataset = ReferenceTree.dataset(enterprises: table)
    let kept = KeptRanks()
    let keys = [RowSortKey(field: "name")]
    let before = RowSorter(table, of: dataset, kept: kept).sorted(table.rows, by: keys)
    #expect(before == RowSorter(table, of: dataset).sorted(table.rows, by: keys))
    var changed = table
    let last = try #require(before?.first)
    try changed.set(0, of: last, to: .text("鿿"))
    var changes = Changes()
    changes.registers["enterprises", default: .init()].fields = ["name"]
    let after = RowSorter(changed, of: dataset, kept: kept.after(changes))
      .sorted(changed.rows, by: keys)
    #expect(after == RowSorter(changed, of: dataset).sorted(changed.rows, by: keys))
    #expect(after != before)
  }
}
