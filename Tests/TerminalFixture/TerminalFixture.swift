import Glibc
import TUI

/// A program that only shows what its terminal does, for tests of the terminal room.
///
/// It lists the events it receives. Some keys make it do things a program should not do.
@main
struct TerminalFixture {
  static func main() {
    if CommandLine.arguments.contains("--reset") {
      exit(TerminalReset.apply() ? 0 : 1)
    }
    do {
      let terminal = try NcursesTerminal(options: options())
      var fixture = TerminalFixture(terminal: terminal)
      let status = fixture.run()
      terminal.close()
      print("bye \(status)")
      exit(status)
    } catch {
      print("error: \(error)")
      exit(2)
    }
  }

  private static func options() -> TerminalOptions {
    var options = TerminalOptions()
    for argument in CommandLine.arguments.dropFirst() {
      switch argument {
      case "--ascii": options.ascii = true
      case "--ambiguous=2": options.ambiguousWidth = 2
      case "--no-mouse": options.mouse = false
      case "--basic": options.colorMode = .basic
      default: options.theme = Theme(rawValue: argument) ?? .dark
      }
    }
    return options
  }

  let terminal: NcursesTerminal
  var log: [String] = []
  var cursorVisible = true

  mutating func run() -> Int32 {
    while true {
      draw()
      for event in terminal.wait(timeout: nil, wake: nil) {
        log.append(Self.words(for: event))
        switch event {
        case .hangup: return 3
        case .terminated: return 4
        case .suspendRequested: terminal.suspend()
        case .key(let key):
          if let status = act(on: key) { return status }
        default: break
        }
      }
    }
  }

  private mutating func act(on key: Key) -> Int32? {
    switch key {
    case .character("q"): return 0
    case .character("!"): return Int32(log[log.count + 1].count)  // a Swift trap
    case .character("o"): return overflow(1)
    case .character("x"): exit(5)  // leaves without giving the terminal back
    case .character("H"): while true { pause() }  // ignores every signal
    case .character("K"): kill(getpid(), SIGKILL)
    case .character("t"): terminal.theme = terminal.theme.next
    case .character("y"): log.append("\(terminal.copyToClipboard("健康企业"))")
    case .character("b"): terminal.ring()
    case .character("m"): terminal.setMouse(!terminal.capabilities.reportsMouse)
    case .character("v"): cursorVisible.toggle()
    case .control("l"): terminal.redrawAll()
    case .control("z"): terminal.suspend()
    default: break
    }
    return nil
  }

  /// Uses up the stack.
  private func overflow(_ depth: Int32) -> Int32 {
    depth < 0 ? 0 : overflow(depth &+ 1) &+ Int32(truncatingIfNeeded: log.count)
  }

  private func draw() {
    let size = terminal.size
    var canvas = Canvas(size: size)
    canvas.drawFrame(canvas.bounds, title: "终端 \(size.width)x\(size.height)")
    let facts = terminal.capabilities
    let flags = [
      (facts.synchronizesOutput, "sync"), (facts.ambiguousIsWide, "wide"), (facts.isASCII, "ascii"),
      (facts.isUTF8, "utf8"), (facts.reportsMouse, "mouse"), (facts.isSlowLink, "slow"),
    ].filter(\.0).map(\.1)
    canvas.write(
      "\(facts.colors) " + flags.joined(separator: " "), at: Point(x: 2, y: 1),
      style: Style(.accent))
    canvas.write("\(terminal.notices)", at: Point(x: 2, y: 2), maxColumns: size.width - 4)
    canvas.write("健康企业“引号”·①", at: Point(x: 2, y: 3), style: Style(.good))
    let rows = max(0, size.height - 5)
    for (index, line) in log.suffix(rows).enumerated() {
      canvas.write(line, at: Point(x: 2, y: 4 + index), maxColumns: size.width - 4)
    }
    let caret = Point(x: 6, y: 3)
    terminal.present(canvas, cursor: caret, cursorVisible: cursorVisible)
  }

  private static func words(for event: InputEvent) -> String {
    switch event {
    case .key(let key): KeyScript.text(for: key)
    case .paste(let text): "paste[\(text.replacing("\n", with: "|"))]"
    case .mouse(let mouse): "\(mouse.kind) \(mouse.button) \(mouse.point.x),\(mouse.point.y)"
    case .resized(let size): "resized \(size.width)x\(size.height)"
    default: "\(event)"
    }
  }
}
