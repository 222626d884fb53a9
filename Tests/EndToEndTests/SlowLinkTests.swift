import Testing

/// "I work over a slow line: it must send what changes and nothing else."
@Suite struct SlowLinkTests {
  private func start(columns: Int, rows: Int) throws -> PtyProgram {
    let program = try PtyProgram.qijian(columns: columns, rows: rows)
    try program.waitForText("659")
    program.settle()
    return program
  }

  /// The bytes of one key.
  private func bytes(_ key: String, _ program: PtyProgram) -> Int {
    program.mark()
    program.press(key)
    program.settle(for: .milliseconds(120))
    return program.byteCountSinceMark
  }

  @Test(arguments: [(80, 24), (200, 60), (240, 70)])
  func `the first screens are small`(columns: Int, rows: Int) throws {
    let program = try start(columns: columns, rows: rows)
    #expect(program.output.count <= 60_000)
  }

  @Test(arguments: [(80, 24, 1_000), (200, 60, 2_500)])
  func `moving in the list`(columns: Int, rows: Int, limit: Int) throws {
    let program = try start(columns: columns, rows: rows)
    // The first key also takes the welcome away.
    _ = bytes("<Down>", program)
    let moves =
      (0..<8).map { _ in bytes("<Down>", program) } + (0..<8).map { _ in bytes("<Up>", program) }
    #expect(moves.allSatisfy { $0 > 0 })
    // The panel beside the list follows; no move costs much more than the limit, most cost less.
    #expect(moves.sorted()[moves.count * 3 / 4] <= limit, "\(moves)")
    #expect(moves.allSatisfy { $0 <= limit * 5 / 4 }, "\(moves)")
  }

  @Test(arguments: [(80, 24), (200, 60)])
  func `scrolling a page of text and of rows`(columns: Int, rows: Int) throws {
    let program = try start(columns: columns, rows: rows)
    try program.press("<F1>", until: "─ 帮助 ─")
    program.settle()
    for _ in 0..<5 { #expect(bytes("<Down>", program) <= 3_000) }
    program.press("<Esc>")
    try program.waitUntil("no help") { !$0.contains("─ 帮助 ─") }
    program.press("<Esc>")
    try program.waitUntil("the country") { $0.region.hasPrefix("全国") }
    _ = bytes(".", program)
    for _ in 0..<20 { #expect(bytes("<Down>", program) <= 3_000) }
  }

  @Test func `doing nothing sends nothing`() throws {
    let program = try start(columns: 80, rows: 24)
    program.press("<Down>")
    program.settle()
    program.mark()
    program.settle(for: .milliseconds(400))
    #expect(program.byteCountSinceMark == 0)
    // A key at the end of the way changes nothing.
    program.press("<End>")
    program.settle()
    #expect(bytes("<Down>", program) == 0 && bytes("<Down>", program) == 0)
  }

  @Test func `Ctrl-L repaints everything, once`() throws {
    let program = try start(columns: 80, rows: 24)
    let before = program.screen.lines
    let repaint = bytes("<C-l>", program)
    #expect((1_500...12_000).contains(repaint))
    #expect(program.screen.lines.dropLast(2) == before.dropLast(2))
  }

  @Test func `a frame comes in one piece`() throws {
    let program = try PtyProgram.qijian(environment: ["QIJIAN_SYNC": "1"])
    program.settle()
    program.mark()
    program.press("=")
    try program.waitForText("口径与出处")
    program.settle()
    let text = program.textSinceMark
    #expect(text.hasPrefix("\u{1B}[?2026h") && text.hasSuffix("\u{1B}[?2026l"))
    #expect(text.split(separator: "\u{1B}[?2026h").count == 1)
  }
}
