import Testing

@testable import Core

/// Totals of random tables, trees and conditions against rows counted one by one.
@Suite struct RegisterTotalsTests {
  private static let title = LocalizedText(zh: "t")

  private static let schema: RegisterSchema = {
    var schema = RegisterSchema(
      id: "r", title: title,
      fields: [
        Field(id: "name", type: .text, title: title),
        Field(id: "sort", type: .option, title: title, options: "sort"),
        Field(id: "level", type: .level, title: title),
        Field(id: "people", type: .quantity, title: title, unit: "人"),
        Field(id: "score", type: .decimal, title: title),
        Field(id: "flag", type: .boolean, title: title),
        Field(id: "since", type: .date, title: title),
        Field(id: "year", type: .year, title: title),
        Field(id: "until", type: .date, title: title),
        Field(id: "factors", type: .options, title: title, options: "sort"),
      ])
    schema.timeFields = ["since", "year"]
    schema.endFields = ["until"]
    return schema
  }()

  private static let sorts = ["a", "b", "c", "d"]

  /// A value for a field, often none.
  private static func value(
    _ field: Field, _ tree: RegionTree, _ random: inout SeededGenerator
  ) -> FieldValue {
    if random.chance(25) { return .missing }
    switch field.type {
    case .text: return .text(["矿业", "化工", "x"][random.number(0...2)])
    case .option: return .option(sorts[random.number(0...3)])
    case .level: return .option(Rank.allCases[random.number(0...3)].rawValue)
    case .quantity:
      if random.chance(3) { return .quantity(Quantity(nil, unit: "人", qualifier: .unquantified)) }
      let qualifier: Qualifier = random.chance(5) ? .atLeast : .exact
      return .quantity(
        Quantity(FixedDecimal(random.number(0...200)), unit: "人", qualifier: qualifier))
    case .decimal:
      return .number(
        FixedDecimal(mantissa: Int64(random.number(0...999)), scale: random.number(0...2))
          ?? .zero)
    case .boolean: return .boolean(random.chance(50))
    case .date:
      let month = random.chance(80) ? random.number(1...12) : nil
      let day = month == nil || random.chance(20) ? nil : [1, 28, 30, 31][random.number(0...3)]
      return PartialDate(year: random.number(2020...2024), month: month, day: day).map {
        .date($0)
      } ?? .missing
    case .year: return .number(FixedDecimal(random.number(2020...2024)))
    case .options: return .options(Array(sorts.prefix(random.number(1...3))))
    case .region: return .region(RegionID(random.number(0...tree.count - 1)))
    default: return .missing
    }
  }

  private static func condition(_ random: inout SeededGenerator, depth: Int = 0) -> Condition {
    func path(_ name: String) -> Condition.FieldPath { Condition.FieldPath(field: name) }
    func comparator() -> Condition.Comparator {
      Condition.Comparator.allCases.randomElement(using: &random) ?? .is
    }
    if depth < 3, random.chance(45) {
      let parts = (0..<random.number(1...3)).map { _ in condition(&random, depth: depth + 1) }
      switch random.number(1...3) {
      case 1: return .all(parts)
      case 2: return .any(parts)
      default: return .not(parts[0])
      }
    }
    let all = schema.fields.map(\.id) + ["unknown"]
    switch random.number(1...9) {
    case 1: return .oneOf(path("sort"), Array(sorts.shuffled(using: &random).prefix(2)))
    case 2: return .compare(path("sort"), random.chance(50) ? .is : .isNot, .literal("b"))
    case 3: return .compare(path("people"), comparator(), .literal("\(random.number(0...200))"))
    case 4: return .compare(path("score"), comparator(), .literal("\(random.number(0...99)).5"))
    case 5:
      return .compare(
        path("since"), comparator(),
        .literal(["2021", "2022-06", "2023-02-28"][random.number(0...2)]))
    case 6: return .compare(path("flag"), comparator(), .literal("true"))
    case 7: return .present(path(all[random.number(0...all.count - 1)]))
    case 8: return .contains(path("name"), "矿")
    default:
      return random.chance(50)
        ? .compare(path("since"), .atMost, .field(path("until")))
        : .oneOf(path("factors"), ["b"])
    }
  }

  private static func table(
    _ rows: Int, _ tree: RegionTree, _ random: inout SeededGenerator
  ) throws -> Table {
    var builder = TableBuilder(schema: schema, options: ["sort": ["a", "b"]])
    for row in 0..<rows {
      expectNew(builder.beginRow(id: "\(row)"))
      for (position, field) in schema.fields.enumerated() {
        let value = value(field, tree, &random)
        if !value.isMissing { try builder.set(position, value) }
      }
    }
    return builder.finish()
  }

  private static func measures(_ random: inout SeededGenerator) -> [RowMeasure] {
    (0..<random.number(3...30)).map { _ in
      let selection = RowSelection(
        register: "r", condition: random.chance(80) ? condition(&random) : nil,
        time: RowSelection.Time.allCases[random.number(0...2)])
      let operand: RowMeasure.Operand =
        [.count, .count, .sum("people"), .sum("score"), .distinct("name"), .distinct("sort")][
          random.number(0...5)]
      return RowMeasure(
        selection, year: random.chance(80) ? random.number(2020...2024) : nil,
        level: random.chance(15) ? .county : nil,
        breakdown: random.chance(15)
          ? Breakdown([Breakdown.Part(dimension: "sort", option: "c")]) : Breakdown(), operand)
    }
  }

  /// Where rows of the table count.
  private static func places(_ table: Table) -> ChunkedArray<Int32> {
    ChunkedArray(
      (0..<table.slotCount).map { row in table.region(of: RowID(row))?.index ?? -1 })
  }

  /// Row by row, by the filters that lists use.
  private static func expected(
    _ measure: RowMeasure, _ table: Table, _ tree: RegionTree, _ region: RegionID
  ) -> RegisterTotals.Total {
    var parts = [measure.selection.condition].compactMap { $0 }
    if measure.level != nil { parts.append(.oneOf(.init(field: "level"), ["county"])) }
    if !measure.breakdown.parts.isEmpty { parts.append(.oneOf(.init(field: "sort"), ["c"])) }
    let filter = RowFilter(.all(parts), table: table, regions: tree)
    let times = RowTimes(table)
    var total = RegisterTotals.Total()
    var values: Set<FieldValue> = []
    var sum = FixedDecimal.zero
    for row in table.rows {
      guard let place = table.region(of: row), tree.contains(region, place),
        filter.test(row) == true, times.belongs(row, to: measure.year, measure.selection.time)
      else { continue }
      total.count += 1
      switch measure.operand {
      case .count: break
      case .distinct(let field): values.insert(table.value(field, of: row))
      case .sum(let field):
        let value = table.value(field, of: row)
        guard let number = value.decimal, let next = sum.adding(number) else { continue }
        sum = next
        total.stated += 1
        if case .quantity(let quantity) = value, !quantity.qualifier.isExact { total.special += 1 }
      }
    }
    if case .distinct = measure.operand { total.stated = values.subtracting([.missing]).count }
    if case .sum = measure.operand {
      total.sum = Int64(sum.wide(at: 2))
      total.scale = 2
    }
    return total
  }

  private static func check(
    _ totals: RegisterTotals, _ measures: [RowMeasure], _ table: Table, _ tree: RegionTree,
    _ note: String
  ) {
    for measure in measures {
      for region in tree.all.map({ RegionID(Int($0)) }) {
        let wanted = expected(measure, table, tree, region)
        guard let found = totals.total(measure, in: region) else {
          Issue.record("no total of \(measure)")
          return
        }
        let isSame =
          found.count == wanted.count && found.stated == wanted.stated
          && found.special == wanted.special
          && (wanted.scale == 0 || found.number == wanted.number)
        #expect(isSame, "\(note): \(found) is not \(wanted) for \(measure) in \(region)")
        if !isSame { return }
      }
    }
  }

  @Test(arguments: 1...12)
  func `one pass finds what rows counted one by one come to`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let tree = random.tree(places: random.number(2...30))
    // Less than a run, whole runs, and enough for several threads in one case.
    let rows = [7, 300, 1_024, 2_500][Int(seed) % 4]
    let table = try Self.table(rows, tree, &random)
    let measures = Self.measures(&random)
    let totals = try #require(
      RegisterTotals(measures, of: table, places: Self.places(table), regions: tree, tables: [:]))
    Self.check(totals, measures, table, tree, "from scratch")
  }

  @Test func `several threads find the same as one`() throws {
    var random = SeededGenerator(seed: 77)
    let tree = random.tree(places: 12)
    let table = try Self.table(70_000, tree, &random)
    let measures = Array(Self.measures(&random).prefix(4))
    let totals = try #require(
      RegisterTotals(measures, of: table, places: Self.places(table), regions: tree, tables: [:]))
    for measure in measures {
      let found = try #require(totals.total(measure, in: tree.root))
      let wanted = Self.expected(measure, table, tree, tree.root)
      #expect(found.count == wanted.count && found.stated == wanted.stated)
      #expect(wanted.scale == 0 || found.number == wanted.number)
    }
  }

  @Test(arguments: 1...10)
  func `after any edits the totals are those from scratch`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed + 500)
    let tree = random.tree(places: random.number(2...25))
    var table = try Self.table(60, tree, &random)
    let measures = Self.measures(&random)
    var totals = try #require(
      RegisterTotals(measures, of: table, places: Self.places(table), regions: tree, tables: [:]))
    for edit in 1...40 {
      let before = table
      var fields: Set<String>? = nil
      let row: RowID
      switch random.number(1...6) {
      case 1:
        guard let new = table.add(id: "new\(edit)") else { continue }
        row = new
        for (position, field) in Self.schema.fields.enumerated() {
          try table.set(position, of: row, to: Self.value(field, tree, &random))
        }
      case 2:
        guard let old = table.rows.randomElement(using: &random) else { continue }
        row = old
        table.remove(row)
      default:
        guard let old = table.rows.randomElement(using: &random) else { continue }
        row = old
        let position = random.number(0...Self.schema.fields.count - 1)
        let field = Self.schema.fields[position]
        try table.set(position, of: row, to: Self.value(field, tree, &random))
        fields = [field.id]
      }
      func state(_ table: Table) -> RegisterTotals.RowState {
        RegisterTotals.RowState(
          table: table, tables: [:],
          place: table.contains(row) ? table.region(of: row)?.index ?? -1 : -1)
      }
      totals.change(row, from: state(before), to: state(table), fields: fields)
      if edit % 8 == 0 { Self.check(totals, measures, table, tree, "edit \(edit)") }
    }
  }

  @Test func `a value in two counties of a province counts once there`() throws {
    var builder = RegionTreeBuilder()
    for (id, parent) in [("p", nil), ("c1", "p"), ("c2", "p")] as [(String, String?)] {
      builder.add(
        Region(id: id, name: id, shortName: id, rank: parent == nil ? .province : .county),
        parent: parent)
    }
    let tree = builder.build().tree
    var rows = TableBuilder(schema: Self.schema)
    for (index, place) in ["c1", "c2", "c2"].enumerated() {
      expectNew(rows.beginRow(id: "\(index)"))
      try rows.set(0, .text("矿业"))
      let region = try #require(tree.find(place))
      let field = try #require(Self.schema.index(of: "region"))
      try rows.set(field, .region(region))
    }
    let table = rows.finish()
    let measure = RowMeasure(RowSelection(register: "r", time: .all), .distinct("name"))
    let totals = try #require(
      RegisterTotals([measure], of: table, places: Self.places(table), regions: tree, tables: [:]))
    for place in ["p", "c1", "c2"] {
      #expect(totals.total(measure, in: try #require(tree.find(place)))?.stated == 1)
    }
    #expect(totals.total(measure, in: tree.root)?.count == 3)
  }
}
