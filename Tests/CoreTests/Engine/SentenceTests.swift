import Testing

@testable import Core

@Suite struct SentenceTests {
  func certified() -> SmallDataset {
    var data = SmallDataset()
    data.say("stock", "yn", "854", "@2023-12-31", basis: .highestOnly)
    for (value, level) in [("42", Rank.province), ("153", .prefecture), ("659", .county)] {
      data.say("stock", "yn", value, "@2023-12-31", level: level, basis: .highestOnly)
    }
    return data
  }

  @Test func theFullSentence() {
    let data = certified()
    let sentence = data.engine.sentence(data.query("stock", "yn"))
    #expect(sentence.form == .full)
    #expect(sentence.quantity?.value == FixedDecimal(854))
    #expect(sentence.period == Period("@2023-12-31"))
    #expect(sentence.rank == .province)
    #expect(sentence.marks == [.reported])
    #expect(sentence.parts.map(\.word.zh) == ["省级", "州市级", "县区级"])
    #expect(sentence.parts.map(\.quantity.value) == [42, 153, 659].map { FixedDecimal($0) })
    #expect(sentence.sources == [Source(document: "d23", caseName: "yn")])
  }

  /// Words for levels follow the place: a county-level city calls its own 市级, its prefecture 州级.
  @Test func wordsForLevelsFollowThePlace() {
    var data = SmallDataset()
    for (value, level) in [("2", Rank.province), ("6", .prefecture), ("8", .county)] {
      data.say("stock", "ky", value, "@2023", level: level, basis: .highestOnly)
    }
    let sentence = data.engine.sentence(data.query("stock", "ky"))
    #expect(sentence.quantity?.value == FixedDecimal(16))
    #expect(sentence.marks == [.computed])
    #expect(sentence.parts.map(\.word.zh) == ["省级", "州级", "市级"])
    let one = data.engine.sentence(data.query("stock", "ky", level: .county))
    #expect(one.levelWord?.zh == "市级")
    #expect(one.parts.isEmpty)
  }

  @Test func thePartialSentenceCountsWhoIsMissing() {
    var data = SmallDataset()
    data.say("stock", "ky", "16", "@2023")
    let sentence = data.engine.sentence(data.query("stock", "hh"))
    #expect(sentence.form == .partial(known: 1, unknown: 1, expected: 2))
    #expect(sentence.childRank == .county)
    #expect(sentence.quantity?.value == FixedDecimal(16))
    #expect(sentence.parts.isEmpty)
  }

  @Test func formsWithoutANumber() {
    var data = SmallDataset()
    data.say("stock", "yx", nil, "@2023")
    let engine = data.engine
    #expect(engine.sentence(data.query("stock", "hh")).form == .missing)
    #expect(engine.sentence(data.query("stock", "hh")).year == 2023)
    #expect(engine.sentence(data.query("stock", "bj", level: .prefecture)).form == .notApplicable)
    #expect(engine.sentence(data.query("stock", "yx")).form == .wordsOnly)
    #expect(
      engine.sentence(data.query("nobody", "yx")).form == .undefined(.unknownIndicator))
  }

  @Test func undatedValuesKeepTheirOwnWords() {
    var data = SmallDataset()
    data.say("stock", "yx", "359", nil, words: "截至目前")
    let sentence = data.engine.sentence(data.query("stock", "yx"))
    #expect(sentence.period == nil)
    #expect(sentence.periodPrinted == "截至目前")
  }

  @Test func aSingleFigureSpeaksToo() {
    var data = SmallDataset()
    let ref = data.say("flow", "yx", "30", "2015/2018")
    let sentence = data.engine.sentence(figure: ref)
    #expect(sentence.form == .full)
    #expect(sentence.period == Period("2015/2018"))
    #expect(sentence.quantity?.value == FixedDecimal(30))
  }

  @Test func ratesNameTheirFraction() {
    var data = SmallDataset()
    data.say("rate", "yx", "78.9", "2023", of: ("454", "575"))
    let sentence = data.engine.sentence(data.query("rate", "yx"))
    #expect(sentence.ratio == Ratio(FixedDecimal(454), of: FixedDecimal(575)))
  }
}
