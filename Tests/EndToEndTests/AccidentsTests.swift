import Glibc
import Testing

/// "The cat walked over the keyboard, and the line was bad as well."
@Suite struct AccidentsTests {
  private static let keys = [
    "<Up>", "<Down>", "<Left>", "<Right>", "<PgUp>", "<PgDn>", "<Home>", "<End>", "<Enter>",
    "<Enter>", "<Esc>", "<BS>", "<Tab>", "<S-Tab>", "<F1>", "<F2>", "<F3>", "<F4>", "<F5>", "<F6>",
    "<F7>", "<F8>", "<F9>", "<F10>", "<F11>", "<F12>", "<Ins>", "<Del>", "<A-Left>", "<A-Right>",
    "<C-f>", "<C-l>", "<C-s>", "<C-y>", "<C-u>", "<C-k>", "<C-w>", "<lt>", ">", "*", ".", "=", "y",
    "Y", "s", "m", "'", "-", "/", ":", "?", "0", "1", "[", "]", "L", "T", "M", "n", "N", "a", "d",
    "德", "小湾", "，", "？", "\u{3000}", "<paste:大理\\n昆明>",
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `whatever is pressed, it goes on and ends in order`(seed: UInt64) throws {
    let program = try PtyProgram.qijian()
    var random = LinearGenerator(state: seed)
    for round in 0..<12 {
      for _ in 0..<25 {
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
          // Noise of the line, without the keys that mean to leave.
          let noise = (0..<6).map { _ in UInt8.random(in: 0...255, using: &random) }
          program.send(noise.filter { ![0x03, 0x0D, 0x0A, 0x11, 0x51, 0x71].contains($0) })
        case 1:
          let column = Int.random(in: 0..<80, using: &random)
          program.click(column: column, row: Int.random(in: 0..<24, using: &random))
        default: program.press(Self.keys.randomElement(using: &random) ?? "<Esc>")
        }
      }
      let columns = Int.random(in: 2...120, using: &random)
      program.resize(columns: columns, rows: Int.random(in: 1...40, using: &random))
      program.settle(for: .milliseconds(20))
      #expect(!program.isAtEnd, "round \(round)")
    }
    program.resize(columns: 80, rows: 24)
    program.settle()
    program.signal(SIGTERM)
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }

  @Test func `a key cut in two by a slow line is still that key`() throws {
    let program = try PtyProgram.qijian(environment: ["SSH_TTY": "/dev/pts/1"])
    program.send([0x1B])
    program.settle(for: .milliseconds(60))
    program.send([0x5B])
    program.settle(for: .milliseconds(60))
    program.send([0x42])
    try program.waitUntil("the next row") { $0.isOn("昆明市") }
  }

  @Test func `answers of the terminal that nobody waited for are no keys`() throws {
    let program = try PtyProgram.qijian()
    for reply in [
      "[?62;c", "[24;80R", "]11;rgb:0000/0000/0000\u{7}", "P1$r0m\u{1B}\\", "[?2026;2$y", "[I",
      "[O",
    ] {
      program.send(Array("\u{1B}\(reply)".utf8))
    }
    try program.press("<Down>", untilOn: "昆明市")
  }
}

/// Numbers that are the same in every run.
private struct LinearGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
