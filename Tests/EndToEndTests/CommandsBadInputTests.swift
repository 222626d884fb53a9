import Glibc
import Testing

/// One way in which a dataset is broken, and what must be said about it.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  /// 2 where nothing can be opened, 1 where the rest opens.
  let code: Int32
  let kind: String
  /// The end of the path of the file named.
  let file: String
  var line: Int?
  var path: String?
  /// Words that must stand in what was found, in Chinese.
  var found: String = ""
  /// Whether figures of other files are still there.
  var keepsRest = true
  let spoil: @Sendable (borrowing ScratchDataset) -> Void

  init(
    _ name: String, _ code: Int32, _ kind: String, _ file: String, line: Int? = nil,
    path: String? = nil, found: String = "", keepsRest: Bool = true,
    spoil: @escaping @Sendable (borrowing ScratchDataset) -> Void
  ) {
    self.name = name
    self.code = code
    self.kind = kind
    self.file = file
    self.line = line
    self.path = path
    self.found = found
    self.keepsRest = keepsRest
    self.spoil = spoil
  }

  var testDescription: String { name }
}

/// The whole list of bad input: exit code, place, and what is said in both languages.
@Suite struct CommandsBadInputTests {
  @Test(
    arguments: BadInput.wholeFiles + BadInput.bytes + BadInput.records + BadInput.regions
      + BadInput.hostile)
  func badInput(_ input: BadInput) throws {
    let data = try ScratchDataset()
    input.spoil(data)
    let json = try CommandRun(["check", data.folder, "--json"])
    #expect(json.code == input.code, "\(json.errors)")
    #expect(json.isHarmless)
    let findings = try json.decoded(FindingLine.self)
    let finding = try #require(findings.first { $0.kind == input.kind }, "\(json.output)")
    #expect(finding.severity == "block")
    #expect(finding.file.map { $0.hasSuffix(input.file) } ?? false, "\(finding.file ?? "")")
    if let line = input.line { #expect(finding.line == line) }
    if let path = input.path { #expect(finding.path == path) }
    #expect(finding.found.contains(input.found), "\(finding.found)")
    for part in [finding.what, finding.found, finding.expected, finding.next] {
      #expect(!part.isEmpty)
      #expect(finding.message.contains(part))
    }
    try checkSentences(input, finding, data.folder)
    try checkRest(input, data.folder)
  }

  /// The sentences name file, line and path, in the language asked for.
  private func checkSentences(
    _ input: BadInput, _ finding: FindingLine, _ folder: String
  ) throws {
    let chinese = try CommandRun(["check", folder, "--lang", "zh"])
    #expect(chinese.code == input.code)
    #expect(chinese.isHarmless)
    #expect(chinese.lines.contains { $0 == "[强制] " + finding.message })
    let english = try CommandRun(["check", folder], environment: ["LANG": "en_US.UTF-8"])
    #expect(english.code == input.code)
    let sentence = try #require(
      english.lines.first { $0.hasPrefix("[must fix] ") && $0.contains(input.file) })
    #expect(sentence.contains(" Found: ") && sentence.contains("; expected: "))
    if let line = finding.line {
      #expect(finding.message.contains(" 第\(line)行第\(finding.column ?? 0)列"))
      #expect(english.output.contains(", line \(line), column \(finding.column ?? 0)"))
    }
    // A very long path is shown without its middle.
    if let path = finding.path, path.utf8.count < 60 {
      #expect(finding.message.contains(path))
      #expect(english.output.contains(path))
    }
  }

  /// Where the dataset opens, what is sound in it is there.
  private func checkRest(_ input: BadInput, _ folder: String) throws {
    let figures = try CommandRun(["figures", folder, "--json"])
    #expect(figures.isHarmless)
    #expect(figures.code == (input.code == 2 ? 2 : 0))
    if input.code == 2 {
      #expect(figures.output.isEmpty)
      #expect(figures.errors.contains(input.file))
    } else {
      #expect(figures.output.contains("\"id\":\"b/1\"") == input.keepsRest)
      guard input.kind == "controlCharacters" else { return }
      for command in [["show", "530181"], ["find", "530181"], ["find", "昆明"]] {
        for json in [[], ["--json"]] {
          let run = try CommandRun(command + json + ["--dataset", folder])
          #expect(run.code == 0)
          #expect(run.isHarmless, "\(command)")
        }
      }
    }
  }

  @Test func soundDataHasNoFindings() throws {
    let data = try ScratchDataset()
    let run = try CommandRun(["check", data.folder])
    #expect(run.output == "")
    #expect(run.errors == "没有发现问题\n")
    #expect(run.code == 0)
  }

  /// Root may read everything, so the program runs as somebody else there.
  @Test(arguments: ["dataset.json", "figures/a.json"])
  func noPermission(_ name: String) throws {
    let data = try ScratchDataset()
    chmod(data.folder + "/" + name, 0)
    let nobody: UInt32? = geteuid() == 0 ? 65534 : nil
    if nobody != nil, try CommandRun(["--version"], as: nobody).code != 0 {
      // Nobody cannot even start the program where it was built; a folder instead, as root.
      data.makeFolder(name)
      #expect(try CommandRun(["check", data.folder]).output.contains("文件夹"))
      return
    }
    let run = try CommandRun(["check", data.folder], as: nobody)
    #expect(run.code == (name == "dataset.json" ? 2 : 1))
    #expect(run.output.contains("\(name)：没有读取权限。"))
    #expect(run.output.contains("请让文件的所有者或管理员给您读取权限"))
    let english = try CommandRun(["check", data.folder, "--lang", "en"], as: nobody)
    #expect(english.output.contains("\(name): you may not read this."))
  }

  /// A path that is no dataset's folder.
  @Test func pathsThatAreNoDataset() throws {
    let data = try ScratchDataset()
    mkfifo(data.root + "/pipe", 0o644)
    let cases: [(path: String, kind: String)] = [
      (data.root + "/none", "missingFile"), (data.root, "notADataset"),
      (data.folder + "/regions.json", "notAFolder"), (data.root + "/pipe", "notAFolder"),
      ("/dev/null", "notAFolder"), (data.folder + "/figures", "notADataset"),
      (data.folder + "/regions.json/x", "missingFile"),
    ]
    for (path, kind) in cases {
      let run = try CommandRun(["check", path, "--json"])
      #expect(run.code == 2)
      let finding = try #require(try run.decoded(FindingLine.self).first)
      #expect(finding.kind == kind, "\(path)")
      #expect(finding.file.map { path.hasPrefix($0) || $0.hasPrefix(path) } ?? false)
      #expect(!finding.expected.isEmpty && !finding.next.isEmpty)
    }
  }

  /// What a register says of a person never gets into a finding.
  @Test(arguments: ["zh", "en"])
  func personsAreNotNamed(_ language: String) throws {
    let data = try ScratchDataset()
    data.replace("\"张三\"", "[\"张三\", \"530102199001011234\"]", in: "records/enterprises.json")
    data.replace("\"乙公司\"", "\"乙公司\", \"contact\": \"李\\u0007四\"", in: "records/enterprises.json")
    for json in [[], ["--json"]] {
      let run = try CommandRun(["check", data.folder, "--lang", language] + json)
      #expect(run.code == 1)
      let said = run.output + run.errors
      #expect(said.contains("contact") && said.contains("E1") && said.contains("E2"))
      for word in ["张三", "李", "四", "530102199001011234"] where word != "四" {
        #expect(!said.contains(word))
      }
    }
  }
}
