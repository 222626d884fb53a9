import Testing

/// Keys, pastes, clicks and sizes on their way through a real terminal.
@Suite struct TerminalInputTests {
  private func start(_ arguments: [String] = [], environment: [String: String] = [:]) throws
    -> PtyProgram
  {
    try TerminalRestoreTests.start(arguments, environment: environment)
  }

  @Test func `keys arrive, whatever the line discipline would make of them`() throws {
    let program = try start()
    program.press("<C-s><C-v><C-\\><C-c><F5><S-Tab><A-Left><Enter>")
    for key in ["<C-s>", "<C-v>", "<C-\\>", "<C-c>", "<F5>", "<S-Tab>", "<A-Left>", "<Enter>"] {
      try program.waitForText(key)
    }
    program.press("<C-q>")
    try program.waitForText("<C-q>")
  }

  @Test func `a Chinese character cut in two arrives whole`() throws {
    let program = try start()
    program.send([0xE5, 0xBE])
    program.settle(for: .milliseconds(150))
    #expect(!program.screen.contains("德") && !program.screen.contains("\u{FFFD}"))
    program.send([0xB7])
    try program.waitForText("德")
  }

  @Test func `a lone ESC is a key, ESC and a letter are another`() throws {
    let program = try start()
    program.press("<Esc>")
    try program.waitForText("<Esc>")
    program.press("<A-j>")
    try program.waitForText("<A-j>")
  }

  @Test func `a paste is one event and never keys`() throws {
    let program = try start()
    program.press("<paste:一\\n二q>")
    try program.waitForText("paste[一|二q]")
  }

  @Test func `clicks arrive until they are turned off`() throws {
    let program = try start()
    program.click(column: 10, row: 3)
    try program.waitForText("press left 10,3")
    try program.waitForText("release left 10,3")
    program.press("m")
    try program.waitUntil("no mouse") { !$0.reportsMouse }
    let silent = try start(["--no-mouse"])
    #expect(!silent.screen.reportsMouse)
  }

  @Test func `a change of size redraws the whole screen once`() throws {
    let program = try start()
    program.mark()
    for columns in 81...100 { program.resize(columns: columns, rows: 30) }
    let screen = try program.waitForText("resized 100x30")
    #expect(screen.lines[0].hasSuffix("┐") && screen.lines[29].hasPrefix("└"))
    #expect(screen.contains("终端 100x30"))
    // Twenty changes within 30 ms are one or two events, not twenty.
    #expect(screen.lines.filter { $0.contains("resized") }.count < 10)
  }

  @Test(arguments: [(1, 1), (2, 2), (10, 3), (300, 90)])
  func `any size is survived`(columns: Int, rows: Int) throws {
    let program = try PtyProgram(executable: "TerminalFixture", columns: columns, rows: rows)
    try program.waitUntil("a screen") { $0.isAlternate }
    program.resize(columns: 80, rows: 24)
    try program.waitForText("终端 80x24")
    // libvterm itself crashes when a wide character comes to a screen of one column.
    if columns > 1 { program.resize(columns: columns, rows: rows) }
    program.settle()
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `the cursor is parked at its place, also when hidden`() throws {
    let program = try start()
    program.settle()
    #expect(program.screen.cursor == (6, 3) && program.screen.isCursorVisible)
    program.press("v")
    try program.waitUntil("a hidden cursor") { !$0.isCursorVisible }
    program.settle()
    #expect(program.screen.cursor == (6, 3))
  }

  @Test func `a dropped line ends the program`() throws {
    let program = try start()
    program.hangUp()
    #expect(try program.waitForEnd() == .exited(3))
  }
}
