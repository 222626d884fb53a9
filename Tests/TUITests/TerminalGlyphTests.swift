import Testing

@testable import TUI

/// What a terminal gets for odd characters.
extension TerminalProcessTests {
  @Suite struct GlyphTests {
    init() { _ = LocaleChoice.take() }

    @Test func `a character of unknown width has a stand-in and is named`() throws {
      let size = Size(width: 20, height: 2)
      let screen = try ScreenTests.screen(size: size)
      let emulator = TerminalEmulator(size: size)
      var canvas = Canvas(size: size)
      canvas.write("张\u{31350}三|", at: .zero)
      canvas.write("好", at: Point(x: 0, y: 1))
      emulator.write(screen.render(canvas, cursor: .zero, cursorVisible: true))
      #expect(emulator.lines() == ["张〓三|", "好"])
      #expect(screen.undrawable == ["\u{31350}"])
      #expect(canvas.lines()[0] == "张\u{31350}三|")
      canvas.write("李", at: Point(x: 2, y: 0))
      emulator.write(screen.render(canvas, cursor: .zero, cursorVisible: true))
      #expect(screen.undrawable.isEmpty)
    }

    @Test(arguments: [
      0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F, 0x370...0x377, 0x400...0x482, 0x2010...0x2027,
      0x2030...0x205E, 0x2190...0x21FF, 0x2460...0x24FF, 0x2500...0x25FF, 0x2800...0x28FF,
      0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFC,
      0xAC00...0xD7A3, 0xF900...0xFA6D, 0xFF01...0xFFBE, 0x1F300...0x1F64F, 0x20000...0x2A6DD,
    ])
    func `the C library agrees with the table`(range: ClosedRange<UInt32>) {
      let encoder = GlyphEncoder()
      for scalar in range.compactMap(Unicode.Scalar.init) {
        let columns = DisplayWidth.columns(of: Character(scalar))
        if case .undrawable = encoder.encode(Glyph(scalar), columns: columns) {
          Issue.record("U+\(String(scalar.value, radix: 16)): \(columns) in the table")
        }
      }
    }

    @Test(
      arguments: [
        ("┼", "+"), ("█", "#"), ("░", "."), ("⣿", "*"), ("▶", ">"), ("中", "中"),
        ("\u{201C}", "\u{201C}"),
      ] as [(Character, Character)])
    func `ASCII on request replaces graphics only`(character: Character, expected: Character) {
      let encoder = GlyphEncoder(isASCII: true)
      let columns = DisplayWidth.columns(of: character)
      let encoded = encoder.encode(Glyph(character), columns: columns)
      #expect(encoded == .scalar(expected.unicodeScalars.first!.value))
    }

    @Test func `without UTF-8 only ASCII is sent`() throws {
      let size = Size(width: 12, height: 1)
      let encoder = GlyphEncoder(isASCII: true, isUTF8: false)
      let screen = try ScreenTests.screen(size: size, encoder: encoder)
      var canvas = Canvas(size: size)
      canvas.write("a中é─", at: .zero)
      let bytes = screen.render(canvas, cursor: .zero, cursorVisible: true)
      #expect(bytes.allSatisfy { $0 < 0x80 })
      let emulator = TerminalEmulator(size: size)
      emulator.write(bytes)
      #expect(emulator.lines() == ["a? ?-"])
    }

    @Test func `no ambiguous character is sent where they would be wide`() {
      let encoder = GlyphEncoder(ambiguousIsWide: true)
      for value in UInt32(0xA1)...0x2FFF {
        guard let scalar = Unicode.Scalar(value), DisplayWidth.isAmbiguous(scalar) else { continue }
        let character = Character(scalar)
        guard LineDrawing(character) == nil, DisplayWidth.columns(of: scalar) == 1 else { continue }
        guard case .scalar(let sent) = encoder.encode(Glyph(character), columns: 1), sent < 0x80
        else {
          Issue.record("U+\(String(value, radix: 16))")
          continue
        }
      }
    }

    @Test func `combining marks reach the terminal on their base`() throws {
      let size = Size(width: 4, height: 1)
      let screen = try ScreenTests.screen(size: size)
      var canvas = Canvas(size: size)
      canvas.write("e\u{301}x", at: .zero)
      let bytes = screen.render(canvas, cursor: .zero, cursorVisible: true)
      #expect(String(decoding: bytes, as: UTF8.self).contains("e\u{301}"))
    }
  }
}
