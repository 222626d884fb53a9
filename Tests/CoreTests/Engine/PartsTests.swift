import Testing

@testable import Core

@Suite struct PartsTests {
  @Test func highestOnlyPartsAddUp() {
    var data = SmallDataset()
    data.say("stock", "yx", "6", "@2023", level: .province, basis: .highestOnly)
    data.say("stock", "yx", "15", "@2023", level: .prefecture, basis: .highestOnly)
    data.say("stock", "yx", "55", "@2023", level: .county, basis: .highestOnly)
    let answer = data.ask("stock", "yx")
    #expect(answer.cell == "76 computed")
    guard case .parts(let parts, .highestOnly?, let sum) = answer.trace else {
      Issue.record("no parts: \(answer.trace)")
      return
    }
    #expect(parts.map(\.reading.quantity.value) == [6, 15, 55].map { FixedDecimal($0) })
    #expect(sum.value == FixedDecimal(76))
  }

  @Test func aPrintedTotalStandsBesideItsParts() {
    var data = SmallDataset()
    data.say("stock", "yn", "854", "@2023-12-31", basis: .highestOnly)
    for (value, level) in [("42", Rank.province), ("153", .prefecture), ("659", .county)] {
      data.say("stock", "yn", value, "@2023-12-31", level: level, basis: .highestOnly)
    }
    let answer = data.ask("stock", "yn")
    #expect(answer.cell == "854 reported")
    #expect(answer.difference?.value == .zero)
    let parts = data.engine.parts(of: data.query("stock", "yn"), by: .level)
    #expect(parts.map(\.answer.cell) == ["42 reported", "153 reported", "659 reported"])
  }

  @Test func aTotalThatItsPartsDoNotGiveDiffers() {
    var data = SmallDataset()
    data.say("stock", "yn", "855", "@2023-12-31", basis: .highestOnly)
    for (value, level) in [("42", Rank.province), ("153", .prefecture), ("659", .county)] {
      data.say("stock", "yn", value, "@2023-12-31", level: level, basis: .highestOnly)
    }
    let answer = data.ask("stock", "yn")
    #expect(answer.cell == "855 reported differs")
    #expect(answer.difference?.value == FixedDecimal(1))
  }

  @Test func nestedCountsGiveTheLowestLevels() {
    var data = SmallDataset()
    data.say("stock", "ky", "1", "@2023", level: .province, basis: .atLeast)
    data.say("stock", "ky", "2", "@2023", level: .prefecture, basis: .atLeast)
    data.say("stock", "ky", "10", "@2023", level: .county, basis: .atLeast)
    let answer = data.ask("stock", "ky")
    #expect(answer.cell == "10 computed")
    guard case .nested(_, lowest: .county) = answer.trace else {
      Issue.record("not nested: \(answer.trace)")
      return
    }
  }

  @Test(arguments: [CountBasis.unknown, nil])
  func anUnknownBasisGivesNoSum(basis: CountBasis?) {
    var data = SmallDataset()
    data.say("stock", "yx", "16", "@2023", level: .province, basis: basis)
    data.say("stock", "yx", "20", "@2023", level: .prefecture, basis: basis)
    #expect(data.ask("stock", "yx").cell == "missing")
  }

  @Test func oneLevelIsNoTotal() {
    var data = SmallDataset()
    data.say("stock", "yx", "16", "@2023", level: .province, basis: .highestOnly)
    #expect(data.ask("stock", "yx").cell == "missing")
  }

  @Test func partsOfDifferentTimesOrDocumentsAreNoTotal() {
    var data = SmallDataset()
    data.say("stock", "yx", "6", "@2023-06", level: .province, basis: .highestOnly)
    data.say("stock", "yx", "15", "@2023-12", level: .prefecture, basis: .highestOnly)
    data.say("stock", "ky", "6", "@2023", level: .province, basis: .highestOnly, document: "d22")
    data.say("stock", "ky", "15", "@2023", level: .prefecture, basis: .highestOnly)
    #expect(data.ask("stock", "yx").cell == "missing")
    #expect(data.ask("stock", "ky").cell == "missing")
  }

  @Test func inexactPartsStayInexact() {
    var data = SmallDataset()
    data.say(
      "stock", "yx", "6", "@2023", level: .province, basis: .highestOnly, qualifier: .atLeast)
    data.say("stock", "yx", "15", "@2023", level: .prefecture, basis: .highestOnly)
    #expect(data.ask("stock", "yx").cell == "21 atLeast computed")
  }

  @Test func aPartitionNeedsAllItsOptions() {
    var data = SmallDataset()
    let options = ["one", "two", "three"].map { Option(id: $0, title: LocalizedText(zh: $0)) }
    data.catalogue.dimensions.set(
      Dimension(id: "stage", title: LocalizedText(zh: "期"), options: options))
    var cases = Indicator(
      id: "cases", family: "p", title: LocalizedText(zh: "病例"), unit: "例", kind: .flow)
    cases.dimensions = ["stage"]
    cases.partitions = ["stage"]
    data.add(cases)
    data.say("cases", "yx", "1994", "2023", breakdown: ["stage": "one"])
    data.say("cases", "yx", "276", "2023", breakdown: ["stage": "two"])
    #expect(data.ask("cases", "yx").cell == "missing")
    data.say("cases", "yx", "86", "2023", breakdown: ["stage": "three"])
    #expect(data.ask("cases", "yx").cell == "2356 computed")
    let parts = data.engine.parts(of: data.query("cases", "yx"), by: .dimension("stage"))
    #expect(parts.map(\.answer.cell) == ["1994 reported", "276 reported", "86 reported"])
  }

  @Test func aLevelThatCannotExistIsNotApplicable() {
    let data = SmallDataset()
    #expect(data.ask("stock", "bj", level: .prefecture).cell == "notApplicable")
    #expect(data.ask("stock", "dc", level: .prefecture).cell == "notApplicable")
    #expect(data.ask("stock", "dc", level: .province).cell == "missing")
    #expect(data.ask("stock", "ky", level: .prefecture).cell == "missing")
    #expect(data.ask("stock", "yn", level: .county).cell == "missing")
  }

  @Test func ownPercentageBesideThePrintedOne() {
    var data = SmallDataset()
    data.say("rate", "yx", "107.5", "2023", of: ("864", "800"))
    data.say("rate", "ky", "78.9", "2023", of: ("454", "575"))
    data.say("rate", "gj", "78.96", "2023", of: ("454", "575"))
    #expect(data.ask("rate", "yx").cell == "107.5 reported differs")
    #expect(data.ask("rate", "yx").difference?.value == FixedDecimal("-0.5"))
    // Cut off instead of rounded is no disagreement: 78.9565…
    #expect(data.ask("rate", "ky").cell == "78.9 reported")
    #expect(data.ask("rate", "gj").cell == "78.96 reported")
  }
}
