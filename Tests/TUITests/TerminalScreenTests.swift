import CVTerm
import Testing

@testable import TUI

/// ncurses and the locale belong to the whole process: one test at a time.
@Suite(.serialized) struct TerminalProcessTests {}

extension TerminalProcessTests {
  @Suite struct ScreenTests {
    init() { _ = LocaleChoice.take() }

    static func screen(
      term: String = "xterm-256color", size: Size, theme: Theme = .dark,
      encoder: GlyphEncoder = GlyphEncoder(), colors: TerminalOptions.ColorMode = .auto
    ) throws -> NcursesScreen {
      try NcursesScreen(
        term: term, size: size, theme: theme, colorMode: colors, encoder: encoder)
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "linux", "screen-256color", "vt100"])
    func `random frames look as they were drawn`(term: String) throws {
      let size = Size(width: 61, height: 17)
      let screen = try Self.screen(term: term, size: size)
      let emulator = TerminalEmulator(size: size)
      var random = SeededGenerator(seed: 42)
      var canvas = Canvas(size: size)
      for frame in 0..<100 {
        for _ in 0..<Int.random(in: 0..<6, using: &random) {
          drawAnything(on: &canvas, with: &random)
        }
        if frame % 17 == 16 { screen.redrawAll() }
        let cursor = Point(x: Int.random(in: 0..<61, using: &random), y: frame % 17)
        emulator.write(screen.render(canvas, cursor: cursor, cursorVisible: frame % 2 == 0))
        if term.contains("256") {
          #expect(emulator.firstDifference(from: canvas) == nil, "frame \(frame)")
          if emulator.firstDifference(from: canvas) != nil { return }
        } else {
          #expect(emulator.lines() == shownLines(canvas), "frame \(frame)")
        }
        #expect(emulator.cursor == cursor)
      }
    }

    /// The lines as libvterm gives them: the first scalar of each glyph.
    private func shownLines(_ canvas: Canvas) -> [String] {
      canvas.lines().map { line in
        String(String.UnicodeScalarView(line.map { $0.unicodeScalars.first! }))
      }
    }
  }
}
