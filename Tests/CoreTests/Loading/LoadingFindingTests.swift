import Testing

@testable import Core

/// Faults that leave the rest of a dataset open: each is a finding with its place.
@Suite struct LoadingFindingTests {
  @Test(arguments: LoadingFault.all)
  func isAFinding(_ fault: LoadingFault) throws {
    let files = WrittenDataset.changed(fault.file, fault.part, to: fault.replacement)
    let dataset = try WrittenDataset.open(files)
    let finding = try #require(
      dataset.findings.first { $0.problem?.kind == fault.kind },
      "\(dataset.problems.map { ($0.path.description, $0.kind) })")
    let problem = try #require(finding.problem)
    #expect(problem.file == "data/small/\(fault.file)")
    #expect(problem.line == fault.line)
    #expect(problem.path.description == fault.path)
    #expect(finding.severity == fault.severity)
    if !fault.file.hasPrefix("catalogue"), fault.file != "regions.json" {
      #expect(dataset.figures.all.count == (fault.file == LoadingFault.figures ? fault.figures : 2))
      #expect(
        dataset.tables["enterprises"]?.count ?? 0
          == (fault.file == LoadingFault.rows ? fault.rows : 2))
      #expect(dataset.setAsideCount == fault.setAside)
    }
  }

  /// Whatever is wrong with the records of a file, writing it again changes nothing.
  @Test(arguments: LoadingFault.inRecords)
  func nothingIsLostByWriting(_ fault: LoadingFault) throws {
    let files = WrittenDataset.changed(fault.file, fault.part, to: fault.replacement)
    let dataset = try WrittenDataset.open(files)
    let path = "data/small/\(fault.file)"
    let before = try #require(files.bytes(at: path))
    _ = try DatasetWriter(dataset).save(to: files)
    let after = try #require(files.bytes(at: path))
    let canonical = try? DatasetWriter.canonical(before, path: path)
    #expect(after == before || after == canonical)
  }

  @Test func aGoodDatasetHasNoFindings() throws {
    let dataset = try WrittenDataset.open(WrittenDataset.memory())
    #expect(dataset.problems == [])
    #expect(dataset.findings.isEmpty)
  }

  @Test(arguments: [
    "figures/doc.json", "records/enterprises.json", "sources.json",
    "catalogue/units.json", "catalogue/indicators/certification.json", "former-regions.json",
  ])
  func unreadableFilesAreFindings(_ file: String) throws {
    let path = "data/small/\(file)"
    let kinds: [(FileError.Kind, LoadProblemKind)] = [
      (.noPermission, .noPermission), (.isDirectory, .isDirectory),
      (.notRegular(.fifo), .notRegularFile(.fifo)), (.io(5), .cannotRead(errno: 5)),
    ]
    for (kind, expected) in kinds {
      let files = WrittenDataset.memory()
      files.fail(.open, at: path, with: kind)
      let dataset = try WrittenDataset.open(files)
      #expect(dataset.problems.contains { $0.file == path && $0.kind == expected })
    }
  }

  @Test func bytesThatAreNoUTF8() throws {
    let files = WrittenDataset.memory()
    let gbk: [UInt8] = [0xBC, 0xD7, 0xB9, 0xAB, 0xCB, 0xBE, 0xC3, 0xBA, 0xBF, 0xF3]
    let text =
      "{\"format\": 1, \"register\": \"enterprises\", \"rows\": [\n{\"id\": \"E1\", \"name\": \""
    files.put(
      Array(text.utf8) + gbk + Array("\"}]}".utf8), at: "data/small/records/enterprises.json")
    let dataset = try WrittenDataset.open(files)
    let problem = try #require(dataset.problems.first)
    #expect(problem.kind == .notUTF8(.gb18030))
    #expect(problem.line == 2)
  }

  @Test func manyProblemsAreCounted() throws {
    let rows = (0..<1_500).map { "{\"id\": \"E\($0)\", \"name\": \"甲\", \"sector\": \"x\"}" }
    let files = WrittenDataset.memory([
      "records/enterprises.json":
        "{\"format\": 1, \"register\": \"enterprises\", \"rows\": [\(rows.joined(separator: ",\n"))]}"
    ])
    let dataset = try WrittenDataset.open(files)
    #expect(dataset.tables["enterprises"]?.count == 1_500)
    #expect(dataset.findings.count == 1_001)
    #expect(dataset.problems.contains { $0.kind == .furtherProblems(500) })
  }

  @Test func anExampleThatFailsDisablesItsIndicator() throws {
    let dataset = try WrittenDataset.open(
      WrittenDataset.changed(LoadingFault.indicators, "\"out\": \"3\"", to: "\"out\": \"4\""))
    #expect(dataset.catalogue.disabled == ["certification.enterprises"])
    #expect(dataset.catalogue.usableIndicator("certification.enterprises") == nil)
    #expect(dataset.figures.all.count == 2)
    #expect(
      dataset.findings.contains { finding in
        if case .exampleFailed(0, "4", "3") = finding.fact { true } else { false }
      })
  }
}
