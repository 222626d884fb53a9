import Testing

/// "Which employers are these, and the big ones first."
@Suite struct FilterBoxTests {
  @Test func `a list is narrowed by words and conditions typed through an input method`() throws {
    let program = try PtyProgram.qijian()
    program.type("：")
    try program.waitForText("─ 命令 ─")
    program.type("台账用人单位")
    try program.waitForText("台账：企业（用人单位）")
    program.press("<Enter>")
    try program.waitUntil("the list") { $0.contains("企业（用人单位） >") && $0.contains("条") }
    // Candidates must appear at the caret.
    program.type("水电")
    try program.waitUntil("fewer rows") { screen in
      screen.hasRow(with: "> 水电") && screen.contains("筛选“水电”")
        && screen.cursor.y == 2 && screen.cursor.x == 3 + 4
    }
    program.type(" 且 规模＝")
    try program.waitUntil("what is missing") { $0.contains("请接着写规模的值") && $0.contains("^") }
    program.press("<Tab>")
    try program.waitUntil("the completion") { $0.hasRow(with: "规模＝大型") && !$0.contains("^") }
    program.press("<Esc>")
    try program.waitUntil("all rows") { !$0.contains("筛选“") && $0.contains("条") }
    program.press("<Right><C-e>")
    try program.waitUntil("an order") { $0.contains("↑音") }
    program.press("<Esc>")
    try program.waitUntil("no list") { !$0.contains("企业（用人单位） >") }
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
  }
}
