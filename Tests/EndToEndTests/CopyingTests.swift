import Testing

/// "I need that number in my document: as a sentence, or the whole table for the spreadsheet."
@Suite struct CopyingTests {
  private let sentence = "截至2023年12月底，全省上报已建成健康企业854家，其中省级42家、州市级153家、县区级659家。"

  /// What the program asked the terminal to put on the clipboard, decoded.
  private func copied(_ program: PtyProgram) -> String? {
    let parts = program.textSinceMark.split(
      separator: "\u{1B}]52;c;", omittingEmptySubsequences: false)
    guard let text = parts.dropFirst().last?.split(separator: "\u{7}").first else { return nil }
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bytes: [UInt8] = []
    var bits = 0
    var count = 0
    for byte in text.utf8 {
      guard let value = digits.firstIndex(of: byte) else { continue }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["y", "<F8>"])
  func `the number under the cursor as a finished sentence`(key: String) throws {
    let program = try PtyProgram.qijian(columns: 120, rows: 40)
    try program.press(key, until: sentence)
    program.mark()
    program.press("y")
    program.settle()
    #expect(copied(program)?.contains(sentence) == true)
    program.press("<Esc>")
    try program.waitUntil("no sentence") { !$0.contains(sentence) && $0.isOn("云南省") }
  }

  @Test func `a partial sum says so in its sentence`() throws {
    let program = try PtyProgram.qijianOnEverything(
      ["--region", "全国"], columns: 120, rows: 40, shows: "全国")
    try program.press("<Home>", untilOn: "全国")
    try program.press("y", until: "─ 表述 ─")
    let screen = program.screen
    #expect(screen.contains("854") && screen.contains("34"))
  }

  @Test func `the table of the list, with tabs`() throws {
    let program = try PtyProgram.qijian(columns: 120, rows: 40)
    program.mark()
    try program.press("Y", until: "昆明市")
    program.settle()
    program.press("y")
    program.settle()
    let table = try #require(copied(program))
    let rows = table.split(separator: "\n")
    #expect(rows.count >= 11)
    #expect(rows.contains { $0.hasPrefix("云南省\t") && $0.contains("854") })
    #expect(Set(rows.map { $0.count { $0 == "\t" } }).count == 1)
  }

  @Test func `in tmux the text goes through to the terminal outside`() throws {
    let program = try PtyProgram.qijian(environment: ["TMUX": "x", "TERM": "tmux-256color"])
    try program.press("y", until: "─ 表述 ─")
    program.mark()
    program.press("y")
    program.settle()
    #expect(program.textSinceMark.contains("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;"))
  }
}
