import Testing

@testable import TUI

/// A field never breaks, whatever keys it gets.
@Suite struct TextFieldPropertyTests {
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  static let pieces: [String] = [
    "a", "Z", "9", " ", "开", "远", "職", "，", "。", "ｶ", "カ", "e\u{301}", "\u{301}", "한", "각",
    "🏭", "👩‍⚕️", "🇨🇳", "\u{200B}", "\u{202E}", "\u{7}", "\u{1b}", "\t", "\n", "\u{2028}", "０",
    "€", "—", "𠮷",
  ]

  static let keys: [Key] = [
    .left, .right, .home, .end, .shiftLeft, .shiftRight, .shiftHome, .shiftEnd, .controlLeft,
    .controlRight, .backspace, .delete, .altBackspace, .control("u"), .control("z"),
    .control("y"), .controlHome, .controlEnd, .shiftLeft, .shiftRight,
  ]

  func turn(_ field: inout TextField, _ dice: inout Dice) {
    switch Int.random(in: 0..<10, using: &dice) {
    case 0..<4:
      for scalar in Self.pieces.randomElement(using: &dice)!.unicodeScalars {
        _ = field.handle(.character(Character(scalar)))
      }
    case 4:
      field.insert(
        (0..<Int.random(in: 0..<12, using: &dice)).map { _ in
          Self.pieces.randomElement(using: &dice)!
        }.joined())
    default: _ = field.handle(Self.keys.randomElement(using: &dice)!)
    }
  }

  @Test(arguments: 1...40) func randomKeysKeepTheInvariants(seed: UInt64) {
    var dice = Dice(state: seed &* 7_919)
    var field = TextField()
    for _ in 0..<400 {
      turn(&field, &dice)
      let text = field.text
      #expect(Array(text).count == field.count)
      #expect((0...field.count).contains(field.caret))
      if let selection = field.selection {
        #expect(!selection.isEmpty && selection.upperBound <= field.count)
        #expect(selection.lowerBound == field.caret || selection.upperBound == field.caret)
        #expect(text.contains(field.selectedText))
      }
      for scalar in text.unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(category != .control && category != .format && category != .lineSeparator)
      }
    }
  }

  @Test(arguments: 1...40) func drawingNeverSplitsAGlyph(seed: UInt64) {
    var dice = Dice(state: seed &* 104_729)
    var field = TextField()
    for _ in 0..<150 {
      turn(&field, &dice)
      let columns = Int.random(in: 3...30, using: &dice)
      let view = field.view(columns: columns)
      #expect(DisplayWidth.columns(of: view.text) <= columns)
      #expect((0..<columns).contains(view.caret))
      #expect(field.text.contains(view.text))
      #expect(view.isCutLeft || view.isCutRight || view.text == field.text)
      // The caret is where the text before it ends.
      #expect(
        view.isCutLeft || view.caret == field.caretColumn, "\(field.text) \(columns)")
      var canvas = Canvas(size: Size(width: columns + 4, height: 1))
      let caret = canvas.draw(field, at: Point(x: 2, y: 0), columns: columns)
      #expect(caret.x == 2 + view.caret && caret.x < columns + 2)
      let row = Array(canvas.row(0))
      for (x, cell) in row.enumerated() where cell.isRightHalf {
        #expect(x > 0 && row[x - 1].glyph.columns == 2)
      }
    }
  }

  @Test(arguments: 1...20) func undoLeadsBackAndRedoForth(seed: UInt64) {
    var dice = Dice(state: seed &* 31_337)
    var field = TextField("原有")
    for _ in 0..<60 { turn(&field, &dice) }
    let end = field.text
    var seen = [end]
    while field.undo() { seen.append(field.text) }
    #expect(field.text == "原有" || seen.count > 100)
    while field.redo() {}
    #expect(seen.contains(field.text))
    var other = TextField("原有")
    for character in "新的字" { _ = other.handle(.character(character)) }
    _ = other.handle(.control("z"))
    #expect(other.text == "原有")
    _ = other.handle(.control("y"))
    #expect(other.text == "原有新的字")
  }
}

@Suite struct TextFieldEditingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var start: String
    var script: String
    var text: String
    var caret: Int
    var selected = ""
    var testDescription: String { "\(start) \(script)" }
  }

  @Test(arguments: [
    Case(start: "开远市", script: "<S-Left><S-Left>", text: "开远市", caret: 1, selected: "远市"),
    Case(start: "开远市", script: "<S-Home>个旧", text: "个旧", caret: 2),
    Case(start: "开远市", script: "<Home><S-Right><BS>", text: "远市", caret: 0),
    Case(start: "开远市", script: "<Home><S-End><Del>", text: "", caret: 0),
    Case(start: "小湾水电厂 abc12", script: "<C-Left>", text: "小湾水电厂 abc12", caret: 9),
    Case(start: "小湾水电厂 abc", script: "<C-Left><C-Left>", text: "小湾水电厂 abc", caret: 0),
    Case(start: "小湾水电厂，abc", script: "<Home><C-Right>", text: "小湾水电厂，abc", caret: 5),
    Case(start: "小湾 水电", script: "<A-BS>", text: "小湾 ", caret: 3),
    Case(start: "abc", script: "<S-Left><S-Left><Left>", text: "abc", caret: 1),
    Case(start: "abc", script: "<S-Left><S-Left><Right>", text: "abc", caret: 3),
    Case(start: "abc", script: "<S-Home><S-Right>", text: "abc", caret: 1, selected: "bc"),
    Case(start: "abc", script: "d<C-z><C-z>", text: "abc", caret: 3),
    Case(start: "", script: "ab cd<C-z>", text: "ab ", caret: 3),
    Case(start: "abc", script: "<BS><BS><C-z>", text: "abc", caret: 3),
    Case(start: "12", script: "<Home><Del><C-z><C-y>", text: "2", caret: 0),
  ])
  func keysEdit(test: Case) throws {
    var field = TextField(test.start)
    for event in try KeyScript.parse(test.script) {
      guard case .key(let key) = event else { continue }
      let isEditing = field.handle(key)
      #expect(isEditing)
    }
    #expect(field.text == test.text)
    #expect(field.caret == test.caret)
    #expect(field.selectedText == test.selected)
  }

  @Test func keysOfTheProgramAreNotTheFields() {
    var field = TextField("abc")
    for key in [
      Key.control("a"), .control("k"), .control("s"), .control("w"), .function(2), .tab, .enter,
    ] {
      let handled = field.handle(key)
      #expect(!handled)
    }
    #expect(field.text == "abc")
  }

  @Test func aPasteReplacesTheSelectionAsOneStep() {
    var field = TextField("旧的内容")
    field.selectAll()
    field.insert("第一行\r\n第二行\u{1b}[31m")
    #expect(field.text == "第一行 第二行[31m")
    _ = field.undo()
    #expect(field.text == "旧的内容")
  }

  @Test func tooMuchIsCutAndSaid() {
    var field = TextField()
    let tooLong = field.insert(String(repeating: "长", count: TextField.longest + 5))
    #expect(!tooLong)
    #expect(field.count == TextField.longest)
    let nothing = field.insert("x")
    #expect(!nothing && field.count == TextField.longest)
  }

  @Test func longTextScrollsByHalvesAndKeepsTheCaretInSight() {
    var field = TextField(String(repeating: "字", count: 20))
    let end = field.view(columns: 10)
    #expect(end.isCutLeft && !end.isCutRight)
    var texts: Set<String> = []
    for _ in 0..<20 {
      _ = field.handle(.left)
      texts.insert(field.view(columns: 10).text + "\(field.view(columns: 10).isCutLeft)")
    }
    #expect(!field.view(columns: 10).isCutLeft)
    #expect(field.view(columns: 10).isCutRight)
  }
}
