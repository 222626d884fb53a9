import Testing

/// "It must work on every machine I am sent to, or say what is wrong."
@Suite struct ForeignTerminalsTests {
  @Test(
    arguments: [["LANG": "C"], ["LANG": "zh_CN.UTF-8"], ["LC_ALL": "POSIX"], ["LANG": ""]])
  func `Chinese is there whatever the locale, and a word says what was done`(
    environment: [String: String]
  ) throws {
    let program = try PtyProgram.qijian(environment: environment)
    try program.waitUntil("a word about it") { $0.contains("C.UTF-8") }
    program.type("小湾")
    try program.waitUntil("the hit") { $0.hasRow(with: "小湾水电厂") }
  }

  @Test func `the word about the locale passes and leaves the welcome`() throws {
    // The small copy lacks what some rows refer to, and the welcome says so.
    let program = try PtyProgram.qijianOnEverything(environment: ["LANG": "C"])
    try program.waitForText("C.UTF-8")
    program.settle()
    program.mark()
    try program.waitForText("按 = 看出处")
    // A passing message takes only itself away.
    #expect(program.byteCountSinceMark <= 400)
  }

  @Test(arguments: [
    ("nonsense", "nonsense"), ("dumb", "dumb"), ("", "TERM"),
  ])
  func `a terminal that cannot be used is named, and what to do`(term: String, word: String) throws
  {
    let program = try PtyProgram(environment: ["TERM": term])
    #expect(try program.waitForEnd() == .exited(64))
    let text = program.screen.text
    // The line is longer than the screen is wide.
    let sentence = program.screen.lines.joined()
    #expect(sentence.contains(word) && sentence.contains("TERM=") && !text.contains("Usage"))
    #expect(!program.screen.isAlternate)
    let english = try PtyProgram(environment: ["TERM": term, "LANG": "en_US.UTF-8"])
    #expect(try english.waitForEnd() == .exited(64))
    #expect(
      english.screen.lines.joined().contains("Try again after: export TERM=")
        || english.screen.lines.joined().contains("try again after: export TERM="))
  }

  @Test(arguments: ["| cat", "< /dev/null", "> /dev/null"])
  func `without a terminal it says how to go on`(redirection: String) throws {
    let qijian = try Products.path(of: "qijian")
    let script = "\(qijian) \(redirection) 2>&1; echo over-$?"
    let program = try PtyProgram(["-c", script], executable: "/bin/bash")
    #expect(try program.waitForEnd() == .exited(0))
    #expect(!program.screen.isAlternate)
    if redirection != "> /dev/null" { #expect(program.screen.lines.joined().contains("--script")) }
    if redirection != "| cat" { #expect(program.screen.hasRow(with: "over-64")) }
  }

  @Test(arguments: ["xterm", "tmux-256color", "screen", "linux", "vt100", "xterm-somebody"])
  func `every usual terminal shows the numbers`(term: String) throws {
    let program = try PtyProgram.qijian(environment: ["TERM": term])
    let screen = try program.waitForText("659")
    #expect(
      screen.hasRow(with: "42", "153") && screen.listRow(term == "linux" ? "Yunnan" : "云南") != nil)
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    #expect(program.isCooked)
  }

  @Test func `the Linux console has no Chinese glyphs: English there`() throws {
    let program = try PtyProgram.qijian(environment: ["TERM": "linux"])
    #expect(program.screen.place.contains("Qijian"))
  }

  @Test func `a client set to GBK is told so`() throws {
    let program = try PtyProgram()
    program.answersQuestions = false
    try program.waitForText("854")
    // Its sample of Chinese moved the cursor six columns instead of four.
    program.send(Array("\u{1B}[1;7R\u{1B}[1;3R\u{1B}[1;2R".utf8))
    try program.waitUntil("a word about it") { $0.contains("UTF-8") }
    let gbk: [UInt8] = [0xB1, 0xE0, 0xC2, 0xEB]  // 编码
    #expect(program.output.indices.contains { program.output[$0...].starts(with: gbk) })
  }

  @Test func `wide ambiguous characters are found out and avoided`() throws {
    let program = try PtyProgram()
    program.answersQuestions = false
    try program.waitForText("854")
    program.send(Array("\u{1B}[1;5R\u{1B}[1;3R\u{1B}[1;2R".utf8))
    try program.waitUntil("no ambiguous character") { screen in
      !screen.text.contains { "·“”…█▌①～".contains($0) } && screen.contains("854")
    }
  }
}

extension ForeignTerminalsTests {
  @Test func `a rare ideograph that cannot be shown has a stand-in, and its number is told`() throws
  {
    let folder = try Folder()
    // U+31350, younger than the C library's tables.
    let row = #"{"id": "R", "region": "530181", "name": "安宁\ud884\udf50记矿业"}"# + "\n"
    try WrittenDataset.write(to: folder.path, title: "生僻字", rows: Array(row.utf8))
    let program = try PtyProgram(["--region", "530181", folder.path])
    try program.waitUntil("the county") { $0.isOn("安宁市") }
    program.press("<Enter>")
    let screen = try program.waitForText("U+31350")
    #expect(screen.listRow("安宁〓记矿业") != nil)
    // Found by its own character all the same.
    program.type("\u{31350}")
    try program.waitUntil("the hit") { $0.hasRow(with: "> 〓") && $0.hasRow(with: "安宁〓记矿业") }
  }
}
