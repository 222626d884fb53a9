import Glibc
import Testing

/// "The screen in the hall shows our numbers for weeks; nobody has a keyboard, and at night the power of the monitor goes."
@Suite struct KioskTests {
  private func pointing(_ link: String, at line: Line) {
    unlink(link)
    symlink(line.path, link)
  }

  @Test func `a kiosk takes its terminal again when it comes back`() throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let link = folder.path + "/terminal"
    let first = try Line()
    pointing(link, at: first)
    let data = try WrittenDataset.yunnan.get()
    let program = try PtyProgram([
      "present", data.path, "--kiosk", "--terminal", link, "--region", "530000", "--slide", "2",
      "--seconds", "3600", "--lang", "zh",
    ])
    try first.waitUntil("the number") { $0.contains("153") && $0.contains("2/") }
    // A console without a session tells nobody of its size; it is asked.
    first.resize(columns: 100, rows: 30)
    try first.waitUntil("a larger slide") { $0.lines.count == 30 && $0.contains("2/") }
    first.hangUp()
    program.signal(SIGHUP)
    unlink(link)
    let second = try Line(columns: 120, rows: 40)
    pointing(link, at: second)
    try second.waitUntil("the number again") {
      $0.contains("153") && $0.contains("2/") && $0.lines.count == 40
    }
    // Nothing ends it but a signal.
    second.press("<Right>")
    try second.waitUntil("the next slide") { $0.contains("3/") }
    second.press("<Esc><Esc>q<C-c>")
    try second.waitUntil("how to end") { $0.contains("结束") }
    second.press("<Left>")
    try second.waitUntil("the slide before") { $0.contains("2/") && $0.contains("153") }
    program.signal(SIGTERM)
    #expect(try program.waitForEnd() == .exited(0))
  }

  @Test func `slides go round and round`() throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let deck = folder.path + "/deck.json"
    try Products.write(
      """
      {"format": 1, "seconds": 1, "slides": [
        {"kind": "title", "title": {"zh": "甲甲甲"}}, {"kind": "title", "title": {"zh": "乙乙乙"}}]}
      """, to: deck)
    let program = try PtyProgram.qijian(
      ["present", "--kiosk", "--deck", deck, "--lang", "zh"], shows: "1/2")
    for place in ["2/2", "1/2", "2/2"] { try program.waitForText(place) }
    program.signal(SIGTERM)
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}
