import Testing

/// "I stand in front of a projector. I press what I press in any slide program, and nothing I press by mistake shows."
@Suite struct PresentingTests {
  @Test func `F5 fills the screen with 854, a clicker goes on, Esc twice comes back`() throws {
    let program = try PtyProgram.qijian()
    try program.waitForText("659")
    program.press("<F5>")
    let slide = try program.waitUntil("the first slide") { screen in
      screen.hasRow(with: "云南省", "健康企业") && screen.contains("1/") && screen.contains("██")
    }
    #expect(slide.hasRow(with: "州市级", "153"))
    #expect(!slide.contains("q退出"))
    program.press("<PgDn>")
    try program.waitForText("2/")
    program.press("q")
    try program.waitForText("按两次 Esc 结束演示")
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc 结束演示")
    program.press("<Esc>")
    let back = try program.waitForText("q退出")
    #expect(back.listRow("云南省")?.contains("854") == true)
    #expect(try program.quit() == .exited(0))
    expectRestored(program)
  }

  @Test func `present shows the region's deck and ends with Esc Esc`() throws {
    let program = try PtyProgram.qijian(
      ["present", "--region", "德宏州", "--year", "2023", "--lang", "zh"], shows: "1/")
    try program.waitForText("德")
    program.press("<Right>")
    try program.waitForText("2/")
    program.press("b")
    try program.waitUntil("black") { screen in
      screen.lines.allSatisfy { line in line.allSatisfy { $0 == " " } }
    }
    program.press("b")
    try program.waitForText("2/")
    program.resize(columns: 120, rows: 40)
    try program.waitUntil("a larger slide") { $0.lines.count == 40 && $0.contains("2/") }
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc 结束演示")
    program.press("<Esc>")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }

  @Test func `a slide that stands still sends nothing`() throws {
    let program = try PtyProgram.qijian(
      ["present", "--region", "云南", "--slide", "2", "--lang", "zh"], shows: "153")
    program.settle(for: .milliseconds(400))
    program.mark()
    program.settle(for: .milliseconds(1_500))
    #expect(program.byteCountSinceMark == 0)
  }

  @Test func `without Unifont a picture says where to get it`() throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    for locale in ["zh_CN.UTF-8", "en_US.UTF-8"] {
      let run = try CommandRun(
        [
          "snapshot", try WrittenDataset.yunnan.get().path, "--out", folder.path + "/a.png",
          "--font", folder.path + "/none.hex",
        ], environment: ["LANG": locale])
      #expect(run.code == 2 && run.errors.contains("apt install unifont"), "\(run.errors)")
    }
    #expect(!Products.contents(of: folder.path).contains("a.png"))
  }
}
