import Core
import Testing

@testable import TUI

/// 「我的地区」: asked once, without hiding a number, and remembered.
@Suite struct MyRegionTests {
  private func firstStart() -> Session {
    var session = Session(dataset: "")
    session.asksMyRegion = true
    return session
  }

  private func screen(_ app: App) -> String { app.draw().canvas.lines().joined(separator: "\n") }

  private let question = "H 选定我的地区"

  @Test(arguments: Language.allCases, [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func theFirstScreenAsksAndStillAnswers(language: Language, size: Size) throws {
    let asking = try SampleApp.typed("", size, language: language, session: firstStart())
    let silent = try SampleApp.typed("", size, language: language)
    let rows = asking.draw().canvas.lines()
    #expect(rows[1].contains(language == .zh ? question : "H set my region"))
    // Nothing but the empty line below the top one is different.
    for (index, row) in silent.draw().canvas.lines().enumerated() where index != 1 {
      #expect(rows[index] == row)
    }
    #expect(rows.contains { $0.contains("854") })
    #expect(asking.layers.isEmpty)
  }

  @Test func itIsAskedOnceOnly() throws {
    for script in ["H<Esc>", "H<C-c>", "H开远<Enter>"] {
      let app = try SampleApp.typed(script, session: firstStart())
      let asks = app.asksMyRegion
      let isShown = screen(app).contains(question)
      #expect(!asks && !isShown, "\(script)")
    }
    let moved = try SampleApp.typed("<Down>]=<Esc>", session: firstStart())
    let stillAsks = moved.asksMyRegion
    #expect(stillAsks)
  }

  @Test func practiceDataDoNotAsk() throws {
    let app = try SampleApp.typed("", dataset: SampleApp.demoCounty, session: firstStart())
    let asks = app.asksMyRegion
    #expect(!asks)
  }

  @Test(arguments: [
    ("<Down>H<Enter>", "530100"), ("<Down>H<Down><Enter>", "530000"), ("H开远<Enter>", "532502"),
    ("Hkys<Enter>", "532502"), (":my-region<Enter>532502<Enter>", "532502"),
  ])
  func itIsFoundLikeEverything(script: String, id: String) throws {
    let app = try SampleApp.typed(script, session: firstStart())
    #expect(app.session.myRegion == id)
    #expect(app.layers.isEmpty)
    let workspace = try #require(app.workspace)
    let shown = [workspace.browse.frame.region, workspace.selectedRegion]
    #expect(shown.contains { workspace.dataset.regions[$0].id == id })
  }

  @Test func enterprisesAreNoRegions() throws {
    let app = try SampleApp.typed("Hxwsdc", session: firstStart())
    guard case .find(let dialog) = app.layers.last else {
      Issue.record("no dialog")
      return
    }
    #expect(dialog.hits.isEmpty)
  }

  @Test func choosingIsKeptAtOnce() throws {
    var app = try SampleApp.typed("H", session: firstStart())
    let saved = app.update(.input(.key(.enter))).compactMap { effect -> Session? in
      if case .saveSession(let session) = effect { session } else { nil }
    }
    #expect(saved.first?.myRegion == "530000")
    #expect(saved.first?.place != nil)
  }

  @Test func aStartWithoutAPlaceBeginsThere() throws {
    var session = Session(dataset: "")
    session.myRegion = "533100"
    let app = try SampleApp.typed("", session: session)
    let workspace = try #require(app.workspace)
    #expect(workspace.dataset.regions[workspace.browse.frame.region].id == "533100")
  }

  @Test func theCommandLineAnswersToo() throws {
    var app = App(
      size: Size(width: 80, height: 24), settings: Settings(), session: firstStart(),
      request: StartRequest(region: "安宁市"))
    _ = app.update(.loaded(.opened(SampleApp.published)))
    let asks = app.asksMyRegion
    #expect(app.session.myRegion == "530181" && !asks)
    var other = firstStart()
    other.myRegion = "533100"
    var second = App(
      size: Size(width: 80, height: 24), settings: Settings(), session: other,
      request: StartRequest(region: "安宁市"))
    _ = second.update(.loaded(.opened(SampleApp.published)))
    #expect(second.session.myRegion == "533100")
  }

  @Test func onlyAMissingFileIsAFirstStart() throws {
    let files = MemoryFiles()
    let store = SessionStore(files: files, stateFolder: "/state", dataset: "published")
    #expect(store.load().asksMyRegion)
    store.save(store.load())
    #expect(!store.load().asksMyRegion)
  }
}
