import Core
import Testing

@testable import TUI

/// Frames of few cells: fewer bytes, the same picture.
extension TerminalProcessTests {
  @Suite struct ShortFrameTests {
    init() { _ = LocaleChoice.take() }

    /// Counters as a wall and a pad show them.
    private func counters(_ size: Size, _ values: [Int], gained: Int) -> Canvas {
      var canvas = Canvas(size: size)
      let pen = SlidePen(
        size: size, language: .zh, ascii: false, units: SampleApp.demoCounty.catalogue.units)
      let cells = values.enumerated().map { index, value in
        SlideScene.Row(
          label: "现场咨询",
          number: SlideScene.Number(
            quantity: Quantity(FixedDecimal(value), unit: "人次"), isCounter: true),
          remark: index == 0 ? "本场 +\(gained)" : "", remarkRole: .good)
      }
      pen.draw(
        SlideScene(place: "演示县", subject: "宣传周", body: .grid(cells)), badge: .synthetic, &canvas)
      return canvas
    }

    /// Bytes of every tick of the first of five counters, from 11 up.
    private func ticks(
      _ size: Size, theme: Theme = .dark, term: String = "xterm-256color",
      colors: TerminalOptions.ColorMode = .auto
    ) throws -> [Int] {
      let screen = try ScreenTests.screen(term: term, size: size, theme: theme, colors: colors)
      let emulator = TerminalEmulator(size: size)
      let corner = Point(x: 0, y: size.height - 1)
      var counts: [Int] = []
      for value in 11...70 {
        let canvas = counters(size, [value, 40, 28, 77, 56], gained: value)
        let bytes = screen.render(canvas, cursor: corner, cursorVisible: false)
        emulator.write(bytes)
        #expect(
          emulator.firstDifference(from: canvas, theme: screen.colors == 0 ? .mono : theme) == nil)
        #expect(emulator.cursor == corner)
        if value > 11 { counts.append(bytes.count) }
      }
      return counts.sorted()
    }

    @Test(arguments: [Theme.dark, .light, .colorBlind], ["xterm-256color", "tmux-256color"])
    func `a tick of one counter fits in 100 bytes`(theme: Theme, term: String) throws {
      let counts = try ticks(Size(width: 80, height: 24), theme: theme, term: term)
      #expect(counts[counts.count / 2] <= 70, "\(counts)")
      // tmux does not say that it erases to the background in force: three ticks that carry cost more there.
      #expect(counts[counts.count * 94 / 100] <= 100, "\(counts)")
      #expect((counts.last ?? 0) <= (term.hasPrefix("xterm") ? 100 : 112), "\(counts)")
    }

    @Test(arguments: [(120, 40, 110), (200, 60, 145)])
    func `larger digits cost little more`(width: Int, height: Int, most: Int) throws {
      let counts = try ticks(Size(width: width, height: height))
      #expect(counts[counts.count / 2] <= most, "\(counts)")
    }

    @Test func `without colours too`() throws {
      let counts = try ticks(Size(width: 80, height: 24), colors: .never)
      #expect(counts[counts.count / 2] <= 110, "\(counts)")
    }

    /// Small and large changes in turn, by whatever way they go.
    @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color", "vt100", "linux"])
    func `small and large changes look as they were drawn`(term: String) throws {
      let size = Size(width: 60, height: 16)
      let screen = try ScreenTests.screen(term: term, size: size)
      let emulator = TerminalEmulator(size: size)
      var random = SeededGenerator(seed: 7)
      var canvas = Canvas(size: size)
      let texts = ["█", "██████", "▄", "健康", "a", " ", "   ", "12", "─", "中a文"]
      let roles: [StyleRole] = [.title, .good, .dim, .notice, .text, .barFill]
      for frame in 0..<400 {
        for _ in 0..<(frame % 29 == 0 ? 300 : Int.random(in: 0...9, using: &random)) {
          let point = Point(
            x: Int.random(in: 0..<size.width, using: &random),
            y: Int.random(in: 0..<size.height, using: &random))
          let style = Style(
            roles.randomElement(using: &random) ?? .text, bold: Bool.random(using: &random),
            underline: frame % 5 == 0 && Bool.random(using: &random))
          // A wide glyph in the last corner is drawn wrongly by ncurses itself in tmux.
          if point.y == size.height - 1, point.x > size.width - 9 { continue }
          canvas.write(texts.randomElement(using: &random) ?? "x", at: point, style: style)
        }
        let cursor = Point(x: Int.random(in: 0..<size.width, using: &random), y: frame % 16)
        let bytes = screen.render(canvas, cursor: cursor, cursorVisible: frame % 61 > 30)
        emulator.write(bytes)
        #expect(emulator.cursor == cursor)
        if term.contains("xterm") || term.contains("tmux") {
          let difference = emulator.firstDifference(from: canvas)
          #expect(difference == nil, "frame \(frame)")
          if difference != nil { return }
        }
        if frame % 97 == 96 {
          emulator.write(screen.leave())
          canvas.write("back", at: .zero)
        }
      }
    }

    @Test func `the terminal is left without colours`() throws {
      let size = Size(width: 80, height: 24)
      let screen = try ScreenTests.screen(size: size)
      for value in 11...13 {
        _ = screen.render(
          counters(size, [value, 1], gained: value), cursor: .zero, cursorVisible: false)
      }
      #expect(screen.leave().starts(with: Array("\u{1B}[m".utf8)))
    }
  }
}
