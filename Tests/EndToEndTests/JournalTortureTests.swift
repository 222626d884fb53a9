import Testing

/// A short form of `make torture`.
struct JournalTortureTests {
  @Test func `killed writers lose nothing that was acknowledged`() throws {
    let run = try CommandRun(
      ["40", "3", "7", try Products.path(of: "qijian")], program: "JournalTorture")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.lines.last == "lost: 0, half: 0")
  }
}
