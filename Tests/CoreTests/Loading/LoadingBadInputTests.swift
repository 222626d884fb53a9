import Testing

@testable import Core

/// What keeps a dataset from being opened, and what only becomes a finding.
@Suite struct LoadingBadInputTests {
  // MARK: - Nothing can be opened

  /// A way in which nothing can be opened.
  struct Fatal: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: LoadProblemKind
    var file: String
    var line: Int?
    var prepare: @Sendable (MemoryFiles) -> Void
    var testDescription: String { name }
  }

  private static func put(_ text: String, _ path: String) -> @Sendable (MemoryFiles) -> Void {
    { $0.put(Array(text.utf8), at: "data/small/\(path)") }
  }

  private static func fatal(
    _ name: String, _ kind: LoadProblemKind, _ file: String, line: Int? = nil,
    _ prepare: @escaping @Sendable (MemoryFiles) -> Void
  ) -> Fatal {
    Fatal(
      name: name, kind: kind, file: file.isEmpty ? "data/small" : "data/small/\(file)", line: line,
      prepare: prepare)
  }

  static let fatal: [Fatal] = [
    fatal("no permission for the folder", .noPermission, "") {
      $0.fail(.inspect, at: "data/small", with: .noPermission)
    },
    fatal("no permission for the manifest", .noPermission, "dataset.json") {
      $0.fail(.open, at: "data/small/dataset.json", with: .noPermission)
    },
    fatal("empty manifest", .emptyFile, "dataset.json", line: 1, put("", "dataset.json")),
    fatal(
      "truncated manifest",
      .truncated(
        opened: FilePlace(
          file: "data/small/dataset.json", byteOffset: 0,
          position: TextPosition(line: 1, column: 1))), "dataset.json", line: 1,
      put("{\"format\": 1", "dataset.json")),
    fatal(
      "manifest of a newer program", .newerFormat(found: 2, newest: 1), "dataset.json", line: 2,
      put("{\n\"format\": 2, \"id\": \"x\"}", "dataset.json")),
    fatal(
      "manifest without a format", .missingKey("format"), "dataset.json", line: 1,
      put("{\"id\": \"x\"}", "dataset.json")),
    fatal(
      "manifest that is a list", .wrongType(found: .array), "dataset.json", line: 1,
      put("[]", "dataset.json")),
    fatal("folder for the manifest", .isDirectory, "dataset.json") {
      $0.put(.folder, at: "data/small/dataset.json")
    },
    fatal("FIFO for the manifest", .notRegularFile(.fifo), "dataset.json") {
      $0.put(.fifo, at: "data/small/dataset.json")
    },
    fatal("byte order mark", .byteOrderMark, "dataset.json", line: 1) {
      $0.put([0xEF, 0xBB, 0xBF] + Array("{}".utf8), at: "data/small/dataset.json")
    },
    fatal(
      "regions of a newer program", .newerFormat(found: 9, newest: 1), "regions.json", line: 1,
      put("{\"format\": 9, \"regions\": []}", "regions.json")),
    fatal("empty regions", .emptyFile, "regions.json", line: 1, put("", "regions.json")),
    fatal(
      "no region at all", .missingFile, "regions.json",
      put("{\"format\": 1, \"regions\": []}", "regions.json")),
    fatal("regions in GBK", .notUTF8(.gb18030), "regions.json", line: 1) {
      // 云南省开远市 in GBK.
      let name: [UInt8] = [0xD4, 0xC6, 0xC4, 0xCF, 0xCA, 0xA1, 0xBF, 0xAA, 0xD4, 0xB6, 0xCA, 0xD0]
      $0.put(
        Array("{\"format\": 1, \"regions\": [{\"name\": \"".utf8) + name + Array("\"}]}".utf8),
        at: "data/small/regions.json")
    },
    fatal(
      "regions cut off",
      .truncated(
        opened: FilePlace(
          file: "data/small/regions.json", byteOffset: 36,
          position: TextPosition(line: 4, column: 5))), "regions.json", line: 4
    ) {
      $0.cut("data/small/regions.json", after: 37)
    },
    fatal(
      "nesting ten thousand deep", .tooDeep(limit: 128), "regions.json", line: 1,
      put("{\"format\": 1, \"regions\": \(String(repeating: "[", count: 10_000))", "regions.json")),
  ]

  @Test(arguments: fatal)
  func nothingOpens(_ fatal: Fatal) throws {
    let files = WrittenDataset.memory()
    fatal.prepare(files)
    let failure = #expect(throws: OpenFailure.self) { try WrittenDataset.open(files) }
    let problem = try #require(failure?.findings.first?.problem)
    #expect(problem.file == fatal.file)
    #expect(problem.kind == fatal.kind)
    if let line = fatal.line { #expect(problem.line == line) }
    #expect(failure?.findings.first?.severity == .block)
  }

  @Test func missingFolder() {
    let failure = #expect(throws: OpenFailure.self) {
      try WrittenDataset.open(WrittenDataset.memory(), "data/nowhere")
    }
    #expect(failure?.findings.first?.problem?.kind == .missingFile)
  }

  @Test func folderWithoutAManifestIsNoDataset() {
    let failure = #expect(throws: OpenFailure.self) {
      try WrittenDataset.open(WrittenDataset.memory(), "data/small/catalogue")
    }
    #expect(failure?.findings.first?.problem?.kind == .notADataset)
    #expect(failure?.findings.first?.problem?.file == "data/small/catalogue")
  }

  @Test func fileInsteadOfAFolder() {
    let failure = #expect(throws: OpenFailure.self) {
      try WrittenDataset.open(WrittenDataset.memory(), "data/small/sources.json")
    }
    #expect(failure?.findings.first?.problem?.kind == .notAFolder)
  }

  @Test func theManifestItselfMayBeNamed() throws {
    let dataset = try WrittenDataset.open(WrittenDataset.memory(), "data/small/dataset.json")
    #expect(dataset.manifest.id == "small")
    #expect(dataset.folder == "data/small")
  }

  @Test func aBillionBytesOfNonsenseFailEarly() throws {
    let files = WrittenDataset.memory()
    files.put(Array(repeating: 0x78, count: 70 << 20), at: "data/small/dataset.json")
    let before = files.bytesRead
    let failure = #expect(throws: OpenFailure.self) { try WrittenDataset.open(files) }
    #expect(
      failure?.findings.first?.problem?.kind == .tooLarge(.file, limit: JSONLimits.tree.fileSize))
    #expect(files.bytesRead - before < 1 << 20)
  }

  @Test func cancelledInTheMiddle() {
    var count = 0
    let loader = DatasetLoader(files: WrittenDataset.memory())
    let failure = #expect(throws: OpenFailure.self) {
      try loader.open(folder: "data/small", progress: { _ in count += 1 }) { count > 3 }
    }
    #expect(failure == .cancelled)
  }

  @Test func progressNamesEveryFileAndEndsAtTheSum() throws {
    var reports: [LoadProgress] = []
    _ = try DatasetLoader(files: WrittenDataset.memory()).open(folder: "data/small") {
      reports.append($0)
    }
    let names = Set(reports.map(\.file))
    for file in WrittenDataset.files.keys { #expect(names.contains("data/small/\(file)")) }
    let last = try #require(reports.last)
    #expect(
      last.bytesInAll == WrittenDataset.files.values.reduce(0) { $0 + $1.utf8.count }
        - (WrittenDataset.files["dataset.json"]?.utf8.count ?? 0))
    #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.bytesRead <= $1.bytesRead })
  }
}
