import Testing

@testable import Core

@Suite struct TargetTests {
  func day(_ text: String) -> CalendarDate { PartialDate(text)!.last }

  @Test(
    arguments: [
      ("50", "2023-12-31", TargetProgress.Verdict.reached), ("49", "2023-12-31", .behind),
      ("49", "2024-01-01", .missed), ("25", "2023-06-30", .onPace), ("24", "2023-07-31", .behind),
      ("60", "2024-01-01", .reached),
    ])
  func progressAndPace(value: String, asOf: String, verdict: TargetProgress.Verdict) throws {
    var data = SmallDataset()
    data.say("flow", "yx", value, "2023")
    let ref = data.say("flow", "yx", "50", "2023", kind: .target, comparison: .atLeast)
    let found = data.engine.targets(for: data.query("flow", "yx"), asOf: day(asOf))
    let progress = try #require(found.first)
    #expect(found.count == 1)
    #expect(progress.origin == .figure(ref))
    #expect(progress.verdict == verdict)
    #expect(progress.goal?.value == FixedDecimal(50))
    #expect(progress.progress == Ratio(FixedDecimal(value)!, of: FixedDecimal(50)))
  }

  @Test func gapInWholeUnits() throws {
    var data = SmallDataset()
    data.say("flow", "yx", "38", "2023")
    data.say("flow", "yx", "50", "2023", kind: .target)
    let progress = try #require(
      data.engine.targets(for: data.query("flow", "yx"), asOf: day("2023-06-30")).first)
    #expect(progress.gap == Quantity(FixedDecimal(12), unit: "场"))
    #expect(progress.elapsed == Ratio(FixedDecimal(181), of: FixedDecimal(365)))
  }

  @Test func aPartialSumIsNoProgress() throws {
    var data = SmallDataset()
    data.say("stock", "ky", "38", "@2023")
    data.say("stock", "hh", "50", "2023", kind: .target)
    let progress = try #require(
      data.engine.targets(for: data.query("stock", "hh"), asOf: day("2023")).first)
    #expect(progress.actual == nil)
    #expect(progress.verdict == .unknown)
  }

  @Test func targetsAreNeverReportedValues() {
    var data = SmallDataset()
    data.say("stock", "yx", "100", "@2023", kind: .target)
    #expect(data.ask("stock", "yx").cell == "missing")
    #expect(data.ask("stock", "yn").rollup == nil)
  }

  @Test func atMostAndTrends() throws {
    var data = SmallDataset()
    data.say("rate", "yx", "4", "2022")
    data.say("rate", "yx", "3.65", "2023")
    data.say("rate", "yx", "5", "2023", kind: .target, comparison: .atMost)
    data.say("rate", "yx", nil, "2023", kind: .target, comparison: .falling)
    data.say("rate", "yx", nil, "2023", kind: .target, comparison: .rising)
    let found = data.engine.targets(for: data.query("rate", "yx"), asOf: day("2023"))
    #expect(found.map(\.verdict) == [.reached, .reached, .behind])
  }

  @Test func targetsOfTheCatalogueBindByRankAndRegion() {
    var data = SmallDataset()
    var rate = data.catalogue.indicators["rate"]!
    rate.targets = [
      Target(
        rank: .prefecture, region: "yn", period: .year(2025), comparison: .atLeast,
        value: FixedDecimal(90))
    ]
    data.add(rate)
    data.say("rate", "yx", "95", "2023")
    data.say("rate", "bj", "95", "2023")
    let engine = data.engine
    #expect(
      engine.targets(for: data.query("rate", "yx"), asOf: nil).map(\.verdict) == [.reached])
    #expect(engine.targets(for: data.query("rate", "bj"), asOf: nil).isEmpty)
    #expect(engine.targets(for: data.query("rate", "yn"), asOf: nil).isEmpty)
    #expect(engine.targets(for: data.query("rate", "yx", 2026), asOf: nil).isEmpty)
  }
}
