import Testing

/// `qijian generate`, and what small synthetic data show of other commands.
@Suite struct GeneratingTests {
  /// The sample data beside the tests.
  private let environment = [
    "LANG": "zh_CN.UTF-8",
    "QIJIAN_DATA": "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
      + "/sample-data",
  ]

  @Test func aFolderWithoutANameIsRefused() throws {
    let scratch = try Products.temporaryFolder()
    defer { Products.remove(scratch) }
    func generate(_ arguments: [String]) throws -> CommandRun {
      try CommandRun(["generate"] + arguments, environment: environment, in: scratch)
    }
    // As in a script in which a variable is not set: what is there stays, what is not does not come.
    for _ in 0..<2 {
      let unnamed = try generate(["", "--enterprises", "3"])
      #expect(unnamed.code == 64 && unnamed.errors.contains("没有写要生成的文件夹"))
    }
    #expect(Products.contents(of: scratch).isEmpty)
    let nowhere = try generate(["made", "--enterprises", "3", "--regions", ","])
    #expect(nowhere.code == 64)
    #expect(try generate(["made", "--enterprises", "3", "--regions", " 530000 ,530102"]).code == 0)
    #expect(try generate(["made", "--enterprises", "3"]).code == 73)
  }

  /// Of a place where only some of those below have reported, the sums of a year are shown.
  @Test func sumsOverSomePlacesAreShown() throws {
    let scratch = try Products.temporaryFolder()
    defer { Products.remove(scratch) }
    let folder = scratch + "/made"
    #expect(
      try CommandRun(
        ["generate", folder, "--enterprises", "40"], environment: environment
      ).code == 0)
    let shown = try CommandRun(["show", "000000", "--dataset", folder], environment: environment)
    #expect(shown.code == 0)
    #expect(shown.output.contains("在册企业"), "\(shown.output)")
    let stats = try CommandRun(["stats", folder], environment: environment)
    #expect(stats.code == 0 && stats.output.contains("读取台账时常驻内存增长："))
  }
}
