import Testing

@testable import TUI

@Suite struct CanvasWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("健康企业", 8), ("㎡", 2), ("·…→①±℃", 6), ("e\u{301}", 1), ("ｱ", 1), ("Ａ", 2),
    ("👨‍👩‍👧", 2), ("☀️", 1), ("𠮷", 2), ("\u{31350}", 2), ("\u{2EBF0}", 2), ("한", 2), ("─│█", 3),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("🇨🇳", 1), ("\r\n", 1), ("\u{200B}", 1), ("〓", 2),
  ])
  func `columns of a text`(text: String, expected: Int) {
    #expect(DisplayWidth.columns(of: text) == expected)
    #expect(DisplayWidth.columns(of: sanitized(text)) == expected)
  }

  @Test(arguments: [
    ("健康企业", 8, "健康企业"), ("健康企业", 7, "健康企~"), ("健康企业", 6, "健康~"), ("abc", 2, "a~"),
    ("健康", 1, "~"), ("健康", 0, ""), ("", 3, ""),
  ])
  func `truncation`(text: String, columns: Int, expected: String) {
    #expect(DisplayWidth.truncate(text, to: columns) == expected)
  }

  @Test func `padding fills exactly`() {
    #expect(DisplayWidth.pad("户", to: 5) == "户   ")
    #expect(DisplayWidth.pad("户", to: 5, align: .right) == "   户")
    #expect(DisplayWidth.pad("户", to: 5, align: .center) == " 户  ")
    #expect(DisplayWidth.pad("健康企业", to: 6) == "健康~ ")
    #expect(DisplayWidth.pad("健康企业", to: 6, align: .right) == " 健康~")
  }

  @Test(arguments: [
    ("", 10, [""]), ("one two three", 7, ["one two", "three"]),
    ("截至2023年底，全省建成。", 8, ["截至2023", "年底，全", "省建成。"]),
    ("全省，全市", 6, ["全省，", "全市"]), ("全省全，市", 6, ["全省", "全，市"]),
    ("a\n\nb", 5, ["a", "", "b"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("他说（甲）好", 6, ["他说", "（甲）", "好"]), ("  缩进 文", 8, ["  缩进", "文"]),
  ])
  func `wrapping`(text: String, columns: Int, expected: [String]) {
    #expect(DisplayWidth.wrap(text, to: columns) == expected)
  }

  @Test(arguments: 0..<30)
  func `wrapped lines fit and lose no character`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array("健康，。（ab1 ）企业「」. \n")
    let text = String((0..<120).map { _ in alphabet.randomElement(using: &random)! })
    let width = 4 + seed
    let lines = DisplayWidth.wrap(text, to: width)
    #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= width })
    let letters = { (text: String) in text.filter { !$0.isWhitespace } }
    #expect(letters(lines.joined()) == letters(text))
  }

  @Test(arguments: [
    ("\u{1B}[31m红", "?[31m红"), ("a\u{202E}b", "a?b"), ("a\u{2066}b", "a?b"), ("a\r\nb\tc", "a b c"),
    ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"), ("\u{9B}m", "?m"), ("\u{7F}", "?"),
    ("\u{FEFF}表", "?表"),
    ("👨‍👩‍👧", "👨"), ("☀️", "☀"), ("葛\u{E0100}", "葛"), ("e\u{301}", "e\u{301}"), ("\u{301}", "?"),
    ("1\u{FE0F}\u{20E3}", "1"), ("a\u{AD}b", "a?b"), ("\0", "?"),
  ])
  func `hostile text is made harmless`(text: String, expected: String) {
    #expect(sanitized(text) == expected)
    #expect(sanitized(expected) == expected)
  }

  @Test func `no scalar gets control characters past the canvas`() {
    for value in (0...0x3FFF).map(UInt32.init) + [0xFEFF, 0xE0001, 0xE0041] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = sanitized("a" + String(Character(scalar)))
      for scalar in shown.unicodeScalars {
        #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
        #expect(!(0x2028...0x202E).contains(scalar.value))
        #expect(!(0x2066...0x2069).contains(scalar.value))
        #expect(!(0x200B...0x200F).contains(scalar.value))
      }
    }
  }
}
