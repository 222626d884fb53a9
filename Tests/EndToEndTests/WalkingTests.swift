import Testing

/// "I go down from the country to one enterprise and back up, and everything is as I left it."
@Suite struct WalkingTests {
  @Test func `four levels down to an enterprise's card, and back to every cursor`() throws {
    let program = try PtyProgram.qijian(["--region", "全国"], shows: "全国")
    try walk(program, to: "云南省")
    try program.press("<Enter>", untilIn: "云南省")
    try walk(program, to: "大理")
    try program.press("<Enter>", untilIn: "大理")
    try walk(program, to: "南涧")
    try program.press("<Enter>", untilIn: "南涧")
    try walk(program, to: "华能澜沧江")
    // The card stands beside its row before it is opened; the path tells when it is. Esc pressed before that would
    // not be waited for, and a key right behind Esc is one with Alt.
    program.press("<Enter>")
    let card = try program.waitUntil("the card in the path") { !$0.region.hasPrefix("南涧") }
    #expect(card.contains("省级健康企业") && card.hasRow(with: "小湾水电厂"))
    // Back, one key a layer.
    program.press("<Esc>")
    try program.waitUntil("the row of the enterprise") {
      $0.region.hasPrefix("南涧") && $0.isOn("华能澜沧江")
    }
    program.press("<BS>")
    try program.waitUntil("the row of Nanjian") { $0.region.hasPrefix("大理") && $0.isOn("南涧") }
    program.press("<Esc>")
    try program.waitUntil("the row of Dali") { $0.region.hasPrefix("云南省") && $0.isOn("大理") }
    program.press("<Esc>")
    try program.waitUntil("the row of Yunnan") { $0.region.hasPrefix("全国") && $0.isOn("云南省") }
    // Esc never leaves.
    program.press("<Esc>")
    try program.waitUntil("a word about it") { $0.lines[22].contains("最上一级") }
  }

  @Test func `back restores the column, the order and the rows without data`() throws {
    let program = try PtyProgram.qijian()
    program.press("<Right>.s")
    let sorted = try program.waitUntil("rows in descending order") {
      $0.contains("降序") && $0.contains("保山市")
    }
    let orderBefore = names(sorted)
    try walk(program, to: "德宏")
    try program.press("<Enter>", untilIn: "德宏")
    try program.press("<Esc>", untilIn: "云南省")
    let back = try program.waitUntil("the row of Dehong") { $0.isOn("德宏") }
    #expect(names(back) == orderBefore && orderBefore.contains("玉溪市"))
    // The column is the one of the champions still: = accounts for 65.
    let account = try program.press("=", until: "德宏/17")
    #expect(account.hasRow(with: "65名"))
  }

  @Test func `letters do what arrows do`() throws {
    let program = try PtyProgram.qijian()
    try program.press("j", untilOn: "昆明市")
    try program.press("k", untilOn: "云南省")
    try program.press("G", untilOn: "德宏")
    try program.press("g", untilOn: "云南省")
    try program.press("l=", until: "职业健康达人")
  }

  @Test func `keys typed faster than the screen follows are all obeyed`() throws {
    let program = try PtyProgram.qijian()
    program.press("jjjjjjjjjjkkkkkjjj" + String(repeating: "<Down><Up>", count: 100))
    try program.waitUntil("the ninth row") { $0.isOn("西双版纳") }
    program.press("<Home><Down><Enter>")
    try program.waitUntil("the list of Kunming") { $0.region.hasPrefix("昆明") }
  }

  @Test func `Tab and 0 go to the dashboard, = accounts for a number there`() throws {
    let program = try PtyProgram.qijian()
    program.press("<End>")
    try program.waitUntil("Dehong's dashboard") { $0.isOn("德宏") && $0.contains("65名") }
    program.press("<Tab>=")
    try program.waitUntil("an account") { $0.hasRow(with: "编号", "德宏/") }
    program.press("<Esc>")
    try program.waitUntil("no account") { !$0.contains("编号") }
    program.press("1<Home>")
    try program.waitUntil("the first row") { $0.isOn("云南省") }
  }

  /// The names of the list's rows, as far as they are seen.
  private func names(_ screen: Screen) -> [Substring] {
    screen.lines[3..<20].compactMap { $0.split { $0 == " " || $0 == ">" }.first }
  }

  /// Goes down until the cursor is on a row.
  private func walk(_ program: PtyProgram, to name: String) throws {
    for _ in 0..<40 {
      if program.screen.isOn(name) { return }
      let before = program.screen.cursor.y
      program.press("<Down>")
      try program.waitUntil("the next row") { $0.cursor.y != before || $0.isOn(name) }
    }
    throw PtyError.timeOut(waitingFor: "the row of \(name)", screen: program.screen)
  }
}
