import Core
import Testing

@testable import TUI

/// What a presenter presses and the room sees, without a terminal.
@Suite struct ShowTests {
  private static let day = CalendarDate(year: 2023, month: 12, day: 20)!

  private static func show(
    _ dataset: Dataset = SampleApp.demoCounty, size: Size = Size(width: 80, height: 24),
    language: Language = .zh, region: String? = nil, deck: Deck? = nil, ascii: Bool = false
  ) -> App {
    var request = StartRequest(region: region)
    request.presents = PresentRequest(deck: deck)
    var app = App(
      size: size, settings: Settings(language: language, ascii: ascii),
      session: Session(dataset: ""), request: request)
    app.wallClock = .stopped(at: day)
    _ = app.update(.loaded(.opened(dataset)))
    return app
  }

  private static func press(_ script: String, _ app: inout App, at moment: Moment? = nil) throws
    -> [Effect]
  {
    if let moment { _ = app.update(.tick(moment)) }
    return try KeyScript.parse(script).flatMap { app.update(.input($0)) }
  }

  private static func text(_ app: App) -> String {
    app.draw().canvas.lines().joined(separator: "\n")
  }

  // MARK: - Slides as pictures

  @Test(arguments: Language.allCases)
  func everySlideOfTheDefaultDeck(language: Language) throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      var app = Self.show(size: size, language: language)
      let count = try #require(app.show?.slides.count)
      #expect(count >= 20)
      for number in 1...count {
        let name =
          "show-\(number < 10 ? "0" : "")\(number)-\(size.width)x\(size.height)-\(language)"
        try expectSnapshot(app.draw().canvas, named: name)
        _ = try Self.press("<Right>", &app)
      }
    }
  }

  /// However narrow the columns: a value stands above its bar whole or not at all, and the last one stands there.
  @Test(arguments: [60, 70, 80, 100, 120, 200])
  func valuesOfATrendAreNeverCut(width: Int) throws {
    var app = Self.show(size: Size(width: width, height: 24))
    _ = try Self.press("14<Enter>", &app)
    let scene = try #require(Self.text(app).split(separator: "───").first).description
    #expect(Self.text(app).contains("不足5年占比 历年"))
    let values = scene.matches(of: #/[0-9][0-9.]*[^ █▄\n]*/#).map { String($0.0) }
    let whole = [
      "18.75%", "14.29%", "13.33%", "8.33%", "9.09%", "11.11%", "0.00%", "20.00%",
    ]
    let shares = values.filter { $0.contains(".") }
    #expect(shares.allSatisfy(whole.contains), "\(shares)")
    #expect(shares.contains("20.00%") && shares.contains("18.75%") && shares.contains("0.00%"))
    #expect(width < 80 || shares.count == 10)
  }

  @Test(arguments: Language.allCases)
  func aProvincesFirstNumber(language: Language) throws {
    var app = Self.show(SampleApp.published, language: language, region: "530000")
    _ = try Self.press("<Right>", &app)
    try expectSnapshot(app.draw().canvas, named: "show-yunnan-80x24-\(language)")
  }

  /// The number grows: at every size at least a third of the height, whatever stands below it.
  @Test(arguments: [(80, 24), (100, 30), (120, 40), (200, 60), (160, 45)])
  func theMainNumberTakesAThirdOfTheHeight(width: Int, height: Int) throws {
    let size = Size(width: width, height: height)
    for (dataset, region) in [(SampleApp.demoCounty, "999901"), (SampleApp.published, "530000")] {
      let app = Self.show(dataset, size: size, region: region)
      let show = try #require(app.show)
      let pen = SlidePen(
        size: size, language: .zh, ascii: false, units: dataset.catalogue.units)
      for slide in show.slides {
        let scene = show.composer.scene(slide)
        let number: SlideScene.Number
        switch scene.body {
        case .number(let main, _, _): number = main
        case .board(let main?, _, _): number = main
        case .race(let race): number = race.actual
        default: continue
        }
        let room = Size(width: pen.stage.width, height: pen.thirdOfHeight)
        let tall = try #require(pen.digits(number, in: room)).size.height
        #expect(tall >= pen.thirdOfHeight - 1, "\(scene.subject)")
      }
    }
  }

  /// A place without places below it has a league of its enterprises' industries.
  @Test func withoutPlacesBelowTheLeagueIsOfIndustries() throws {
    let dataset = SampleApp.demoCounty
    let county = try #require(dataset.regions.find("999901"))
    let township = try #require(dataset.regions.children(of: county).first)
    let sectors = try #require(dataset.catalogue.dimensions["sector"]).options.map(\.title.zh)
    let app = Self.show(dataset, region: dataset.regions[township].id)
    let show = try #require(app.show)
    let leagues = show.slides.compactMap { slide -> [SlideScene.Row]? in
      guard case .league(let rows, _) = show.composer.scene(slide).body else { return nil }
      return rows
    }
    let rows = try #require(leagues.first)
    #expect(rows.count >= 2 && rows.allSatisfy { sectors.contains($0.label) }, "\(rows)")
  }

  /// Enterprises whose industry nobody has filled in are no zeros of every industry.
  @Test func whatIsUnderNoIndustryIsSaid() throws {
    let dataset = SampleApp.published
    let choice = IndicatorChoice(indicator: "enterprises.onFile")
    let deck = Deck(
      id: "x", region: "532502", period: .year(2023), slides: [Slide(.league(choice, limit: 12))])
    let scene = try #require(Self.show(dataset, deck: deck).show?.scene(at: 0, ascii: false))
    #expect(scene.numbers.allSatisfy { $0.quantity.value?.isZero == false }, "\(scene)")
    // With one industry known, the others are counted beside it.
    var some = SampleApp.demoCounty
    let county = try #require(some.regions.find("999901"))
    let table = try #require(some.tables["enterprises"])
    let rows = IndicatorEngine(some).rows(of: "enterprises", in: county)
    let township = try #require(table.region(of: rows[0]))
    let inTownship = rows.filter { table.region(of: $0) == township }
    let edits = inTownship.dropFirst(2).map { row in
      Edit(
        .field(register: "enterprises", row: table.id(of: row), field: "sector"), from: nil, to: nil
      )
    }
    _ = some.apply(Transaction(sequence: 1, id: "t", author: "a", time: "t", edits: edits))
    let id = some.regions[township].id
    let slides = [Slide(.league(choice, limit: 50)), Slide(.number(choice, by: .none))]
    var app = Self.show(some, deck: Deck(id: "x", region: id, slides: slides))
    let other = try #require(app.show?.scene(at: 0, ascii: false))
    _ = try Self.press("<Right>", &app)
    let whole = try #require(app.show?.scene(at: 0, ascii: false).numbers.first?.quantity.value)
    guard case .league(let rows, _) = other.body else {
      Issue.record("\(other.body)")
      return
    }
    let counts = rows.compactMap { $0.number.quantity.value?.integer }
    #expect(counts.reduce(0, +) == whole.integer && !counts.contains(0))
    #expect(rows.last?.label.hasSuffix("未填") == true)
    #expect(rows.count > 1 && counts.last ?? 0 > 1)
  }

  @Test(arguments: [3, 15, 16, 20, 60])
  func linesThatDoNotFitAreCounted(count: Int) throws {
    let lines = (1...count).map { LocalizedText(zh: "第\($0)行。") }
    let deck = Deck(id: "x", slides: [Slide(.words(lines, heading: nil))])
    let text = Self.text(Self.show(deck: deck))
    let shown = (1...count).filter { text.contains("第\($0)行。") }
    #expect(shown == Array(1...max(1, shown.count)))
    #expect(text.contains("另 \(count - shown.count) 项") == (shown.count < count))
    #expect(shown.count >= min(count, 15))
  }

  /// The change stands beside the number only where the digits stay as large as they are.
  @Test(arguments: [(80, 24, false), (80, 24, true), (120, 40, false)])
  func aChangeDoesNotMakeTheNumberSmaller(width: Int, height: Int, ascii: Bool) throws {
    let size = Size(width: width, height: height)
    let pen = SlidePen(
      size: size, language: .zh, ascii: ascii, units: SampleApp.demoCounty.catalogue.units)
    for value in ["7", "854", "168900", "123456729"] {
      let number = SlideScene.Number(
        quantity: Quantity(FixedDecimal(value) ?? .zero, unit: "人"))
      var moved = number
      moved.change = FixedDecimal(value)
      let room = Size(width: pen.stage.width, height: pen.stage.height)
      #expect(pen.digits(moved, in: room)?.size.height == pen.digits(number, in: room)?.size.height)
    }
  }

  @Test func anEmptySlideSaysOfWhichYear() throws {
    let deck = Deck(
      id: "x", period: .year(1875),
      slides: [
        Slide(.number(IndicatorChoice(indicator: "certification.enterprises"), by: .automatic)),
        Slide(.tally(event: "秋季活动")),
      ])
    var app = Self.show(deck: deck)
    #expect(Self.text(app).contains("1875年"))
    _ = try Self.press("<Right>", &app)
    #expect(Self.text(app).contains("秋季活动"))
  }

  /// Where there is nothing to show, the deck says so and is not a title alone.
  @Test func aPlaceWithoutNumbersSaysSo() throws {
    let app = Self.show(SampleApp.published, region: "820000")
    let show = try #require(app.show)
    #expect(
      show.slides.contains { slide in
        if case .title = slide.content { false } else { true }
      })
  }

  /// What there is no room for goes as a whole; a title is cut inside its marks.
  @Test(arguments: [
    (80, "2023年  报（上报）  《台账（模拟）》  年报"), (36, "2023年  报（上报）  《台账（模拟）》"),
    (30, "2023年  报（上报）"), (12, "2023年"), (4, "202~"),
  ])
  func theSourceIsLeftOutPartByPart(columns: Int, words: String) {
    let scene = SlideScene(
      body: .words([], isTrouble: false), period: "2023年",
      source: "报（上报）  《台账（模拟）》  年报")
    #expect(App.footing(scene, to: columns) == words)
  }

  @Test func aLongTitleIsCutInsideItsMarks() {
    let title = String(repeating: "优秀案例", count: 10)
    let scene = SlideScene(
      body: .words([], isTrouble: false), period: "2023年", source: "报（上报）  《\(title)》  云南")
    let words = App.footing(scene, to: 50)
    #expect(words.hasSuffix("~》") && DisplayWidth.columns(of: words) <= 50)
  }

  @Test(arguments: [(1, 1), (20, 5), (40, 10), (44, 14), (60, 20), (81, 23), (300, 90)])
  func everySizeIsDrawn(width: Int, height: Int) throws {
    var app = Self.show(size: Size(width: width, height: height))
    for _ in 0..<26 {
      let canvas = app.draw().canvas
      #expect(canvas.size == Size(width: width, height: height))
      #expect(canvas.lines().allSatisfy { DisplayWidth.columns(of: $0) <= width })
      _ = try Self.press("<Right>", &app)
    }
  }

  @Test func asciiIsASCII() throws {
    var app = Self.show(language: .en, ascii: true)
    for _ in 0..<26 {
      let picture = app.draw().canvas.lines().joined()
      let drawn = Set(picture.filter { !$0.isASCII && !$0.isLetter && !$0.isNumber })
      #expect(drawn.allSatisfy { "─│└┘《》（）、；，。—“”".contains($0) }, "\(drawn)")
      _ = try Self.press("<Right>", &app)
    }
  }

  // MARK: - Keys

  @Test(arguments: ["<Right>", "<Down>", "<PgDn>", "<Space>", "<Enter>"])
  func clickersGoOn(key: String) throws {
    var app = Self.show()
    _ = try Self.press(key, &app)
    #expect(app.show?.index == 1)
  }

  @Test(arguments: ["<Left>", "<Up>", "<PgUp>", "<BS>"])
  func clickersGoBack(key: String) throws {
    var app = Self.show()
    _ = try Self.press("<Right><Right>" + key, &app)
    #expect(app.show?.index == 1)
    _ = try Self.press(key + key, &app)
    #expect(app.show?.index == 0)
  }

  @Test func aNumberAndEnterGoThere() throws {
    var app = Self.show()
    _ = try Self.press("12<Enter>", &app)
    #expect(app.show?.index == 11)
    _ = try Self.press("99<Enter>", &app)
    #expect(app.show?.index == 11 && Self.text(app).contains("没有第99张"))
    _ = try Self.press("<Home>", &app)
    #expect(app.show?.index == 0)
  }

  @Test func escapeEndsOnlyTwiceWithinTwoSeconds() throws {
    var app = Self.show()
    #expect(try Self.press("<Esc>", &app, at: 1_000).contains { $0 == .quit(0) } == false)
    #expect(Self.text(app).contains("再按一次 Esc 结束演示"))
    #expect(try !Self.press("<Esc>", &app, at: 3_500).contains(.quit(0)))
    #expect(try Self.press("<Esc>", &app, at: 4_000).contains(.quit(0)))
  }

  @Test(arguments: ["<Right>", "<Left>", "b", "p", "f", "2", "x", "q", "<F1>", "L"])
  func escapeAnotherKeyAndEscapeDoNotEnd(key: String) throws {
    var app = Self.show()
    let script = "<Esc>" + key + "<Esc>"
    #expect(try !Self.press(script, &app, at: 1_000).contains(.quit(0)) && app.show != nil)
    #expect(try Self.press("<Esc>", &app, at: 1_500).contains(.quit(0)))
  }

  /// What was typed for a jump is gone with its word once another key was pressed.
  @Test(arguments: [("3<Right>", 1), ("3<Right><Right>", 2), ("2<BS>", 0), ("4b", 0)])
  func aHalfTypedNumberIsForgottenWithItsWord(script: String, index: Int) throws {
    var app = Self.show()
    _ = try Self.press(script, &app)
    #expect(app.show?.index == index && !Self.text(app).contains("跳到第"))
    _ = try Self.press("<Enter>", &app)
    #expect(app.show?.index == index + 1)
  }

  @Test(arguments: [
    "q", "<C-q>", "<C-c>", "e", "d", "<Del>", "<F2>", "<F9>", ":", "/", "<C-z>", "x",
  ])
  func noOtherKeyLeavesOrEdits(key: String) throws {
    var app = Self.show()
    let effects = try Self.press(key, &app)
    #expect(app.show != nil && app.layers.isEmpty)
    #expect(!effects.contains(.quit(0)) && !effects.contains(.suspend))
    #expect(Self.text(app).contains("按两次 Esc 结束演示"))
  }

  @Test(arguments: ["b", ".", "。"])
  func blackIsBlackAndTheNextKeyBringsItBack(key: String) throws {
    var app = Self.show()
    _ = try Self.press(key, &app)
    #expect(
      app.draw().canvas.cells.allSatisfy { $0.character == " " && $0.style.role == .blackout })
    _ = try Self.press(key, &app)
    #expect(Self.text(app).contains("演示县"))
  }

  @Test func f5MakesAShowOfWhatIsOnTheScreen() throws {
    var app = try SampleApp.typed("<F5>")
    let numbers = app.show?.scene(at: 0, ascii: false).numbers.compactMap(\.quantity.value?.plain)
    #expect(numbers?.prefix(4) == ["854", "42", "153", "659"])
    let effects = try Self.press("<Esc><Esc>", &app)
    #expect(app.show == nil && !effects.contains(.quit(0)))
    #expect(Self.text(app).contains("q退出"))
  }

  /// From lists of rows, the work list, the findings, grids, cells being typed, forms and fields.
  @Test(arguments: [
    ("w", false), ("<F7>", false), ("<F1>", false), ("/", false), ("=", false), ("<F10>", false),
    ("<F2>", true), ("<F2>12", true), ("<Ins>", true),
  ])
  func f5PresentsFromAnyView(script: String, isWritable: Bool) throws {
    var dataset = SampleApp.demoCounty
    dataset.folder = "/data"
    if isWritable { dataset.manifest.isReadOnly = false }
    var app = App(
      size: Size(width: 80, height: 24), settings: Settings(), session: Session(dataset: ""))
    app.wallClock = .stopped(at: Self.day)
    _ = app.update(.loaded(.opened(dataset)))
    _ = try Self.press(script, &app)
    let (layers, screen) = (app.layers, Self.text(app))
    #expect(!layers.isEmpty)
    _ = try Self.press("<F5>", &app)
    #expect(app.show?.slides.isEmpty == false)
    _ = try Self.press("<Esc><Esc>", &app)
    #expect(app.show == nil && app.layers == layers)
    #expect(Self.text(app) == screen)
  }

  @Test func slidesGoOnByThemselvesUntilPaused() throws {
    var deck = Deck(id: "x", slides: [Slide(.title(nil)), Slide(.plan), Slide(.title(nil))])
    deck.seconds = 10
    var app = Self.show(deck: deck)
    _ = app.update(.tick(9_999))
    #expect(app.show?.index == 0)
    _ = app.update(.tick(10_000))
    #expect(app.show?.index == 1)
    _ = try Self.press("p", &app)
    _ = app.update(.tick(60_000))
    #expect(app.show?.index == 1 && Self.text(app).contains("已暂停"))
  }

  // MARK: - What must not be seen

  /// A county's deck speaks of its townships, not of provinces; nobody is named.
  @Test func nothingPrivateIsOnTheWall() throws {
    let dataset = SampleApp.demoCounty
    let people = try #require(dataset.table("champions"))
    let enterprises = try #require(dataset.table("enterprises"))
    let names =
      people.rows.compactMap { people.name(of: $0) }
      + enterprises.rows.compactMap { enterprises.name(of: $0) }
    var app = Self.show(size: Size(width: 200, height: 60))
    for _ in 0..<26 {
      let text = Self.text(app)
      #expect(!names.contains { text.contains($0) })
      #expect(!text.contains("云南省"))
      _ = try Self.press("<Right>", &app)
    }
  }

  @Test func wrongSlidesSayWhatIsWrong() throws {
    var unknown = Slide(.plan)
    unknown.region = "不存在县"
    let deck = Deck(
      id: "x",
      slides: [
        unknown,
        Slide(.number(IndicatorChoice(indicator: "certification.enterprises"), by: .automatic)),
      ])
    var app = Self.show(deck: deck)
    #expect(Self.text(app).contains("没有找到地区“不存在县”"))
    _ = try Self.press("<Right>", &app)
    #expect(app.show?.scene(at: 0, ascii: false).isEmpty == false)
  }

  /// A roll-up of some of the places below is no number for a slide.
  @Test func aPartialSumIsNotShown() throws {
    let deck = Deck(
      id: "x", region: "532500", period: .year(2023),
      slides: [
        Slide(.number(IndicatorChoice(indicator: "certification.enterprises"), by: .automatic))
      ])
    let app = Self.show(SampleApp.published, deck: deck)
    #expect(Self.text(app).contains("只有部分下级填报"))
    #expect(app.show?.scene(at: 0, ascii: false).numbers.isEmpty == true)
  }
}
