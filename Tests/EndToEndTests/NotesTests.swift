import Glibc
import Testing

/// "The room sees the wall; I see what I want to say and what comes next."
@Suite struct NotesTests {
  private static let deck = """
    {"format": 1, "region": "530000", "period": "2023", "slides": [
      {"kind": "number", "indicator": "certification.enterprises", "by": "level",
       "notes": {"zh": "先说总数，再说省级"}},
      {"kind": "section", "text": {"zh": "第二部分"}, "notes": {"zh": "这里停一下"}},
      {"kind": "title", "text": {"zh": "谢谢大家"}}]}
    """

  private func begin(_ state: Folder) throws -> (show: PtyProgram, notes: PtyProgram) {
    let environment = ["XDG_STATE_HOME": state.path]
    let notes = try PtyProgram(
      ["present", "--notes", "--lang", "zh"], environment: environment)
    try notes.waitForText("正在等待演示开始")
    let deck = state.path + "/deck.json"
    try Products.write(Self.deck, to: deck)
    let show = try PtyProgram.qijian(
      ["present", "--deck", deck, "--lang", "zh"], environment: environment, shows: "1/3")
    return (show, notes)
  }

  @Test func `the second terminal follows the first`() throws {
    let state = try Folder()
    defer { withExtendedLifetime(state) {} }
    let (show, notes) = try begin(state)
    try notes.waitUntil("the first notes") {
      $0.contains("先说总数，再说省级") && $0.contains("1/3") && $0.contains("第二部分")
        && $0.contains("已讲")
    }
    // What only the speaker is to see is not on the wall.
    #expect(!show.screen.contains("先说总数"))
    show.press("<Right>")
    try notes.waitUntil("the next notes") {
      $0.contains("这里停一下") && $0.contains("2/3") && $0.contains("谢谢大家")
    }
    show.press("b")
    try notes.waitForText("黑屏")
    show.press("b<Right>")
    try notes.waitUntil("a slide without notes") { $0.contains("没有备注") && $0.contains("3/3") }
    // Whatever is pressed here never reaches the room.
    notes.press("<Left><Left>b")
    notes.settle()
    show.settle()
    #expect(show.screen.contains("3/3"))
    show.press("<Esc>")
    try show.waitForText("再按一次 Esc")
    show.press("<Esc>")
    #expect(try show.waitForEnd() == .exited(0))
    try notes.waitForText("正在等待演示开始")
    notes.press("q")
    #expect(try notes.waitForEnd() == .exited(0))
    expectRestored(notes)
  }

  @Test func `a killed show is no show`() throws {
    let state = try Folder()
    defer { withExtendedLifetime(state) {} }
    let (show, notes) = try begin(state)
    try notes.waitForText("先说总数")
    show.signal(SIGKILL)
    #expect(try show.waitForEnd() == .killed(signal: SIGKILL))
    try notes.waitForText("正在等待演示开始")
    notes.signal(SIGTERM)
    #expect(try notes.waitForEnd() == .exited(0))
  }
}
