import Glibc
import Testing

/// Languages, default datasets, pipes and full disks.
@Suite struct CommandsSurroundingsTests {
  @Test(
    arguments: [
      (["LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"], "nothing found\n"),
      (["LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"], "nothing found\n"),
      (["LANG": "en"], "nothing found\n"),
      (["LC_ALL": "", "LANG": "en_US.UTF-8"], "nothing found\n"),
      (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], "没有发现问题\n"),
      (["LANG": "C"], "没有发现问题\n"), ([:], "没有发现问题\n"),
    ])
  func languageOfTheEnvironment(_ environment: [String: String], _ words: String) throws {
    let data = try ScratchDataset()
    #expect(try CommandRun(["check", data.folder], environment: environment).errors == words)
    let zh = try CommandRun(["check", data.folder, "--lang", "zh"], environment: environment)
    #expect(zh.errors == "没有发现问题\n")
  }

  @Test func datasetOfTheEnvironment() throws {
    let data = try ScratchDataset()
    for folder in [data.folder, data.folder + "/"] {
      let run = try CommandRun(["figures", "--json"], environment: ["QIJIAN_DATA": folder])
      #expect(run.lines.count == 5)
    }
    rename(data.folder, data.root + "/published")
    let around = try CommandRun(["figures", "--json"], environment: ["QIJIAN_DATA": data.root])
    #expect(around.lines.count == 5)
    let wrong = try CommandRun(["figures"], environment: ["QIJIAN_DATA": data.root + "/none"])
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("/none：没有这个文件或文件夹"))
  }

  /// An installed program finds its data from any folder, also by way of a link.
  @Test func installedProgram() throws {
    let data = try ScratchDataset()
    let prefix = data.root + "/usr"
    let program = try Products.path(of: "qijian")
    let set =
      "mkdir -p '\(prefix)/bin' '\(prefix)/share/qijian/sample-data' '\(data.root)/links' && "
      + "(ln '\(program)' '\(prefix)/bin/qijian' || cp '\(program)' '\(prefix)/bin/qijian') && "
      + "mv '\(data.folder)' '\(prefix)/share/qijian/sample-data/published' && "
      + "ln -s '\(prefix)/bin/qijian' '\(data.root)/links/qijian'"
    #expect(try CommandRun.shell(set) == 0)
    for path in [prefix + "/bin/qijian", data.root + "/links/qijian"] {
      let run = try CommandRun(["figures", "--json"], program: path, in: "/tmp")
      #expect(run.lines.count == 5, "\(run.errors)")
      #expect(run.code == 0)
    }
  }

  /// Without any dataset to be found every command says so and ends with 2.
  @Test(arguments: ["check", "figures", "show 昆明", "find 昆明", "browse --script q"])
  func noDatasetAtAll(_ command: String) throws {
    let folder = try Products.temporaryFolder()
    defer { Products.remove(folder) }
    let program = try Products.path(of: "qijian")
    let link = "ln '\(program)' '\(folder)/qijian' || cp '\(program)' '\(folder)/qijian'"
    #expect(try CommandRun.shell(link) == 0)
    let run = try CommandRun(
      command.split(separator: " ").map(String.init), program: folder + "/qijian", in: folder)
    #expect(run.code == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("没有找到公开数据集") && run.errors.contains("QIJIAN_DATA"))
  }

  /// Every key that is written stands in docs/commands.md.
  @Test func documentationNamesEveryKey() throws {
    let data = try ScratchDataset()
    data.replace("97.50", "101", in: "figures/a.json")
    let source = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let page = Products.read("/" + source + "/docs/commands.md")
    try #require(!page.isEmpty)
    for command in [["figures"], ["check"], ["show", "安宁"], ["find", "安宁"]] {
      let run = try CommandRun(command + ["--json"], environment: ["QIJIAN_DATA": data.folder])
      let line = try #require(run.lines.first)
      for part in line.split(separator: "\"") where !part.isEmpty {
        let end = part.endIndex
        guard end < line.endIndex, line[line.index(after: end)...].hasPrefix(":") else { continue }
        #expect(page.contains("`\(part)`"), "\(command): \(part)")
      }
    }
  }

  @Test func datasetByItsManifestOrARelativePath() throws {
    let data = try ScratchDataset()
    #expect(try CommandRun(["check", data.folder + "/dataset.json"]).code == 0)
    #expect(try CommandRun(["check", "县数据"], in: data.root).code == 0)
    #expect(try CommandRun(["check", "."], in: data.folder).code == 0)
    #expect(try CommandRun(["check", "./县数据/../县数据"], in: data.root).code == 0)
  }

  /// A reader that has seen enough ends nothing and changes no exit code.
  @Test(arguments: ["figures", "figures --json", "check --json", "check"])
  func closedPipe(_ command: String) throws {
    let data = try ScratchDataset()
    var figures = "{\"format\": 1, \"document\": \"report\", \"figures\": ["
    for number in 0..<5_000 {
      figures +=
        (number == 0 ? "" : ",")
          + """
          {"id": "c/\(number)", "indicator": "certification.rate", "region": "530181", \
          "kind": "rate", "period": "2023", "value": 250, "unit": "%"}
          """
    }
    data.write(figures + "]}", to: "figures/c.json")
    let folder = CommandRun.quoted(data.folder)
    let expected = command.hasPrefix("check") ? 1 : 0
    let line =
      "cd /; { $Q \(command) \(folder) 2>\(folder)/err; echo $? >\(folder)/code; } | head -n 1 "
      + ">\(folder)/out"
    #expect(try CommandRun.shell(line) == 0)
    #expect(Products.read(data.folder + "/code") == "\(expected)\n")
    #expect(Products.read(data.folder + "/out").split(separator: "\n").count == 1)
    let errors = Products.read(data.folder + "/err")
    #expect(errors.split(separator: "\n").count <= 1, "\(errors)")
  }

  @Test func fullDisk() throws {
    let data = try ScratchDataset()
    let folder = CommandRun.quoted(data.folder)
    let code = try CommandRun.shell("$Q figures \(folder) >/dev/full 2>\(folder)/err")
    #expect(code == 74)
    #expect(Products.read(data.folder + "/err").contains("28"))
  }

  /// Findings of rules name the record's place, and one line of JSON says what a line of text says.
  @Test func checkAsJSON() throws {
    let data = try ScratchDataset()
    data.replace("97.50", "101", in: "figures/a.json")
    let finding = try #require(
      try CommandRun(["check", "县数据", "--json"], in: data.root).decoded(FindingLine.self).first)
    #expect(finding.rule == "withinRange")
    #expect(finding.severity == "block")
    #expect(finding.file == "县数据/figures/a.json")
    #expect(finding.line == 4)
    #expect(finding.column == 3)
    #expect(finding.path == "figures[2]")
    #expect(finding.record == "a/3")
    #expect(finding.figures == ["a/3"])
    #expect(finding.indicator == "certification.rate")
    #expect(finding.region == "530181")
    #expect(
      finding.message
        == "县数据/figures/a.json 第4行第3列 figures[2]，安宁市 达标率 2023（数字a/3），《年度报告》  安宁  二（三）："
        + "101超出0至100。实际：101；应为：0至100。请核对原文、数值和单位；确实如此请在备注中说明。")
    let en = try CommandRun(["check", "县数据", "--lang", "en"], in: data.root)
    #expect(
      en.output
        == "[must fix] 县数据/figures/a.json, line 4, column 3, figures[2], 安宁市, Pass rate, 2023 "
        + "(figure a/3), 年度报告  安宁  二（三）: 101 is outside 0 to 100. Found: 101; expected: 0 to 100. "
        + "Check the value and its unit against the document; if it is right, say so in note.\n")
    #expect(en.errors == "1 finding: 1 must fix, 0 explain, 0 hints\n")
  }
}
