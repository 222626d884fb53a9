import Testing

@testable import Core

/// The rules of a catalogue over figures: each fires on what it is for and on nothing else.
@Suite struct CheckTests {
  static let message = LocalizedText(zh: "m")

  func rule(
    _ scope: Rule.Scope, _ test: Rule.Test, _ severity: Rule.Severity = .reason,
    tolerance: Rule.Tolerance? = nil, applies: (inout Rule.Selection) -> Void = { _ in }
  ) -> Rule {
    var selection = Rule.Selection()
    applies(&selection)
    return Rule(
      id: "rule", severity: severity, scope: scope, test: test, applies: selection,
      tolerance: tolerance, message: Self.message)
  }

  func facts(_ data: SmallDataset, _ rule: Rule) -> [Finding.Fact] {
    DataChecks(data.dataset).findings(rule).map(\.fact)
  }

  func number(_ text: String) -> FixedDecimal { FixedDecimal(text)! }

  @Test func numeratorAtMostDenominator() {
    var data = SmallDataset()
    data.say("rate", "ky", "78.9", "2023", of: ("454", "575"))
    data.say("rate", "gj", "108", "2023", of: ("864", "800"))
    data.say("rate", "yx", "0", "2023", of: ("0", "0"))
    let atMost = rule(
      .cell, .compare(.trait(.numerator), .atMost, .trait(.denominator)),
      applies: { $0.kinds = [.rate] })
    #expect(
      facts(data, atMost) == [
        .numeratorExceedsDenominator(numerator: number("864"), denominator: number("800"))
      ])
    let zero = rule(.cell, .compare(.trait(.denominator), .over, .number(.zero)))
    #expect(facts(data, zero) == [.zeroDenominator])
  }

  @Test(
    arguments: [
      ("64.23", "7251", "11289", nil), ("64.2", "7251", "11289", nil),
      (
        "78.9", "454", "575",
        Finding.Fact.percentageTruncated(
          printed: FixedDecimal("78.9")!, rounded: FixedDecimal("79.0")!)
      ),
      (
        "107.5", "864", "800",
        .percentage(
          printed: FixedDecimal("107.5")!, computed: FixedDecimal("108.0")!)
      ),
      ("108.04", "864", "800", nil),
      ("98.9", "29787", "30136", nil),
      (
        "98.7", "29787", "30136",
        .percentage(
          printed: FixedDecimal("98.7")!, computed: FixedDecimal("98.8")!)
      ),
    ] as [(String, String, String, Finding.Fact?)])
  func percentagesAndTheirFractions(
    printed: String, n: String, d: String, expected: Finding.Fact?
  ) {
    var data = SmallDataset()
    // 98.9 is within the tolerance of a tenth.
    let tenth = printed == "98.9" ? "0.1" : "0.05"
    data.say("rate", "ky", printed, "2023", of: (n, d))
    let check = rule(
      .cell, .builtIn(.reportedEqualsComputed, side: nil),
      tolerance: Rule.Tolerance(printedDigits: true, absolute: number(tenth)))
    #expect(facts(data, check) == [expected].compactMap { $0 })
    let severities = DataChecks(data.dataset).findings(check).map(\.severity)
    if case .percentageTruncated? = expected { #expect(severities == [.hint]) }
  }

  @Test func rangesAndUnits() {
    var data = SmallDataset()
    var rate = data.catalogue.indicators["rate"]!
    (rate.minimum, rate.maximum) = (.zero, FixedDecimal(100))
    data.add(rate)
    data.say("rate", "ky", "100", "2023")
    data.say("rate", "gj", "126.75", "2023")
    data.say("rate", "yx", "-1", "2023")
    data.say("stock", "yx", "1", "@2023", unit: "户")
    data.say("stock", "hh", "1", "@2023", unit: "人")
    let ranges = facts(data, rule(.cell, .builtIn(.withinRange, side: nil)))
    #expect(
      ranges
        == ["126.75", "-1"].map {
          .outOfRange(value: number($0), minimum: .zero, maximum: FixedDecimal(100))
        })
    #expect(
      facts(data, rule(.cell, .builtIn(.unitFits, side: nil)))
        == [.unit(found: "人", expected: "家")])
  }

  @Test func unitsNamedBesideTheIndicatorsOwnAreNoFinding() throws {
    var data = SmallDataset()
    var flow = try #require(data.catalogue.indicators["flow"])
    flow.otherUnits = ["人"]
    data.add(flow)
    data.say("flow", "ky", "9500", "2023", unit: "人")
    data.say("flow", "gj", "9500", "2023", unit: "例")
    #expect(
      facts(data, rule(.cell, .builtIn(.unitFits, side: nil)))
        == [.unit(found: "例", expected: "场")])
  }

  @Test func partsAgainstTotals() {
    let check = rule(
      .form, .builtIn(.partsEqualTotal, side: nil),
      applies: {
        $0.countBases = [.highestOnly]
        $0.dimensions = ["level"]
      })
    func data(_ total: String, _ parts: [String], _ basis: CountBasis) -> SmallDataset {
      var data = SmallDataset()
      data.say("stock", "yn", total, "@2023", basis: basis)
      for (value, level) in zip(parts, [Rank.province, .prefecture, .county]) {
        data.say("stock", "yn", value, "@2023", level: level, basis: basis)
      }
      // Another time and another place are another matter.
      data.say("stock", "yn", "1", "@2022", level: .county, basis: basis)
      data.say("stock", "yx", "1", "@2023", level: .county, basis: basis)
      return data
    }
    #expect(facts(data("854", ["42", "153", "659"], .highestOnly), check) == [])
    #expect(
      facts(data("855", ["42", "153", "659"], .highestOnly), check)
        == [.partsDiffer(total: number("855"), sum: number("854"))])
    #expect(facts(data("855", ["42", "153", "659"], .unknown), check) == [])
    #expect(facts(data("855", ["42"], .highestOnly), check) == [])

    let part = rule(
      .form, .builtIn(.partAtMostTotal, side: nil), applies: { $0.countBases = [.unknown] })
    #expect(facts(data("100", ["42", "30", "90"], .unknown), part) == [])
    #expect(
      facts(data("80", ["42", "30", "90"], .unknown), part)
        == [.partExceedsTotal(part: number("90"), total: number("80"))])

    let nested = rule(
      .form, .builtIn(.nested, side: nil), applies: { $0.countBases = [.atLeast] })
    #expect(facts(data("10", ["1", "2", "10"], .atLeast), nested) == [])
    #expect(
      facts(data("10", ["3", "2", "10"], .atLeast), nested) == [
        .notNested(
          upper: .province, upperValue: number("3"), lower: .prefecture, lowerValue: number("2"))
      ])
  }

  @Test func partitionsNeverExceedTheirTotal() {
    var data = SmallDataset()
    let options = ["one", "two"].map { Option(id: $0, title: Self.message) }
    data.catalogue.dimensions.set(Dimension(id: "stage", title: Self.message, options: options))
    var flow = data.catalogue.indicators["flow"]!
    flow.partitions = ["stage"]
    data.add(flow)
    let check = rule(.form, .builtIn(.partsEqualTotal, side: nil))
    data.say("flow", "ky", "10", "2023")
    data.say("flow", "ky", "4", "2023", breakdown: ["stage": "one"])
    #expect(facts(data, check) == [])
    data.say("flow", "ky", "5", "2023", breakdown: ["stage": "two"])
    #expect(facts(data, check) == [.partsDiffer(total: number("10"), sum: number("9"))])
  }

  @Test func statementsInConflictAndTwice() {
    var data = SmallDataset()
    data.say("stock", "ky", "5", "@2023")
    data.say("stock", "ky", "6", "@2023")
    data.say("stock", "ky", "7", "@2023", document: "d22")
    data.say("stock", "gj", "9500", "@2023", qualifier: .atLeast)
    data.say("stock", "gj", "9523", "@2023")
    data.say("flow", "gj", "3", "2023")
    data.say("flow", "gj", "3", "2023")
    let check = rule(
      .region, .builtIn(.duplicate, side: nil),
      applies: {
        $0.same = [
          "indicator", "region", "scope", "kind", "level", "breakdown", "period", "document",
        ]
      })
    #expect(facts(data, check) == [.conflict(number("5"), number("6")), .duplicate])
  }

  @Test func childrenAboveTheirParent() {
    var data = SmallDataset()
    data.say("stock", "hh", "10", "@2023")
    data.say("stock", "ky", "16", "@2023")
    data.say("stock", "yx", "20", "@2023")
    data.say("stock", "yx1", "16", "@2023")
    data.say("stock", "bj", "9", "@2023")
    data.say("stock", "dc", "3", "@2023")
    data.say("stock", "dx", "5", "@2023")
    let check = rule(
      .region, .builtIn(.childrenAtMostParent, side: nil), applies: { $0.kinds = [.stock] })
    // More than the parent though partial; less though complete; less and partial is no news.
    #expect(
      facts(data, check) == [
        .rollupDiffers(reported: number("10"), sum: number("16")),
        .rollupDiffers(reported: number("9"), sum: number("8")),
      ])
  }

  @Test func numbersThatFall() {
    var data = SmallDataset()
    data.say("stock", "ky", "5", "@2023")
    data.say("stock", "ky", "7", "@2022")
    data.say("stock", "ky", "3", "@2021")
    data.say("stock", "gj", "3", "@2022")
    data.say("stock", "gj", "3", "@2023")
    #expect(
      facts(data, rule(.series, .builtIn(.notFalling, side: nil)))
        == [.fell(from: number("7"), to: number("5"))])
  }

  @Test func oneIndicatorBoundsAnother() {
    var data = SmallDataset()
    data.add(
      Indicator(id: "all", family: "f", title: Self.message, unit: "场", kind: .flow))
    let check = rule(
      .form,
      .compare(
        .formula(.indicator("flow", level: .asked, breakdown: .asked)), .atMost,
        .formula(.indicator("all", level: .asked, breakdown: .asked))),
      applies: { $0.indicators = ["flow"] })
    data.say("flow", "ky", "5", "2023")
    data.say("all", "ky", "4", "2023")
    data.say("flow", "gj", "5", "2023", qualifier: .about)
    data.say("all", "gj", "4", "2023")
    data.say("flow", "yx", "5", "2023")
    data.say("all", "yx", "4", "2022")
    #expect(
      facts(data, check)
        == [.exceeds(value: number("5"), other: "all", otherValue: number("4"))])
  }

  @Test func whatIsNotStated() {
    var data = SmallDataset()
    data.say("stock", "ky", "5", nil, level: .county)
    data.say("stock", "ky", "5", "@2023", basis: .highestOnly)
    #expect(
      facts(data, rule(.cell, .builtIn(.present, side: .trait(.period)))) == [.notStated(.period)])
    #expect(
      facts(
        data,
        rule(
          .cell, .builtIn(.present, side: .trait(.countBasis)),
          applies: { $0.dimensions = ["level"] })) == [.notStated(.countBasis)])
  }

  /// The example code of GB 32100 and ones with a wrong or impossible character.
  @Test(
    arguments: [
      ("91350100M000100Y43", "3"), ("91350100M000100Y44", "3"),
      ("91350100M000100Y4", nil), ("9135010IM000100Y43", nil), ("", nil),
    ] as [(String, String?)])
  func creditCodes(code: String, expected: String?) {
    #expect(CreditCode.checkCharacter(code).map(String.init) == expected)
  }

  @Test func rowsAgainstTheirConstraints() throws {
    var data = SmallDataset()
    var schema = RegisterSchema(
      id: "r", title: Self.message,
      fields: [
        Field(id: "exposed", type: .integer, title: Self.message),
        Field(id: "employees", type: .integer, title: Self.message),
        Field(id: "code", type: .text, title: Self.message, pattern: "creditCode"),
      ])
    schema.constraints = [
      RegisterSchema.Constraint(
        id: "exposedAtMostEmployees", severity: .block,
        must: .compare(
          Condition.FieldPath(field: "exposed"), .atMost,
          .field(Condition.FieldPath(field: "employees"))), message: Self.message)
    ]
    var builder = TableBuilder(schema: schema)
    for (id, exposed, employees) in [("a", 5, 9), ("b", 9, 5), ("c", 9, nil)]
      as [(String, Int, Int?)]
    {
      expectNew(builder.beginRow(id: id))
      try builder.set(0, .number(FixedDecimal(exposed)))
      if let employees { try builder.set(1, .number(FixedDecimal(employees))) }
      if id == "a" { try builder.set(2, .text("91350100M000100Y44")) }
      try builder.set(3, .region(data["ky"]))
    }
    data.catalogue.registers = Definitions([schema])
    data.tables["r"] = builder.finish()
    let findings = DataChecks(data.dataset).findings()
    #expect(findings.map(\.fact) == [.constraint("exposedAtMostEmployees")])
    #expect(findings.first?.severity == .block)
    #expect(findings.first?.row == RowID(1))
    #expect(findings.first?.register == "r")
    #expect(findings.first?.region == data["ky"])
    let codes = rule(.row, .builtIn(.creditCode, side: nil), applies: { $0.pattern = "creditCode" })
    #expect(facts(data, codes) == [.creditCode(found: "4", expected: "3")])
  }
}
