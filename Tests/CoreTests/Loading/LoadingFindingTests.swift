import Testing

@testable import Core

/// Faults that leave the rest of a dataset open: each is a finding with its place.
@Suite struct LoadingFindingTests {
  /// A part of a good file replaced by something faulty.
  struct Fault: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var part: String
    var replacement: String
    var kind: LoadProblemKind
    var line: Int
    var path: String
    var figures = 2
    var rows = 2
    var setAside = 0
    var severity = Rule.Severity.block
    var testDescription: String { name }
  }

  private static let figures = "figures/doc.json"
  private static let rows = "records/enterprises.json"
  private static let indicators = "catalogue/indicators/certification.json"

  static let inFigures: [Fault] = [
    Fault(
      name: "unknown indicator", file: figures,
      part: "\"certification.enterprises\", \"region\": \"530000\"",
      replacement: "\"certification.enterprise\", \"region\": \"530000\"",
      kind: .unknown(
        .indicator, name: "certification.enterprise", nearest: "certification.enterprises"),
      line: 6, path: "figures[1].indicator", figures: 1, setAside: 1),
    Fault(
      name: "unknown region", file: figures, part: "\"region\": \"530000\"",
      replacement: "\"region\": \"530001\"",
      kind: .unknown(.region, name: "530001", nearest: "530000"), line: 6,
      path: "figures[1].region", figures: 1, setAside: 1),
    Fault(
      name: "unknown unit", file: figures, part: "659, \"unit\": \"家\"",
      replacement: "659, \"unit\": \"头\"", kind: .unknown(.unit, name: "头", nearest: nil), line: 6,
      path: "figures[1].unit", figures: 1, setAside: 1),
    Fault(
      name: "unknown level", file: figures, part: "\"county\"", replacement: "\"town\"",
      kind: .unknown(.level, name: "town", nearest: nil), line: 6, path: "figures[1].level",
      figures: 1, setAside: 1),
    Fault(
      name: "unknown option", file: figures, part: "\"level\": \"county\"",
      replacement: "\"breakdown\": {\"sector\": \"caol\"}",
      kind: .unknown(.option, name: "caol", nearest: "coal"), line: 6,
      path: "figures[1].breakdown.sector", figures: 1, setAside: 1),
    Fault(
      name: "unknown dimension", file: figures, part: "\"level\": \"county\"",
      replacement: "\"breakdown\": {\"sectors\": \"coal\"}",
      kind: .unknown(.dimension, name: "sectors", nearest: "sector"), line: 6,
      path: "figures[1].breakdown", figures: 1, setAside: 1),
    Fault(
      name: "text for a number", file: figures, part: "\"value\": 659",
      replacement: "\"value\": \"659\"", kind: .wrongType(found: .string), line: 6,
      path: "figures[1].value", figures: 1, setAside: 1),
    Fault(
      name: "number too large", file: figures, part: "\"value\": 659",
      replacement: "\"value\": 65900000000000000000000", kind: .numberOverflow, line: 6,
      path: "figures[1].value", figures: 1, setAside: 1),
    Fault(
      name: "no value and not said so", file: figures, part: "\"value\": 659, ",
      replacement: "", kind: .missingKey("value"), line: 6, path: "figures[1]", figures: 1,
      setAside: 1),
    Fault(
      name: "malformed period", file: figures, part: "\"period\": \"2023\"",
      replacement: "\"period\": \"2023-13\"", kind: .malformed(.period), line: 6,
      path: "figures[1].period", figures: 1, setAside: 1),
    Fault(
      name: "id used twice", file: figures, part: "\"doc/2\"", replacement: "\"doc/1\"",
      kind: .duplicateID(
        "doc/1",
        first: FilePlace(
          file: "data/small/figures/doc.json", byteOffset: 57,
          position: TextPosition(line: 5, column: 5))), line: 6, path: "figures[1]", figures: 1,
      setAside: 1),
    Fault(
      name: "key used twice", file: figures, part: "\"value\": 659",
      replacement: "\"value\": 659, \"value\": 660",
      kind: .duplicateKey(
        "value",
        first: FilePlace(
          file: "data/small/figures/doc.json", byteOffset: 398,
          position: TextPosition(line: 6, column: 137))), line: 6, path: "figures[1].value"),
    Fault(
      name: "figure that is no object", file: figures, part: "\"figures\": [",
      replacement: "\"figures\": [7,", kind: .wrongType(found: .number), line: 4,
      path: "figures[0]", setAside: 1),
    Fault(
      name: "control character in a name", file: figures, part: "\"14家\"",
      replacement: "\"14\\u001b[31m家\"", kind: .controlCharacters("\u{1B}"), line: 5,
      path: "figures[0].printed"),
    Fault(
      name: "bidirectional override", file: figures, part: "\"14家\"",
      replacement: "\"14\\u202e家\"", kind: .controlCharacters("\u{202E}"), line: 5,
      path: "figures[0].printed"),
    Fault(
      name: "trailing comma breaks the rest off", file: figures, part: "\"unit\": \"家\"}\n",
      replacement: "\"unit\": \"家\",}\n", kind: .syntax(.trailingComma), line: 6,
      path: "figures[1].unit", figures: 1),
    Fault(
      name: "newer format", file: figures, part: "\"format\": 1",
      replacement: "\"format\": 3", kind: .newerFormat(found: 3, newest: 1), line: 2,
      path: "format", figures: 0),
    Fault(
      name: "unknown document", file: figures, part: "\"document\": \"doc\"",
      replacement: "\"document\": \"dox\"",
      kind: .unknown(.document, name: "dox", nearest: "doc"), line: 3, path: "document"),
    Fault(
      name: "misspelt key", file: figures, part: "\"section\"", replacement: "\"sektion\"",
      kind: .unknownKey("sektion", nearest: "section"), line: 5, path: "figures[0].sektion",
      severity: .hint),
    Fault(
      name: "former code with one successor", file: figures, part: "\"region\": \"532502\"",
      replacement: "\"region\": \"532521\"",
      kind: .formerRegion("532521", successors: ["532502"]), line: 5, path: "figures[0].region",
      severity: .hint),
    Fault(
      name: "former code with two successors", file: figures, part: "\"region\": \"532502\"",
      replacement: "\"region\": \"532599\"",
      kind: .formerRegion("532599", successors: ["532500", "532502"]), line: 5,
      path: "figures[0].region", figures: 1, setAside: 1),
  ]

  static let inRows: [Fault] = [
    Fault(
      name: "unknown option in a row", file: rows, part: "\"coal\"", replacement: "\"caol\"",
      kind: .unknown(.option, name: "caol", nearest: "coal"), line: 5, path: "rows[0].sector"),
    Fault(
      name: "row id used twice", file: rows, part: "\"id\": \"E2\"", replacement: "\"id\": \"E1\"",
      kind: .duplicateID(
        "E1",
        first: FilePlace(
          file: "data/small/records/enterprises.json", byteOffset: 62,
          position: TextPosition(line: 5, column: 5))), line: 6, path: "rows[1]", rows: 1,
      setAside: 1),
    Fault(
      name: "row without an id", file: rows, part: "\"id\": \"E2\", ", replacement: "",
      kind: .missingKey("id"), line: 6, path: "rows[1]", rows: 1, setAside: 1),
    Fault(
      name: "required field missing", file: rows, part: "\"name\": \"乙公司\", ", replacement: "",
      kind: .missingKey("name"), line: 6, path: "rows[1]"),
    Fault(
      name: "reference to no row", file: rows, part: "\"parent\": \"E1\"",
      replacement: "\"parent\": \"E9\"", kind: .unknown(.reference, name: "E9", nearest: "E1"),
      line: 6, path: "rows[1].parent"),
    Fault(
      name: "half a person", file: rows, part: "120", replacement: "120.5", kind: .notAnInteger,
      line: 5, path: "rows[0].employees"),
    Fault(
      name: "impossible date", file: rows, part: "\"2001-05\"", replacement: "\"2001-02-30\"",
      kind: .malformed(.calendarDate), line: 6, path: "rows[1].founded"),
    Fault(
      name: "line break in a name", file: rows, part: "\"甲公司\"", replacement: "\"甲\\n公司\"",
      kind: .controlCharacters("\n"), line: 5, path: "rows[0].name"),
    Fault(
      name: "unknown register", file: rows, part: "\"register\": \"enterprises\"",
      replacement: "\"register\": \"enterprise\"",
      kind: .unknown(.register, name: "enterprise", nearest: "enterprises"), line: 1,
      path: "register", rows: 0),
  ]

  static let inDefinitions: [Fault] = [
    Fault(
      name: "indicator with an unknown unit", file: indicators,
      part: "\"unit\": \"%\"", replacement: "\"unit\": \"%%\"",
      kind: .unknown(.unit, name: "%%", nearest: "%"), line: 5, path: "indicators[1].unit"),
    Fault(
      name: "indicator that needs itself", file: indicators,
      part: "\"kind\": \"rate\",\n   \"formula\": {\"reported\": true}",
      replacement: "\"kind\": \"rate\",\n   \"formula\": {\"indicator\": \"certification.share\"}",
      kind: .definitionCycle(["certification.share", "certification.share"]), line: 5,
      path: "indicators[1]"),
    Fault(
      name: "field with an unknown option set", file: "catalogue/registers/enterprises.json",
      part: "\"options\": \"sector\"", replacement: "\"options\": \"sektor\"",
      kind: .unknown(.optionSet, name: "sektor", nearest: "sector"), line: 5,
      path: "fields[1].options", rows: 0),
    Fault(
      name: "definition used twice", file: "catalogue/units.json", part: "\"id\": \"%\"",
      replacement: "\"id\": \"家\"",
      kind: .duplicateID(
        "家",
        first: FilePlace(
          file: "data/small/catalogue/units.json", byteOffset: 27,
          position: TextPosition(line: 2, column: 3))), line: 3, path: "units[1]"),
    Fault(
      name: "column of an unknown indicator", file: "catalogue/families.json",
      part: "\"columns\": [{\"indicator\": \"certification.enterprises\"",
      replacement: "\"columns\": [{\"indicator\": \"certification.none\"",
      kind: .unknown(.indicator, name: "certification.none", nearest: "certification.share"),
      line: 3, path: "tabs[0].columns[0].indicator"),
    Fault(
      name: "missing comma in the sources", file: "sources.json", part: "{\"format\": 1, ",
      replacement: "{\"format\": 1 ", kind: .syntax(.expectedCommaOrBrace), line: 1,
      path: "format"),
  ]

  static let inRegions: [Fault] = [
    Fault(
      name: "orphan", file: "regions.json", part: "\"parent\": \"532500\"",
      replacement: "\"parent\": \"532509\"", kind: .orphan(parent: "532509"), line: 6,
      path: "regions[2].parent"),
    Fault(
      name: "cycle", file: "regions.json", part: "\"parent\": \"530000\"",
      replacement: "\"parent\": \"532502\"", kind: .regionCycle(["532500", "532502"]), line: 5,
      path: "regions[1].parent"),
    Fault(
      name: "region id used twice", file: "regions.json",
      part: "\"id\": \"532500\", \"code\": \"532500\"",
      replacement: "\"id\": \"530000\", \"code\": \"532500\"",
      kind: .duplicateID(
        "530000",
        first: FilePlace(
          file: "data/small/regions.json", byteOffset: 36,
          position: TextPosition(line: 4, column: 5))), line: 5, path: "regions[1]"),
    Fault(
      name: "escape character in a name", file: "regions.json", part: "\"开远市\"",
      replacement: "\"开远\\u009b市\"", kind: .controlCharacters("\u{9B}"), line: 6,
      path: "regions[2].name"),
  ]

  @Test(arguments: inFigures + inRows + inDefinitions + inRegions)
  func isAFinding(_ fault: Fault) throws {
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
      #expect(dataset.figures.all.count == (fault.file == Self.figures ? fault.figures : 2))
      #expect(
        dataset.tables["enterprises"]?.count ?? 0 == (fault.file == Self.rows ? fault.rows : 2))
      #expect(dataset.setAsideCount == fault.setAside)
    }
  }

  /// Whatever is wrong with the records of a file, writing it again changes nothing.
  @Test(arguments: inFigures + inRows + inRegions)
  func nothingIsLostByWriting(_ fault: Fault) throws {
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
      WrittenDataset.changed(Self.indicators, "\"out\": \"3\"", to: "\"out\": \"4\""))
    #expect(dataset.catalogue.disabled == ["certification.enterprises"])
    #expect(dataset.catalogue.usableIndicator("certification.enterprises") == nil)
    #expect(dataset.figures.all.count == 2)
    #expect(
      dataset.findings.contains { finding in
        if case .exampleFailed(0, "4", "3") = finding.fact { true } else { false }
      })
  }
}
