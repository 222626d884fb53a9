import Core
import Testing

@testable import TUI

/// Counting at a stand: what is pressed, what is shown, and what is written.
@Suite struct TallyTests {
  private static let sheet = SampleApp.demoCounty.catalogue.tallies["publicityWeek"]!

  private func pad() -> TallyPad {
    let event = TallyEvent(
      sheet: Self.sheet, region: "999901", date: CalendarDate(year: 2024, month: 4, day: 26)!,
      name: nil, pad: "p1")
    return TallyPad(event, place: LocalizedText(zh: "演示县"), dataset: SampleApp.demoCounty)
  }

  @Test func digitsAddOneAndNumbersGoToTheLastCounter() {
    var pad = pad()
    #expect(pad.enter() == .nothing)
    #expect(pad.type("+", at: 0) == .nothing && pad.typed.isEmpty)
    #expect(pad.type("9", at: 0) == .nothing)
    #expect(pad.type("2", at: 0) == .send(.add(1, counter: 2)))
    #expect(pad.enter() == .nothing)
    for character in "+40" { #expect(pad.type(character, at: 0) == .nothing) }
    #expect(pad.enter() == .send(.add(40, counter: 2)))
    for character in "-3" { #expect(pad.type(character, at: 0) == .nothing) }
    #expect(pad.enter() == .send(.add(-3, counter: 2)))
    #expect(pad.undo() == .send(.undo))
    #expect(pad.unsaved == 4)
  }

  @Test func onlyWhatIsOnTheDiskIsShown() {
    var pad = pad()
    _ = pad.type("1", at: 0)
    #expect(pad.board.totals[0] == 0 && pad.unsaved == 1)
    var board = pad.board
    board.apply([transaction(1, begin("p1", 1))])
    pad.receive(.board(board, own: [1, 0, 0, 0, 0], done: 1), at: 0)
    #expect(pad.board.totals[0] == 1 && pad.unsaved == 0)
  }

  @Test func endingAndLeavingAskTwice() {
    var pad = pad()
    #expect(pad.end(at: 0) == .nothing && pad.end(at: 6_000) == .nothing)
    #expect(pad.end(at: 7_000) == .send(.end))
    #expect(pad.escape(at: 0) == .nothing && pad.escape(at: 2_500) == .nothing)
    #expect(pad.escape(at: 3_000) == .leave)
  }

  private func begin(_ pad: String, _ amount: Int) -> [Edit] {
    let board = TallyBoard(event: self.pad().event.id, counters: 5, dataset: SampleApp.demoCounty)
    return board.edits(
      beginning: pad, sheet: Self.sheet, region: "999901",
      date: CalendarDate(year: 2024, month: 4, day: 26)!, time: "09:00", counter: 1, by: amount)
  }

  private func transaction(_ sequence: Int, _ edits: [Edit]) -> Transaction {
    Transaction(sequence: sequence, id: "t\(sequence)", author: "a", time: "t", edits: edits)
  }

  @Test func severalPadsAddUpAndReplayingTwiceChangesNothing() throws {
    var board = TallyBoard(event: pad().event.id, counters: 5, dataset: SampleApp.demoCounty)
    var log = [transaction(1, begin("p1", 2)), transaction(2, begin("p2", 5))]
    board.apply(log)
    let more = try #require(board.edit(adding: 3, to: 1, of: "p1"))
    log.append(transaction(3, [more]))
    board.apply(log)
    board.apply(log)
    #expect(board.totals == [10, 0, 0, 0, 0] && board.pads == 2)
    #expect(board.counts(of: "p1")?.first == 5)
    let less = try #require(board.edit(adding: -99, to: 1, of: "p1"))
    board.apply([transaction(4, [less])])
    #expect(board.totals[0] == 5)
    #expect(board.edit(adding: 1, to: 1, of: "nobody") == nil)
  }

  /// The journal's edits make rows that the dataset understands, and a slide that shows them.
  @Test func theEventBecomesOneActivity() throws {
    var dataset = SampleApp.demoCounty
    var board = TallyBoard(event: pad().event.id, counters: 5, dataset: dataset)
    let beginning = transaction(1, begin("p1", 126))
    board.apply([beginning])
    let before = try #require(dataset.table("activities")).count
    let engine = IndicatorEngine(dataset)
    let end = transaction(
      2,
      board.edits(
        ending: Self.sheet, region: "999901", date: CalendarDate(year: 2024, month: 4, day: 26)!,
        began: "09:12", ended: "11:40", catalogue: dataset.catalogue))
    let changes = dataset.apply([beginning, end])
    #expect(changes.findings.isEmpty)
    let table = try #require(dataset.table("activities"))
    #expect(table.count == before + 1)
    let row = try #require(table.find("tally/" + board.event))
    #expect(table.value("consulted", of: row) == .number(FixedDecimal(126)))
    #expect(table.value("campaign", of: row) == .option("publicityWeek"))
    board.apply([end])
    #expect(board.isEnded)
    let composer = SlideComposer(
      source: ShowSource(dataset: dataset, engine: engine.updated(dataset, by: changes)),
      deck: Deck(id: "x"), homeName: "999901", period: .all, language: .zh, ascii: false,
      today: CalendarDate(year: 2024, month: 4, day: 26)!)
    let scene = composer.scene(Slide(.tally(event: nil)))
    #expect(scene.numbers.first?.quantity.value == FixedDecimal(126))
  }

  @Test(arguments: Language.allCases)
  func thePad(language: Language) throws {
    var pad = pad()
    var board = pad.board
    board.apply([transaction(1, begin("p1", 126))])
    pad.receive(.board(board, own: [126, 0, 0, 0, 0], done: 0), at: 0)
    let catalogue = SampleApp.demoCounty.catalogue
    let canvas = pad.draw(
      size: Size(width: 80, height: 24), settings: Settings(language: language),
      units: catalogue.units, catalogue: catalogue)
    try expectSnapshot(canvas, named: "tally-80x24-\(language)")
  }
}
