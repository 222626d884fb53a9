import Testing

@testable import Core

/// Years counted by region are those of the rows one by one, also after rows have changed.
@Suite struct RowYearsTests {
  private static let schema: RegisterSchema = {
    let title = LocalizedText(zh: "t")
    var schema = RegisterSchema(
      id: "r", title: title,
      fields: [
        Field(id: "date", type: .date, title: title),
        Field(id: "year", type: .integer, title: title),
      ])
    schema.timeFields = ["date", "year"]
    return schema
  }()

  /// Years as people write them, and such as nobody should.
  private static let written = [2019, 2023, 2024, 0, -1, 20_230, 9_999]

  private static func value(
    _ field: Int, _ random: inout SeededGenerator, oddly: Bool
  ) throws -> FieldValue {
    if random.chance(40) { return .missing }
    let year = written[random.number(0...(oddly ? written.count - 1 : 2))]
    if field == 1 { return .number(FixedDecimal(year)) }
    let month = "\(random.number(2018...2025))-0\(random.number(1...9))"
    return try .date(#require(PartialDate(month)))
  }

  @Test(arguments: [false, true]) func yearsAreThoseOfTheRows(oddly: Bool) throws {
    var random = SeededGenerator(seed: oddly ? 5 : 6)
    var builder = TableBuilder(schema: Self.schema)
    var places: [Int32] = []
    for row in 0..<1_500 {
      expectNew(builder.beginRow(id: "\(row)"))
      for field in 0...1 {
        let value = try Self.value(field, &random, oddly: oddly)
        if !value.isMissing { try builder.set(field, value) }
      }
      places.append(Int32(random.number(-1...5)))
    }
    var table = builder.finish()
    var years = RowYears(RowTimes(table), ChunkedArray(places), places: 6)
    func check() {
      let times = RowTimes(table)
      for range in [0..<6, 0..<1, 2..<4, 5..<6, 3..<3] as [Range<Int32>] {
        let rows = table.rows.filter { range.contains(places[Int($0.index)]) }
        #expect(years.years(within: range) == Set(rows.compactMap { times.year(of: $0) }))
      }
    }
    check()
    for _ in 0..<300 {
      let row = RowID(random.number(0...1_499))
      let before = (places[Int(row.index)], RowTimes(table).year(of: row))
      let field = random.number(0...1)
      try table.set(field, of: row, to: try Self.value(field, &random, oddly: oddly))
      if random.chance(30) { places[Int(row.index)] = Int32(random.number(-1...5)) }
      years.move(before, to: (places[Int(row.index)], RowTimes(table).year(of: row)))
    }
    check()
    // A year that its last row has left is there no more.
    for row in table.rows {
      years.move(
        (places[Int(row.index)], RowTimes(table).year(of: row)), to: (-1, nil))
    }
    #expect(years.years(within: 0..<6).isEmpty)
  }
}
