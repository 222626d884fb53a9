import Testing

@testable import Core

/// What is said to be ordinary is: the bounds that a finding names hold the value out, and pass themselves.
@Suite struct LikelihoodTests {
  private static let peers = EntryCheckTests.rule(
    "peers", .builtIn(.nearPeers, side: nil),
    limits: {
      $0.least = FixedDecimal(20)
      $0.factor = FixedDecimal(8)
      $0.points = FixedDecimal(40)
      $0.others = 1
      $0.deviations = 5
    })

  private func facts(
    _ indicator: String, _ value: String, before: [String], beside: String? = nil
  ) -> [Finding.Fact] {
    var data = SmallDataset()
    for (index, earlier) in before.enumerated() {
      data.say(indicator, "ky", earlier, "\(2022 - index)", document: "d22")
    }
    if let beside { data.say(indicator, "gj", beside, "2023") }
    data.say(indicator, "ky", value, "2023")
    return EntryCheckTests().facts(
      data, [beside == nil ? EntryCheckTests.nearPrevious : Self.peers])
  }

  private func bounds(_ fact: Finding.Fact?) -> (low: FixedDecimal, high: FixedDecimal)? {
    switch fact {
    case .unlikeBefore(_, _, _, let low, let high), .unlikePeers(_, _, let low, let high, _):
      (low, high)
    default: nil
    }
  }

  @Test(
    arguments: [
      ("0", ["26"]), ("0", ["30"]), ("1", ["40"]), ("30", ["3"]), ("26", ["0"]), ("250", ["95"]),
      ("950", ["95"]), ("12", ["60"]), ("1600", ["800", "795", "805", "798", "802"]),
      ("400", ["800", "795", "805", "798", "802"]), ("73000", ["7300"]), ("7", ["700"]),
    ] as [(String, [String])])
  func boundsOfCounts(value: String, before: [String]) throws {
    let said = try #require(bounds(facts("flow", value, before: before).first))
    let typed = EntryCheckTests.number(value)
    #expect(typed < said.low || typed > said.high)
    #expect(said.low <= EntryCheckTests.number(before[0]) || before.count > 1)
    // Whoever types a bound is not told the same again; a step beyond it is.
    #expect(facts("flow", said.low.plain, before: before).isEmpty)
    #expect(facts("flow", said.high.plain, before: before).isEmpty)
    let beyond = try #require(said.high.adding(FixedDecimal(1)))
    #expect(!facts("flow", beyond.plain, before: before).isEmpty)
  }

  @Test(arguments: ["93.3", "83.2", "84"])
  func boundsOfPercentages(value: String) throws {
    let before = ["43.14"]
    let said = try #require(bounds(facts("rate", value, before: before).first))
    #expect(EntryCheckTests.number(value) > said.high)
    #expect(facts("rate", said.high.plain, before: before).isEmpty)
  }

  @Test(arguments: [("6000", "50"), ("1", "400"), ("26", "20000")])
  func boundsAmongPlaces(value: String, beside: String) throws {
    let fact = facts("flow", value, before: [], beside: beside).first
    let said = try #require(bounds(fact))
    let typed = EntryCheckTests.number(value)
    #expect(typed < said.low || typed > said.high)
    #expect(facts("flow", said.high.plain, before: [], beside: beside).isEmpty)
    guard case .unlikePeers(_, let median, _, _, _)? = fact else { return }
    #expect(median == EntryCheckTests.number(beside))
  }

  /// The rule about dates of events leaves everything about numbers open and means none of them.
  @Test func ruleAboutRowsFindsNothingInNumbers() {
    var data = SmallDataset()
    data.say("flow", "ky", "5", "2025")
    let cell = EntryCheckTests.rule("notFuture", .builtIn(.notFuture, side: nil))
    var row = EntryCheckTests.rule(
      "eventNotFuture", .builtIn(.notFuture, side: nil), applies: { $0.fields = ["date"] })
    row.scope = .row
    #expect(EntryCheckTests().facts(data, [cell, row]) == [.future("2025")])
    data.catalogue.rules = Definitions([cell, row])
    let dataset = data.dataset
    let all = DataChecks(dataset, today: EntryCheckTests.today).findings()
    #expect(all.map(\.rule) == ["notFuture"])
  }
}
