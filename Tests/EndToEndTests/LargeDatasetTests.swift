import Testing

/// "Our province has a hundred thousand enterprises. Open them all."
///
/// One walk, since opening them takes a debug build some seconds.
@Suite struct LargeDatasetTests {
  @Test func `a hundred thousand enterprises open, scroll, filter and are found`() throws {
    let folder = try WrittenDataset.large.get()
    let program = try PtyProgram(
      ["--region", "530181", folder.path], environment: ["SSH_TTY": "/dev/pts/1"])
    // While it loads, it says so, and how far it is; on a remote line ten times a second at most,
    // not for every file and block.
    try program.waitUntil("progress") { $0.contains("正在读取") && $0.contains("%") }
    program.mark()
    let start = ContinuousClock.now
    try program.waitUntil("the end of loading") { $0.isOn("安宁市") }
    let seconds = Double((ContinuousClock.now - start).components.seconds + 1)
    #expect(Double(program.byteCountSinceMark) <= 12_000 + seconds * 10 * 300)
    program.press("<Enter>")
    try program.waitUntil("the list") { $0.isOn("模拟矿业000000") && $0.contains("100000") }

    try program.press("<Down>", untilOn: "模拟冶金000001")
    try program.press("<End>", untilOn: "模拟化工099999")
    try program.press("<PgUp><Up>", untilOn: "模拟")
    // A step in the middle of the list, where every row moves: at most 3 kB.
    for _ in 0..<5 {
      let before = program.screen.lines[program.screen.cursor.y]
      program.mark()
      program.press("<Up>")
      try program.waitUntil("another row") { $0.lines[$0.cursor.y] != before }
      program.settle()
      #expect(program.byteCountSinceMark <= 3_000)
    }
    try program.press("<Home>", untilOn: "模拟矿业000000")

    // Held down, the key never falls behind for good.
    program.press(String(repeating: "<Down>", count: 500))
    try program.waitUntil("row 500") { $0.isOn("模拟矿业000500") }
    program.press(String(repeating: "<PgDn>", count: 200))
    try program.waitUntil("further down") { screen in
      !screen.isOn("模拟矿业000500") && screen.isOn("模拟")
    }

    // Filtering the list itself.
    program.press("/")
    program.type("化工0999")
    try program.waitForText("> 化工0999")
    program.press("<Tab>")
    try program.waitUntil("25 rows") { $0.contains("25行") && $0.listRow("模拟化工0999") != nil }
    try program.press("<End>", untilOn: "模拟化工099999")
    program.press("<Esc>")
    try program.waitUntil("all rows") { $0.contains("100000行") }

    // Finding, with a live count.
    program.type("冶金05")
    try program.waitUntil("the count") {
      $0.hasRow(with: "> 冶金05", "项") && $0.hasRow(with: "模拟冶金05")
    }
    program.press("<Enter>")
    try program.waitUntil("the card") { !$0.contains("─ 查找 ─") && $0.hasRow(with: "企业卡片") }
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}
