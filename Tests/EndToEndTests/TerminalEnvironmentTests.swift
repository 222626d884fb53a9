import Glibc
import Testing

/// Locales, kinds of terminals and what they answer.
@Suite struct TerminalEnvironmentTests {
  private func start(_ arguments: [String] = [], environment: [String: String]) throws
    -> PtyProgram
  {
    try TerminalRestoreTests.start(arguments, environment: environment)
  }

  @Test(
    arguments: [
      ["LANG": "C"], ["LANG": ""], ["LC_ALL": "POSIX"], ["LANG": "zh_CN.UTF-8"],
      ["LANG": "zh_CN.GBK"], ["LANG": "nonsense"],
    ])
  func `Chinese is shown and typed whatever the locale`(environment: [String: String]) throws {
    let program = try start(environment: environment)
    program.type("德宏")
    try program.waitForText("宏")
    try program.waitForText("localeFallback")
    try program.waitForText("C.UTF-8")
  }

  @Test func `a good locale is no news`() throws {
    let program = try start(environment: ["LANG": "C.UTF-8"])
    #expect(program.screen.contains("│ []"))
  }

  @Test func `an unknown TERM is refused with its name`() throws {
    let program = try PtyProgram(
      executable: "TerminalFixture", environment: ["TERM": "nonsense"])
    #expect(try program.waitForEnd() == .exited(2))
    #expect(program.screen.contains(#"unknownTerm("nonsense")"#))
    #expect(!program.screen.isAlternate)
    let simple = try PtyProgram(executable: "TerminalFixture", environment: ["TERM": "dumb"])
    #expect(try simple.waitForEnd() == .exited(2))
    #expect(simple.screen.contains(#"tooSimple("dumb")"#))
  }

  @Test func `a descendant of xterm without a description works`() throws {
    let program = try start(environment: ["TERM": "xterm-somebody"])
    #expect(program.screen.contains("256 "))
  }

  @Test func `redirected output is refused`() throws {
    let fixture = try Products.path(of: "TerminalFixture")
    let program = try PtyProgram(["-c", "\(fixture) | cat"], executable: "/bin/sh")
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.screen.contains("notATerminal"))
  }

  @Test(
    arguments: [
      ("xterm-256color", "256"), ("xterm", "8"), ("linux", "8"), ("vt100", "0"),
      ("tmux-256color", "256"), ("screen", "8"),
    ])
  func `every kind of terminal shows the same screen`(term: String, colors: String) throws {
    let program = try start(environment: ["TERM": term])
    let screen = try program.waitUntil("the whole frame") {
      $0.contains("\(colors) ") && $0.lines[23].hasSuffix("─┘")
    }
    #expect(screen.lines[0].hasPrefix("┌─ 终端 80x24 ─"))
    #expect(screen.lines[3].hasPrefix("│ 健康企业“引号”·①"))
  }

  @Test func `NO_COLOR and basic colours are obeyed`() throws {
    let plain = try start(environment: ["NO_COLOR": "1"])
    try plain.waitForText("colorsOff")
    #expect(plain.foreground(column: 2, row: 3) == -1)
    #expect(!plain.textSinceMark.contains("38;5;"))
    let basic = try start(["--basic"], environment: [:])
    #expect((0..<8).contains(basic.foreground(column: 2, row: 3)))
    let full = try start(environment: [:])
    #expect(full.foreground(column: 2, row: 3) > 15)
    full.press("t")
    try full.waitUntil("another theme") { _ in full.foreground(column: 2, row: 3) == 28 }
  }

  @Test func `ASCII lines on request`() throws {
    let program = try start(["--ascii"], environment: [:])
    #expect(program.screen.lines[0].hasPrefix("+- 终端 80x24 ---"))
    #expect(program.screen.lines[23].hasPrefix("+---"))
  }

  /// A terminal that answers what a test says.
  private func startSilent(_ environment: [String: String] = [:]) throws -> PtyProgram {
    let program = try PtyProgram(
      executable: "TerminalFixture", environment: environment)
    program.answersQuestions = false
    try program.waitForText("健康企业")
    return program
  }

  @Test func `no answer is waited for`() throws {
    let program = try startSilent()
    program.press("a")
    try program.waitUntil("the key") { $0.lines[4].hasPrefix("│ a") }
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test(arguments: [1, 2]) func `frames are synchronised once the terminal says so`(state: Int)
    throws
  {
    let program = try startSilent()
    #expect(!program.textSinceMark.contains("\u{1B}[?2026h"))
    program.send(Array("\u{1B}[?2026;\(state)$y".utf8))
    try program.waitForText("sync")
    program.settle()
    program.mark()
    program.press("a")
    program.settle()
    #expect(program.textSinceMark.hasPrefix("\u{1B}[?2026h"))
    #expect(program.textSinceMark.hasSuffix("\u{1B}[?2026l"))
  }

  @Test func `frames are not synchronised where the terminal cannot or must not`() throws {
    let refusing = try startSilent()
    refusing.send(Array("\u{1B}[?2026;0$ya".utf8))
    try refusing.waitUntil("the key") { $0.lines[4].hasPrefix("│ a") }
    #expect(!refusing.textSinceMark.contains("\u{1B}[?2026h"))
    let switchedOff = try startSilent(["QIJIAN_SYNC": "0"])
    #expect(!switchedOff.textSinceMark.contains("2026"))
    let forced = try startSilent(["QIJIAN_SYNC": "1"])
    #expect(forced.textSinceMark.hasPrefix("\u{1B}[?2026h"))
  }

  @Test func `wide ambiguous characters are replaced once the terminal shows them wide`() throws {
    let program = try startSilent()
    // 中中 moved four columns, the dot two, the line one.
    program.send(Array("\u{1B}[1;5R\u{1B}[1;3R\u{1B}[1;2R".utf8))
    try program.waitForText("健康企业\"引号\".1")
    try program.waitForText("ambiguousWidth")
    #expect(program.screen.lines[0].hasPrefix("┌─"))
  }

  @Test func `wide line graphics become ASCII`() throws {
    let program = try startSilent()
    program.send(Array("\u{1B}[1;5R\u{1B}[1;2R\u{1B}[1;3R".utf8))
    try program.waitUntil("ASCII lines") {
      $0.lines[0].hasPrefix("+--") || $0.lines[0].hasPrefix("+- ")
    }
    try program.waitForText("ascii")
  }

  @Test func `a client set to GBK is told so in GBK`() throws {
    let program = try startSilent()
    program.send(Array("\u{1B}[1;7R\u{1B}[1;3R\u{1B}[1;2R".utf8))
    try program.waitForText("clientIsNotUTF8")
    let gbk: [UInt8] = [0xB1, 0xE0, 0xC2, 0xEB]  // 编码
    #expect(program.output.indices.contains { program.output[$0...].starts(with: gbk) })
    // Nothing is concluded about other widths from a misread sample.
    #expect(!program.screen.contains("ambiguousWidth"))
  }

  @Test func `a copy goes to the terminal`() throws {
    let program = try start(environment: [:])
    program.press("y")
    try program.waitForText("requested")
    #expect(program.textSinceMark.contains("\u{1B}]52;c;5YGl5bq35LyB5Lia\u{7}"))
    let tmux = try start(environment: ["TMUX": "x", "TERM": "tmux-256color"])
    tmux.press("y")
    try tmux.waitForText("requested")
    #expect(
      tmux.textSinceMark.contains("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;5YGl5bq35LyB5Lia\u{7}\u{1B}\\"))
    let console = try start(environment: ["TERM": "linux"])
    try console.waitForText("noChineseGlyphs")
    console.press("y")
    try console.waitForText("unsupported")
  }

  @Test func `a remote line is known and the bell rings`() throws {
    let program = try start(environment: ["SSH_TTY": "/dev/pts/1"])
    try program.waitForText("slow")
    program.press("b")
    try program.waitUntil("the bell") { $0.bellCount == 1 }
  }
}
