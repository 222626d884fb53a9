import Testing

@testable import TUI

/// Bytes that reach the terminal; a remote line pays for each.
extension TerminalProcessTests {
  @Suite struct BudgetTests {
    init() { _ = LocaleChoice.take() }

    /// A screen like the program's: a list in a panel, and a panel that follows the selection.
    private func browse(_ size: Size, selected: Int, first: Int = 0, tick: Int = 0) -> Canvas {
      var canvas = Canvas(size: size)
      canvas.write("企健  全国 > 云南省 > 德宏州", at: .zero, style: Style(.title))
      canvas.write("\(1000 + tick)", at: Point(x: size.width - 6, y: 0), style: Style(.accent))
      let body = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
      let (list, detail) = body.splitLeft(size.width / 2)
      canvas.drawFrame(list, title: "州市", style: Style(.borderFocused))
      canvas.drawFrame(detail, title: "概览")
      for row in 0..<list.height - 2 {
        let number = first + row
        let y = list.y + 1 + row
        canvas.write("第\(number)州  健康企业", at: Point(x: 2, y: y))
        canvas.write("\(number * 37)", at: Point(x: 24, y: y), style: Style(.mark))
        if number == selected {
          canvas.restyle(list.inset(x: 1, y: 1).row(row), role: .selection)
        }
      }
      for row in 0..<min(40, detail.height - 2) {
        let y = detail.y + 1 + row
        canvas.write("指标\(row)", at: Point(x: detail.x + 2, y: y), style: Style(.dim))
        let text = "\((selected + 3) * (row + 7))"
        canvas.write(text, at: Point(x: detail.x + 16, y: y))
        let bar = Rect(x: detail.x + 22, y: y, width: (selected + row) % 8, height: 1)
        canvas.fill(bar, with: "█", style: Style(.barFill))
      }
      canvas.write("Enter打开 Esc返回 /查找", at: Point(x: 0, y: size.height - 1), style: Style(.key))
      return canvas
    }

    private func bytes(
      _ size: Size, from: Canvas, to: Canvas, term: String = "xterm-256color"
    ) throws -> (first: Int, change: Int) {
      let screen = try ScreenTests.screen(term: term, size: size)
      let emulator = TerminalEmulator(size: size)
      let start = screen.enter() + screen.render(from, cursor: .zero, cursorVisible: false)
      emulator.write(start)
      let change = screen.render(to, cursor: .zero, cursorVisible: false)
      emulator.write(change)
      #expect(emulator.firstDifference(from: to) == nil)
      #expect(screen.render(to, cursor: .zero, cursorVisible: false).isEmpty)
      return (start.count, change.count)
    }

    static let sizes = [Size(width: 80, height: 24), Size(width: 200, height: 60)]
    static let terms = ["xterm-256color", "tmux-256color"]

    @Test(arguments: sizes, terms)
    func `first frame, selection, scrolling and counters`(size: Size, term: String) throws {
      let start = browse(size, selected: 3)
      let isLarge = size.width > 100
      let selection = try bytes(size, from: start, to: browse(size, selected: 4), term: term)
      #expect(selection.first <= 30_000)
      #expect(selection.change <= (isLarge ? 2500 : 1000))
      let scroll = try bytes(size, from: start, to: browse(size, selected: 3, first: 1), term: term)
      #expect(scroll.change <= 3000)
      let tick = try bytes(size, from: start, to: browse(size, selected: 3, tick: 1), term: term)
      #expect(tick.change <= 100)
      let idle = try bytes(size, from: start, to: start, term: term)
      #expect(idle.change == 0)
      let page = try bytes(
        size, from: start, to: browse(size, selected: 33, first: 30), term: term)
      #expect(page.change <= (isLarge ? 8000 : 3000))
    }

    @Test func `the worst frame has a limit`() throws {
      let size = Size(width: 200, height: 60)
      var random = SeededGenerator(seed: 1)
      var frames: [Canvas] = []
      for _ in 0..<2 {
        var canvas = Canvas(size: size)
        for y in 0..<60 {
          var x = 0
          while x < 200 {
            let text = Bool.random(using: &random) ? "健康" : "ab"
            let role: StyleRole = [.text, .good, .bad, .mark].randomElement(using: &random)!
            x += canvas.write(text, at: Point(x: x, y: y), style: Style(role))
          }
        }
        frames.append(canvas)
      }
      let result = try bytes(size, from: frames[0], to: frames[1])
      #expect(result.first <= 180_000 && result.change <= 180_000)
    }
  }
}
