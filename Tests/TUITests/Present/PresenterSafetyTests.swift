import Core
import Testing

@testable import TUI

/// A slip never leaves the deck, and nothing private is on the wall.
@Suite struct PresenterSafetyTests {
  private static let day = CalendarDate(year: 2023, month: 12, day: 20)!
  private static let indicator = IndicatorChoice(indicator: "certification.enterprises")

  private static func show(
    _ dataset: Dataset = SampleApp.demoCounty, deck: Deck? = nil,
    size: Size = Size(width: 80, height: 24), isKiosk: Bool = false
  ) -> App {
    var request = StartRequest()
    request.presents = PresentRequest(deck: deck, isKiosk: isKiosk)
    var app = App(
      size: size, settings: Settings(), session: Session(dataset: ""), request: request)
    app.wallClock = .stopped(at: day)
    _ = app.update(.loaded(.opened(dataset)))
    return app
  }

  // MARK: - Keys

  /// Every key that a keyboard, an input method or a clicker can send.
  private static let keys: [Key] = {
    var keys: [Key] = [
      .enter, .tab, .backTab, .backspace, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .insert, .delete,
    ]
    keys += (1...12).map { Key.function($0) }
    for value in (0x20...0x7E).map({ UInt32($0) }) + (0xFF01...0xFF5E).map({ UInt32($0) }) {
      if let scalar = Unicode.Scalar(value) { keys.append(.character(Character(scalar))) }
    }
    keys += "，。；：？！、《》【】（）·「」小湾电厂　é".map { .character($0) }
    keys += "abcdefghijklmnopqrstuvwxyz".map { .control($0) }
    return keys
  }()

  /// Keys that leave or edit elsewhere, and those after which something else might be meant.
  private static let leavers: [Key] =
    [.enter, .delete, .insert, .tab, .function(2), .function(5), .function(9), .function(10)]
    + "q:ude1bf/".map { .character($0) } + "cqzdks".map { .control($0) }

  /// What no key but Esc twice may do.
  private func isHarmless(_ effect: Effect) -> Bool {
    switch effect {
    case .quit, .suspend, .copy, .saveSession, .openTally, .tally, .cancelLoading, .entry,
      .openDataset, .closeTally:
      false
    case .redrawAll, .setMouse, .setTheme, .publishShow, .watchData, .listRows, .cancelRows,
      .prepare:
      true
    }
  }

  @Test(arguments: [false, true])
  func noKeyLeavesEditsOrWrites(isKiosk: Bool) {
    let begun = Self.show(isKiosk: isKiosk)
    for key in Self.keys {
      var app = begun
      let figures = app.workspace?.dataset.figures.count
      for moment in [0, 500] {
        _ = app.update(.tick(moment))
        let effects = app.update(.input(.key(key)))
        #expect(effects.allSatisfy(isHarmless), "\(key): \(effects)")
      }
      #expect(app.show != nil && app.layers.isEmpty && app.tally == nil, "\(key)")
      #expect(app.workspace?.dataset.figures.count == figures && app.desk.outbox.items.isEmpty)
    }
  }

  /// What is said about ending is true.
  @Test(arguments: [Key.escape, .character("q"), .control("c"), .function(1)])
  func aKioskDoesNotPromiseThatKeysEndIt(key: Key) {
    for isKiosk in [false, true] {
      var app = Self.show(isKiosk: isKiosk)
      _ = app.update(.input(.key(key)))
      let words = app.draw().canvas.lines().joined()
      #expect(words.contains("Esc") != isKiosk, "\(words)")
      if key != .function(1) { #expect(words.contains("SIGTERM") == isKiosk) }
    }
  }

  /// What a passer-by leaves behind ends two minutes after their last key; a speaker's stays.
  @Test(arguments: ["b", "p", "f", "bpf"], [false, true])
  func aKioskGoesOnByItself(keys: String, isKiosk: Bool) {
    var app = Self.show(isKiosk: isKiosk)
    _ = app.update(.tick(1_000))
    for key in keys { _ = app.update(.input(.key(.character(key)))) }
    func isHeld() -> Bool {
      app.show.map { $0.isBlack || $0.isPaused || $0.frozen != nil } ?? false
    }
    _ = app.update(.tick(100_000))
    // Another key: the visitor is still there.
    _ = app.update(.input(.key(.function(1))))
    _ = app.update(.tick(219_999))
    #expect(isHeld())
    if isKiosk { #expect(app.nextWake.map { $0 <= 220_000 } == true) }
    _ = app.update(.tick(220_000))
    #expect(isHeld() != isKiosk)
    #expect(app.show?.index == 0)
  }

  @Test func aKioskShowsTheNewestDataAfterAVisit() {
    var app = Self.show(isKiosk: true)
    _ = app.update(.input(.key(.character("f"))))
    _ = app.update(.reloaded(.opened(Renewal(SampleApp.published))))
    let count = app.show?.source.dataset.regions.count
    #expect(count == SampleApp.demoCounty.regions.count)
    _ = app.update(.tick(Show.visit))
    #expect(app.show?.source.dataset.figures.count == SampleApp.published.figures.count)
  }

  /// Nor does any pair of them, nor a paste, a click or Ctrl-C from outside.
  @Test func noTwoKeysNorAnythingElseLeaves() {
    var app = Self.show()
    for first in Self.keys {
      for second in Self.leavers where second != first {
        let effects = app.update(.input(.key(first))) + app.update(.input(.key(second)))
        if !effects.allSatisfy(isHarmless) || app.show == nil {
          Issue.record("\(first) and \(second): \(effects)")
          return
        }
      }
    }
    for event in [
      InputEvent.paste("q\r\u{1B}"), .interrupted,
      .mouse(MouseEvent(.press, button: .left, at: Point(x: 3, y: 3))),
    ] {
      #expect(app.update(.input(event)).allSatisfy(isHarmless))
    }
    #expect(app.update(.burst([.key(.character("q")), .key(.enter)])).allSatisfy(isHarmless))
    #expect(app.show != nil && app.layers.isEmpty)
  }

  @Test func escapeTwiceEndsAShowButNoKiosk() {
    var app = Self.show()
    _ = app.update(.input(.key(.escape)))
    #expect(app.update(.input(.key(.escape))).contains(.quit(0)))
    var kiosk = Self.show(isKiosk: true)
    for _ in 0..<4 {
      #expect(!kiosk.update(.input(.key(.escape))).contains(.quit(0)) && kiosk.show != nil)
    }
  }

  // MARK: - Names

  private static let enterprise = "云岭模拟磷化工有限公司"
  private static let person = "欧阳模拟师"

  /// The county with an enterprise and a person whose names stand everywhere that free text may hold them.
  private static let county: Dataset = {
    var dataset = SampleApp.demoCounty
    func row(_ id: String, _ fields: [(String, JSONValue)]) -> JSONValue {
      var row = JSONObject()
      for (key, value) in [("id", JSONValue(id)), ("region", JSONValue("999901"))] + fields {
        row.set(key, to: value, order: [])
      }
      return JSONValue(row)
    }
    func words(_ text: String) -> JSONValue { JSONValue(text + enterprise + "的" + person + "同志") }
    let rows: [(String, JSONValue)] = [
      ("enterprises", row("EX", [("name", JSONValue(enterprise))])),
      ("champions", row("CX", [("name", JSONValue(person))])),
      ("decisions", row("DX", [("text", words("约谈")), ("owner", words("由"))])),
      (
        "honours",
        row(
          "HX",
          [
            ("title", words("表彰")), ("holder", JSONValue(enterprise)),
            ("holderKind", JSONValue("bureau")), ("date", JSONValue("2023-05-01")),
          ])
      ),
      (
        "excellentCases",
        row("KX", [("title", words("经验：")), ("author", words("")), ("year", JSONValue(2023))])
      ),
    ]
    let edits = rows.map { register, row in
      Edit(
        .row(register: register, id: row["id"]?.string ?? ""), from: nil, to: row)
    }
    _ = dataset.apply(Transaction(sequence: 1, id: "t", author: "a", time: "t", edits: edits))
    // Only the planted case is left to be that of the day.
    for table in [dataset.tables["excellentCases"], dataset.tables["decisions"]] {
      guard let table else { continue }
      let others = table.rows.map { table.id(of: $0) }.filter { $0 != "KX" && $0 != "DX" }
      _ = dataset.apply(
        Transaction(
          sequence: 2, id: "u", author: "a", time: "t",
          edits: others.map {
            Edit(.row(register: table.schema.id, id: $0), from: JSONValue(1), to: nil)
          }))
    }
    return dataset
  }()

  private static let kinds: [Slide] = {
    let choice = indicator
    let rate = IndicatorChoice(indicator: "supervision.declarationRate")
    return [
      Slide(.title(nil)), Slide(.section(nil)), Slide(.number(choice, by: .automatic)),
      Slide(.number(choice, by: .children)), Slide(.numbers([choice, rate])),
      Slide(.league(choice, limit: 50)),
      Slide(.league(IndicatorChoice(indicator: "enterprises.onFile"), limit: 50)),
      Slide(.target(nil, families: [])), Slide(.trend(choice, windows: [], years: 10)),
      Slide(.rates([rate])), Slide(.honours(limit: 50)), Slide(.excellentCase),
      Slide(.decisions(limit: 50)), Slide(.plan), Slide(.countdown(.next)),
      Slide(.tally(event: nil)),
    ]
  }()

  private static func wall(_ shows: Set<Deck.Disclosure>) -> String {
    let deck = Deck(id: "x", region: "999901", shows: shows, slides: kinds)
    var app = show(county, deck: deck, size: Size(width: 220, height: 100))
    var text = ""
    for _ in kinds {
      text += app.draw().canvas.lines().joined(separator: "\n").filter { $0 != " " }
      _ = app.update(.input(.key(.right)))
    }
    return text
  }

  @Test func noKindOfSlideNamesAnybodyUnlessTheDeckSaysSo() throws {
    let table = try #require(Self.county.table("enterprises"))
    let people = try #require(Self.county.table("champions"))
    let names = table.rows.compactMap { table.name(of: $0) }
    let persons = people.rows.compactMap { people.name(of: $0) }
    let wall = Self.wall([])
    #expect(!names.contains { wall.contains($0) } && !persons.contains { wall.contains($0) })
    #expect(wall.contains("某企业") && wall.contains("某人"))
    let enterprisesOnly = Self.wall([.enterpriseNames])
    #expect(enterprisesOnly.contains(Self.enterprise) && !enterprisesOnly.contains(Self.person))
    let all = Self.wall([.enterpriseNames, .personalData])
    #expect(all.contains(Self.enterprise) && all.contains(Self.person))
    #expect(!all.contains("某企业") && !all.contains("某人"))
  }

  /// Notes are for the speaker alone, on every kind of slide.
  @Test func notesAreNeverOnTheWall() {
    var deck = Deck(id: "x", region: "999901", slides: Self.kinds)
    for index in deck.slides.indices {
      deck.slides[index].notes = LocalizedText(zh: "只给演讲者看", en: "for the speaker")
    }
    var app = Self.show(deck: deck, size: Size(width: 200, height: 60))
    for _ in Self.kinds {
      #expect(!app.draw().canvas.lines().joined().contains("只给演讲者看"))
      #expect(app.show.map { app.showState($0).notes } == "只给演讲者看")
      _ = app.update(.input(.key(.right)))
    }
  }
}
