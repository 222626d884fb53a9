import Core
import Testing

@testable import TUI

/// The screen while a dataset is read; time comes in by messages like everything else.
@Suite struct LoadingScreenTests {
  private static let file = "records/enterprises.ndjson"

  private func app(_ language: Language) -> App {
    var settings = Settings()
    settings.language = language
    return App(
      size: Size(width: 80, height: 24), settings: settings, session: Session(dataset: "d"))
  }

  private func report(_ bytes: Int, of all: Int?) -> Message {
    .loading(LoadProgress(file: Self.file, bytesRead: bytes, bytesInAll: all))
  }

  @Test(arguments: Language.allCases)
  func paceAndTimeLeft(_ language: Language) throws {
    var app = app(language)
    for (moment, bytes) in [(0, 1_000_000), (400, 20_000_000), (2_000, 121_000_000)] {
      _ = app.update(.tick(moment))
      _ = app.update(report(bytes, of: 400_000_000))
    }
    try expectSnapshot(app.draw().canvas, named: "loading-80x24-\(language)")
  }

  private func words(_ app: App) -> String {
    app.draw().canvas.lines().joined(separator: "\n")
  }

  @Test func nothingIsSaidTooEarly() {
    var app = app(.en)
    for moment in [0, 300] {
      _ = app.update(.tick(moment))
      _ = app.update(report(1_000_000 * (1 + moment), of: 2_000_000_000))
    }
    #expect(words(app).contains("Reading"))
    #expect(!words(app).contains("/s"))
  }

  @Test func withoutSizesThereIsNoTimeLeft() {
    var app = app(.en)
    for moment in [0, 2_000] {
      _ = app.update(.tick(moment))
      _ = app.update(report(1_000 * moment, of: nil))
    }
    #expect(words(app).contains("1.0 MB/s"))
    #expect(!words(app).contains("left"))
  }

  @Test func anotherDatasetBeginsAnew() {
    var pace = LoadingPace()
    for (moment, bytes) in [(0, 0), (1_000, 50_000_000), (2_000, 10), (3_000, 1_000_010)] {
      pace.note(LoadProgress(file: "f", bytesRead: bytes, bytesInAll: nil), at: moment)
    }
    #expect(pace.bytesPerSecond == 1_000_000)
    #expect(pace.secondsLeft(of: 3_000_010) == 2)
    #expect(pace.secondsLeft(of: nil) == nil)
  }

  @Test func cancelling() throws {
    var app = app(.zh)
    _ = app.update(report(5, of: 10))
    #expect(words(app).contains("Ctrl-C"))
    let key = try #require(try KeyScript.parse("<C-c>").first)
    let effects = app.update(.input(key))
    #expect(effects.first == .cancelLoading)
    #expect(effects.last == .quit(130))
  }
}
