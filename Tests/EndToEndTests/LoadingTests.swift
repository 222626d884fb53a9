import Glibc
import Testing

/// "It takes a while to open; I see that it works, and I can call it off."
@Suite struct LoadingTests {
  @Test func `Ctrl-C during loading ends it with 130 and a clean terminal`() throws {
    let folder = try WrittenDataset.large.get()
    let program = try PtyProgram([folder.path])
    try program.waitUntil("progress") { $0.contains("正在读取") && $0.contains("Ctrl-C") }
    program.press("<C-c>")
    #expect(try program.waitForEnd() == .exited(130))
    expectRestored(program)
  }

  @Test func `a dropped line during loading ends it`() throws {
    let folder = try WrittenDataset.large.get()
    let program = try PtyProgram([folder.path])
    try program.waitForText("正在读取")
    program.hangUp()
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test(arguments: [
    ("/nowhere", "/nowhere"), ("/etc/passwd", "/etc/passwd"), ("/proc", "dataset.json"),
  ])
  func `what cannot be opened is named, with what to do, and q leaves with 2`(
    path: String, word: String
  ) throws {
    let program = try PtyProgram([path])
    try program.waitUntil("a reason") { $0.contains("打不开") && $0.contains(word) }
    program.press("L")
    try program.waitUntil("the reason in English") { !$0.contains("打不开") && $0.contains(word) }
    program.press("q")
    #expect(try program.waitForEnd() == .exited(2))
    expectRestored(program)
  }
}
