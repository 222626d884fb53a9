import Glibc
import Testing

/// A terminal must be usable after the program, however that ends.
@Suite struct TerminalRestoreTests {
  static func start(
    _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws -> PtyProgram {
    let program = try PtyProgram(
      arguments, executable: "TerminalFixture", environment: environment, columns: columns,
      rows: rows)
    try program.waitForText("健康企业")
    return program
  }

  private func expectRestored(_ program: PtyProgram) {
    let screen = program.screen
    #expect(!screen.isAlternate && screen.isCursorVisible && !screen.reportsMouse)
    #expect(!program.bracketsPastes && !program.reportsFocus)
    #expect(program.isCooked)
  }

  private func report(of program: PtyProgram) -> String? {
    let folder = program.home + "/.local/state/qijian"
    return Products.contents(of: folder).first.map { Products.read(folder + "/" + $0) }
  }

  @Test func `the program takes the terminal and gives it back`() throws {
    let program = try Self.start()
    #expect(program.screen.isAlternate && program.screen.reportsMouse && !program.isCooked)
    #expect(program.bracketsPastes && program.reportsFocus)
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
    #expect(program.screen.contains("bye 0"))
    #expect(report(of: program) == nil)
  }

  @Test(arguments: [
    (SIGILL, "SIGILL"), (SIGSEGV, "SIGSEGV"), (SIGBUS, "SIGBUS"), (SIGABRT, "SIGABRT"),
    (SIGFPE, "SIGFPE"), (SIGTRAP, "SIGTRAP"),
  ])
  func `a fatal signal leaves a usable terminal, its own exit status and a report`(
    number: Int32, name: String
  ) throws {
    let program = try Self.start()
    program.signal(number)
    #expect(try program.waitForEnd() == .killed(signal: number))
    expectRestored(program)
    #expect(report(of: program)?.contains(name) == true)
    #expect(program.screen.contains("qijian: \(name), report: "))
  }

  @Test func `a trap of Swift itself is reported with its message`() throws {
    let program = try Self.start()
    program.press("!")
    guard case .killed = try program.waitForEnd() else {
      Issue.record("did not crash")
      return
    }
    expectRestored(program)
    let text = report(of: program) ?? ""
    #expect(text.contains("Index out of range") && text.contains("TerminalFixture"))
  }

  @Test func `an overflow of the stack is caught as well`() throws {
    let program = try Self.start()
    program.press("o")
    #expect(try program.waitForEnd() == .killed(signal: SIGSEGV))
    expectRestored(program)
  }

  @Test func `exit without giving back is made good`() throws {
    let program = try Self.start()
    program.press("x")
    #expect(try program.waitForEnd() == .exited(5))
    expectRestored(program)
    #expect(report(of: program) == nil)
  }

  @Test(arguments: [(SIGTERM, 4), (SIGQUIT, 4), (SIGHUP, 3)] as [(Int32, Int32)])
  func `a request to end arrives as an event`(number: Int32, status: Int32) throws {
    let program = try Self.start()
    program.signal(number)
    #expect(try program.waitForEnd() == .exited(status))
    expectRestored(program)
  }

  @Test func `a program that hangs ends three seconds after a request, in order`() throws {
    let program = try Self.start()
    program.press("H")
    program.settle()
    program.signal(SIGTERM)
    #expect(try program.waitForEnd() == .killed(signal: SIGALRM))
    expectRestored(program)
  }

  @Test func `an interrupt from outside is no end`() throws {
    let program = try Self.start()
    program.signal(SIGINT)
    try program.waitForText("interrupted")
    program.press("<C-c>")
    try program.waitForText("<C-c>")
  }

  @Test func `a stop from outside and its end take the terminal again`() throws {
    let program = try Self.start()
    program.mark()
    program.signal(SIGSTOP)
    program.resize(columns: 60, rows: 20)
    program.signal(SIGCONT)
    try program.waitForText("resumed")
    try program.waitForText("resized 60x20")
    #expect(!program.isCooked && program.textSinceMark.contains("\u{1B}[?2004h"))
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }

  @Test(arguments: ["<C-z>", ""])
  func `suspending gives the terminal back and takes it again`(key: String) throws {
    let program = try Self.start()
    program.mark()
    // Without a shell above it a process group is not stopped: it comes back at once.
    if key.isEmpty { program.signal(SIGTSTP) } else { program.press(key) }
    try program.waitForText("resumed")
    #expect(program.textSinceMark.contains("\u{1B}[?1049l"))
    #expect(program.screen.isAlternate && program.screen.reportsMouse && program.bracketsPastes)
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}

extension TerminalRestoreTests {
  @Test func `the next start removes empty reports of those that were killed, and no others`()
    throws
  {
    let state = try Folder()
    let folder = state.path + "/qijian"
    func runToEnd(_ signal: Int32) throws -> String {
      let program = try Self.start(environment: ["XDG_STATE_HOME": state.path])
      program.signal(signal)
      _ = try program.waitForEnd()
      return "crash-\(program.process).txt"
    }
    let killed = try runToEnd(SIGKILL)
    #expect(Products.contents(of: folder) == [killed])
    let crashed = try runToEnd(SIGABRT)
    #expect(Products.contents(of: folder) == [crashed])
    // A process that lives, and names that are none of ours.
    let kept = ["crash-\(getpid()).txt", "crash-0.txt", "crash-x.txt", "session"]
    for name in kept { try Products.write("", to: "\(folder)/\(name)") }
    _ = try runToEnd(SIGTERM)
    #expect(Products.contents(of: folder) == (kept + [crashed]).sorted())
  }

  @Test func `a killed program's terminal is repaired by a reset`() throws {
    let fixture = try Products.path(of: "TerminalFixture")
    let script = "\(fixture); stty -a | grep -c -- -icanon; \(fixture) --reset; echo repaired"
    let program = try PtyProgram(["-c", script], executable: "/bin/sh")
    try program.waitForText("健康企业")
    program.press("K")
    #expect(try program.waitForEnd() == .exited(0))
    // The shell's own words between the two show that the terminal was raw until then.
    #expect(program.textSinceMark.contains("Killed") && program.textSinceMark.contains("1"))
    expectRestored(program)
    #expect(program.screen.contains("repaired"))
  }

  @Test func `a shell with job control stops and continues the program`() throws {
    let fixture = try Products.path(of: "TerminalFixture")
    let script = "\(fixture); echo stopped-$?; stty -a | grep -o ' icanon'; fg; echo over-$?"
    let program = try PtyProgram(["-mc", script], executable: "/bin/sh")
    try program.waitForText("健康企业")
    program.press("<C-z>")
    try program.waitForText("resumed")
    #expect(
      program.textSinceMark.contains("stopped-148") && program.textSinceMark.contains(" icanon"))
    #expect(program.screen.isAlternate && program.screen.contains("<C-z>"))
    program.press("a")
    try program.waitUntil("the key") { $0.lines.contains { $0.hasPrefix("│ a ") } }
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
    #expect(program.screen.contains("over-0"))
  }
}
