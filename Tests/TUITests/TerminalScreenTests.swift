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

    @Test(arguments: Theme.allCases)
    func `a theme repaints everything`(theme: Theme) throws {
      let size = Size(width: 30, height: 6)
      let screen = try Self.screen(size: size, theme: theme.next)
      let emulator = TerminalEmulator(size: size)
      var canvas = Canvas(size: size)
      for (index, role) in StyleRole.allCases.enumerated() {
        let point = Point(x: index % 6 * 5, y: index / 6)
        canvas.write("中a", at: point, style: Style(role, underline: index % 3 == 0))
      }
      emulator.write(screen.render(canvas, cursor: .zero, cursorVisible: true))
      #expect(emulator.firstDifference(from: canvas, theme: theme.next) == nil)
      screen.theme = theme
      emulator.write(screen.render(canvas, cursor: .zero, cursorVisible: true))
      #expect(emulator.firstDifference(from: canvas, theme: theme) == nil)
    }

    @Test func `every change of size is followed`() throws {
      var size = Size(width: 30, height: 10)
      let screen = try Self.screen(size: size)
      let emulator = TerminalEmulator(size: size)
      var random = SeededGenerator(seed: 3)
      for _ in 0..<60 {
        size = Size(
          width: Int.random(in: 4...90, using: &random),
          height: Int.random(in: 1...40, using: &random))
        emulator.resize(to: size)
        screen.resize(to: size)
        var canvas = Canvas(size: size)
        for _ in 0..<8 { drawAnything(on: &canvas, with: &random) }
        emulator.write(screen.render(canvas, cursor: .zero, cursorVisible: true))
        #expect(emulator.firstDifference(from: canvas) == nil)
      }
    }

    @Test func `a canvas of another size is cut or filled up`() throws {
      let size = Size(width: 8, height: 2)
      let screen = try Self.screen(size: size)
      let emulator = TerminalEmulator(size: size)
      var large = Canvas(size: Size(width: 9, height: 3))
      large.fill(large.bounds, with: "中")
      emulator.write(screen.render(large, cursor: Point(x: 40, y: 40), cursorVisible: true))
      #expect(emulator.lines() == ["中中中中", "中中中中"])
      #expect(emulator.cursor == Point(x: 7, y: 1))
      emulator.write(
        screen.render(Canvas(size: Size(width: 2, height: 1)), cursor: .zero, cursorVisible: true))
      #expect(emulator.lines() == ["", ""])
    }

    @Test func `leaving and entering draws everything again`() throws {
      let size = Size(width: 10, height: 2)
      let screen = try Self.screen(size: size)
      let emulator = TerminalEmulator(size: size)
      var canvas = Canvas(size: size)
      canvas.write("企健", at: .zero)
      for _ in 0..<3 {
        emulator.write(screen.enter() + screen.render(canvas, cursor: .zero, cursorVisible: false))
        #expect(emulator.isAlternate && !emulator.isCursorVisible)
        #expect(emulator.firstDifference(from: canvas) == nil)
        emulator.write(screen.leave())
        #expect(!emulator.isAlternate && emulator.isCursorVisible)
      }
    }

    @Test func `unknown and simple terminals are refused`() {
      let size = Size(width: 80, height: 24)
      #expect(throws: TerminalError.unknownTerm("")) { try Self.screen(term: "", size: size) }
      #expect(throws: TerminalError.unknownTerm("x-y")) { try Self.screen(term: "x-y", size: size) }
      #expect(throws: TerminalError.tooSimple("dumb")) { try Self.screen(term: "dumb", size: size) }
    }

    /// The lines as libvterm gives them: the first scalar of each glyph.
    private func shownLines(_ canvas: Canvas) -> [String] {
      canvas.lines().map { line in
        String(String.UnicodeScalarView(line.map { $0.unicodeScalars.first! }))
      }
    }
  }
}
