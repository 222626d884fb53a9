import Testing

@testable import Core

@Suite struct LeagueTests {
  func order(_ league: League, _ data: SmallDataset) -> [String] {
    league.rows.map { "\($0.rank) \(data.tree[$0.region].id)" }
  }

  @Test func wholeValuesInOrderWithTies() {
    var data = SmallDataset()
    for (place, value) in [("ky", "5"), ("gj", "9"), ("yx1", "5"), ("yx2", "1")] {
      data.say("stock", place, value, "@2023")
    }
    let places = ["yx1", "yx2", "ky", "gj"].map { data[$0] }
    let choice = IndicatorChoice(indicator: "stock")
    let league = data.engine.league(choice, among: places, year: 2023)
    #expect(order(league, data) == ["1 gj", "2 yx1", "2 ky", "4 yx2"])
    #expect(league.rank(of: data["yx2"]) == 4)
    #expect(league.rank(of: data["bj"]) == nil)
  }

  @Test func partialAndMissingPlacesHaveNoRank() {
    var data = SmallDataset()
    data.say("stock", "yx", "76", "@2023")
    data.say("stock", "ky", "500", "@2023")
    let league = data.engine.league(
      IndicatorChoice(indicator: "stock"), region: data["yx"], year: 2023)
    #expect(order(league, data) == ["1 yx"])
    #expect(league.unranked == [data["hh"]])
    #expect(league.missing.isEmpty)
    let earlier = data.engine.league(
      IndicatorChoice(indicator: "stock"), region: data["yx"], year: 2022)
    #expect(earlier.missing == [data["yx"], data["hh"]])
  }

  @Test func onlySiblingsOfTheSameRankAndKind() {
    var data = SmallDataset()
    for place in ["dc", "dx", "kf"] { data.say("stock", place, "5", "@2023") }
    let choice = IndicatorChoice(indicator: "stock")
    let league = data.engine.league(choice, region: data["dc"], year: 2023)
    #expect(order(league, data) == ["1 dc", "1 dx"])
    #expect(order(data.engine.league(choice, region: data["kf"], year: 2023), data) == ["1 kf"])
  }

  @Test func whereLessIsBetterTheSmallestIsFirst() {
    var data = SmallDataset()
    var flow = data.catalogue.indicators["flow"]!
    flow.direction = .less
    data.add(flow)
    data.say("flow", "ky", "5", "2023")
    data.say("flow", "gj", "9", "2023")
    let league = data.engine.league(
      IndicatorChoice(indicator: "flow"), region: data["ky"], year: 2023)
    #expect(order(league, data) == ["1 ky", "2 gj"])
  }

  @Test func ratesOfOneBasisComparedExactly() {
    var data = SmallDataset()
    var rate = data.catalogue.indicators["rate"]!
    rate.formula = .ratio(
      .indicator("flow", level: .asked, breakdown: .asked),
      of: .indicator("base", level: .asked, breakdown: .asked), factor: .percent)
    rate.direction = .more
    data.add(rate)
    data.add(
      Indicator(id: "base", family: "f", title: LocalizedText(zh: "t"), unit: "场", kind: .flow))
    // Both show 33.3, the second is larger by a hair.
    for (place, n, d) in [("ky", "3332", "10000"), ("gj", "3333", "10000"), ("yx1", "1", "2")] {
      data.say("flow", place, n, "2023")
      data.say("base", place, d, "2023")
    }
    data.say("rate", "yx2", "99", "2023", rateBasis: "被调查企业")
    let places = ["yx1", "yx2", "ky", "gj"].map { data[$0] }
    let league = data.engine.league(
      IndicatorChoice(indicator: "rate"), among: places, year: 2023)
    #expect(order(league, data) == ["1 yx1", "2 gj", "3 ky"])
    #expect(league.unranked == [data["yx2"]])
  }

  @Test func seriesAndChoices() {
    var data = SmallDataset()
    data.say("stock", "yx", "6", "@2023", level: .province)
    data.say("stock", "yx", "2", "@2022")
    data.say("stock", "yx", "5", "@2023", breakdown: ["sector": "coal"])
    data.say("stock", "hh", "9", "@2023")
    let engine = data.engine
    let choice = IndicatorChoice(indicator: "stock")
    let series = engine.series(choice, region: data["yx"], years: 2021...2023)
    #expect(series.map(\.answer.cell) == ["missing", "2 reported", "missing"])
    #expect(
      engine.choices(of: "stock", in: data["yx"], period: .year(2023)) == [
        IndicatorChoice(
          indicator: "stock",
          breakdown: Breakdown([.init(dimension: "sector", option: "coal")])),
        IndicatorChoice(indicator: "stock", level: .province),
      ])
  }

  @Test func listsOfFiguresFollowTheTime() {
    var data = SmallDataset()
    let year = data.say("stock", "yx", "6", "@2023")
    let span = data.say("flow", "yx", "6", "2019/2023")
    let undated = data.say("flow", "yx", "7", nil)
    let earlier = data.say("flow", "yx", "8", "2021")
    let target = data.say("stock", "yx", "90", "2025", kind: .target)
    let engine = data.engine
    #expect(
      engine.figures(in: data["yx"], period: .year(2023)) == [year, span, undated])
    #expect(engine.figures(in: data["yx"], period: .year(2025)) == [target])
    #expect(engine.figures(in: data["yx"], period: .year(2024)) == [target])
    #expect(
      engine.figures(in: data["yx"], period: .all) == [year, span, undated, earlier, target])
    #expect(engine.figures(in: data["yx"], families: ["other"], period: .all) == [])
  }
}
