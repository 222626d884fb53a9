import Glibc
import Testing

/// "However it ends, my terminal works afterwards."
@Suite struct EndingTests {
  @Test(arguments: [(SIGTERM, "SIGTERM"), (SIGHUP, "SIGHUP"), (SIGQUIT, "SIGQUIT")])
  func `asked to end, it leaves in order`(number: Int32, name: String) throws {
    let program = try PtyProgram.qijian()
    program.signal(number)
    #expect(try program.waitForEnd() == .exited(0), "\(name)")
    expectRestored(program)
  }

  @Test func `asked to end in the middle of a dialog`() throws {
    let program = try PtyProgram.qijian()
    program.type("小湾")
    try program.waitForText("> 小湾")
    program.signal(SIGTERM)
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGBUS, SIGABRT, SIGFPE, SIGTRAP])
  func `a defect leaves a usable terminal and a report`(number: Int32) throws {
    let program = try PtyProgram.qijian()
    program.signal(number)
    #expect(try program.waitForEnd() == .killed(signal: number))
    expectRestored(program)
    let folder = program.home + "/.local/state/qijian"
    let reports = Products.contents(of: folder).filter { !$0.hasPrefix("session") }
    #expect(reports.count == 1)
    #expect(program.screen.hasRow(with: "report"))
  }

  @Test func `after kill -9, --reset repairs the terminal`() throws {
    let qijian = try Products.path(of: "qijian")
    let script = "\(qijian); echo dead-$?; \(qijian) --reset; echo repaired-$?"
    let program = try PtyProgram(["-c", script], executable: "/bin/sh")
    try program.waitForText("659")
    program.signalChild(SIGKILL)
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
    #expect(program.textSinceMark.contains("dead-137"))
    #expect(program.screen.hasRow(with: "repaired-0"))
  }

  @Test func `Ctrl-C does not end it by accident, twice does`() throws {
    let program = try PtyProgram.qijian()
    program.press("<C-c>")
    try program.waitUntil("a hint") { $0.lines[22].contains("再按") }
    program.press("<C-c>")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }

  @Test func `Ctrl-C in a dialog closes the dialog only`() throws {
    let program = try PtyProgram.qijian()
    try program.press("=", until: "口径与出处")
    program.press("<C-c>")
    try program.waitUntil("no dialog") { !$0.contains("口径与出处") && $0.isOn("云南省") }
  }
}
