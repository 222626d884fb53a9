import Testing

/// "I have a mouse and I use it, until I want to mark text with it."
@Suite struct MouseTests {
  @Test func `a click selects a row, a click on the selected row opens it`() throws {
    let program = try PtyProgram.qijian()
    let row = try #require(program.screen.row(containing: " 昭通市"))
    program.click(column: 3, row: row)
    try program.waitUntil("Zhaotong") { $0.isOn("昭通市") }
    program.click(column: 3, row: row)
    try program.waitUntil("the list of Zhaotong") { $0.region.hasPrefix("昭通") }
  }

  @Test func `the wheel moves in the panel it points at`() throws {
    let program = try PtyProgram.qijian()
    program.turnWheel(down: true, column: 5, row: 8)
    try program.waitUntil("a row further down") { $0.isOn("玉溪市") }
    program.turnWheel(down: false, column: 5, row: 8)
    try program.waitUntil("the row above") { $0.isOn("云南省") }
    try program.press("<F1>", until: "Backspace")
    program.turnWheel(down: true, column: 5, row: 8)
    try program.waitUntil("the help further down") { !$0.hasRow(with: "Up  k") }
  }

  @Test func `M gives the mouse to the terminal, M again takes it back`() throws {
    let program = try PtyProgram.qijian()
    #expect(program.screen.reportsMouse)
    program.press("M")
    try program.waitUntil("no mouse") { !$0.reportsMouse && $0.lines[22].contains("鼠标") }
    program.press("M")
    try program.waitUntil("the mouse") { $0.reportsMouse }
  }

  @Test func `a click on nothing does nothing`() throws {
    let program = try PtyProgram.qijian()
    for (column, row) in [(79, 23), (0, 0), (39, 10), (5, 19), (70, 22)] {
      program.click(column: column, row: row)
    }
    program.click(column: 3, row: 5)
    try program.waitUntil("Qujing") { $0.isOn("曲靖市") && $0.region.hasPrefix("云南省") }
  }
}
