import Testing

/// "My Chinese input method is on, as always, and I don't think about it."
@Suite struct InputMethodTests {
  private let hint = "中文输入法已开"

  @Test func `full-width keys do what their twins do, and one hint says why`() throws {
    let program = try PtyProgram.qijian()
    program.type("？")
    try program.waitUntil("help and a hint") {
      $0.hasRow(with: "─ 帮助 ─") && $0.contains(hint) && $0.contains("Shift")
    }
    program.press("<Esc>")
    try program.waitUntil("no help") { !$0.contains("─ 帮助 ─") }
    program.type("＝")
    try program.waitForText("42 + 153 + 659 = 854")
    program.press("<Esc>")
    try program.waitUntil("no account") { !$0.contains("42 + 153") }
    program.type("：")
    try program.waitForText("─ 命令 ─")
    program.press("<Esc>")
    try program.waitUntil("no palette") { !$0.contains("─ 命令 ─") }
    program.type("、")
    try program.waitForText("─ 查找 ─")
    program.press("<Esc>")
    try program.waitUntil("no dialog") { !$0.contains("─ 查找 ─") }
    program.type("《")
    try program.waitUntil("the year before") { $0.place.contains("2022年") }
    program.type("》")
    try program.waitUntil("the year") { $0.place.contains("2023年") }
    program.type("】")
    try program.waitForText("[健康企业]")
    program.type("【")
    try program.waitForText("[概览]")
    program.type("ｊｊ")
    try program.waitUntil("two rows down") { $0.isOn("曲靖市") }
    program.type("。")
    try program.waitUntil("rows without data") { $0.listRow("保山市") != nil }
    program.type("Ｌ")
    try program.waitUntil("English") { $0.place.contains("Yunnan") }
    program.type("ｑ")
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `the full-width space outside a field does no harm and is explained once`() throws {
    let program = try PtyProgram.qijian()
    program.type("\u{3000}")
    try program.waitForText(hint)
    try program.press("<Down>", untilOn: "昆明市")
    // Once another message has taken its place it does not come again.
    program.press("M")
    try program.waitUntil("another message") { $0.lines[22].contains("鼠标") }
    program.type("\u{3000}ｊ")
    let screen = try program.waitUntil("the next row") { $0.isOn("曲靖市") }
    #expect(!screen.contains(hint))
  }

  @Test func `typed Chinese finds, the real cursor is where the candidates must appear`() throws {
    let program = try PtyProgram.qijian()
    program.type("小湾")
    let screen = try program.waitForText("> 小湾")
    let row = try #require(screen.row(containing: "> 小湾"))
    let left = screen.lines[row].prefix { $0 != "湾" }
    let columns = left.reduce(0) { $0 + ($1.isASCII || $1 == "│" ? 1 : 2) }
    #expect(screen.isCursorVisible && screen.cursor == (columns + 2, row))
    // Enter confirms a word in the input method; what arrives here opens the hit.
    program.press("<Enter>")
    try program.waitForText("县级健康企业")
  }

  @Test func `full-width letters, digits and spaces in the field find the same`() throws {
    let program = try PtyProgram.qijian()
    program.press("/")
    program.type("ｋｙｓ")
    try program.waitUntil("Kaiyuan") { $0.hasRow(with: "开远市") }
    program.press("<C-u>")
    program.type("５３２５０２")
    try program.waitUntil("Kaiyuan by code") { $0.hasRow(with: "开远市") && $0.contains("５３２５０２") }
    program.press("<C-u>")
    program.type("小湾\u{3000}")
    try program.waitUntil("the power station") { $0.hasRow(with: "小湾水电厂") }
  }

  @Test func `a character that arrives in pieces is one character`() throws {
    let program = try PtyProgram.qijian()
    program.send([0xE5])
    program.settle()
    program.send([0xBE])
    program.settle()
    program.send([0xB7])
    try program.waitUntil("Dehong") { $0.hasRow(with: "> 德") && $0.hasRow(with: "德宏") }
  }

  @Test func `every letter key has a twin that an input method lets through`() throws {
    let program = try PtyProgram.qijian()
    try program.press("<F1>", until: "─ 帮助 ─")
    program.press("<Esc>")
    try program.waitUntil("no help") { !$0.contains("─ 帮助 ─") }
    try program.press("<F8>", until: "─ 表述 ─")
    program.press("<Esc>")
    try program.waitUntil("no sentence") { !$0.contains("─ 表述 ─") }
    try program.press("<C-f>", until: "─ 查找 ─")
    program.press("<C-c>")
    try program.waitUntil("no dialog") { !$0.contains("─ 查找 ─") }
    try program.press("<F6>", until: "[健康企业]")
    try program.press("<F10>", until: "─ 命令 ─")
    program.type("英文")
    program.press("<Enter>")
    try program.waitUntil("English") { $0.place.contains("Yunnan") }
    program.press("<C-q>")
    #expect(try program.waitForEnd() == .exited(0))
  }
}
