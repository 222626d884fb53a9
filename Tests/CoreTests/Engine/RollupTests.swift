import Testing

@testable import Core

@Suite struct RollupTests {
  @Test func completeOnlyWhenEveryExpectedChildReports() {
    var data = SmallDataset()
    data.say("stock", "ky", "16", "@2023")
    let partial = data.ask("stock", "hh")
    #expect(partial.cell == "16 partial")
    #expect(!partial.shown.isComplete)
    #expect(partial.rollup?.missing == [data["gj"]])
    #expect(partial.rollup?.reporting == 1)
    #expect(partial.rollup?.expected == 2)
    data.say("stock", "gj", "0", "@2023")
    let whole = data.ask("stock", "hh")
    #expect(whole.cell == "16 computed")
    #expect(whole.rollup?.isComplete == true)
  }

  /// The drawing of the first screen: 111 of two whole prefectures, the partial ones left out.
  @Test func partialChildrenAreNotAddedUp() {
    var data = SmallDataset()
    data.say("stock", "yn", "854", "@2023-12-31")
    data.say("stock", "yx", "76", "@2023")
    data.say("stock", "ky", "16", "@2023")
    let answer = data.ask("stock", "yn")
    #expect(answer.cell == "854 reported")
    #expect(answer.rollup?.reading?.quantity.value == FixedDecimal(76))
    #expect(answer.rollup?.reading?.isPartial == true)
    #expect(answer.rollup?.excluded.map(\.region) == [data["hh"]])
    #expect(answer.rollup?.excluded.map(\.reason) == [.partial])
    // A partial sum says nothing against the region's own statement.
    #expect(answer.difference == nil)
    #expect(data.ask("stock", "hh").cell == "16 partial")
  }

  @Test func aParentsStatementIsNeverAddedToItsChildren() {
    var data = SmallDataset()
    for (place, value) in [("yn", "100"), ("yx", "60"), ("hh", "40"), ("ky", "30"), ("gj", "10")] {
      data.say("stock", place, value, "@2023")
    }
    #expect(data.ask("stock", "yn").cell == "100 reported")
    #expect(data.ask("stock", "yn").rollup?.reading?.quantity.value == FixedDecimal(100))
    #expect(data.ask("stock", "yn").difference?.value == .zero)
  }

  @Test func reportedAndCompleteSumDiffer() {
    var data = SmallDataset()
    for (place, value) in [("hh", "45"), ("ky", "30"), ("gj", "10")] {
      data.say("stock", place, value, "@2023")
    }
    #expect(data.ask("stock", "hh").cell == "45 reported differs")
    #expect(data.ask("stock", "hh").difference?.value == FixedDecimal(5))
  }

  @Test func theOfficesOwnIsAdded() {
    var data = SmallDataset()
    var flow = data.catalogue.indicators["flow"]!
    flow.office = true
    data.add(flow)
    data.say("flow", "ky", "5", "2023")
    data.say("flow", "gj", "2", "2023")
    #expect(data.ask("flow", "hh").cell == "7 partial")
    #expect(data.ask("flow", "hh").rollup?.isOfficeMissing == true)
    data.say("flow", "hh", "3", "2023", scope: .office)
    let answer = data.ask("flow", "hh")
    #expect(answer.cell == "10 computed")
    #expect(answer.rollup?.office?.quantity.value == FixedDecimal(3))
    // And what the office adds goes up with the sum.
    #expect(data.ask("flow", "yn").rollup?.parts.first?.reading.quantity.value == FixedDecimal(10))
  }

  @Test func zonesCountUnderTheirParentButAreNotExpected() {
    var data = SmallDataset()
    data.say("stock", "dc", "4", "@2023")
    data.say("stock", "dx", "3", "@2023")
    #expect(data.ask("stock", "bj").cell == "7 computed")
    data.say("stock", "kf", "2", "@2023")
    #expect(data.ask("stock", "bj").cell == "9 computed")
    // Never added to the place on whose ground the zone lies.
    #expect(data.ask("stock", "dx").cell == "3 reported")
  }

  @Test func sumsNeedOneKindBasisAndUnit() {
    var data = SmallDataset()
    data.say("stock", "ky", "5", "@2023", level: .county, basis: .highestOnly)
    data.say("stock", "gj", "7", "@2023", level: .county, basis: .atLeast)
    let byLevel = data.ask("stock", "hh", level: .county)
    #expect(byLevel.cell == "5 partial")
    #expect(byLevel.rollup?.excluded.map(\.reason) == [.countBasis])
    // Totals count every unit once on any basis.
    data.say("stock", "ky", "9", "@2023", basis: .highestOnly)
    data.say("stock", "gj", "7", "@2023", basis: .atLeast)
    #expect(data.ask("stock", "hh").cell == "16 computed")

    var kinds = SmallDataset()
    kinds.say("stock", "ky", "5", "@2023")
    kinds.say("stock", "gj", "7", "2023", kind: .flow)
    #expect(kinds.ask("stock", "hh").cell == "5 partial")
    #expect(kinds.ask("stock", "hh").rollup?.excluded.map(\.reason) == [.kind])

    var units = SmallDataset()
    units.say("stock", "ky", "5", "@2023", unit: "户")
    units.say("stock", "gj", "7", "@2023", unit: "人")
    #expect(units.ask("stock", "hh").cell == "5 partial")
    #expect(units.ask("stock", "hh").rollup?.reading?.quantity.unit == "家")
    #expect(units.ask("stock", "hh").rollup?.excluded.map(\.reason) == [.unit])
  }

  @Test func flowsWithoutDatesDoNotAddUp() {
    var data = SmallDataset()
    data.say("flow", "ky", "5", "2023")
    data.say("flow", "gj", "7", nil, words: "近年来")
    let answer = data.ask("flow", "hh")
    #expect(answer.cell == "5 partial")
    #expect(answer.rollup?.excluded.map(\.reason) == [.undated])
    var stocks = SmallDataset()
    stocks.say("stock", "ky", "5", "@2023")
    stocks.say("stock", "gj", "7", nil, words: "目前")
    #expect(stocks.ask("stock", "hh").cell == "12 computed")
  }

  @Test func ratesAreRatiosOfSums() {
    var data = SmallDataset()
    data.say("rate", "ky", "50", "2023", of: ("1", "2"))
    data.say("rate", "gj", "10", "2023", of: ("1", "10"))
    let answer = data.ask("rate", "hh")
    #expect(answer.cell == "16.7 computed")
    #expect(answer.rollup?.reading?.ratio == Ratio(FixedDecimal(2), of: FixedDecimal(12)))
  }

  @Test func ratesWithoutFractionOrOfAnotherBasisAreLeftOut() {
    var data = SmallDataset()
    data.say("rate", "ky", "50", "2023", of: ("1", "2"))
    data.say("rate", "gj", "10", "2023")
    #expect(data.ask("rate", "hh").rollup?.excluded.map(\.reason) == [.noFraction])
    var bases = SmallDataset()
    bases.say("rate", "ky", "50", "2023", rateBasis: "被调查企业", of: ("1", "2"))
    bases.say("rate", "gj", "10", "2023", rateBasis: "接害劳动者", of: ("1", "10"))
    #expect(bases.ask("rate", "hh").cell == "50.0 partial")
    #expect(bases.ask("rate", "hh").rollup?.excluded.map(\.reason) == [.rateBasis])
  }

  @Test func sumsOfInexactNumbersAreInexact() {
    var data = SmallDataset()
    data.say("flow", "ky", "9500", "2023", qualifier: .atLeast)
    data.say("flow", "gj", "300", "2023")
    #expect(data.ask("flow", "hh").cell == "9800 atLeast computed")
  }

  @Test func wherNothingIsBelowThereIsNoSum() {
    let data = SmallDataset()
    let answer = data.ask("stock", "yn")
    #expect(answer.cell == "missing")
    #expect(answer.rollup == nil)
  }

  @Test func indicatorsMayHaveNoRollup() {
    var data = SmallDataset()
    var stock = data.catalogue.indicators["stock"]!
    stock.overRegion = .none
    data.add(stock)
    data.say("stock", "ky", "5", "@2023")
    data.say("stock", "gj", "5", "@2023")
    #expect(data.ask("stock", "hh").cell == "missing")
  }
}
