import Testing

@testable import Core

/// Rules over a figure that is being entered: each fires on what it is for, at once, and on nothing else.
@Suite struct EntryCheckTests {
  static let today = CalendarDate(year: 2024, month: 3, day: 1)!
  static let message = LocalizedText(zh: "m")

  static func rule(
    _ id: String, _ test: Rule.Test, _ severity: Rule.Severity = .reason,
    limits: (inout Rule.Limits) -> Void = { _ in },
    applies: (inout Rule.Selection) -> Void = { _ in }
  ) -> Rule {
    var rule = Rule(id: id, severity: severity, scope: .cell, test: test, message: message)
    applies(&rule.applies)
    limits(&rule.limits)
    return rule
  }

  static let nearPrevious = rule(
    "near", .builtIn(.nearPrevious, side: nil),
    limits: {
      $0.least = FixedDecimal(10)
      $0.factor = FixedDecimal(2)
      $0.points = FixedDecimal(40)
      $0.others = 4
      $0.deviations = 6
    })

  static func number(_ text: String) -> FixedDecimal { FixedDecimal(text)! }

  /// The facts about the last figure said, entered into the data of the others.
  func facts(_ data: SmallDataset, _ rules: [Rule], today: CalendarDate = today) -> [Finding.Fact] {
    var data = data
    guard let figure = data.figures.popLast() else { return [] }
    data.catalogue.rules = Definitions(rules)
    let dataset = data.dataset
    return EntryChecks(dataset, engine: IndicatorEngine(dataset), today: today)
      .findings(entering: figure).map(\.fact)
  }

  @Test(
    arguments: [
      ("100", ["95"], true), ("190", ["95"], true), ("950", ["95"], false), ("9", ["95"], false),
      ("0", ["95"], false), ("9", ["3"], true), ("30", ["3"], false), ("5", ["0"], true),
      ("260", ["100"], false), ("240", ["100"], true),
      // A place that doubles every year may do so again; a steady one may not.
      ("1600", ["800", "400", "200", "100", "50"], true),
      ("1600", ["800", "795", "805", "798", "802"], false),
      ("1400", ["800", "795", "805", "798", "802"], false),
      ("820", ["800", "795", "805", "798", "802"], true),
    ] as [(String, [String], Bool)])
  func againstTheYearsBefore(value: String, before: [String], isOrdinary: Bool) {
    var data = SmallDataset()
    for (index, earlier) in before.enumerated() {
      data.say("flow", "ky", earlier, "\(2022 - index)", document: "d22")
    }
    data.say("flow", "ky", value, "2023")
    #expect(facts(data, [Self.nearPrevious]).isEmpty == isOrdinary)
  }

  @Test func theExpectedRangeIsSaid() throws {
    var data = SmallDataset()
    data.say("flow", "ky", "95", "2022", document: "d22")
    data.say("flow", "ky", "950", "2023")
    let fact = try #require(facts(data, [Self.nearPrevious]).first)
    guard case .unlikeBefore(let value, let before, let year, let low, let high) = fact else {
      Issue.record("\(fact)")
      return
    }
    #expect(value == Self.number("950") && before == Self.number("95") && year == 2022)
    #expect(
      low < Self.number("60") && low > Self.number("20") && high > Self.number("190")
        && high < Self.number("300"))
  }

  /// A rule for all numbers and one for totals find the same: the graver one says it.
  @Test(arguments: [[0, 1], [1, 0]]) func oneThingIsSaidOnceByTheGravest(order: [Int]) {
    let rules = [
      Self.nearPrevious,
      Self.rule(
        "part", .builtIn(.nearPrevious, side: nil), .hint,
        limits: {
          $0 = Self.nearPrevious.limits
          $0.factor = Self.number("2.5")
        }),
    ]
    var data = SmallDataset()
    data.say("flow", "ky", "95", "2022", document: "d22")
    data.say("flow", "ky", "950", "2023")
    let figure = data.figures.removeLast()
    data.catalogue.rules = Definitions(order.map { rules[$0] })
    let dataset = data.dataset
    let found = EntryChecks(dataset, engine: IndicatorEngine(dataset), today: Self.today)
      .findings(entering: figure)
    #expect(found.map(\.rule) == ["near"])
    #expect(found.map(\.severity) == [.reason])
  }

  @Test func percentagesMoveInPoints() {
    var data = SmallDataset()
    data.say("rate", "ky", "43.3", "2022", document: "d22")
    data.say("rate", "ky", "73.3", "2023")
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
    data.figures.removeLast()
    data.say("rate", "ky", "4.33", "2023")
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
    data.figures.removeLast()
    data.say("rate", "ky", "93.3", "2023")
    #expect(facts(data, [Self.nearPrevious]).count == 1)
  }

  /// Another basis, another unit, a gap in the years, an undated number: nothing to compare with.
  @Test func whatIsNotAlikeIsNotCompared() {
    var data = SmallDataset()
    data.say("stock", "ky", "10", "@2022-12-31", basis: .atLeast, document: "d22")
    data.say("stock", "ky", "500", "@2023-12-31", basis: .highestOnly)
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
    data = SmallDataset()
    data.say("flow", "ky", "10", "2021", document: "d22")
    data.say("flow", "ky", "500", "2023")
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
    data = SmallDataset()
    data.say("flow", "ky", nil, "2022", document: "d22")
    data.say("flow", "ky", "500", "2023")
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
  }

  @Test func againstThePlacesBeside() {
    var data = SmallDataset()
    let check = Self.rule(
      "peers", .builtIn(.nearPeers, side: nil),
      limits: {
        $0.least = FixedDecimal(20)
        $0.factor = FixedDecimal(8)
        $0.others = 1
        $0.deviations = 5
      })
    data.say("flow", "gj", "50", "2023")
    data.say("flow", "ky", "60", "2023")
    #expect(facts(data, [check]).isEmpty)
    data.figures.removeLast()
    data.say("flow", "ky", "6000", "2023")
    #expect(facts(data, [check]).count == 1)
    data.figures.removeLast()
    data.say("flow", "ky", "0", "2023")
    #expect(facts(data, [check]).isEmpty)
    // Its own year before says more.
    data.figures.removeLast()
    data.say("flow", "ky", "5800", "2022", document: "d22")
    data.say("flow", "ky", "6000", "2023")
    #expect(facts(data, [check]).isEmpty)
  }

  @Test func unitsOfAnotherKindThanBefore() {
    var data = SmallDataset()
    var flow = data.catalogue.indicators["flow"]!
    flow.otherUnits = ["人"]
    data.add(flow)
    let check = Self.rule("unit", .builtIn(.unitAsBefore, side: nil))
    data.say("flow", "ky", "100", "2022", document: "d22")
    data.say("flow", "ky", "100", "2023", unit: "人")
    #expect(facts(data, [check]) == [.unitChanged(found: "人", before: "场", year: 2022)])
  }

  @Test func timesThatHaveNotBegun() {
    var data = SmallDataset()
    let check = Self.rule("future", .builtIn(.notFuture, side: nil))
    data.say("flow", "ky", "1", "2024")
    #expect(facts(data, [check]).isEmpty)
    data.say("flow", "ky", "1", "2025")
    #expect(facts(data, [check]) == [.future("2025")])
    data.say("flow", "ky", "1", "2025", kind: .target)
    #expect(facts(data, [check]).isEmpty)
  }

  /// Rules hold between their dates.
  @Test func rulesOfOtherYears() throws {
    var check = Self.rule("future", .builtIn(.notFuture, side: nil))
    check.validFrom = PartialDate("2026")
    var data = SmallDataset()
    data.say("flow", "ky", "1", "2025")
    #expect(facts(data, [check]).isEmpty)
    check.validFrom = PartialDate("2025")
    #expect(facts(data, [check]).count == 1)
    check.validTo = PartialDate("2024")
    #expect(facts(data, [check]).isEmpty)
  }

  /// Levels are compared with their total once all of the year before are there.
  @Test func levelsWhileTheSheetIsFilled() {
    let check = Self.rule(
      "levels", .builtIn(.partsEqualTotal, side: nil),
      applies: {
        $0.countBases = [.highestOnly]
        $0.dimensions = ["level"]
      })
    var data = SmallDataset()
    for (value, level) in [("20", nil), ("5", .prefecture), ("15", .county)] as [(String, Rank?)] {
      data.say(
        "stock", "ky", value, "@2022-12-31", level: level, basis: .highestOnly, document: "d22")
    }
    // What is entered says no basis: that of the year before holds.
    data.say("stock", "ky", "30", "2023", document: "entry")
    #expect(facts(data, [check]).isEmpty)
    data.say("stock", "ky", "7", "2023", level: .prefecture, document: "entry")
    #expect(facts(data, [check]).isEmpty)
    data.say("stock", "ky", "23", "2023", level: .county, document: "entry")
    #expect(facts(data, [check]).isEmpty)
    data.figures.removeLast()
    data.say("stock", "ky", "22", "2023", level: .county, document: "entry")
    #expect(
      facts(data, [check]) == [.partsDiffer(total: Self.number("30"), sum: Self.number("29"))])
    // One part alone may already be too much.
    data.figures.removeLast(2)
    data.say("stock", "ky", "37", "2023", level: .prefecture, document: "entry")
    #expect(
      facts(data, [check]) == [.partsDiffer(total: Self.number("30"), sum: Self.number("37"))])
  }

  @Test func optionsAboveTheirTotal() {
    var data = SmallDataset()
    let options = ["a", "b"].map { Option(id: $0, title: Self.message) }
    data.catalogue.dimensions.set(Dimension(id: "sector", title: Self.message, options: options))
    let check = Self.rule("options", .builtIn(.partAtMostTotal, side: nil))
    data.say("stock", "ky", "10", "@2023")
    data.say("stock", "ky", "9", "@2023", breakdown: ["sector": "a"])
    #expect(facts(data, [check]).isEmpty)
    data.say("stock", "ky", "11", "@2023", breakdown: ["sector": "b"])
    let expected = [
      Finding.Fact.partExceedsTotal(part: Self.number("11"), total: Self.number("10"))
    ]
    #expect(facts(data, [check]) == expected)
    // The other way round too: the total is typed last.
    data.figures.swapAt(0, 2)
    #expect(facts(data, [check]) == expected)
  }

  /// A county's number against the sum that its prefecture reports, and the prefecture's own.
  @Test func placesAboveAndBelow() {
    let check = Self.rule("sum", .builtIn(.childrenAtMostParent, side: nil))
    var data = SmallDataset()
    data.say("stock", "hh", "10", "@2023-12-31")
    data.say("stock", "ky", "4", "@2023-12-31")
    data.say("stock", "gj", "6", "2023", document: "entry")
    #expect(facts(data, [check]).isEmpty)
    data.figures.removeLast()
    data.say("stock", "gj", "5", "2023", document: "entry")
    let expected = [Finding.Fact.rollupDiffers(reported: Self.number("10"), sum: Self.number("9"))]
    #expect(facts(data, [check]) == expected)
    data.figures.swapAt(0, 2)
    #expect(facts(data, [check]) == expected)
    // Not all there yet: only too much is wrong.
    data = SmallDataset()
    data.say("stock", "hh", "10", "@2023-12-31")
    data.say("stock", "gj", "5", "2023", document: "entry")
    #expect(facts(data, [check]).isEmpty)
    data.figures.removeLast()
    data.say("stock", "gj", "11", "2023", document: "entry")
    #expect(
      facts(data, [check]) == [.rollupDiffers(reported: Self.number("10"), sum: Self.number("11"))])
  }

  /// 家 against 家次: two indicators that the catalogue pairs, whichever is typed last.
  @Test func unitsAgainstVisits() {
    var data = SmallDataset()
    data.add(Indicator(id: "visits", family: "f", title: Self.message, unit: "人", kind: .flow))
    let check = Self.rule(
      "pair",
      .compare(
        .formula(.indicator("flow", level: .asked, breakdown: .asked)), .atMost,
        .formula(.indicator("visits", level: .asked, breakdown: .asked))))
    data.say("visits", "ky", "100", "2023")
    data.say("flow", "ky", "80", "2023")
    #expect(facts(data, [check]).isEmpty)
    data.figures.removeLast()
    data.say("flow", "ky", "180", "2023")
    let expected = [
      Finding.Fact.exceeds(
        value: Self.number("180"), other: "visits", otherValue: Self.number("100"))
    ]
    #expect(facts(data, [check]) == expected)
    data.figures.swapAt(0, 1)
    #expect(facts(data, [check]) == expected)
  }

  /// The candidate stands in the place of what is there, also of a document's number for the cell.
  @Test func theOldNumberIsForgotten() {
    var data = SmallDataset()
    let check = Self.rule("options", .builtIn(.partAtMostTotal, side: nil))
    data.say("stock", "ky", "5", "@2023-12-31")
    data.say("stock", "ky", "9", "@2023-12-31", breakdown: ["sector": "a"])
    data.say("stock", "ky", "10", "2023", document: "entry")
    #expect(facts(data, [check]).isEmpty)
  }

  @Test func unknownThingsAreSurvived() {
    var data = SmallDataset()
    data.say("no.such", "ky", "5", "2023")
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
    data.say("flow", "ky", "5", nil)
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
    data.say("flow", "ky", "5", "2020/..")
    #expect(facts(data, [Self.nearPrevious]).isEmpty)
  }
}
