import Testing

@testable import Core

@Suite struct CrossCountTests {
  private static let title = LocalizedText(zh: "t")
  private static let schema = RegisterSchema(
    id: "r", title: title,
    fields: [
      Field(id: "size", type: .option, title: title, options: "size"),
      Field(id: "level", type: .level, title: title),
      Field(id: "flag", type: .boolean, title: title),
      Field(id: "name", type: .text, title: title),
    ])

  @Test(arguments: [("size", "level"), ("level", "flag"), ("flag", "size"), ("size", "size")])
  func `pairs are counted as rows counted one by one`(first: String, second: String) throws {
    let regionField = try #require(Self.schema.index(of: "region"))
    var random = SeededGenerator(seed: 11)
    var builder = TableBuilder(schema: Self.schema, options: ["size": ["large", "small", "none"]])
    for row in 0..<2_100 {
      expectNew(builder.beginRow(id: "\(row)"))
      if random.chance(80) { try builder.set(0, .option(random.chance(50) ? "large" : "small")) }
      if random.chance(70) {
        try builder.set(1, .option(random.chance(50) ? "county" : "province"))
      }
      if random.chance(60) { try builder.set(2, .boolean(random.chance(50))) }
      try builder.set(regionField, .region(RegionID(random.number(0...4))))
    }
    var table = builder.finish()
    for row in [3, 1_500] { table.remove(RowID(row)) }
    let all = try #require(CrossCount(table, Array(table.rows), by: first, and: second))
    let named = table.rows.filter { (1..<3).contains(table.region(of: $0)?.index ?? -1) }
    let some = try #require(CrossCount(table, named, by: first, and: second))
    #expect(all.total == table.count)
    // The order of the rows is of no account.
    #expect(CrossCount(table, table.rows.reversed(), by: first, and: second) == all)
    #expect(CrossCount(table, named.reversed(), by: first, and: second) == some)
    let alone = try #require(CrossCount(table, named, by: first, and: nil))
    #expect(alone.columns == [nil] && alone.rows == some.rows)
    #expect(alone.rows.indices.allSatisfy { alone[$0, 0] == some.total(row: $0) })
    #expect(!all.rows.contains("none"))
    func name(_ field: String, _ row: RowID) -> String? {
      switch table.value(field, of: row) {
      case .option(let id): id
      case .boolean(let flag): "\(flag)"
      default: nil
      }
    }
    for (row, side) in all.rows.enumerated() {
      for (column, top) in all.columns.enumerated() {
        let rows = table.rows.filter { name(first, $0) == side && name(second, $0) == top }
        #expect(all[row, column] == rows.count)
        let there = rows.count { (1..<3).contains(table.region(of: $0)?.index ?? -1) }
        if let row = some.rows.firstIndex(of: side), let column = some.columns.firstIndex(of: top) {
          #expect(some[row, column] == there)
        } else {
          #expect(there == 0)
        }
      }
      #expect(all.total(row: row) == table.rows.count { name(first, $0) == side })
    }
    #expect(all.rows.last == .some(nil))
    #expect(all.window(rows: 0..<1, columns: 0..<99) == [all.columns.indices.map { all[0, $0] }])
  }

  @Test func `texts cannot be counted by`() {
    let table = TableBuilder(schema: Self.schema).finish()
    #expect(CrossCount(table, [], by: "name", and: "size") == nil)
    #expect(CrossCount(table, [], by: "size", and: "unknown") == nil)
  }
}
