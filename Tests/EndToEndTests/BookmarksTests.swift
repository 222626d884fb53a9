import Testing

/// "The three places I look at every day, one key away."
@Suite struct BookmarksTests {
  @Test func `m remembers a place, ' goes there, - comes back`() throws {
    let state = try Folder()
    let program = try start(state)
    try program.find("瑞丽", hit: "瑞丽市")
    try program.waitUntil("Ruili") { $0.isOn("瑞丽市") }
    program.press("m")
    try program.waitUntil("a word about it") { $0.lines[22].contains("书签") }
    try program.find("安宁", hit: "安宁市")
    try program.waitUntil("Anning") { $0.isOn("安宁市") }
    try program.press("'", until: "─ 书签 ─")
    program.press("<Enter>")
    try program.waitUntil("Ruili") { $0.isOn("瑞丽市") && $0.region.hasPrefix("德宏") }
    program.press("-")
    try program.waitUntil("Anning") { $0.isOn("安宁市") && $0.region.hasPrefix("昆明") }
    program.press("q")
    _ = try program.waitForEnd()
    // Bookmarks outlive the program.
    let next = try start(state)
    try next.press("'", until: "瑞丽市")
    next.press("<Enter>")
    try next.waitUntil("Ruili") { $0.isOn("瑞丽市") && $0.region.hasPrefix("德宏") }
  }

  @Test func `a bookmark is deleted, and without any a word says so`() throws {
    let state = try Folder()
    let program = try start(state)
    program.press("m'")
    try program.waitForText("─ 书签 ─")
    program.press("<Del>")
    try program.waitUntil("no list") { !$0.contains("─ 书签 ─") }
    program.press("'")
    try program.waitUntil("a word about it") {
      !$0.contains("─ 书签 ─") && $0.lines[22].contains("书签")
    }
  }

  @Test func `my region, chosen once, is one command away`() throws {
    let state = try Folder()
    let program = try start(state)
    try program.press("<End>", untilOn: "德宏")
    try choose("选定我的地区", program)
    try program.press("<Enter>", untilIn: "德宏")
    try program.waitUntil("a word about it") { $0.lines[22].contains("我的地区：德宏州") }
    try program.find("安宁", hit: "安宁市")
    try program.waitUntil("Anning") { $0.isOn("安宁市") }
    try choose("回我的地区", program)
    try program.waitUntil("Dehong") { $0.region.hasPrefix("德宏") }
  }

  private func choose(_ command: String, _ program: PtyProgram) throws {
    try program.press(":", until: "─ 命令 ─")
    program.type(command)
    try program.waitUntil("the command") { $0.hasRow(with: "> \(command)") }
    program.press("<Enter>")
    try program.waitUntil("no dialog") { !$0.contains("─ 命令 ─") }
  }

  private func start(_ state: Folder) throws -> PtyProgram {
    try PtyProgram.qijian(environment: ["XDG_STATE_HOME": state.path], shows: "云南省")
  }
}
