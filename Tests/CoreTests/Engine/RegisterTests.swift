import Testing

@testable import Core

/// Counts and sums over registers.
@Suite struct RegisterTests {
  static let title = LocalizedText(zh: "t")

  /// Enterprises in two counties and their certificates.
  func dataset() throws -> SmallDataset {
    var data = SmallDataset()
    let enterprises = RegisterSchema(
      id: "enterprises", title: Self.title,
      fields: [
        Field(id: "name", type: .text, title: Self.title),
        Field(id: "employees", type: .integer, title: Self.title, unit: "人"),
      ])
    var builder = TableBuilder(schema: enterprises)
    let rows: [(String, String, Int?)] = [
      ("a", "ky", 120), ("b", "ky", nil), ("c", "gj", 30), ("p", "hh", 7),
    ]
    for (id, region, employees) in rows {
      expectNew(builder.beginRow(id: id))
      try builder.set(0, .text(id))
      if let employees { try builder.set(1, .number(FixedDecimal(employees))) }
      try builder.set(2, .region(data[region]))
    }
    data.tables["enterprises"] = builder.finish()

    var certificates = RegisterSchema(
      id: "certificates", title: Self.title,
      fields: [
        Field(id: "enterprise", type: .enterprise, title: Self.title),
        Field(id: "level", type: .level, title: Self.title),
        Field(id: "status", type: .option, title: Self.title, options: "status"),
        Field(id: "date", type: .date, title: Self.title),
        Field(id: "withdrawn", type: .date, title: Self.title),
      ])
    certificates.ownerField = "enterprise"
    certificates.timeFields = ["date"]
    certificates.endFields = ["withdrawn"]
    var held = TableBuilder(schema: certificates)
    let titles: [(String, Rank, String, String?, String?)] = [
      ("a", .county, "certified", "2021-05", nil), ("a", .province, "certified", "2023-12-31", nil),
      ("b", .county, "applying", nil, nil), ("b", .county, "certified", "2022", "2023-06-01"),
      ("c", .county, "certified", "2024-01-01", nil),
    ]
    for (index, (owner, level, status, date, end)) in titles.enumerated() {
      expectNew(held.beginRow(id: "t\(index)"))
      try held.set(0, .reference(owner))
      try held.set(1, .option(level.rawValue))
      try held.set(2, .option(status))
      if let date = date.flatMap({ PartialDate($0) }) { try held.set(3, .date(date)) }
      if let end = end.flatMap({ PartialDate($0) }) { try held.set(4, .date(end)) }
    }
    data.tables["certificates"] = held.finish()
    data.catalogue.registers = Definitions([enterprises, certificates])
    let certified = Condition.oneOf(Condition.FieldPath(field: "status"), ["certified"])
    func add(_ id: String, _ kind: FigureKind, _ formula: Formula, unit: String = "家") {
      var indicator = Indicator(
        id: id, family: "r", title: Self.title, unit: unit, kind: kind, formula: formula)
      indicator.dimensions = ["level"]
      data.add(indicator)
    }
    let held2 = RowSelection(register: "certificates", condition: certified, time: .asOf)
    add("onFile", .stock, .count(held2, distinct: "enterprise"))
    add(
      "awarded", .flow,
      .count(
        RowSelection(register: "certificates", condition: certified, time: .during), distinct: nil))
    add(
      "employees", .stock,
      .sum(RowSelection(register: "enterprises", time: .asOf), field: "employees"), unit: "人")
    add(
      "share", .rate,
      .ratio(
        .count(held2, distinct: "enterprise"),
        of: .count(RowSelection(register: "enterprises", time: .asOf), distinct: nil),
        factor: .percent), unit: "%")
    return data
  }

  @Test(
    arguments: [
      (2020, "0 computed"), (2021, "1 computed"), (2022, "2 computed"), (2023, "1 computed"),
      (2024, "1 computed"),
    ])
  func countsAtTheEndOfTheYear(year: Int, cell: String) throws {
    #expect(try dataset().ask("onFile", "ky", year).cell == cell)
  }

  @Test func countsWithinTheYear() throws {
    let data = try dataset()
    #expect(data.ask("awarded", "ky", 2022).cell == "1 computed")
    #expect(data.ask("awarded", "ky", 2023).cell == "1 computed")
    #expect(data.ask("awarded", "gj", 2023).cell == "0 computed")
    #expect(data.ask("awarded", "gj", 2024).cell == "1 computed")
  }

  @Test func nothingRegisteredIsMissingNotNought() throws {
    let data = try dataset()
    #expect(data.ask("awarded", "yx1").cell == "missing")
    #expect(data.ask("awarded", "yx").cell == "missing")
  }

  @Test func aPrefectureIsWholeWhenEveryCountyHasRows() throws {
    let data = try dataset()
    #expect(data.ask("employees", "ky").cell == "120 computed")
    // With what hangs on the prefecture itself.
    #expect(data.ask("employees", "hh").cell == "157 computed")
    let province = data.ask("employees", "yn")
    #expect(province.cell == "157 partial")
    #expect(province.rollup?.missing == [data["yx"]])
    #expect(province.rollup?.reporting == 1)
  }

  @Test func rowsThatDoNotSayHowMuchAreNoNought() throws {
    var data = try dataset()
    let table = try #require(data.tables["enterprises"])
    var builder = TableBuilder(schema: table.schema)
    expectNew(builder.beginRow(id: "b"))
    try builder.set(2, .region(data["ky"]))
    data.tables["enterprises"] = builder.finish()
    #expect(data.ask("employees", "ky").cell == "missing")
  }

  @Test func aConditionOnAMissingFieldIsNotTrue() throws {
    var data = try dataset()
    let wanted = Condition.compare(Condition.FieldPath(field: "employees"), .over, .literal("1"))
    data.add(
      Indicator(
        id: "large", family: "r", title: Self.title, unit: "家", kind: .stock,
        formula: .count(
          RowSelection(register: "enterprises", condition: wanted, time: .asOf), distinct: nil)))
    // Of the two enterprises in 开远 one does not say how many it employs.
    #expect(data.ask("large", "ky").cell == "1 computed")
  }

  @Test func levelsAreMatchedToTheField() throws {
    let data = try dataset()
    #expect(data.ask("onFile", "ky", level: .province).cell == "1 computed")
    #expect(data.ask("onFile", "ky", level: .county).cell == "1 computed")
    // Enterprises have no level to be split by.
    #expect(data.ask("employees", "ky", level: .county).cell == "missing")
  }

  @Test func ratiosOfCountsAddUp() throws {
    let data = try dataset()
    #expect(data.ask("share", "ky").cell == "50.00 computed")
    #expect(data.ask("share", "gj").cell == "0.00 computed")
    #expect(data.ask("share", "hh").cell == "25.00 computed")
  }

  @Test func theTraceNamesTheRows() throws {
    let data = try dataset()
    guard
      case .rows("certificates", let rows, nil, "enterprise"?, let result) =
        data.ask("onFile", "ky", 2022).trace
    else {
      Issue.record("no rows")
      return
    }
    let table = try #require(data.tables["certificates"])
    #expect(rows.count == 2)
    #expect(data.engine.rows(rows).map { table.id(of: $0) } == ["t0", "t3"])
    #expect(result.value == FixedDecimal(2))
  }

  @Test func onFileStandsBesideTheReportedValue() throws {
    var data = try dataset()
    var stock = data.catalogue.indicators["stock"]!
    stock.listed = data.catalogue.indicators["onFile"]!.formula
    data.add(stock)
    data.say("stock", "ky", "16", "@2023")
    let answer = data.ask("stock", "ky")
    #expect(answer.cell == "16 reported")
    #expect(answer.listed?.quantity.value == FixedDecimal(1))
    #expect(data.ask("stock", "gj").cell == "missing")
    #expect(data.ask("stock", "gj").listed?.quantity.value == .zero)
  }

  /// Screens and checks may ask from several threads at once.
  @Test func answersAreTheSameFromManyThreads() async throws {
    let data = try dataset()
    let places = ["ky", "gj", "hh", "yn", "yx"].map { data[$0] }
    let indicators = ["onFile", "awarded", "employees", "share"]
    func ask(_ engine: IndicatorEngine) -> [String] {
      (2020...2024).flatMap { year in
        places.flatMap { place in
          indicators.map {
            engine.answer(Query(indicator: $0, region: place, period: .year(year))).cell
          }
        }
      }
    }
    let expected = ask(data.engine)
    let shared = data.engine
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { ask(shared) } }
      for await cells in group { #expect(cells == expected) }
    }
  }

  @Test func yearsAndPlacesWithData() throws {
    var data = try dataset()
    data.say("stock", "yx1", "3", "@2019-12-31")
    data.say("flow", "yx1", "30", "2015/2018")
    data.say("flow", "yx2", "30", nil)
    let engine = data.engine
    #expect(engine.years(in: data["yx"]) == [2019, 2023])
    #expect(engine.years(in: data["hh"]) == [2021, 2022, 2023, 2024])
    #expect(engine.hasData(in: data["ky"]))
    #expect(!engine.hasData(in: data["bj"]))
    #expect(engine.regionsWithFigures(in: data["yn"]) == [data["yx1"], data["yx2"]])
    #expect(engine.counts == DataCounts(figures: 3, targets: 0, regions: 2, rows: 9))
    #expect(engine.rows(of: "certificates", in: data["gj"]).count == 1)
  }
}
