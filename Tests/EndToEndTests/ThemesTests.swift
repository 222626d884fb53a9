import Testing

/// "The projector is pale, my eyes are not the best, and that terminal has no colours."
@Suite struct ThemesTests {
  /// The colours of the name of the program, of the selected row and of a mark, as seen.
  private func colors(_ program: PtyProgram) -> [Int] {
    [program.foreground(column: 1, row: 0), program.foreground(column: 1, row: 3)]
  }

  @Test func `T goes round four palettes and keeps the place`() throws {
    let program = try PtyProgram.qijian()
    try program.press("<Down>", untilOn: "昆明市")
    let first = colors(program)
    var seen: [[Int]] = [first]
    for _ in 0..<3 {
      let before = colors(program)
      program.press("T")
      try program.waitUntil("other colours") { _ in colors(program) != before }
      program.settle()
      seen.append(colors(program))
      #expect(program.screen.isOn("昆明市"))
    }
    program.press("T")
    try program.waitUntil("the first colours") { _ in colors(program) == first }
    #expect(Set(seen).count == 4)
  }

  @Test(
    arguments: [
      (["--theme", "light"], [:]), (["--theme", "mono"], [:]), (["--theme", "colorBlind"], [:]),
      (["--color", "never"], [:]), (["--color", "16"], [:]), (["--ascii"], [:]),
      ([], ["NO_COLOR": "1"]), ([], ["TERM": "vt100"]), ([], ["TERM": "xterm"]),
    ] as [([String], [String: String])])
  func `the numbers and their marks are there in every palette`(
    arguments: [String], environment: [String: String]
  ) throws {
    let program = try PtyProgram.qijian(arguments, environment: environment)
    let screen = try program.waitForText("659")
    let isASCII = arguments.contains("--ascii")
    #expect(screen.listRow("云南省")?.contains(isASCII ? "854R" : "854报") == true || isASCII)
    #expect(screen.listRow("昆明市")?.contains("14*") == true)
    // The cursor is seen without colour too.
    #expect(screen.lines[screen.cursor.y].hasPrefix(">"))
    #expect(screen.hasRow(with: "42", "153", "659"))
  }

  @Test func `NO_COLOR sends no colour at all`() throws {
    let program = try PtyProgram.qijian(environment: ["NO_COLOR": "1"])
    #expect(colors(program) == [-1, -1])
    program.press("jjT=")
    try program.waitForText("口径与出处")
    #expect(!program.textSinceMark.contains("38;5;") && !program.textSinceMark.contains("48;5;"))
    #expect(!program.textSinceMark.contains("[3") || !program.textSinceMark.contains("[31m"))
  }

  @Test func `ASCII on request, in frames and marks`() throws {
    let program = try PtyProgram.qijian(["--ascii"])
    let screen = try program.press("=", until: "42 + 153 + 659 = 854")
    #expect(screen.contains("+-") && !screen.text.contains { "─│┌┐└┘█▌".contains($0) })
  }
}
