import Testing

/// "I know its name, how it sounds, its initials or its code. Take me there."
@Suite struct FindingTests {
  @Test(arguments: [
    ("kys", "开远市"), ("kaiyuan", "开远市"), ("532502", "开远市"), ("开远", "开远市"),
    ("KYS", "开远市"), ("xwsdc", "小湾水电厂"), ("小湾", "小湾水电厂"), ("dhz", "德宏"),
  ])
  func `by initials, pinyin, code or characters`(typed: String, found: String) throws {
    let program = try PtyProgram.qijianOnEverything()
    program.press("/")
    program.type(typed)
    let screen = try program.waitUntil("the hit") { screen in
      screen.lines.contains { $0.contains(typed) && $0.contains("项") }
        && screen.hasRow(with: found, "│ ")
    }
    // Where Chinese is typed, the real cursor stands behind the text.
    let field = try #require(screen.row(containing: "> \(typed)"))
    #expect(screen.cursor.y == field && screen.isCursorVisible)
    program.press("<Enter>")
    try program.waitUntil("the place") { !$0.contains("> \(typed)") && $0.hasRow(with: found) }
  }

  @Test func `the first hit is the one I mean, Enter goes there, - goes back`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.find("安宁", hit: "安宁市")
    try program.waitUntil("Anning") { $0.region.hasPrefix("昆明") && $0.isOn("安宁市") }
    program.press("-")
    try program.waitUntil("where I was") { $0.region.hasPrefix("云南省") && $0.isOn("云南省") }
  }

  @Test func `F3 goes from hit to hit`() throws {
    let program = try PtyProgram.qijianOnEverything()
    program.press("/")
    program.type("kys")
    try program.waitForText("开原市")
    program.press("<Enter>")
    try program.waitUntil("the first") { $0.isOn("开远市") }
    program.press("<F3>")
    try program.waitUntil("the second") { $0.isOn("开原市") }
    program.press("N")
    try program.waitUntil("the first again") { $0.isOn("开远市") }
  }

  @Test func `Tab filters the list that I am in, Esc takes the filter away`() throws {
    let program = try PtyProgram.qijianOnEverything()
    program.press("/")
    program.type("dhz")
    try program.waitForText("> dhz")
    program.press("<Tab>")
    let screen = try program.waitUntil("fewer rows") {
      $0.listRow("德宏") != nil && $0.listRow("昆明市") == nil && !$0.contains("> dhz")
    }
    #expect(screen.contains("dhz"))
    program.press("<Esc>")
    try program.waitUntil("all rows") { $0.listRow("昆明市") != nil }
  }

  @Test func `what does not exist is said, and Esc leaves everything as it was`() throws {
    let program = try PtyProgram.qijianOnEverything()
    try program.press("<Down>", untilOn: "昆明市")
    program.type("不存在")
    try program.waitUntil("no hit") { $0.hasRow(with: "> 不存在", "0项") }
    program.press("<Enter>")
    program.settle()
    #expect(program.screen.contains("> 不存在"))
    program.press("<Esc>")
    try program.waitUntil("the row I was on") { $0.isOn("昆明市") && !$0.contains("> 不存在") }
  }

  @Test func `the text is edited by whole characters`() throws {
    let program = try PtyProgram.qijianOnEverything()
    program.type("德宏a州")
    try program.waitForText("> 德宏a州")
    program.press("<Left><BS>")
    try program.waitForText("> 德宏州")
    program.press("<Home><Del>")
    let screen = try program.waitForText("> 宏州")
    let field = try #require(screen.row(containing: "> 宏州"))
    #expect(screen.cursor.y == field)
  }
}
