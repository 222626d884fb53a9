import Glibc
import Testing

/// "I stop the program, do something in the shell, and come back to the same screen."
@Suite struct SuspendingTests {
  /// Starts the program under a shell with job control that says `stopped` and continues it.
  private func startUnderShell() throws -> PtyProgram {
    let qijian = try Products.path(of: "qijian")
    let script =
      "\(qijian); echo stopped-$?; stty -a | grep -o ' icanon'; read x; fg; echo over-$?"
    let program = try PtyProgram(["-mc", script], executable: "/bin/bash")
    try program.waitForText("659")
    return program
  }

  @Test func `:suspend gives me the shell, fg my place`() throws {
    let program = try startUnderShell()
    try program.press("<Down>", untilOn: "昆明市")
    program.press(":")
    program.type("suspend")
    try program.waitForText("> suspend")
    program.press("<Enter>")
    let shell = try program.waitForText("icanon")
    #expect(shell.hasRow(with: "stopped-148") && !shell.isAlternate && shell.isCursorVisible)
    #expect(!shell.reportsMouse && !program.bracketsPastes && program.isCooked)
    program.press("<Enter>")
    try program.waitUntil("the same screen") { $0.isAlternate && $0.isOn("昆明市") }
    #expect(program.screen.reportsMouse && program.bracketsPastes)
    // Keys arrive as before.
    try program.press("<Down>", untilOn: "曲靖市")
    program.press("q")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
    #expect(program.screen.hasRow(with: "over-0"))
  }

  @Test func `stopped from outside, and the window changed in between`() throws {
    let program = try PtyProgram.qijian()
    try program.press("<Down>", untilOn: "昆明市")
    program.mark()
    program.signal(SIGTSTP)
    // Without job control above it the program is continued at once.
    try program.waitUntil("the screen again") { _ in
      program.textSinceMark.contains("\u{1B}[?1049l") && program.screen.isAlternate
        && program.screen.isOn("昆明市")
    }
    program.signal(SIGSTOP)
    program.resize(columns: 100, rows: 30)
    program.signal(SIGCONT)
    try program.waitUntil("the new size") { $0.lines[29].contains("退出") && $0.isOn("昆明市") }
    try program.press("<Down>", untilOn: "曲靖市")
  }

  @Test func `a request to end that came while it was stopped is heeded`() throws {
    let program = try startUnderShell()
    program.press(":")
    program.type("suspend")
    try program.waitForText("> suspend")
    program.press("<Enter>")
    try program.waitForText("icanon")
    program.signalChild(SIGTERM)
    program.press("<Enter>")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
    #expect(program.screen.hasRow(with: "over-0"))
  }
}
