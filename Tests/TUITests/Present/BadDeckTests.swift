import Core
import Testing

@testable import TUI

/// What is wrong with a deck is said on its slide, the rest runs; what is too large degrades.
@Suite struct BadDeckTests {
  private static let day = CalendarDate(year: 2023, month: 12, day: 20)!

  private func deck(_ json: String) throws -> Deck {
    let files = MemoryFiles()
    try files.write(Array(json.utf8), to: "/deck.json", mode: .everybodyReads)
    return try DeckReader(SampleApp.demoCounty.catalogue).read(path: "/deck.json", in: files)
  }

  private func show(
    _ deck: Deck, size: Size = Size(width: 80, height: 24), language: Language = .zh
  ) -> App {
    var request = StartRequest()
    request.presents = PresentRequest(deck: deck)
    var app = App(
      size: size, settings: Settings(language: language), session: Session(dataset: ""),
      request: request)
    app.wallClock = .stopped(at: Self.day)
    _ = app.update(.loaded(.opened(SampleApp.demoCounty)))
    return app
  }

  private func text(_ app: App) -> String { app.draw().canvas.lines().joined(separator: "\n") }

  @Test(
    arguments: [
      (#"{"kind": "pie"}"#, "pie"),
      (#"{"kind": "number", "indicator": "certification.enterprise"}"#, "certification.enterprise"),
      (#"{"kind": "plan", "region": "无此县"}"#, "无此县"),
      (#"{"kind": "plan", "period": "soon"}"#, "soon"),
      (#"{"kind": "countdown", "date": "13-45"}"#, "13-45"),
      (#"{"kind": "countdown", "obligation": "none"}"#, "none"),
      (#"{"kind": "tally", "event": 7}"#, "event"),
      (#"{"kind": "number", "indicator": "certification.enterprises", "by": "colour"}"#, "colour"),
      (#"{"kind": "plan", "shows": ["everything"]}"#, "everything"),
      (#""plan""#, "slides[1]"),
    ], Language.allCases)
  func aWrongSlideSaysWhatIsWrongAndTheOthersRun(
    wrong: (slide: String, names: String), language: Language
  ) throws {
    let deck = try deck(
      """
      {"format": 1, "slides": [{"kind": "plan"}, \(wrong.slide),
        {"kind": "number", "indicator": "certification.enterprises", "period": "2023"}]}
      """)
    var app = show(deck, language: language)
    #expect(app.show?.slides.count == 3)
    let plan = text(app)
    let faulty = ScreenText(language)(.show(.faultySlide))
    #expect(plan.contains(ScreenText(language)(.show(.nextIs(faulty)))), "\(plan)")
    _ = app.update(.input(.key(.right)))
    #expect(text(app).contains(wrong.names), "\(text(app))")
    guard case .words(_, let isTrouble)? = app.show?.scene(at: 0, ascii: false).body else {
      Issue.record("nothing is said about \(wrong.slide)")
      return
    }
    #expect(isTrouble)
    #expect(text(app).contains(faulty))
    _ = app.update(.input(.key(.right)))
    #expect(app.show?.scene(at: 0, ascii: false).numbers.first?.quantity.value?.plain == "37")
    #expect(plan.contains("45") || plan.contains("%"))
  }

  /// A period without anything, as opposed to one that is none.
  @Test func aYearWithoutDataSaysSo() throws {
    let app = show(
      try deck(
        """
        {"slides": [{"kind": "number", "indicator": "certification.enterprises", "period": "1999"}]}
        """))
    #expect(text(app).contains("未填报"))
  }

  @Test(arguments: ["{\"slides\": [{\"kind\": \"title\"", "[]", "{}", "", "{\"slides\": 3}"])
  func whatIsNoDeckIsRefused(json: String) {
    #expect(throws: LoadProblem.self) { try deck(json) }
  }

  /// From wide to nothing: rows are left out and counted, digits shrink, at last a line says it; nothing is ever outside.
  @Test(arguments: [(200, 60), (80, 24), (60, 16), (40, 10), (24, 6), (12, 3), (2, 1)])
  func tooMuchForTheScreenDegradesInSteps(width: Int, height: Int) throws {
    let lines = (1...200).map { "{\"zh\": \"第\($0)行：\(String(repeating: "很长的话", count: 30))\"}" }
    let indicators = Array(
      repeating: "\"certification.enterprises\", \"champions.people\"", count: 20)
    let deck = try deck(
      """
      {"region": "999901", "period": "2023", "slides": [
        {"kind": "words", "lines": [\(lines.joined(separator: ", "))]},
        {"kind": "title", "title": {"zh": "\(String(repeating: "长", count: 300))"}},
        {"kind": "numbers", "indicators": [\(indicators.joined(separator: ", "))]},
        {"kind": "league", "indicator": "certification.enterprises", "limit": 5000},
        {"kind": "decisions", "limit": 5000},
        {"kind": "trend", "indicator": "certification.enterprises", "years": 50}]}
      """)
    var app = show(deck, size: Size(width: width, height: height))
    for _ in deck.slides {
      let canvas = app.draw().canvas
      #expect(canvas.size == Size(width: width, height: height))
      #expect(canvas.lines().allSatisfy { DisplayWidth.columns(of: $0) <= width })
      _ = app.update(.input(.key(.right)))
    }
    _ = app.update(.input(.key(.home)))
    if height >= 10, width >= 40 { #expect(text(app).contains("另 ")) }
  }

  // MARK: - Data that go away while shown

  @Test func aPlaceThatGoesAwayIsSaidAndTheRestRuns() throws {
    let deck = try deck(
      """
      {"period": "2023", "slides": [
        {"kind": "number", "indicator": "certification.enterprises", "region": "999901T01"},
        {"kind": "number", "indicator": "outreach.audience", "region": "530000"}]}
      """)
    var app = show(deck)
    let before = text(app)
    #expect(!before.contains("没有找到"))
    // The published data know nothing of the county.
    _ = app.update(.reloaded(.opened(Renewal(SampleApp.published))))
    _ = app.update(.tick(5_000))
    #expect(text(app).contains("没有找到地区"), "\(text(app))")
    _ = app.update(.input(.key(.right)))
    #expect(app.show?.index == 1 && !text(app).contains("没有找到地区"))
    // And back again.
    _ = app.update(.reloaded(.opened(Renewal(SampleApp.demoCounty))))
    _ = app.update(.input(.key(.left)))
    _ = app.update(.tick(9_000))
    #expect(text(app) == before)
  }

  @Test func rowsThatGoAwayShrinkTheSlideInPlace() throws {
    let deck = try deck(
      #"{"region": "999901", "slides": [{"kind": "decisions"}, {"kind": "honours"}]}"#)
    var app = show(deck)
    let count = app.show?.scene(at: 0, ascii: false).numbers.first?.quantity.value
    var fewer = SampleApp.demoCounty
    let table = try #require(fewer.tables["decisions"])
    let edits = table.rows.map { row in
      Edit(.row(register: "decisions", id: table.id(of: row)), from: JSONValue(1), to: nil)
    }
    _ = fewer.apply(
      Transaction(
        sequence: 1, id: "t", author: "a", time: "t", edits: Array(edits.dropLast(1))))
    _ = app.update(.followed(fewer, IndicatorEngine(fewer)))
    _ = app.update(.tick(2_000))
    let left = app.show?.scene(at: app.now, ascii: false).numbers.first?.quantity.value
    #expect(left?.plain == "1" && count?.plain != "1" && app.show?.index == 0)
    fewer.tables["decisions"] = nil
    _ = app.update(.followed(fewer, IndicatorEngine(fewer)))
    _ = app.update(.tick(4_000))
    #expect(text(app).contains("未填报") && app.show?.slides.count == 2)
  }

  /// The panels behind a show have what the show has.
  @Test func panelsFollowTheFiles() throws {
    var app = try SampleApp.typed("<Down><Down>", dataset: SampleApp.published)
    let place = app.workspace?.place
    _ = app.update(.input(.key(.function(5))))
    var changed = SampleApp.published
    changed.figures = FigureStore()
    _ = app.update(.reloaded(.opened(Renewal(changed))))
    _ = app.update(.input(.key(.escape)))
    _ = app.update(.input(.key(.escape)))
    #expect(app.show == nil && app.workspace?.place.region == place?.region)
    #expect(app.workspace?.dataset.figures.count == 0)
    #expect(!text(app).contains("854"))
    _ = app.update(.input(.key(.function(5))))
    _ = app.update(.reloaded(.opened(Renewal(SampleApp.published))))
    _ = app.update(.input(.key(.escape)))
    _ = app.update(.input(.key(.escape)))
    #expect(text(app).contains("854"))
  }
}
