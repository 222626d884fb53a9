import Testing

@testable import Core

@Suite struct TableTests {
  static let title = LocalizedText(zh: "t")
  static let schema = RegisterSchema(
    id: "r", title: title,
    fields: [
      Field(id: "name", type: .text, title: title), Field(id: "n", type: .decimal, title: title),
      Field(id: "q", type: .quantity, title: title, unit: "人"),
      Field(id: "date", type: .date, title: title),
      Field(id: "end", type: .date, title: title),
      Field(id: "kind", type: .option, title: title, options: "kind"),
      Field(id: "tags", type: .options, title: title, options: "kind"),
      Field(id: "flag", type: .boolean, title: title),
      Field(id: "level", type: .level, title: title),
      Field(id: "aliases", type: .texts, title: title),
      Field(id: "period", type: .period, title: title),
      Field(id: "sources", type: .sources, title: title),
      Field(id: "parent", type: .reference, title: title, register: "r"),
      Field(id: "region", type: .region, title: title),
    ])

  static let full: [String: FieldValue] = [
    "name": .text("云天化"), "n": .number(FixedDecimal("12.5")!),
    "q": .quantity(
      Quantity(FixedDecimal(200), unit: "人次", qualifier: .atLeast, printed: "200 余")),
    "date": .date(PartialDate("2023-04")!), "end": .date(PartialDate("2024-01-02")!),
    "kind": .option("coal"), "tags": .options(["a", "b"]), "flag": .boolean(true),
    "level": .option("county"), "aliases": .texts(["红磷", "红磷化工"]),
    "period": .period(.year(2023)), "parent": .reference("second"),
    "sources": .sources([Source(document: "d"), Source(document: "e", section: "一")]),
    "region": .region(RegionID(3)), "source": .source(Source(document: "d", caseName: "开远")),
    "note": .text("note"),
  ]

  func table(_ rows: [(String, [String: FieldValue])]) throws -> Table {
    var builder = TableBuilder(schema: Self.schema)
    for (id, values) in rows {
      expectNew(builder.beginRow(id: id))
      // In any order, as a file may have it.
      for (name, value) in values { try builder.set(Self.schema.index(of: name)!, value) }
    }
    return builder.finish()
  }

  @Test func everyTypeComesBackAsItWentIn() throws {
    let table = try table([("first", [:]), ("full", Self.full), ("second", ["n": .number(.zero)])])
    #expect(table.count == 3)
    let row = try #require(table.find("full"))
    for field in Self.schema.fields {
      #expect(table.value(field.id, of: row) == Self.full[field.id] ?? .missing, "\(field.id)")
      #expect(table.value(field.id, of: RowID(0)) == .missing, "\(field.id)")
    }
    #expect(table.value("n", of: RowID(2)) == .number(.zero))
    #expect(table.find("third") == nil)
    #expect(table.id(of: row) == "full")
    #expect(table.value("nonsense", of: row) == .missing)
    #expect(table.value("n", of: RowID(99)) == .missing)
  }

  @Test func faultsLeaveTheFieldMissing() throws {
    var builder = TableBuilder(schema: Self.schema)
    let index = { Self.schema.index(of: $0)! }
    expectNew(builder.beginRow(id: "a"))
    expectKnown(builder.beginRow(id: "a"))
    #expect(throws: TableBuilder.Fault.type(.decimal)) {
      try builder.set(index("n"), .text("x"))
    }
    try builder.set(index("n"), .number(FixedDecimal("0.000000000000000001")!))
    #expect(throws: TableBuilder.Fault.twice) { try builder.set(index("n"), .number(.zero)) }
    expectNew(builder.beginRow(id: "b"))
    #expect(throws: TableBuilder.Fault.overflow) {
      try builder.set(index("n"), .number(FixedDecimal(Int.max)))
    }
    let table = builder.finish()
    #expect(table.value("n", of: RowID(0)).decimal?.plain == "0.000000000000000001")
    #expect(table.value("n", of: RowID(1)) == .missing)
    #expect(table.count == 2)
  }

  @Test(
    arguments: [
      ("kind is coal", #"a"#, true), ("kind is gold", "a", false), ("kind is coal", "empty", nil),
      ("kind isNot gold", "a", true), ("n atLeast 12.5", "a", true), ("n over 12.5", "a", false),
      ("n under 100", "a", true), ("q atMost 200", "a", true), ("n is x", "a", nil),
      ("date is 2023", "a", true), ("date under 2023-05-01", "a", true),
      ("date atLeast 2023-05", "a", false), ("date over 2022-12-31", "a", true),
      ("flag is true", "a", true), ("flag is false", "a", false), ("flag is maybe", "a", nil),
      ("level atLeast county", "a", true), ("level over county", "a", false),
      ("level atMost province", "a", true), ("level is province", "a", false),
      ("name contains 天", "a", true), ("name contains 地", "a", false),
      ("name contains 天", "empty", nil), ("tags contains b", "a", true),
      ("tags contains c", "a", false), ("aliases is 红磷", "a", true), ("name is 云天化", "a", true),
      ("region is yx", "a", true), ("region is hh", "a", false), ("region is yn", "a", true),
      ("parent.kind is coal", "a", false), ("parent.n is 7", "a", true),
      ("parent.n is 7", "empty", nil), ("parent.n present", "a", true),
      ("parent.date missing", "a", true), ("parent.n missing", "empty", true),
      ("date present", "a", true), ("date missing", "empty", true), ("nonsense is 1", "a", nil),
      ("date atMost end", "a", true), ("end atMost date", "a", false),
      ("end under date", "empty", nil),
    ])
  func conditions(text: String, row: String, expected: Bool?) throws {
    var data = SmallDataset()
    var full = Self.full
    full["region"] = .region(data["yx1"])
    let table = try table([
      ("empty", [:]), ("a", full),
      ("second", ["kind": .option("gold"), "n": .number(FixedDecimal(7))]),
    ])
    data.tables["r"] = table
    let words = text.split(separator: " ").map(String.init)
    let path = try #require(Condition.FieldPath(words[0]))
    let condition: Condition
    switch words[1] {
    case "present": condition = .present(path)
    case "missing": condition = .missing(path)
    case "contains": condition = .contains(path, words[2])
    default:
      let isField = Self.schema[words[2]] != nil
      condition = .compare(
        path, try #require(Condition.Comparator(rawValue: words[1])),
        isField ? .field(Condition.FieldPath(field: words[2])) : .literal(words[2]))
    }
    let filter = RowFilter(condition, table: table, regions: data.tree, tables: data.tables)
    #expect(filter.test(try #require(table.find(row))) == expected)
    // `not` turns what is known and leaves what is not.
    let negated = RowFilter(.not(condition), table: table, regions: data.tree, tables: data.tables)
    #expect(negated.test(try #require(table.find(row))) == expected.map { !$0 })
  }

  @Test(
    arguments: [
      ([true, nil], false, nil), ([true, false, nil], false, false), ([true, true], false, true),
      ([], false, true), ([false, nil], true, nil), ([false, nil, true], true, true),
      ([false, false], true, false), ([], true, false),
    ] as [([Bool?], Bool, Bool?)])
  func threeValuedLogic(parts: [Bool?], isAny: Bool, expected: Bool?) throws {
    let table = try table([("a", ["flag": .boolean(true)])])
    let flag = Condition.FieldPath(field: "flag")
    let conditions = parts.map { part -> Condition in
      switch part {
      case true: .compare(flag, .is, .literal("true"))
      case false: .compare(flag, .is, .literal("false"))
      default: .compare(Condition.FieldPath(field: "n"), .is, .literal("1"))
      }
    }
    let filter = RowFilter(
      isAny ? .any(conditions) : .all(conditions), table: table, regions: SmallDataset().tree)
    #expect(filter.test(RowID(0)) == expected)
  }

  @Test func arenaFindsTextsByContents() {
    var arena = TextArena()
    for text in ["云天化", "化工", "", "工云", "天化工厂化工"] { arena.append(text) }
    #expect(arena.texts(containing: Array("化工".utf8)) == [1, 4])
    // Never across two texts: 化工|工云.
    #expect(arena.texts(containing: Array("工工".utf8)) == [])
    #expect(arena.texts(containing: []) == [0, 1, 2, 3, 4])
    #expect(arena[4] == "天化工厂化工")
    #expect(arena[9] == "")
  }

  /// Many rows load and filter: every id is found again, every count right.
  @Test func aHundredThousandRows() throws {
    var builder = TableBuilder(schema: Self.schema)
    let name = Self.schema.index(of: "name")!
    let number = Self.schema.index(of: "n")!
    let kind = Self.schema.index(of: "kind")!
    let kinds = ["coal", "gold", "iron"].map { Array($0.utf8) }
    for index in 0..<100_000 {
      var id = Array("E000000".utf8)
      var rest = index
      for place in stride(from: 6, to: 0, by: -1) {
        id[place] += UInt8(rest % 10)
        rest /= 10
      }
      expectNew(builder.beginRow(id: id))
      try id.withUnsafeBufferPointer { try builder.set(name, utf8: $0) }
      try kinds[index % 3].withUnsafeBufferPointer { try builder.set(kind, utf8: $0) }
      try builder.set(number, .number(FixedDecimal(index)))
    }
    let table = builder.finish()
    #expect(table.count == 100_000)
    #expect(table.find("E099999") == RowID(99_999))
    #expect(table.find("E100000") == nil)
    let filter = RowFilter(
      .all([
        .oneOf(Condition.FieldPath(field: "kind"), ["gold"]),
        .compare(Condition.FieldPath(field: "n"), .under, .literal("3000")),
        .contains(Condition.FieldPath(field: "name"), "1"),
      ]), table: table, regions: SmallDataset().tree)
    let expected = (0..<3000).filter { $0 % 3 == 1 && String($0).contains("1") }
    #expect(filter.rows(among: table.rows).map { Int($0.index) } == expected)
  }
}
