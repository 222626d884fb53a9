import Core
import Testing

@testable import TUI

/// Figures that move while they are shown.
@Suite struct LiveShowTests {
  private static let deck = Deck(
    id: "x", period: .year(2023),
    slides: [
      Slide(.number(IndicatorChoice(indicator: "certification.enterprises"), by: .level)),
      Slide(.plan),
    ])

  private func show(isStill: Bool = false) -> App {
    var request = StartRequest()
    request.presents = PresentRequest(deck: Self.deck)
    var app = App(
      size: Size(width: 80, height: 24), settings: Settings(), session: Session(dataset: ""),
      request: request)
    app.wallClock = WallClock {
      WallTime(date: .first(ofMonth: 1, year: 2024), hour: 14, minute: 5)
    }
    app.isStill = isStill
    _ = app.update(.loaded(.opened(SampleApp.demoCounty)))
    return app
  }

  /// The dataset with another number in place of the county's 37.
  private func changed(to value: Int) throws -> Message {
    var dataset = SampleApp.demoCounty
    let query = Query(
      indicator: "certification.enterprises",
      region: try #require(dataset.regions.find("999901")), period: .year(2023))
    let engine = IndicatorEngine(dataset)
    guard case .figure(let ref)? = engine.answer(query).reported?.trace else {
      Issue.record("the county states no number")
      return .tick(0)
    }
    let figure = dataset.figures[ref]
    let target = Edit.Target.figure(figure.id)
    guard var object = dataset.current(target)?.object else {
      Issue.record("the figure has no record")
      return .tick(0)
    }
    object.set("value", to: JSONValue(value), order: [])
    object.set("printed", to: JSONValue("\(value)家"), order: [])
    let edit = dataset.edit(target, to: JSONValue(object))
    let changes = dataset.apply(
      Transaction(sequence: 1, id: "t", author: "a", time: "t", edits: [edit]))
    return .followed(dataset, engine.updated(dataset, by: changes))
  }

  private func number(_ app: App) -> String? {
    app.show?.scene(at: app.now, ascii: false).numbers.first?.quantity.value?.plain
  }

  private func text(_ app: App) -> String { app.draw().canvas.lines().joined(separator: "\n") }

  @Test func aNumberCountsUpAndIsMarkedAndSummedUp() throws {
    var app = show()
    _ = app.update(.tick(1_000))
    #expect(!app.isMoving)
    _ = app.update(try changed(to: 49))
    #expect(app.isMoving && number(app) == "37")
    var last = 37
    for moment in stride(from: 1_050, through: 1_450, by: 50) {
      _ = app.update(.tick(moment))
      let shown = try #require(number(app).flatMap { Int($0) })
      #expect((last...49).contains(shown))
      last = shown
    }
    #expect(last > 45)
    _ = app.update(.tick(1_500))
    #expect(number(app) == "49" && !app.isMoving)
    #expect(text(app).contains("+12") && text(app).contains("本场 +12"))
    // The next slide and back: the mark is gone, the sum of the show stays.
    _ = app.update(.input(.key(.right)))
    _ = app.update(.input(.key(.left)))
    #expect(app.show?.scene(at: app.now, ascii: false).numbers.first?.change == nil)
    #expect(text(app).contains("本场 +12"))
  }

  @Test func withoutMotionANumberJumps() throws {
    var app = show(isStill: true)
    _ = app.update(try changed(to: 49))
    #expect(!app.isMoving && number(app) == "49")
  }

  @Test func frozenNumbersStandStillWithTheirTime() throws {
    var app = show()
    _ = app.update(.input(.key(.character("f"))))
    _ = app.update(try changed(to: 49))
    _ = app.update(.tick(5_000))
    #expect(number(app) == "37" && text(app).contains("数字已锁定 14:05"))
    let before = app.draw()
    _ = app.update(try changed(to: 50))
    _ = app.update(.tick(6_000))
    #expect(app.draw() == before)
    _ = app.update(.input(.key(.character("f"))))
    _ = app.update(.tick(7_000))
    #expect(number(app) == "50")
  }

  @Test func aLostSourceIsSaidQuietlyAndTheLastNumbersStay() throws {
    var app = show()
    _ = app.update(.reloaded(.failed([])))
    #expect(number(app) == "37" && text(app).contains("14:05 起读不到数据"))
    _ = app.update(try changed(to: 38))
    _ = app.update(.tick(9_000))
    #expect(number(app) == "38" && !text(app).contains("读不到数据"))
  }

  /// While data are lost nothing else is shown, not even by unfreezing; only their return ends it.
  @Test func theLastGoodNumbersStayWhenUnfrozen() throws {
    var app = show()
    _ = app.update(.input(.key(.character("f"))))
    _ = app.update(.reloaded(.failed([])))
    _ = app.update(.input(.key(.character("f"))))
    _ = app.update(.tick(3_000))
    #expect(number(app) == "37" && text(app).contains("14:05 起读不到数据"))
    _ = app.update(.reloaded(.opened(Renewal(SampleApp.demoCounty))))
    #expect(number(app) == "37" && !text(app).contains("读不到数据"))
    #expect(text(app).contains("数据已恢复"))
  }

  @Test(arguments: [(Language.zh, "1 个文件没有读全"), (.en, "1 file not read in full")])
  func damageAtTheBeginningIsSaidForGood(language: Language, words: String) throws {
    var dataset = SampleApp.demoCounty
    dataset.findings = [
      Finding(
        severity: .block,
        fact: .load(
          LoadProblem(.truncated(opened: nil), at: FilePlace(file: "figures/a.json"))))
    ]
    var request = StartRequest()
    request.presents = PresentRequest(deck: Self.deck)
    var app = App(
      size: Size(width: 80, height: 24), settings: Settings(language: language),
      session: Session(dataset: ""), request: request)
    _ = app.update(.loaded(.opened(dataset)))
    _ = app.update(.tick(60_000))
    #expect(text(app).contains(words))
    _ = app.update(.reloaded(.opened(Renewal(SampleApp.demoCounty))))
    #expect(!text(app).contains(words))
  }

  @Test func shrunkenDataLeaveTheSlideAndSayWhy() throws {
    var app = show()
    var empty = SampleApp.demoCounty
    empty.figures = FigureStore()
    empty.tables = [:]
    _ = app.update(.reloaded(.opened(Renewal(empty))))
    #expect(text(app).contains("未填报"))
    _ = app.update(.input(.key(.right)))
    #expect(app.show?.index == 1)
  }

  @Test func nothingIsDrawnWhenNothingChanges() throws {
    var app = show()
    let before = app.draw()
    _ = app.update(.tick(30_000))
    #expect(app.draw() == before)
    let same = SampleApp.demoCounty
    _ = app.update(.reloaded(.opened(Renewal(same))))
    _ = app.update(.tick(60_000))
    #expect(app.draw() == before)
  }
}
