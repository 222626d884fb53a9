import Core
import Testing

@testable import TUI

/// Keys in, state and effects out: what a person relies on while moving about.
@Suite struct AppTests {
  private func row(_ app: App) -> String {
    guard let workspace = app.workspace else { return "" }
    return workspace.dataset.regions[workspace.selectedRegion].name
  }

  @Test func theFirstScreenShowsYunnanAndItsParts() throws {
    let screen = try SampleApp.screen("").joined(separator: "\n")
    for word in ["云南省", "854", "省级 42", "州市级 153", "县区级 659", "按 = 看出处"] {
      #expect(screen.contains(word), "\(word)")
    }
  }

  @Test func backRestoresTheCursor() throws {
    let app = try SampleApp.typed("<Down><Down><Down><Down><Enter><Down><Esc>")
    #expect(app.workspace?.browse.frames.count == 1)
    #expect(row(app) == "昭通市")
  }

  @Test(arguments: ["<Right><Right><Down><Enter>", "<Right><Right><Esc>"])
  func theColumnStaysOnTheWayDownAndUp(keys: String) throws {
    let app = try SampleApp.typed(keys)
    #expect(app.workspace?.browse.frame.content == .regions)
    #expect(app.workspace?.browse.frame.column == 2)
  }

  @Test func backGoesUpToTheNationAndNeverOut() throws {
    let app = try SampleApp.typed("<Esc><Esc><Esc><Esc>")
    #expect(app.workspace?.isAtRoot == true)
    #expect(row(app) == "云南省")
    #expect(app.notice?.phrase == .atTheTop)
  }

  @Test func fourLevelsDown() throws {
    let app = try SampleApp.typed("<Esc>德宏<Enter><Enter>")
    #expect(app.workspace?.browse.frames.map(\.content) == [.regions, .regions, .regions])
    let county = try SampleApp.typed("开远<Enter><Enter>")
    #expect(county.workspace?.browse.frame.content == .enterprises)
    let card = try SampleApp.typed("开远<Enter><Enter><Enter>")
    #expect(card.workspace?.browse.card != nil)
  }

  @Test(arguments: [
    ("/kys<Enter>", "开远市"), ("/kaiyuan<Enter>", "开远市"), ("/532502<Enter>", "开远市"),
    ("开远<Enter>", "开远市"), ("／ｋｙｓ<Enter>", "开远市"),
  ])
  func everyWayOfFinding(script: String, found: String) throws {
    #expect(try row(SampleApp.typed(script)) == found)
  }

  @Test func enterprisesAreFoundByInitials() throws {
    let app = try SampleApp.typed("/xwsdc<Enter>")
    let screen = app.draw().canvas.lines().joined(separator: "\n")
    #expect(screen.contains("小湾水电厂"))
    #expect(app.workspace?.browse.card != nil)
  }

  @Test func fullWidthKeysWorkAndAreHintedAtOnce() throws {
    let app = try SampleApp.typed("？")
    #expect(app.layers.count == 1)
    #expect(app.notice?.phrase == .inputMethodHint)
    let again = try SampleApp.typed("？<Esc>？")
    #expect(again.layers.count == 1)
  }

  @Test func aBlankTypedWithAnInputMethodDoesNothing() throws {
    let app = try SampleApp.typed("\u{3000}")
    #expect(app.layers.isEmpty)
    #expect(row(app) == "云南省")
  }

  @Test func languageSwitchKeepsThePlace() throws {
    let app = try SampleApp.typed("<Down><Down>]L")
    #expect(app.settings.language == .en)
    #expect(row(app) == "曲靖市")
    #expect(app.workspace?.tab?.id == "certification")
  }

  @Test func quittingAsksOnlyAtTheRoot() throws {
    var app = try SampleApp.typed("<Esc>q")
    #expect(app.layers == [.confirmQuit])
    #expect(
      app.update(.input(.key(.escape))).contains { if case .quit = $0 { true } else { false } }
        == false)
    var below = try SampleApp.typed("")
    #expect(below.update(.input(.key(.character("q")))).contains(.quit(0)))
  }

  @Test func leavingSavesThePlaceWhateverTheWay() throws {
    for event in [InputEvent.key(.character("q")), .hangup, .terminated] {
      var app = try SampleApp.typed("德宏<Enter>]")
      let effects = app.update(.input(event))
      let saved = effects.compactMap { effect -> Session? in
        if case .saveSession(let session) = effect { session } else { nil }
      }
      #expect(saved.first?.place?.region == "530000")
      #expect(saved.first?.place?.selected == "533100")
      #expect(saved.first?.place?.tab == "certification")
    }
  }

  @Test func theNextStartIsWhereOneLeft() throws {
    var app = try SampleApp.typed("安宁<Enter>]]]<lt>")
    _ = app.update(.input(.hangup))
    let again = try SampleApp.typed("", session: app.session)
    #expect(again.workspace?.place == app.session.place)
  }

  @Test func lastPlaceGoesBackAndForth() throws {
    let app = try SampleApp.typed("德宏<Enter>湖北<Enter>-")
    #expect(row(app) == "德宏傣族景颇族自治州")
    let forth = try SampleApp.typed("德宏<Enter>湖北<Enter>-<A-Right>")
    #expect(row(forth) == "湖北省")
  }

  @Test func clicksSelectRowsAndTabs() throws {
    let app = try SampleApp.typed("<click:5,5>")
    #expect(row(app) == "曲靖市")
    let rows = try SampleApp.screen("")
    let before = rows[2].column(of: "健康企业", after: 39)
    let tab = try SampleApp.typed("<click:\(before + 1),2>")
    #expect(tab.workspace?.tab?.id == "certification")
    let opened = try SampleApp.typed("<click:5,5><click:5,5>")
    #expect(opened.workspace?.browse.frames.count == 2)
  }

  @Test func theWheelScrollsWhatItPointsAt() throws {
    let app = try SampleApp.typed("<wheeldown:5,5>")
    #expect(row(app) == "玉溪市")
    let dashboard = try SampleApp.typed("<wheeldown:60,8>")
    #expect(dashboard.workspace?.browse.focus == .dashboard)
  }

  @Test func sortingAndRestoring() throws {
    let sorted = try SampleApp.typed("s")
    guard case .regions(let rows) = sorted.workspace?.browse.frame.rows else {
      Issue.record("no regions")
      return
    }
    let names = rows.map { sorted.workspace?.dataset.regions[$0].shortName ?? "" }
    #expect(names.prefix(2) == ["云南", "玉溪"])
    let restored = try SampleApp.typed("sss")
    #expect(
      restored.workspace?.browse.frame.rows
        == (try SampleApp.typed("")).workspace?.browse.frame.rows)
  }

  @Test func f2OnReadOnlyDataOffersAPracticeCopy() throws {
    let app = try SampleApp.typed("<F2>")
    #expect(app.layers == [.entry(.practice)])
    #expect(app.draw().canvas.lines().joined().contains("练习副本"))
    #expect(try SampleApp.typed("<F2><Esc>").layers.isEmpty)
  }

  @Test func takingTextAwayOffersTheClipboardAndFreesTheMouse() throws {
    var app = try SampleApp.typed("")
    let effects = app.update(.input(.key(.function(8))))
    #expect(
      effects.contains(
        .copy("截至2023年12月底，全省上报已建成健康企业854家，其中省级42家、州市级153家、县区级659家。")))
    #expect(effects.contains(.setMouse(false)))
    #expect(app.update(.input(.key(.escape))).contains(.setMouse(true)))
  }

  @Test func theTableIsTabSeparated() throws {
    var app = try SampleApp.typed("")
    let effects = app.update(.input(.key(.character("Y"))))
    let text = effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }.first ?? ""
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[1][0] == "云南省" && rows[1][1] == "854" && rows[1][2] == "报")
  }

  @Test func ctrlCCancelsThenAsksThenLeaves() throws {
    var app = try SampleApp.typed("?")
    _ = app.update(.input(.key(.control("c"))))
    #expect(app.layers.isEmpty)
    let effects = app.update(.input(.key(.control("c"))))
    #expect(effects == [.copy("854")])
    #expect(app.notice?.phrase == .cellOffered("854"))
    #expect(app.update(.input(.key(.control("c")))).contains(.quit(0)))
  }

  @Test func ctrlCOnAnEmptyCellOnlyAsks() throws {
    var app = try SampleApp.typed("<Right><Right>")
    #expect(app.update(.input(.key(.control("c")))).isEmpty)
    #expect(app.notice?.phrase == .pressAgainToQuit)
  }

  @Test func whatWentNowhereIsSaid() throws {
    var app = try SampleApp.typed("<F8>")
    app.announce(copying: .requested)
    #expect(app.notice?.phrase == .copyOffered)
    app.announce(copying: .unsupported)
    #expect(app.notice?.phrase == .copyUnsupported)
    app.announce(copying: .tooLong(size: 2, limit: 1))
    #expect(app.notice?.phrase == .copyTooLong)
  }

  /// Any keys in any order leave a state that draws.
  @Test(arguments: 0..<12)
  func randomKeysNeverBreakTheScreen(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let keys: [Key] =
      Command.table.flatMap(\.keys).filter {
        $0 != .character("q") && $0 != .control("q") && $0 != .control("c")
      }
      + [.character("州"), .character("1"), .tab, .enter, .enter, .down, .down, .escape]
    var app = try SampleApp.typed("")
    for _ in 0..<80 {
      let key = keys[Int(generator.next() % UInt64(keys.count))]
      let effects = app.update(.input(.key(key)))
      if effects.contains(where: { if case .quit = $0 { true } else { false } }) { break }
      if generator.next() % 16 == 0 {
        let size = Size(width: Int(generator.next() % 200), height: Int(generator.next() % 60))
        _ = app.update(.input(.resized(size)))
      }
      #expect(app.draw().canvas.size == app.size)
    }
  }
}

extension String {
  /// The display column at which a word begins, at or after a column.
  fileprivate func column(of word: String, after column: Int) -> Int {
    var x = 0
    var rest = Substring(self)
    while let character = rest.first {
      if x >= column, rest.hasPrefix(word) { return x }
      x += DisplayWidth.columns(of: character)
      rest.removeFirst()
    }
    return -1
  }
}
