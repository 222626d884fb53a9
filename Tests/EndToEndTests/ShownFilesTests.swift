import Glibc
import Testing

/// "Somebody mends a file while it is on the wall; somebody else pulls the cable."
@Suite struct ShownFilesTests {
  private static let file = "/figures/yunnan-2023-cases.json"

  /// A copy of Yunnan's data, its own to every caller.
  private func yunnan() throws -> Folder {
    let source = try WrittenDataset.yunnan.get()
    let folder = try Folder()
    for name in Products.contents(of: source.path) {
      try Products.copy(source.path + "/" + name, to: folder.path + "/" + name)
    }
    return folder
  }

  private func change(_ folder: Folder, _ old: String, _ new: String) throws {
    let text = Products.read(folder.path + Self.file)
    #expect(text.contains(old))
    try Products.write(text.replacing(old, with: new), to: folder.path + Self.file + ".new")
    rename(folder.path + Self.file + ".new", folder.path + Self.file)
  }

  @Test func `a changed file changes the show and the panels behind it`() throws {
    let data = try yunnan()
    defer { withExtendedLifetime(data) {} }
    let program = try PtyProgram([data.path, "--lang", "zh"])
    try program.waitForText("659")
    try program.press("<F5>", until: "1/")
    try program.waitForText("153")
    try change(data, "\"value\": 854,", "\"value\": 866,")
    try program.waitForText("本场 +12")
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    let back = try program.waitForText("q退出")
    #expect(back.listRow("云南省")?.contains("866") == true)
    #expect(try program.quit() == .exited(0))
  }

  @Test func `lost data are said quietly, and the numbers stay`() throws {
    let data = try yunnan()
    defer { withExtendedLifetime(data) {} }
    let program = try PtyProgram(
      [
        "present", data.path, "--region", "530000", "--year", "2023", "--slide", "2", "--lang",
        "zh",
      ])
    try program.waitUntil("the number") { $0.contains("153") && $0.contains("2/") }
    rename(data.path, data.path + ".away")
    let lost = try program.waitForText("起读不到数据")
    #expect(lost.contains("153") && lost.contains("2/"))
    rename(data.path + ".away", data.path)
    try program.waitUntil("the data again") { !$0.contains("读不到数据") && $0.contains("153") }
    // A file that is none any more.
    let good = Products.read(data.path + Self.file)
    try Products.write("{\"format\": 1, \"fig", to: data.path + Self.file)
    program.settle(for: .milliseconds(1_500))
    #expect(program.screen.contains("2/"))
    try Products.write(good, to: data.path + Self.file)
    try program.waitUntil("the number still") { $0.contains("153") && $0.contains("2/") }
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    #expect(try program.waitForEnd() == .exited(0))
  }

  /// What stands above the line of the state.
  private func wall(_ screen: Screen) -> [String] { Array(screen.lines.dropLast(2)) }

  @Test(
    arguments: [("/figures/demo-county.json", 2), ("/records/enterprises.json", 19)],
    ["", "xx{", nil, "half"])
  func `a damaged file is said, the numbers stay and unlocking does not lose them`(
    file: (path: String, slide: Int), damage: String?
  ) throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let path = data.path + file.path
    let good = Products.read(path)
    let place = "\(file.slide)/"
    let program = try PtyProgram([
      "present", data.path, "--slide", "\(file.slide)", "--lang", "zh", "--today", "2024-11-15",
    ])
    let before = try program.waitUntil("the slide") { $0.contains(place) }
    program.press("f")
    try program.waitForText("数字已锁定")
    if let damage {
      let text = damage == "half" ? String(good.prefix(good.count / 3)) : damage
      try Products.write(text, to: path)
    } else {
      unlink(path)
    }
    try program.waitForText("起读不到数据")
    program.press("f")
    let lost = try program.waitForText("数字继续更新")
    #expect(wall(lost) == wall(before), "\(lost)")
    #expect(lost.contains("起读不到数据"))
    try Products.write(good, to: path)
    let back = try program.waitUntil("the data again") { !$0.contains("读不到数据") }
    #expect(wall(back) == wall(before), "\(back)")
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `a show of damaged data says so from the beginning`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let path = data.path + "/records/enterprises.json"
    let good = Products.read(path)
    try Products.write(String(good.prefix(good.count / 3)), to: path)
    let program = try PtyProgram(["present", data.path, "--kiosk", "--lang", "zh"])
    try program.waitForText("1 个文件没有读全")
    // What was so from the beginning does not hold up other changes.
    try Products.write(good, to: path)
    try program.waitUntil("whole data") { !$0.contains("没有读全") && !$0.contains("读不到") }
    program.signal(SIGTERM)
    #expect(try program.waitForEnd() == .exited(0))
  }

  /// As after a restore: the same lines in a file of another number.
  @Test func `a journal that goes away is said and followed again in its new place`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let deck = data.path + "/deck-of-test.json"
    try Products.write(#"{"format": 1, "slides": [{"kind": "tally"}]}"#, to: deck)
    func press(_ user: String, _ keys: String, own: String) throws {
      let pad = try PtyProgram(
        ["tally", data.path, "--date", "2024-04-26", "--lang", "zh"],
        environment: ["QIJIAN_USER": user], columns: 100, rows: 30)
      try pad.waitForText("未记 0")
      pad.press(keys)
      try pad.waitUntil("counted") { $0.contains(own) && $0.contains("未记 0") }
      pad.signal(SIGKILL)
      _ = try pad.waitForEnd()
    }
    try press("li", "11", own: "本点 2")
    let program = try PtyProgram(["present", data.path, "--deck", deck, "--lang", "zh", "--still"])
    let before = try program.waitForText("宣传周咨询点")
    program.settle()
    let journal = data.path + "/journal"
    rename(journal, journal + ".away")
    let lost = try program.waitForText("起读不到数据")
    #expect(wall(lost) == wall(before))
    try Products.copy(journal + ".away", to: journal)
    let back = try program.waitUntil("the journal again") { !$0.contains("读不到数据") }
    #expect(wall(back) == wall(before))
    try press("wang", "111", own: "本点 3")
    try program.waitForText("本场 +3")
    #expect(!program.screen.contains("读不到数据"))
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    #expect(try program.waitForEnd() == .exited(0))
  }
}
