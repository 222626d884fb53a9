import Testing

@testable import Core

/// Rules over a row that is being entered.
@Suite struct EntryRowTests {
  static let today = CalendarDate(year: 2024, month: 3, day: 1)!

  func findings(
    _ row: RowDraft, of register: String = "enterprises", replacing: String? = nil
  ) throws -> [String] {
    let dataset = try #require(EnteredFieldTests.demo)
    let checks = EntryChecks(dataset, engine: IndicatorEngine(dataset), today: Self.today)
    let old = replacing.flatMap { dataset.table(register)?.find($0) }
    return checks.findings(entering: row, of: register, replacing: old)
      .filter { $0.finding.severity > .hint }
      .map { found in
        let what =
          switch found.finding.fact {
          case .fieldMissing: "missing"
          case .fieldOutOfRange: "range"
          case .fieldTaken(_, let by), .codeTaken(let by): "taken by \(by)"
          case .creditCode(_, let expected): "code \(expected)"
          case .organisationCode(_, let expected): "organisation \(expected)"
          case .similarName(let id, _): "like \(id)"
          case .future(let date): "future \(date)"
          case .constraint(let id): id
          case .moveNotAllowed(let from, let to): "\(from) to \(to)"
          case .moveNeeds(let field, _): "needs \(field)"
          default: "\(found.finding.fact)"
          }
        return found.fields.joined(separator: ",") + ": " + what
      }
  }

  /// A row as it stands, as a form would hold it.
  func draft(_ id: String, of register: String = "enterprises") throws -> RowDraft {
    let dataset = try #require(EnteredFieldTests.demo)
    let table = try #require(dataset.table(register))
    let row = try #require(table.find(id))
    var draft: RowDraft = [:]
    for field in table.schema.fields {
      let value = table.value(field.id, of: row)
      if !value.isMissing { draft[field.id] = value }
    }
    return draft
  }

  @Test func rowsThatStandAreQuiet() throws {
    let dataset = try #require(EnteredFieldTests.demo)
    for register in ["enterprises", "certificationCases", "trainings", "activities", "inspections"]
    {
      let table = try #require(dataset.table(register))
      for row in table.rows.prefix(40) {
        let id = table.id(of: row)
        #expect(try findings(draft(id, of: register), of: register, replacing: id) == [], "\(id)")
      }
    }
  }

  @Test func codes() throws {
    var row = try draft("E003")
    row["creditCode"] = .text("91350100M000100Y43")
    #expect(try findings(row, replacing: "E003") == [])
    row["creditCode"] = .text("91350100M000100Y44")
    #expect(try findings(row, replacing: "E003") == ["creditCode: code 3"])
    // The check characters are apart: a wrong inner one makes the outer one wrong unless it is made anew.
    row["creditCode"] = .text("91350100M000100Y53")
    let both = try findings(row, replacing: "E003")
    #expect(both.contains { $0.hasPrefix("creditCode: organisation 4") })
    let other = try draft("E004")
    row["creditCode"] = other["creditCode"]
    #expect(try findings(row, replacing: "E003") == ["creditCode: taken by E004"])
  }

  /// The test vectors of the standards' paper: codes that are right, and real ones that fail.
  @Test(
    arguments: [
      ("91350100M000100Y43", true, true), ("9131000063159284XQ", true, true),
      ("914403003429409755", true, true), ("914403006990676707", true, true),
      ("91440300L83341734R", true, true), ("91350211M0000XUF46", false, true),
      ("91350100M0001TGQXM", false, true), ("91350100M000100Y53", false, false),
    ])
  func vectors(code: String, isRight: Bool, isInnerRight: Bool) {
    #expect((CreditCode.fault(code) == nil) == isRight)
    #expect((CreditCode.organisationFault(code) == nil) == isInnerRight)
    #expect(
      (CreditCode.organisationFault(String(code.dropFirst(8).prefix(9))) == nil) == isInnerRight)
  }

  @Test(
    arguments: [
      ("演示县恒源三煤业有限责任公司", true), ("恒源三煤业有限公司（模拟）", true), ("演示省演示市演示县恒源三煤业有限公司", true),
      ("演示县恒源二煤业有限公司（模拟）", false), ("演示县完全不同建材有限公司", false),
    ])
  func similarNames(name: String, isAlike: Bool) throws {
    var row = try draft("E002")
    row["creditCode"] = nil
    row["name"] = .text(name)
    let found = try findings(row).filter { $0.hasPrefix("name") }
    #expect(found == (isAlike ? ["name: like E001"] : []), "\(name)")
    // In another county it is another enterprise.
    let dataset = try #require(EnteredFieldTests.demo)
    row["region"] = .region(try #require(dataset.regions.find("999902")))
    #expect(try findings(row).filter { $0.hasPrefix("name") } == [])
  }

  @Test func requiredFieldsAndBounds() throws {
    let found = try findings([:])
    #expect(found.contains("name: missing"))
    var row = try draft("E003")
    row["employees"] = .number(FixedDecimal(-1))
    #expect(try findings(row, replacing: "E003").contains("employees: range"))
    row = try draft("E003")
    row["employees"] = .number(FixedDecimal(10))
    row["exposed"] = .number(FixedDecimal(11))
    let broken = try findings(row, replacing: "E003")
    #expect(broken.contains { $0.hasSuffix("exposedAtMostEmployees") })
  }

  @Test func datesInOrderAndNotInTheFuture() throws {
    var row = try draft("E003")
    row["declared"] = .date(try #require(PartialDate("2024-03-02")))
    #expect(try findings(row, replacing: "E003").contains("declared: future 2024-03-02"))
    row["declared"] = .date(try #require(PartialDate("2024-03")))
    #expect(try !findings(row, replacing: "E003").contains { $0.contains("future") })
    let dataset = try #require(EnteredFieldTests.demo)
    let activities = try #require(dataset.table("activities"))
    let id = activities.id(of: RowID(0))
    row = try draft(id, of: "activities")
    row["date"] = .date(try #require(PartialDate("2023-05-02")))
    row["ended"] = .date(try #require(PartialDate("2023-05-01")))
    let found = try findings(row, of: "activities", replacing: id)
    #expect(found.contains { $0.hasSuffix("endsAfterBegin") })
  }

  @Test func movesBetweenStates() throws {
    let dataset = try #require(EnteredFieldTests.demo)
    let table = try #require(dataset.table("certificationCases"))
    let states = try #require(table.schema.states)
    let row = try #require(
      table.rows.first { table.value(states.field, of: $0) == .option("named") })
    let id = table.id(of: row)
    var draft = try draft(id, of: "certificationCases")
    draft[states.field] = .option(states.initial ?? "applied")
    #expect(
      try findings(draft, of: "certificationCases", replacing: id)
        .contains("\(states.field): named to \(states.initial ?? "applied")"))
  }

  @Test func unknownRegistersAndValuesOfTheWrongType() throws {
    #expect(try findings(["a": .text("b")], of: "no-such") == [])
    _ = try findings(["name": .boolean(true), "employees": .text("x"), "region": .text("y")])
  }

  /// Persons against person-times of one row.
  @Test func personsAndPersonTimes() throws {
    let dataset = try #require(EnteredFieldTests.demo)
    let table = try #require(dataset.table("trainings"))
    let id = table.id(of: RowID(0))
    var row = try draft(id, of: "trainings")
    row["persons"] = .number(FixedDecimal(120))
    row["personTimes"] = .number(FixedDecimal(60))
    let found = try findings(row, of: "trainings", replacing: id)
    #expect(found.contains { $0.hasSuffix("personTimesAtLeastPersons") }, "\(found)")
  }
}
