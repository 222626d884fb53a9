import Glibc
import Testing

/// "My line drops, my laptop sleeps, I go home: tomorrow I begin where I left."
@Suite struct ResumingTests {
  /// Starts with a state folder that outlives the program.
  private func start(_ state: Folder, _ arguments: [String] = [], shows text: String = "云南省") throws
    -> PtyProgram
  {
    try PtyProgram.qijian(
      arguments, environment: ["XDG_STATE_HOME": state.path], shows: text)
  }

  private func walkToRuili(_ program: PtyProgram) throws {
    try program.press("<End>", untilOn: "德宏")
    try program.press("<Enter>", untilIn: "德宏")
    try program.press("<Down>", untilOn: "瑞丽市")
    program.press("]")
    try program.waitForText("[健康企业]")
  }

  private func expectRuili(_ program: PtyProgram) throws {
    try program.waitUntil("Ruili in Dehong") {
      $0.region.hasPrefix("德宏") && $0.isOn("瑞丽市") && $0.contains("[健康企业]")
    }
    // The layers above are there as well.
    try program.press("<Esc>", untilIn: "云南省")
  }

  @Test(arguments: ["q", "SIGTERM", "SIGHUP", "line"])
  func `after an orderly end and after a dropped line`(ending: String) throws {
    let state = try Folder()
    let program = try start(state)
    try walkToRuili(program)
    switch ending {
    case "q": program.press("q")
    case "SIGTERM": program.signal(SIGTERM)
    case "SIGHUP": program.signal(SIGHUP)
    default: program.hangUp()
    }
    #expect(try program.waitForEnd() == .exited(0))
    try expectRuili(try start(state))
  }

  @Test func `an open card is open again, in the language and colours I chose`() throws {
    let state = try Folder()
    let program = try start(state)
    try program.find("小湾", hit: "小湾水电厂")
    try program.waitForText("县级健康企业")
    program.press("LTT")
    try program.waitUntil("English") { $0.place.contains("Qijian") }
    program.settle()
    let color = program.foreground(column: 1, row: 0)
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    let next = try start(state, shows: "小湾水电厂")
    #expect(next.screen.place.contains("Qijian"))
    #expect(next.foreground(column: 1, row: 0) == color)
  }

  @Test func `--fresh begins anew, --region goes there`() throws {
    let state = try Folder()
    let program = try start(state)
    try walkToRuili(program)
    program.press("q")
    _ = try program.waitForEnd()
    let fresh = try start(state, ["--fresh"])
    try fresh.waitUntil("Yunnan's own row") { $0.region.hasPrefix("云南省") && $0.isOn("云南省") }
    fresh.signal(SIGKILL)
    _ = try fresh.waitForEnd()
    let asked = try start(state, ["--region", "安宁"], shows: "安宁市")
    #expect(asked.screen.hasRow(with: "安宁市"))
  }

  @Test func `the file is mine alone`() throws {
    let state = try Folder()
    let program = try start(state)
    program.press("q")
    _ = try program.waitForEnd()
    let folder = state.path + "/qijian"
    let names = Products.contents(of: folder)
    #expect(!names.isEmpty)
    for path in [folder] + names.map({ folder + "/" + $0 }) {
      var facts = stat()
      #expect(stat(path, &facts) == 0 && facts.st_mode & 0o077 == 0, "\(path)")
    }
  }

  @Test(arguments: [
    "", "{", "[]", "{\"place\":{\"region\":\"nowhere\"}}", "\u{0}\u{1B}[31m", "{\"place\":7}",
  ])
  func `a damaged file is no reason not to start`(content: String) throws {
    let state = try Folder()
    let program = try start(state)
    program.press("q")
    _ = try program.waitForEnd()
    let folder = state.path + "/qijian"
    let name = try #require(Products.contents(of: folder).first)
    try Products.write(content, to: folder + "/" + name)
    let next = try start(state, shows: "854")
    #expect(next.screen.region.hasPrefix("云南省"))
  }

  @Test func `each dataset has a place of its own, however long its name`() throws {
    let state = try Folder()
    let long = try Folder()
    let name = String(repeating: "很长的名字", count: 12)
    for number in ["1", "2"] {
      try Products.copy(WrittenDataset.yunnan.get().path, to: "\(long.path)/\(name)\(number)")
    }
    func open(_ number: String) throws -> PtyProgram {
      let program = try PtyProgram(
        ["\(long.path)/\(name)\(number)"], environment: ["XDG_STATE_HOME": state.path])
      try program.waitUntil("the list") { $0.listRow("云南省") != nil }
      return program
    }
    for (number, row) in [("1", "昆明市"), ("2", "德宏")] {
      let program = try open(number)
      try program.press(number == "1" ? "<Down>" : "<End>", untilOn: row)
      program.press("q")
      _ = try program.waitForEnd()
    }
    for (number, row) in [("1", "昆明市"), ("2", "德宏")] {
      try open(number).waitUntil("the row left") { $0.isOn(row) }
    }
  }

  @Test func `a state folder that cannot be written loses the place and nothing else`() throws {
    let program = try PtyProgram.qijian(environment: ["XDG_STATE_HOME": "/proc/none"])
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}
