import Testing

@testable import Core

/// Decks that people write: what is right is shown, what is wrong says so where it stands.
@Suite struct DeckReaderTests {
  private static let catalogue: Catalogue = {
    var catalogue = Catalogue()
    catalogue.units.set(
      Unit(id: "家", group: "entity", title: LocalizedText(zh: "家")))
    catalogue.indicators.set(
      Indicator(
        id: "certification.enterprises", family: "certification",
        title: LocalizedText(zh: "健康企业"), unit: "家", kind: .stock))
    catalogue.dimensions.set(
      Dimension(id: "sector", title: LocalizedText(zh: "行业"), options: []))
    return catalogue
  }()

  private func read(_ json: String) throws -> Deck {
    let files = MemoryFiles()
    try files.write(Array(json.utf8), to: "/deck.json", mode: .everybodyReads)
    return try DeckReader(Self.catalogue).read(path: "/deck.json", in: files)
  }

  private func slide(_ json: String) throws -> Slide {
    try #require(try read("{\"slides\": [\(json)]}").slides.first)
  }

  @Test func aWholeDeck() throws {
    let deck = try read(
      """
      {"format": 1, "title": {"zh": "宣传周"}, "region": "530000", "period": "2023", "seconds": 20,
       "shows": ["enterpriseNames"], "slides": [
        {"kind": "title", "text": {"zh": "副题"}},
        {"kind": "number", "indicator": "certification.enterprises", "by": "sector",
         "notes": {"zh": "慢慢讲"}, "seconds": 5},
        {"kind": "countdown", "date": "12-15"}]}
      """)
    #expect(deck.region == "530000" && deck.period == .year(2023) && deck.seconds == 20)
    #expect(deck.shows == [.enterpriseNames])
    #expect(deck.slides.count == 3)
    #expect(deck.slides[1].notes?.zh == "慢慢讲" && deck.slides[1].seconds == 5)
    let choice = IndicatorChoice(indicator: "certification.enterprises")
    #expect(deck.slides[1].content == .number(choice, by: .dimension("sector")))
    let day = try #require(Obligation.MonthDay(month: 12, day: 15))
    #expect(deck.slides[2].content == .countdown(.yearly(day)))
  }

  @Test(arguments: [
    (#"{"kind": "wat"}"#, "slides[0].kind"),
    (#"{"kind": "number", "indicator": "nonsense"}"#, "slides[0].indicator"),
    (#"{"kind": "number"}"#, "slides[0]"),
    (#"{"kind": "title", "period": "soon"}"#, "slides[0].period"),
    (#"{"kind": "countdown", "date": "02-30"}"#, "slides[0].date"),
    (#"{"kind": "countdown", "obligation": "nothing"}"#, "slides[0].obligation"),
    (
      #"{"kind": "number", "indicator": "certification.enterprises", "by": "nowhere"}"#,
      "slides[0].by"
    ),
    (#"{"kind": "title", "shows": ["everything"]}"#, "slides[0].shows[0]"),
    ("7", "slides[0]"),
  ])
  func aWrongSlideSaysWhereAndTheRestRuns(json: String, path: String) throws {
    let deck = try read("{\"slides\": [\(json), {\"kind\": \"plan\"}]}")
    guard case .faulty(let problem) = deck.slides[0].content else {
      Issue.record("taken for a slide: \(deck.slides[0])")
      return
    }
    #expect(problem.path.description == path)
    #expect(problem.line == 1 && problem.file == "/deck.json")
    #expect(deck.slides[1].content == .plan)
  }

  /// What the deck says of itself is no reason to show nothing: a slide says it, and the rest runs.
  @Test(arguments: [
    (#""period": "abc""#, "period"), (#""shows": ["everything"]"#, "shows[0]"),
    (#""title": "plain""#, "title"), (#""seconds": 0"#, "seconds"), (#""region": 7"#, "region"),
    (#""omitEmpty": "yes""#, "omitEmpty"),
  ])
  func aWrongWordOfTheDeckSaysWhereAndTheSlidesRun(json: String, path: String) throws {
    let deck = try read("{\(json), \"slides\": [{\"kind\": \"plan\"}]}")
    guard case .faulty(let problem) = deck.slides[0].content else {
      Issue.record("\(deck.slides[0])")
      return
    }
    #expect(problem.path.description == path)
    #expect(problem.line == 1 && problem.file == "/deck.json")
    #expect(deck.slides.dropFirst().map(\.content) == [.plan])
    #expect(deck.shows.isEmpty && deck.period == nil && !deck.omitsEmpty)
  }

  @Test(arguments: ["", "{", "[]", "{}", #"{"slides": 3}"#, #"{"format": 99, "slides": []}"#])
  func whatIsNoDeckIsRefused(json: String) {
    #expect(throws: LoadProblem.self) { try read(json) }
  }

  @Test(arguments: [
    (
      Obligation.Frequency.yearly, Obligation.Due.monthDay(.init(month: 12, day: 15)!), "2024-12-15"
    ),
    (.halfYearly, .endOfPeriod, "2024-06-30"), (.quarterly, .months([3, 6]), "2024-03-31"),
    (.yearly, .span(.init(month: 4, day: 25)!, .init(month: 5, day: 1)!), "2024-05-01"),
    (.yearly, .monthDay(.init(month: 2, day: 29)!), "2024-02-29"),
  ])
  func theNextDeadline(frequency: Obligation.Frequency, due: Obligation.Due, day: String) throws {
    var duty = Obligation(id: "x", title: LocalizedText(zh: "x"), frequency: frequency)
    duty.due = due
    let today = try #require(CalendarDate("2024-01-10"))
    #expect(duty.nextDue(from: today) == CalendarDate(day))
    #expect(duty.nextDue(from: try #require(CalendarDate(day))) == CalendarDate(day))
  }

  @Test func aTypedConditionThatIsNoneIsRefused() throws {
    let reader = ConditionReader(Self.catalogue)
    #expect(throws: LoadProblem.self) { try reader.condition("{", in: "enterprises") }
  }
}
