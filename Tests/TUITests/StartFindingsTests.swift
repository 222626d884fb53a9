import Core
import Testing

@testable import TUI

/// What a start says of data that are not whole.
struct StartFindingsTests {
  private let finding = Finding(
    severity: .block,
    fact: .load(
      LoadProblem(.byteOrderMark, at: FilePlace(file: "figures/a.json", byteOffset: 4))))

  private func started(_ outcome: LoadOutcome, _ language: Language) -> App {
    var app = App(
      size: Size(width: 80, height: 24), settings: Settings(language: language),
      session: Session(dataset: "d"))
    _ = app.update(.loaded(outcome))
    return app
  }

  private func lines(_ app: App) -> [String] { app.draw().canvas.lines() }

  @Test(arguments: Language.allCases)
  func findingsOfLoadingAreSaidAndOneKeyAway(_ language: Language) throws {
    var dataset = SampleApp.published
    dataset.findings = [finding, finding]
    var app = started(.opened(dataset), language)
    let notice = try #require(lines(app).dropLast().last)
    #expect(notice.contains(language == .zh ? "2处必须改正" : "2 places in the files"))
    #expect(notice.contains("F7"))
    for event in try KeyScript.parse("<F7>") { _ = app.update(.input(event)) }
    #expect(lines(app).contains { $0.contains("figures/a.json") })
  }

  @Test(arguments: Language.allCases)
  func soundDataSayNothingOfFindings(_ language: Language) throws {
    var dataset = SampleApp.published
    dataset.findings = []
    let notice = try #require(lines(started(.opened(dataset), language)).dropLast().last)
    #expect(!notice.contains("F7"))
    #expect(notice.contains("701"))
  }

  /// However long the data take to read, the word about the terminal is there to be read when they are open.
  @Test(arguments: [100, 7_000, 60_000])
  func whatIsSaidOfTheTerminalDoesNotGrowOldWhileDataAreRead(_ milliseconds: Int) throws {
    var app = App(
      size: Size(width: 80, height: 24), settings: Settings(), session: Session(dataset: "d"))
    _ = app.update(.tick(0))
    app.announce(.localeFallback(requested: "C", used: "C.UTF-8"))
    _ = app.update(.tick(milliseconds))
    var dataset = SampleApp.published
    dataset.findings = []
    _ = app.update(.loaded(.opened(dataset)))
    _ = app.update(.tick(milliseconds + 5_000))
    #expect(try #require(lines(app).dropLast().last).contains("C.UTF-8"))
    _ = app.update(.tick(milliseconds + 10_000))
    #expect(try #require(lines(app).dropLast().last).contains("701"))
  }

  @Test(arguments: [(Language.zh, "打开"), (.en, "Open")])
  func nothingIsOfferedThatNeedsData(_ language: Language, _ open: String) throws {
    let footer = try #require(lines(started(.failed([finding]), language)).last)
    #expect(!footer.contains(open))
    #expect(footer.contains(language == .zh ? "退出" : "Quit"))
  }
}
