import Glibc
import Testing

/// "At the stand everybody has a pad; the wall shows the sum, and nothing that was pressed is lost."
@Suite struct CountingTests {
  private static let day = ["--date", "2024-04-26", "--lang", "zh"]

  private func pad(_ data: Folder, _ user: String) throws -> PtyProgram {
    let pad = try PtyProgram(
      ["tally", data.path] + Self.day, environment: ["QIJIAN_USER": user], columns: 100, rows: 30)
    try pad.waitForText("未记 0")
    return pad
  }

  @Test func `presses of two pads add up on the wall and survive a kill`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let deck = data.path + "/deck-of-test.json"
    try Products.write(
      #"{"format": 1, "slides": [{"kind": "tally"}]}"#, to: deck)
    let one = try pad(data, "li")
    one.press("1")
    try one.waitUntil("one counted") { $0.contains("本点 1") && $0.contains("未记 0") }
    let wall = try PtyProgram(["present", data.path, "--deck", deck, "--lang", "zh", "--still"])
    try wall.waitForText("宣传周咨询点")
    wall.settle()
    let two = try pad(data, "wang")
    try two.waitForText("计数点 1")
    wall.mark()
    two.press("1111")
    try two.waitUntil("four counted") { $0.contains("本点 4") && $0.contains("未记 0") }
    try wall.waitForText("本场 +4")
    #expect(wall.byteCountSinceMark < 2_000)
    // A number goes to the counter pressed last; one step is taken back.
    two.press("2")
    try two.waitUntil("the second counter") { $0.contains("未记 0") && $0.contains("本点 1") }
    two.press("+40<Enter>")
    try two.waitForText("本点 41")
    two.press("u")
    try two.waitUntil("undone") { $0.contains("本点 1") && !$0.contains("本点 41") }
    one.signal(SIGKILL)
    #expect(try one.waitForEnd() == .killed(signal: SIGKILL))
    // A third pad sees all of it.
    let three = try pad(data, "zhao")
    try three.waitForText("计数点 2")
    // The end makes one row of the register.
    three.press("<F9>")
    try three.waitForText("再按一次 F9")
    three.press("<F9>")
    try three.waitForText("已结束并登记")
    try two.waitForText("已结束并登记")
    two.press("1")
    two.settle()
    three.press("<Esc>")
    #expect(try three.waitForEnd() == .exited(0))
    two.press("<Esc>")
    #expect(try two.waitForEnd() == .exited(0))
    let log = try CommandRun(
      ["journal", "log", "--dataset", data.path, "--json"], environment: ["LANG": "C.UTF-8"])
    let last = try #require(log.lines.last)
    #expect(last.contains("tally/publicityWeek/999901/2024-04-26"))
    #expect(last.contains("\"consulted\":5") && last.contains("\"materials\":1"))
    wall.press("<Esc>")
    try wall.waitForText("再按一次 Esc")
    wall.press("<Esc>")
    #expect(try wall.waitForEnd() == .exited(0))
  }

  @Test func `a tick is at most 100 bytes on the wall and on the pad`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let deck = data.path + "/deck-of-test.json"
    try Products.write(#"{"format": 1, "slides": [{"kind": "tally"}]}"#, to: deck)
    let pad = try PtyProgram(["tally", data.path] + Self.day, environment: ["QIJIAN_USER": "li"])
    try pad.waitForText("未记 0")
    pad.press("1")
    try pad.waitForText("本点 1")
    pad.press("+10<Enter>")
    try pad.waitForText("本点 11")
    let wall = try PtyProgram(["present", data.path, "--deck", deck, "--lang", "zh"])
    try wall.waitForText("宣传周咨询点")
    // The first change brings the sum with it, and the words of the number typed go.
    pad.press("1")
    try pad.waitForText("本点 12")
    try wall.waitForText("本场 +1")
    for count in 13...21 {
      pad.settle(for: .milliseconds(250))
      wall.settle(for: .milliseconds(50))
      pad.mark()
      wall.mark()
      pad.press("1")
      try pad.waitForText("本点 \(count)")
      try wall.waitForText("本场 +\(count - 11)")
      pad.settle(for: .milliseconds(250))
      wall.settle(for: .milliseconds(50))
      #expect((1...100).contains(wall.byteCountSinceMark), "\(count)")
      #expect((1...100).contains(pad.byteCountSinceMark), "\(count)")
    }
  }

  @Test func `the pad inside the program counts and leaves nothing behind`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let program = try PtyProgram.qijianOnEverything(
      [data.path, "--lang", "zh"], environment: ["QIJIAN_USER": "li"], shows: "q退出")
    for round in 1...2 {
      try program.press(":", until: "─ 命令 ─")
      program.type("现场计数")
      try program.waitForText("为宣传周等活动计数")
      program.press("<Enter>")
      try program.waitForText("未记 0")
      program.press("3")
      try program.waitUntil("counted") { $0.contains("本点 \(round)") && $0.contains("未记 0") }
      program.press("<Esc>")
      try program.waitForText("再按一次 Esc 离开")
      program.press("<Esc>")
      try program.waitForText("q退出")
    }
    #expect(try program.quit() == .exited(0))
    expectRestored(program)
    let log = try CommandRun(["journal", "log", "--dataset", data.path, "--json"])
    #expect(log.lines.count == 2)
  }

  @Test func `read-only data are not counted into`() throws {
    let run = try CommandRun(["tally", WrittenDataset.published])
    #expect(run.code == 64 && run.errors.contains("只读"))
  }
}
