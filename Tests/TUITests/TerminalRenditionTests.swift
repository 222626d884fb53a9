import CVTerm
import Testing

@testable import TUI

/// Frames are sent with as few renditions as possible, and look the same.
@Suite struct TerminalRenditionTests {
  /// Rewrites a text with `^` for ESC after a frame that left the terminal plain.
  private func rewritten(_ text: String, unsets: Bool = true) -> String {
    var saver = RenditionSaver(unsets: unsets)
    _ = saver.rewrite(Array("x".utf8))
    let bytes = saver.rewrite(Array(text.replacing("^", with: "\u{1B}").utf8))
    return String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "^")
  }

  @Test(arguments: [
    // What is in force is not set again.
    ("^[38;5;1ma^[38;5;1mb^[m", "^[38;5;1mab^[m"),
    ("^[0;1m^[38;5;2m^[48;5;3ma^[m^[38;5;2m^[48;5;3mb^[m", "^[1;38;5;2;48;5;3ma^[22mb^[m"),
    // Only what is needed is sent, and nothing that is never shown.
    ("^[31m^[32m^[3;4Ha^[m", "^[3;4H^[32ma^[m"), ("^[1m^[m", ""), ("^[1m^[ma", "a"),
    ("^[1;4ma^[24mb^[22mc", "^[1;4ma^[24mb^[mc"), ("^[2ma^[0;1mb^[m", "^[2ma^[0;1mb^[m"),
    ("^[91;104ma^[39mb^[m", "^[91;104ma^[39mb^[m"),
    // A blank shows the background only, unless it is underlined or reversed.
    ("^[31ma^[32m ^[31mb^[m", "^[31ma b^[m"),
    ("^[31;42ma^[1;33m ^[41m c^[m", "^[31;42ma ^[41m ^[1;33mc^[m"),
    ("^[4m ^[m a", "^[4m ^[m a"), ("^[7ma^[m ^[7mb^[m", "^[7ma^[m ^[7mb^[m"),
    // So does what is erased or scrolled in.
    ("^[41m^[K^[m", "^[41m^[K^[m"), ("^[31ma^[32m^[K^[m", "^[31ma^[K^[m"),
    ("^[44m\n^[m", "^[44m\n^[m"), ("^[31m^[5;1H\r^[ma", "^[5;1H\ra"),
    // Sets of characters wait as well.
    ("^(0q^(B^(0x^(Ba", "^(0qx^(Ba"), ("\u{E}q\u{F} \u{E}q\u{F}a", "\u{E}q q\u{F}a"),
    ("^(0q^[1m^(Ba^[m", "^(0q^(B^[1ma^[m"),
    // What is not understood goes as it is, with all that follows.
    ("^[1ma^[38;2;1;2;3mb^[1mc", "^[1ma^[38;2;1;2;3mb^[1mc"), ("^[1ma^[", "^[1ma^["),
    ("^[31ma^8^[31mb^[31m", "^[31ma^8^[31mb^[31m"), ("", ""), ("中^[3mx^[m", "中^[3mx^[m"),
  ])
  func `a rendition is sent when a character needs it`(input: String, expected: String) {
    let result = rewritten(input)
    #expect(result == expected || result == expected + "^[m")
  }

  @Test func `a simple terminal is reset instead`() {
    #expect(rewritten("^[1ma^[4mb^[mc", unsets: false) == "^[1ma^[4mb^[mc")
    #expect(rewritten("^[1;4ma^[24mb^[m", unsets: false) == "^[1;4ma^[0;1mb^[m")
  }

  @Test func `nothing is taken for granted at first and after forgetting`() {
    var saver = RenditionSaver(unsets: true)
    let text = Array("\u{1B}[1ma\u{1B}[m".utf8)
    #expect(saver.rewrite(text) == Array("\u{1B}[0;1ma\u{1B}[m".utf8))
    #expect(saver.rewrite(text) == text)
    saver.forget()
    #expect(saver.rewrite(text) == Array("\u{1B}[0;1ma\u{1B}[m".utf8))
    saver.forget()
    #expect(saver.rewrite([]).isEmpty)
  }

  /// Random text in random renditions looks the same as ncurses would have sent it.
  @Test(arguments: 1...40) func `the screen is the same`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let size = Size(width: 24, height: 6)
    let (plain, saved) = (TerminalEmulator(size: size), TerminalEmulator(size: size))
    var saver = RenditionSaver(unsets: seed % 4 != 0)
    for _ in 0..<6 {
      var text = ""
      for _ in 0..<60 {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: text += "\u{1B}[\(Int.random(in: 1...6, using: &random));5H"
        case 1: text += "\u{1B}[0;\([1, 4, 7].randomElement(using: &random)!)m"
        case 2: text += "\u{1B}[\(Int.random(in: 30...37, using: &random))m"
        case 3: text += "\u{1B}[48;5;\(Int.random(in: 16...255, using: &random))m"
        case 4:
          text += ["\u{1B}[K", "\u{1B}[J", "\u{1B}[3X", "\u{1B}[2P", "\n", "\u{1B}M"].randomElement(
            using: &random)!
        case 5:
          text += ["\u{1B}[39;49m", "\u{1B}[m", "\u{1B}[22m", "\u{1B}[24;27m"].randomElement(
            using: &random)!
        case 6: text += "\u{1B}(0q\u{1B}(B"
        case 7: text += "   "
        case 8: text += "-\u{1B}[4b"
        default: text += ["a", "中", "b c", "健康"].randomElement(using: &random)!
        }
      }
      let bytes = Array((text + "\u{1B}(B\u{1B}[m").utf8)
      plain.write(bytes)
      saved.write(saver.rewrite(bytes))
      #expect(saved.cursor == plain.cursor)
      for y in 0..<size.height {
        for x in 0..<size.width {
          #expect(looks(plain, x, y) == looks(saved, x, y), "\(x),\(y) in \(text)")
        }
      }
    }
  }

  /// What can be seen of a cell.
  private func looks(_ emulator: TerminalEmulator, _ x: Int, _ y: Int) -> [Int32] {
    let cell = emulator.cell(Point(x: x, y: y))
    let isBlank =
      (cell.character == 0 || cell.character == 0x20) && !cell.reverse && !cell.underline
    let character = cell.character == 0x20 ? 0 : Int32(cell.character)
    let ink = isBlank ? [] : [cell.foreground, cell.bold ? 1 : 0]
    return [character, cell.background, cell.reverse ? 1 : 0, cell.underline ? 1 : 0] + ink
  }
}
