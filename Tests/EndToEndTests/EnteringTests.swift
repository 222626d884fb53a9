import Glibc
import Testing

/// "What I typed is there, whatever happens": cells in a practice copy, killed programs, a colleague beside me.
@Suite struct EnteringTests {
  /// A place for one person's state and practice copies.
  private struct Home {
    let state: Folder
    let data: Folder

    init() throws {
      state = try Folder()
      data = try Folder()
    }

    func environment(_ user: String = "li") -> [String: String] {
      ["XDG_STATE_HOME": state.path, "XDG_DATA_HOME": data.path, "QIJIAN_USER": user]
    }
  }

  /// From the published data's first screen into the grid of a practice copy.
  private func enter(_ home: Home) throws -> PtyProgram {
    let program = try PtyProgram.qijian(environment: home.environment())
    try program.press("<F2>", until: "练习副本")
    try program.press("<Enter>", until: "F9上报")
    return program
  }

  /// A value typed into the cell under the cursor, until the program says that it is saved.
  private func type(_ value: String, into program: PtyProgram) throws {
    program.type(value)
    try program.waitForText("[" + value)
    try program.press("<Enter>", until: "已保存")
    try program.waitUntil("the value \(value)") {
      $0.contains(value) && !$0.contains("[\(value)")
    }
  }

  @Test func `a cell survives SIGKILL and a new start`() throws {
    let home = try Home()
    let program = try enter(home)
    try type("8531", into: program)
    program.signal(SIGKILL)
    #expect(try program.waitForEnd() == .killed(signal: SIGKILL))
    // The next start is where I left: in the copy; one key leads to the grid.
    let again = try PtyProgram.qijian(environment: home.environment(), shows: "云南省")
    try again.press("<F2>", until: "F9上报")
    try again.waitForText("8531")
    // And the step can be taken back.
    try again.press("<C-z>", until: "重做")
    try again.waitUntil("no 8531") { !$0.contains("8531") }
    #expect(try again.quit() == .exited(0))
  }

  @Test func `the practice copy opens where I stood`() throws {
    let home = try Home()
    let program = try PtyProgram.qijian(environment: home.environment())
    try program.find("安宁", hit: "安宁市")
    try program.waitUntil("安宁 under the cursor") { $0.isOn("安宁市") }
    try program.press("<F2>", until: "练习副本")
    let screen = try program.press("<Enter>", until: "F9上报")
    #expect(screen.place.contains("昆明市"), "\(screen)")
    try program.waitUntil("the cursor in its row") { $0.isOn("安宁市") }
    // And the panels behind it are those I left.
    program.press("<Esc>")
    try program.waitUntil("安宁 under the cursor") { $0.isOn("安宁市") && !$0.contains("F9上报") }
  }

  @Test func `typed Chinese stands at the real cursor in a cell and in a form`() throws {
    let home = try Home()
    let program = try enter(home)
    try type("约", "500", seenAs: "[约500", in: program)
    // Enter belongs to the input method first: it goes on to the next cell and submits nothing.
    try program.press("<Enter>", until: "已保存")
    program.press("<Esc>")
    try program.waitUntil("the panels") { !$0.contains("F9上报") }
    try program.press("<Ins>", until: "新增哪种记录")
    program.type("xchd")
    try program.press("<Enter>", until: "活动名称")
    let line = try type("石场", "讲座", seenAs: "石场讲座", in: program)
    program.press("<Left><Left>")
    try program.waitUntil("the caret before 讲座") {
      $0.cursor.x == columns($0.lines[line], upTo: "石场讲座") - 4
    }
  }

  /// Types in two goes, and expects the real cursor behind what is shown then; gives its line.
  @discardableResult
  private func type(
    _ first: String, _ second: String, seenAs text: String, in program: PtyProgram
  ) throws -> Int {
    program.type(first)
    program.type(second)
    let screen = try program.waitForText(text)
    let row = try #require(screen.row(containing: text))
    #expect(screen.isCursorVisible && screen.cursor.y == row)
    #expect(screen.cursor.x == columns(screen.lines[row], upTo: text))
    return row
  }

  /// The columns of a line up to the end of a text in it.
  private func columns(_ line: String, upTo text: String) -> Int {
    guard let range = line.firstRange(of: text) else { return -1 }
    return line[..<range.upperBound].reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
  }

  @Test(arguments: [SIGHUP, SIGTERM])
  func `an unfinished cell is a draft after a dropped line`(signal: Int32) throws {
    let home = try Home()
    let program = try enter(home)
    program.type("77")
    try program.waitForText("[77")
    program.signal(signal)
    #expect(try program.waitForEnd() == .exited(0))
    let again = try PtyProgram.qijian(environment: home.environment(), shows: "草稿1处")
    try again.press("<F2>", until: "草稿 1")
    try again.waitUntil("the draft") { $0.contains(" 77") }
  }

  @Test func `two people see what the other enters`() throws {
    let home = try Home()
    let first = try enter(home)
    // A colleague opens the same folder with a state of their own.
    let others = try Home()
    let copies = home.data.path + "/qijian/practice"
    let copy = copies + "/" + (try #require(Products.contents(of: copies).first))
    let second = try PtyProgram.qijianOnEverything(
      [copy], environment: others.environment("wang"), shows: "云南省")
    try second.press("<F2>", until: "F9上报")
    first.type("55")
    try first.waitForText("[55")
    second.press("<Down>")
    try type("6421", into: second)
    try first.waitForText("6421")
    // The other's edit moved neither my cursor nor my draft.
    #expect(first.screen.contains("[55"))
    try first.press("<Enter>", until: "已保存")
    try second.waitUntil("55") { $0.hasRow(with: "昆明市", "55核") }
  }

  @Test func `a pasted block is shown, written at once and taken back at once`() throws {
    let home = try Home()
    let program = try enter(home)
    program.send(Array("\u{1B}[200~4321\n约5432\n\u{1B}[201~".utf8))
    try program.waitForText("粘贴 2行 x 1列")
    try program.press("<Enter>", until: "已保存")
    try program.waitUntil("both values") { $0.contains("4321") && $0.contains("约5432") }
    program.press("<C-z>")
    try program.waitUntil("neither value") { !$0.contains("4321") && !$0.contains("约5432") }
  }

  @Test func `keys that come at once fill the same cells`() throws {
    let home = try Home()
    let program = try enter(home)
    program.send(Array("4321\t4322\r5431\t5432\r".utf8))
    try program.waitUntil("four values") { screen in
      ["4321", "4322", "5431", "5432"].allSatisfy { screen.contains($0) }
    }
    program.press("<C-z>")
    try program.waitUntil("none of them") { screen in
      ["4321", "4322", "5431", "5432"].allSatisfy { !screen.contains($0) }
    }
  }
}
