import Testing

/// "I forgot the key."
@Suite struct HelpTests {
  @Test func `help lists the keys, scrolls and goes away`() throws {
    let program = try PtyProgram.qijian()
    try program.press("?", until: "─ 帮助 ─")
    #expect(program.screen.hasRow(with: "Enter"))
    // All of it can be read: the last page has the key to leave.
    try program.press("<End>", until: "Ctrl-Q")
    program.press("<Home>")
    try program.waitUntil("the beginning") { $0.hasRow(with: "Backspace") }
    program.press("?")
    try program.waitUntil("the list") { !$0.contains("─ 帮助 ─") && $0.isOn("云南省") }
  }

  @Test(arguments: [("帮助", "─ 帮助 ─"), ("kj", "─ 口径与出处 ─"), ("account", "─ 口径与出处 ─")])
  func `the palette finds commands by name, initials or English`(
    typed: String, shows: String
  ) throws {
    let program = try PtyProgram.qijian()
    try program.press(":", until: "─ 命令 ─")
    program.type(typed)
    try program.waitForText("> \(typed)")
    program.press("<Enter>")
    try program.waitForText(shows)
  }

  @Test func `a letter in the palette is text, not a command`() throws {
    let program = try PtyProgram.qijian()
    try program.press(":", until: "─ 命令 ─")
    program.type("qLM=")
    try program.waitForText("> qLM=")
    #expect(program.screen.place.contains("企健") && program.screen.reportsMouse)
    program.press("<C-c>")
    try program.waitUntil("the list") { !$0.contains("─ 命令 ─") && $0.isOn("云南省") }
  }

  @Test func `what is wrong with the data is one command away`() throws {
    let program = try PtyProgram.qijian()
    try program.press(":", until: "─ 命令 ─")
    program.type("findings")
    try program.waitForText("> findings")
    program.press("<Enter>")
    try program.waitUntil("the findings") { !$0.contains("> findings") && $0.contains("┌─") }
  }
}
