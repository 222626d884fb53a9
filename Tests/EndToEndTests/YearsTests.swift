import Testing

/// "Show me another year, and tell me when there is none."
@Suite struct YearsTests {
  @Test func `< and > change the year and keep the place`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<End>", untilOn: "德宏")
    program.press("<lt>")
    try program.waitUntil("2022") { $0.place.contains("2022年") && $0.isOn("德宏") }
    program.press(">")
    let screen = try program.waitUntil("2023") { $0.place.contains("2023年") && $0.isOn("德宏") }
    #expect(screen.listRow("德宏")?.contains("65") == true)
    // The comma lies on the same key.
    program.press(",")
    try program.waitUntil("2022") { $0.place.contains("2022年") }
  }

  @Test func `* shows all periods and again the year`() throws {
    let program = try PtyProgram.qijianOnEverything()
    program.press("*")
    let screen = try program.waitUntil("all periods") { $0.place.contains("全部时期") }
    #expect(screen.listRow("云南省")?.contains("854") == true)
    program.press("*")
    try program.waitUntil("the year") { $0.place.contains("2023年") }
  }

  @Test func `before the first year stands a word, not an empty screen`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<lt>", times: 40, until: "the first year") {
      $0.lines[22].contains("没有更早的数据")
    }
  }

  @Test func `a year from the command line`() throws {
    let program = try PtyProgram.qijianOnEverything(
      ["--year", "2021", "--region", "湖北"], shows: "湖北省")
    #expect(program.screen.place.contains("2021年"))
  }

  @Test func `a number of another year is shown as missing, not as zero`() throws {
    let program = try PtyProgram.qijianOnEverything(["--year", "2022"], shows: "云南省")
    let screen = program.screen
    #expect(screen.listRow("德宏")?.contains(" - ") == true)
    #expect(screen.listRow("德宏")?.contains("0") == false)
  }
}
