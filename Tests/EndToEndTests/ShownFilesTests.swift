import Glibc
import Testing

/// "Somebody mends a file while it is on the wall; somebody else pulls the cable."
@Suite struct ShownFilesTests {
  private static let file = "/figures/yunnan-2023-cases.json"

  /// A copy of Yunnan's data, its own to every caller.
  private func yunnan() throws -> Folder {
    let source = try WrittenDataset.yunnan.get()
    let folder = try Folder()
    for name in Products.contents(of: source.path) {
      try Products.copy(source.path + "/" + name, to: folder.path + "/" + name)
    }
    return folder
  }

  private func change(_ folder: Folder, _ old: String, _ new: String) throws {
    let text = Products.read(folder.path + Self.file)
    #expect(text.contains(old))
    try Products.write(text.replacing(old, with: new), to: folder.path + Self.file + ".new")
    rename(folder.path + Self.file + ".new", folder.path + Self.file)
  }

  @Test func `a changed file changes the show and the panels behind it`() throws {
    let data = try yunnan()
    defer { withExtendedLifetime(data) {} }
    let program = try PtyProgram([data.path, "--lang", "zh"])
    try program.waitForText("659")
    try program.press("<F5>", until: "1/")
    try program.waitForText("153")
    try change(data, "\"value\": 854,", "\"value\": 866,")
    try program.waitForText("本场 +12")
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    let back = try program.waitForText("q退出")
    #expect(back.listRow("云南省")?.contains("866") == true)
    #expect(try program.quit() == .exited(0))
  }

  @Test func `lost data are said quietly, and the numbers stay`() throws {
    let data = try yunnan()
    defer { withExtendedLifetime(data) {} }
    let program = try PtyProgram(
      [
        "present", data.path, "--region", "530000", "--year", "2023", "--slide", "2", "--lang",
        "zh",
      ])
    try program.waitUntil("the number") { $0.contains("153") && $0.contains("2/") }
    rename(data.path, data.path + ".away")
    let lost = try program.waitForText("起读不到数据")
    #expect(lost.contains("153") && lost.contains("2/"))
    rename(data.path + ".away", data.path)
    try program.waitUntil("the data again") { !$0.contains("读不到数据") && $0.contains("153") }
    // A file that is none any more.
    let good = Products.read(data.path + Self.file)
    try Products.write("{\"format\": 1, \"fig", to: data.path + Self.file)
    program.settle(for: .milliseconds(1_500))
    #expect(program.screen.contains("2/"))
    try Products.write(good, to: data.path + Self.file)
    try program.waitUntil("the number still") { $0.contains("153") && $0.contains("2/") }
    program.press("<Esc>")
    try program.waitForText("再按一次 Esc")
    program.press("<Esc>")
    #expect(try program.waitForEnd() == .exited(0))
  }
}
