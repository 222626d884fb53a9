import Glibc
import Testing

/// "Everybody in the room may check the draw, today and in a year."
@Suite struct DrawingTests {
  private static func draw(_ data: Folder, _ more: [String] = []) throws -> CommandRun {
    try CommandRun(
      ["draw", data.path, "--count", "3", "--date", "2024-11-15", "--lang", "zh"] + more)
  }

  @Test func `a draw is in the journal once, and verifies before and after the data change`() throws
  {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let first = try Self.draw(data, ["--seed", "八三七"])
    #expect(first.code == 0 && first.output.contains("不替代国家随机监督抽查系统"))
    #expect(first.output.contains("已登记：内部抽取记录 draw/2024-11-15/"))
    let again = try Self.draw(data, ["--seed", "八 三 七"])
    #expect(again.output == first.output)
    let log = try CommandRun(["journal", "log", "--dataset", data.path, "--json"])
    #expect(log.lines.count == 1)
    for fact in ["poolFingerprint", "resultFingerprint", "八三七", "2024-11-15", "qijian-draw/1"] {
      #expect(log.output.contains(fact), "\(fact)")
    }
    let verified = try Self.draw(data, ["--verify", "last"])
    #expect(verified.code == 0 && verified.output.contains("一致"))
    #expect(!verified.output.contains("退回"))
    // One more enterprise: another pool, but the journal leads back.
    #expect(
      try CommandRun.shell(
        #"echo '{"name":"新厂","region":"999901","supervised":true}' | $Q add enterprises --dataset "#
          + data.path + " >/dev/null") == 0)
    let later = try Self.draw(data, ["--verify", "last"])
    #expect(later.code == 0 && later.output.contains("退回"))
    // With files instead of a journal nobody can tell.
    #expect(
      try CommandRun(["journal", "checkpoint", "--dataset", data.path]).code == 0)
    for name in Products.contents(of: data.path + "/journal") {
      unlink(data.path + "/journal/" + name)
    }
    let manifest = Products.read(data.path + "/dataset.json")
    try Products.write(
      manifest.replacing(#/,?\s*"journal":\s*\{[^}]*\}/#, with: ""), to: data.path + "/dataset.json"
    )
    let lost = try Self.draw(data, ["--verify", "last"])
    #expect(lost.code == 1 && lost.output.contains("不一致"), "\(lost.output)\(lost.errors)")
  }

  @Test func `a rehearsal and read-only data leave no record`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let run = try Self.draw(data, ["--seed", "1", "--rehearse"])
    #expect(run.code == 0 && run.output.contains("试抽，未登记"))
    #expect(!Products.contents(of: data.path).contains("journal"))
    #expect(try Self.draw(data, ["--verify", "last"]).code == 64)
  }

  @Test(arguments: ["0", "-2"])
  func `nothing cannot be drawn, and is not written down`(count: String) throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let run = try CommandRun(
      ["draw", data.path, "--count=\(count)", "--seed", "1", "--lang", "en"])
    #expect(run.code == 64 && run.errors.contains("--count must be at least 1"))
    #expect(try CommandRun(["journal", "log", "--dataset", data.path]).output.isEmpty)
  }

  @Test func `the screen reveals one enterprise a key, and none before its turn`() throws {
    let data = try WrittenDataset.demoCounty()
    defer { withExtendedLifetime(data) {} }
    let told = try Self.draw(data, ["--seed", "837", "--rehearse"])
    let names = told.lines.filter { $0.contains("  [E") }.map { line in
      String(line.split(separator: "  ")[1])
    }
    #expect(names.count == 3)
    let program = try PtyProgram([
      "draw", data.path, "--count", "3", "--seed", "837", "--date", "2024-11-15", "--screen",
      "--lang", "zh",
    ])
    try program.waitUntil("the beginning") {
      $0.contains("1/5") && $0.contains("不替代国家随机监督抽查系统") && $0.contains("对象库指纹")
    }
    // Long names are set apart or broken: what counts is the core of each.
    func shows(_ screen: Screen, _ name: String) -> Bool {
      screen.text.filter { !$0.isWhitespace }.contains(name)
    }
    #expect(!names.contains { shows(program.screen, $0) })
    for (index, name) in names.enumerated() {
      program.press("<Space>")
      let screen = try program.waitUntil("\(name)") {
        $0.contains("\(index + 2)/5") && shows($0, name)
      }
      #expect(!names.dropFirst(index + 1).contains { shows(screen, $0) })
    }
    program.press("<Space>")
    try program.waitUntil("all of it") { screen in
      screen.contains("结果指纹") && names.allSatisfy { shows(screen, $0) }
    }
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    #expect(try program.waitForEnd() == .exited(0))
    expectRestored(program)
  }
}
