import Glibc
import Testing

/// "Another program keeps the journal, and I go on typing": nothing typed is lost, however the program ends meanwhile.
@Suite struct LockedJournalTests {
  /// The lock of a journal, as another program keeps it.
  private final class Lock {
    private let descriptor: Int32

    init(_ path: String) {
      descriptor = Glibc.open(path, O_RDWR | O_CREAT, 0o644)
      #expect(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
    }

    func release() { _ = close(descriptor) }
  }

  enum End: Sendable { case killed, hungUp, terminated, quit }

  private func expectEnd(_ end: End, of program: PtyProgram) throws {
    switch end {
    case .killed:
      program.signal(SIGKILL)
      #expect(try program.waitForEnd() == .killed(signal: SIGKILL))
    case .hungUp:
      program.signal(SIGHUP)
      #expect(try program.waitForEnd() == .exited(0))
    case .terminated:
      program.signal(SIGTERM)
      #expect(try program.waitForEnd() == .exited(0))
    case .quit:
      program.press("<C-q>")
      #expect(try program.waitForEnd() == .exited(0))
      #expect(program.screen.contains("没有写进日志"), "\(program.screen)")
    }
  }

  @Test(arguments: [End.killed, .hungUp, .terminated, .quit])
  func `numbers that wait for the lock are drafts`(end: End) throws {
    let state = try Folder()
    let data = try Folder()
    let environment = [
      "XDG_STATE_HOME": state.path, "XDG_DATA_HOME": data.path, "QIJIAN_USER": "li",
    ]
    let program = try PtyProgram.qijian(environment: environment)
    try program.press("<F2>", until: "练习副本")
    try program.press("<Enter>", until: "F9上报")
    program.type("8531")
    try program.waitForText("[8531")
    try program.press("<Enter>", until: "已保存")
    let copies = data.path + "/qijian/practice"
    let copy = copies + "/" + (try #require(Products.contents(of: copies).first))
    let lock = Lock(copy + "/journal/lock")
    program.type("8532")
    try program.waitForText("[8532")
    program.press("<Enter>")
    program.type("8533")
    try program.waitForText("[8533")
    program.press("<Enter>")
    program.type("8534")
    try program.waitForText("[8534")
    try program.waitForText("占着日志")
    #expect(!program.screen.contains("已保存"))
    if end == .killed {
      // A kill gives no time for anything: everything is on the disk by then.
      let folder = state.path + "/qijian/drafts"
      try program.waitUntil("three drafts on the disk") { _ in
        let text = Products.contents(of: folder).filter { $0.hasSuffix(".json") }
          .map { Products.read(folder + "/" + $0) }.joined()
        return ["8532", "8533", "8534"].allSatisfy { text.contains("\"\($0)\"") }
      }
    }
    try expectEnd(end, of: program)
    // The report of a crash is an empty file until there is one, and goes at an end in order.
    let reports = Products.contents(of: state.path + "/qijian").filter { $0.hasPrefix("crash") }
    #expect(end == .killed || reports.isEmpty)
    lock.release()

    let again = try PtyProgram.qijian(environment: environment, shows: "草稿3处")
    try again.press("<F2>", until: "草稿 3")
    try again.waitUntil("all of them") { screen in
      ["8531", "8532", "8533", "8534"].allSatisfy { screen.contains($0) }
    }
    try again.press("<C-s>", until: "已保存")
    try again.waitUntil("no drafts") { !$0.contains("草稿 ") }
    #expect(try again.quit() == .exited(0))
    let third = try PtyProgram.qijian(environment: environment, shows: "云南省")
    try third.press("<F2>", until: "8534")
    #expect(!third.screen.contains("草稿"))
    #expect(try third.quit() == .exited(0))
  }
}
