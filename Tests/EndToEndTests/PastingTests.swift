import Testing

/// "I copied a name from a document and paste it, wherever I am."
@Suite struct PastingTests {
  @Test func `outside a field a paste is looked up, and never obeyed as keys`() throws {
    let program = try PtyProgram.qijian()
    program.press("<paste:小湾水电厂\\nqqqq\\n>")
    try program.waitUntil("the hit") { $0.hasRow(with: "> 小湾水电厂") && $0.hasRow(with: "华能") }
    program.press("<Enter>")
    try program.waitForText("县级健康企业")
  }

  @Test func `inside a field a paste is text, without line ends and controls`() throws {
    let program = try PtyProgram.qijian()
    try program.press("/", until: "─ 查找 ─")
    program.type("德")
    program.press("<paste:宏\\n>")
    try program.waitUntil("one text") { $0.hasRow(with: "> 德宏") && $0.hasRow(with: "533100") }
    program.send(Array("\u{1B}[200~\u{1B}[31m\u{7}q\u{1B}[201~".utf8))
    let screen = try program.waitUntil("harmless text") { $0.hasRow(with: "> 德宏", "0项") }
    #expect(screen.bellCount == 0 && screen.isAlternate)
  }

  @Test func `a long paste is cut to what can be shown, and the program goes on`() throws {
    let program = try PtyProgram.qijian()
    let text = String(repeating: "健康企业", count: 20_000)
    program.send(Array("\u{1B}[200~\(text)\u{1B}[201~".utf8))
    try program.waitUntil("the field") { $0.hasRow(with: "─ 查找 ─") && $0.hasRow(with: "企业") }
    program.press("<C-c>")
    try program.waitUntil("the list") { !$0.contains("─ 查找 ─") && $0.isOn("云南省") }
  }

  @Test func `an empty paste and a paste of controls do nothing`() throws {
    let program = try PtyProgram.qijian()
    program.press("<paste:>")
    program.send(Array("\u{1B}[200~\n\n\u{1B}[201~".utf8))
    try program.press("<Down>", untilOn: "昆明市")
    #expect(!program.screen.contains("─ 查找 ─"))
  }

  @Test func `Ctrl-V says how to paste`() throws {
    let program = try PtyProgram.qijian()
    program.press("<C-v>")
    try program.waitUntil("a hint") { $0.lines[22].contains("粘贴") }
  }
}
