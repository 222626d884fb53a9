import Glibc
import Testing

/// "My terminal ignores OSC 52, but I sit at a desktop: copying should work there too."
@Suite struct ClipboardProgramTests {
  private let sentence = "截至2023年12月底，全省上报已建成健康企业854家，其中省级42家、州市级153家、县区级659家。"

  private func start(_ clipboard: FakeClipboard, _ display: [String: String]) throws -> PtyProgram {
    try PtyProgram.qijian(
      environment: display.merging(["PATH": clipboard.path]) { $1 }, columns: 120, rows: 40)
  }

  /// Children of the program that have not been waited for or are still running.
  private func children(_ program: PtyProgram) -> String {
    Products.contents(of: "/proc/\(program.process)/task").map {
      Products.read("/proc/\(program.process)/task/\($0)/children")
    }.joined()
  }

  @Test(arguments: [
    ("xclip", ["DISPLAY": ":9"], "-selection clipboard -in \n"),
    ("wl-copy", ["WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":9"], "--type text/plain \n"),
  ])
  func `the display's clipboard gets the sentence as it is`(
    name: String, display: [String: String], arguments: String
  ) throws {
    let clipboard = try FakeClipboard(name)
    defer { clipboard.close() }
    let program = try start(clipboard, display)
    program.mark()
    try program.press("y", until: sentence)
    #expect(clipboard.given() == arguments + sentence)
    // The terminal is asked as well, and nobody says that it worked.
    program.settle()
    #expect(program.textSinceMark.contains("\u{1B}]52;c;"))
    #expect(program.screen.contains("未生效时"))
    program.press("<Esc>")
    try program.waitUntil("no sentence") { !$0.contains(sentence) }
    #expect(try program.quit() == .exited(0))
    expectRestored(program)
  }

  @Test func `the whole table goes there too`() throws {
    let clipboard = try FakeClipboard("xclip")
    defer { clipboard.close() }
    let program = try start(clipboard, ["DISPLAY": ":9"])
    try program.press("Y", until: "昆明市")
    let rows = try #require(clipboard.given()).split(separator: "\n")
    #expect(rows.count >= 12 && rows[2].hasPrefix("云南省\t854\t"))
  }

  @Test func `Ctrl-C copies the number under the cursor`() throws {
    let clipboard = try FakeClipboard("xclip")
    defer { clipboard.close() }
    let program = try start(clipboard, ["DISPLAY": ":9"])
    program.press("<C-c>")
    #expect(clipboard.given() == "-selection clipboard -in \n854")
    try program.waitUntil("a hint") { $0.lines[38].contains("854") && $0.lines[38].contains("再按") }
  }

  @Test func `one that hangs keeps nobody waiting, one that ended is no zombie`() throws {
    let clipboard = try FakeClipboard("xclip", waits: true)
    defer { clipboard.close() }
    let program = try start(clipboard, ["DISPLAY": ":9"])
    try program.press("y", until: sentence)
    #expect(clipboard.given() != nil)
    #expect(!children(program).isEmpty)
    program.press("<Esc>")
    try program.waitUntil("no sentence") { !$0.contains(sentence) }
    try program.press("<Down>", untilOn: "昆明市")
    clipboard.release()
    try program.press("<Down><Up>", times: 200, until: "no child") { _ in
      children(program).isEmpty
    }
  }

  @Test(arguments: [[:], ["DISPLAY": ":9"], ["WAYLAND_DISPLAY": "wayland-9"]])
  func `without a display or its program the terminal alone is asked`(
    display: [String: String]
  ) throws {
    let clipboard = try FakeClipboard("pbcopy")
    defer { clipboard.close() }
    let program = try start(clipboard, display)
    program.mark()
    try program.press("y", until: sentence)
    program.settle()
    #expect(program.textSinceMark.contains("\u{1B}]52;c;"))
    #expect(clipboard.given(within: 0) == nil && children(program).isEmpty)
  }

  @Test func `a console without any clipboard says so`() throws {
    let program = try PtyProgram.qijian(
      ["--lang", "zh"], environment: ["TERM": "vt100"], columns: 120, rows: 40)
    try program.press("y", until: sentence)
    #expect(program.screen.contains("没有剪贴板"))
  }
}
