import Testing

@testable import Core

@Suite struct FormulaTests {
  /// Cases, cases under five years, and the indicators made of them.
  func dataset() -> SmallDataset {
    var data = SmallDataset()
    let title = LocalizedText(zh: "t")
    func own(_ id: String) -> Formula { .indicator(id, level: .asked, breakdown: .asked) }
    for id in ["new", "under5"] {
      data.add(Indicator(id: id, family: "p", title: title, unit: "例", kind: .flow))
    }
    var share = Indicator(
      id: "share", family: "p", title: title, unit: "%", kind: .rate,
      formula: .ratio(own("under5"), of: own("new"), factor: .percent))
    share.places = 2
    data.add(share)
    var fiveYears = Indicator(
      id: "five", family: "p", title: title, unit: "%", kind: .rate,
      formula: .ratio(
        .window(own("new"), years: 5, offset: 0), of: .window(own("new"), years: 5, offset: 5),
        factor: .percent))
    fiveYears.places = 1
    data.add(fiveYears)
    var shareOfFive = Indicator(
      id: "share5", family: "p", title: title, unit: "%", kind: .rate,
      formula: .window(own("share"), years: 5, offset: 0))
    shareOfFive.places = 2
    data.add(shareOfFive)
    data.add(
      Indicator(
        id: "zeroes", family: "p", title: title, unit: "年", kind: .stock,
        formula: .streak(own("new"), ValueTest(.is, .zero))))
    var change = Indicator(
      id: "change", family: "p", title: title, unit: "%", kind: .rate,
      formula: .change(own("new"), years: 1, as: .percent))
    change.places = 1
    change.overRegion = .none
    data.add(change)
    var counties = Indicator(
      id: "counties", family: "p", title: title, unit: "%", kind: .rate,
      formula: .share(
        .county, .indicator("stock", level: .total, breakdown: .asked),
        ValueTest(.atLeast, FixedDecimal(1)), factor: .percent))
    counties.places = 1
    counties.overRegion = .none
    data.add(counties)
    return data
  }

  @Test func aRatioOfTwoFigures() {
    var data = dataset()
    data.say("new", "ky", "12", "2023")
    data.say("under5", "ky", "1", "2023")
    let answer = data.ask("share", "ky")
    #expect(answer.cell == "8.33 computed")
    guard case .ratio(let top, let bottom, let ratio, .percent, _) = answer.trace else {
      Issue.record("no ratio: \(answer.trace)")
      return
    }
    #expect(ratio == Ratio(FixedDecimal(1), of: FixedDecimal(12)))
    #expect(top.figures == [FigureRef(1)])
    #expect(bottom.figures == [FigureRef(0)])
  }

  @Test func nothingOfNothingIsNotNought() {
    var data = dataset()
    data.say("new", "ky", "0", "2023")
    data.say("under5", "ky", "0", "2023")
    #expect(data.ask("share", "ky").cell == "0/0")
    data.say("new", "gj", "8", "2023")
    data.say("under5", "gj", "0", "2023")
    #expect(data.ask("share", "gj").cell == "0.00 computed")
    // The place without cases has reported: the prefecture is whole.
    #expect(data.ask("share", "hh").cell == "0.00 computed")
  }

  @Test func aMissingSideGivesNoValue() {
    var data = dataset()
    data.say("new", "ky", "12", "2023")
    #expect(data.ask("share", "ky").cell == "missing")
    data.say("under5", "ky", "1", "2022")
    #expect(data.ask("share", "ky").cell == "missing")
  }

  @Test func pairsAreAddedNotSidesOfDifferentPlaces() {
    var data = dataset()
    data.say("new", "ky", "10", "2023")
    data.say("under5", "ky", "5", "2023")
    // Another county gives only one side of it.
    data.say("new", "gj", "90", "2023")
    let answer = data.ask("share", "hh")
    #expect(answer.cell == "50.00 partial")
    #expect(answer.rollup?.missing == [data["gj"]])
  }

  @Test func inexactSidesGiveAnInexactShare() {
    var data = dataset()
    data.say("new", "ky", "10", "2023", qualifier: .atLeast)
    data.say("under5", "ky", "5", "2023")
    #expect(data.ask("share", "ky").cell == "50.00 atMost computed")
    data.say("new", "gj", "10", "2023")
    data.say("under5", "gj", "5", "2023", qualifier: .atLeast)
    #expect(data.ask("share", "gj").cell == "50.00 atLeast computed")
  }

  @Test func fiveYearsAgainstFive() {
    var data = dataset()
    for (index, value) in [20, 16, 12, 10, 8, 3, 5, 2, 1, 0].enumerated() {
      data.say("new", "ky", String(value), String(2014 + index))
    }
    #expect(data.ask("five", "ky").cell == "16.7 computed")
    // Only nine of the ten years are known.
    #expect(data.ask("five", "ky", 2022).cell == "32.8 partial")
    #expect(data.ask("five", "ky", 2040).cell == "missing")
  }

  @Test func aSpanThatIsStatedAnswersForItsYears() {
    var data = dataset()
    data.say("new", "ky", "11", "2019/2023")
    data.say("new", "ky", "66", "2014/2018")
    #expect(data.ask("five", "ky").cell == "16.7 computed")
    #expect(data.ask("new", "ky").cell == "missing")
  }

  @Test func windowsOfRatesAddFractions() {
    var data = dataset()
    let years = [(3, 60), (2, 50), (1, 40), (0, 30), (1, 20)]
    for (index, (few, all)) in years.enumerated() {
      data.say("under5", "ky", String(few), String(2019 + index))
      data.say("new", "ky", String(all), String(2019 + index))
    }
    #expect(data.ask("share5", "ky").cell == "3.50 computed")
    guard case .window(let series, whole: nil, _) = data.ask("share5", "ky").trace else {
      Issue.record("no window")
      return
    }
    #expect(series.map(\.year) == Array(2019...2023))
  }

  @Test func yearsOfNought() {
    var data = dataset()
    for (index, value) in ["4", "0", "0", "0"].enumerated() {
      data.say("new", "ky", value, String(2020 + index))
    }
    #expect(data.ask("zeroes", "ky").cell == "3 computed")
    #expect(data.ask("zeroes", "ky", 2020).cell == "0 computed")
    #expect(data.ask("zeroes", "ky", 2024).cell == "missing")
    // A missing year ends it.
    data.say("new", "gj", "0", "2023")
    data.say("new", "gj", "0", "2021")
    #expect(data.ask("zeroes", "gj").cell == "1 computed")
  }

  @Test func changesAgainstTheYearBefore() {
    var data = dataset()
    data.say("new", "ky", "24206", "2022")
    data.say("new", "ky", "11809", "2023")
    data.say("new", "gj", "0", "2022")
    data.say("new", "gj", "5", "2023")
    #expect(data.ask("change", "ky").cell == "-51.2 computed")
    #expect(data.ask("change", "gj").cell == "0/0")
    #expect(data.ask("change", "ky", 2022).cell == "missing")
  }

  @Test func theShareOfChildrenThatPass() {
    var data = dataset()
    data.say("stock", "ky", "14", "@2023")
    data.say("stock", "gj", "0", "@2023")
    data.say("stock", "yx1", "3", "@2023")
    let partial = data.ask("counties", "yn")
    #expect(partial.cell == "66.7 partial")
    data.say("stock", "yx2", "1", "@2023")
    #expect(data.ask("counties", "yn").cell == "75.0 computed")
    #expect(data.ask("counties", "yx").cell == "100.0 computed")
    #expect(data.ask("counties", "ky").cell == "missing")
  }

  @Test func termsAreAddedByTheStrategyForMissingOnes() {
    for (strategy, cell) in [
      (Indicator.MissingStrategy.skipIfAnyMissing, "missing"), (.skipIfAllMissing, "5 computed"),
    ] {
      var data = dataset()
      var sum = Indicator(
        id: "sum", family: "p", title: LocalizedText(zh: "t"), unit: "例", kind: .flow,
        formula: .add([
          .indicator("new", level: .asked, breakdown: .asked),
          .indicator("under5", level: .asked, breakdown: .asked),
        ]))
      sum.missing = strategy
      data.add(sum)
      data.say("new", "ky", "5", "2023")
      #expect(data.ask("sum", "ky").cell == cell)
    }
  }

  @Test func levelsAndBreakdownsAreHandedOn() {
    var data = dataset()
    data.say("under5", "ky", "3", "2023", breakdown: ["stage": "one"])
    data.say("new", "ky", "12", "2023", breakdown: ["stage": "one"])
    #expect(data.ask("share", "ky", breakdown: ["stage": "one"]).cell == "25.00 computed")
    #expect(data.ask("share", "ky").cell == "missing")
    data.say("new", "ky", "30", "2023")
    var stage = Indicator(
      id: "stageShare", family: "p", title: LocalizedText(zh: "t"), unit: "%", kind: .rate,
      formula: .ratio(
        .indicator("new", level: .asked, breakdown: .asked),
        of: .indicator("new", level: .asked, breakdown: .fixed(Breakdown())), factor: .percent))
    stage.places = 1
    data.add(stage)
    #expect(data.ask("stageShare", "ky", breakdown: ["stage": "one"]).cell == "40.0 computed")
  }

  @Test func circlesAndUnknownIndicatorsHaveNoValue() {
    var data = dataset()
    func needing(_ id: String, _ other: String) -> Indicator {
      Indicator(
        id: id, family: "p", title: LocalizedText(zh: id), unit: "例", kind: .flow,
        formula: .indicator(other, level: .asked, breakdown: .asked))
    }
    data.add(needing("a", "b"))
    data.add(needing("b", "a"))
    data.add(needing("c", "a"))
    data.catalogue.disabled = ["flow"]
    #expect(data.ask("a", "ky").cell == "circular")
    #expect(data.ask("c", "ky").cell == "circular")
    #expect(data.ask("nobody", "ky").cell == "unknownIndicator")
    #expect(data.ask("flow", "ky").cell == "disabled")
  }

  @Test func definitionsHoldByDate() {
    var data = dataset()
    var share = data.catalogue.indicators["share"]!
    var old = share
    share.version = 2
    share.validFrom = PartialDate("2023")
    share.places = 1
    old.validTo = PartialDate("2022")
    share.otherVersions = [old]
    data.add(share)
    for year in ["2022", "2023"] {
      data.say("new", "ky", "12", year)
      data.say("under5", "ky", "1", year)
    }
    #expect(data.ask("share", "ky", 2022).cell == "8.33 computed")
    #expect(data.ask("share", "ky", 2023).cell == "8.3 computed")
  }
}
