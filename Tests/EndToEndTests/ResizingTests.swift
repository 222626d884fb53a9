import Testing

/// "I make the window larger and smaller all day; I never lose my place."
@Suite struct ResizingTests {
  @Test func `from 60 by 20 to 240 by 70 and back, the place stays`() throws {
    let program = try PtyProgram.qijian(columns: 60, rows: 20)
    try program.press("<End>", untilOn: "德宏")
    for (columns, rows) in [(80, 24), (120, 40), (200, 60), (240, 70), (100, 30), (60, 20)] {
      program.resize(columns: columns, rows: rows)
      let screen = try program.waitUntil("\(columns) by \(rows)") { screen in
        screen.lines[rows - 1].contains("退出") && screen.isWhole
          && screen.lines[screen.cursor.y].contains("德宏")
      }
      #expect(screen.hasRow(with: "65"))
      #expect(screen.place.contains("云南省"))
    }
    try program.press("<Enter>", untilIn: "德宏")
  }

  @Test func `a storm of changes ends in one whole screen of the last size`() throws {
    let program = try PtyProgram.qijian()
    try program.press("<Down>", untilOn: "昆明市")
    program.mark()
    for step in 0..<60 { program.resize(columns: 60 + step * 7 % 61, rows: 20 + step * 5 % 21) }
    program.resize(columns: 100, rows: 30)
    try program.waitUntil("the last size") { $0.lines[29].contains("退出") && $0.isOn("昆明市") }
    program.settle()
    #expect(program.screen.isWhole)
    // Not a frame for each of the sizes.
    #expect(program.byteCountSinceMark < 20 * 8_000)
  }

  @Test func `an open dialog follows`() throws {
    let program = try PtyProgram.qijian()
    try program.press("=", until: "42 + 153 + 659 = 854")
    program.resize(columns: 60, rows: 20)
    try program.waitUntil("the dialog at 60") {
      $0.lines[19].contains("返回") && $0.contains("口径与出处")
    }
    program.resize(columns: 160, rows: 50)
    try program.waitUntil("the dialog at 160") {
      $0.lines[49].contains("返回") && $0.contains("42 + 153 + 659 = 854")
    }
  }

  @Test(arguments: [(1, 1), (2, 1), (10, 3), (39, 9)])
  func `started in a window too small, it waits for a larger one`(columns: Int, rows: Int) throws {
    let program = try PtyProgram(columns: columns, rows: rows)
    try program.waitUntil("a screen") { $0.isAlternate }
    program.resize(columns: 80, rows: 24)
    let screen = try program.waitForText("659")
    #expect(screen.listRow("云南省")?.contains("854") == true)
  }

  @Test func `too small says which size is needed, q still leaves`() throws {
    let program = try PtyProgram.qijian()
    program.resize(columns: 30, rows: 5)
    try program.waitForText("屏幕太小")
    try program.waitUntil("the size it needs") {
      $0.text.contains("40x10") || $0.text.contains("40×10")
    }
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}

extension Screen {
  /// Whether no character stands half or in doubt on the screen.
  fileprivate var isWhole: Bool { !text.contains("\u{FFFD}") && lines[0].contains("企健") }
}
