import Testing

@testable import Core
@testable import ReaderFuzz

/// Inputs of known verdict as values of rows: the scanner and the careful reader, files of lines and
/// of arrays must all come to that verdict, whatever the field's type.
struct ConformanceRowTests {
  private static let definitions: Dataset? = try? WrittenDataset.open(
    WrittenDataset.memory([
      "records/enterprises.json": nil, "figures/doc.json": nil,
      "catalogue/registers/enterprises.json": FuzzDefinitions.register,
    ]))

  /// One of each kind that the scanner knows, one that it leaves, and one that nobody knows.
  private static let keys = [
    "unknown", "name", "employees", "exposed", "rate", "founded", "since", "active", "level",
    "sectors", "aliases", "sector", "aKeyOfMoreThanSixteenBytes", "region",
  ]

  private static let ways = [
    Scanning(isOn: false), Scanning(warmUp: 1, blockSize: 80, overhang: 300, threads: 1),
    Scanning(warmUp: 1, threads: 2),
  ]

  /// The documents of all tables; those of the older ones with their verdicts.
  static let cases: [ConformanceCase] = {
    let accepted =
      JSONAcceptTests.words + JSONAcceptTests.containers + JSONAcceptTests.texts
      + JSONAcceptTests.numbers
    let refused =
      JSONRejectTests.structure + JSONRejectTests.habits + JSONRejectTests.words
      + JSONRejectTests.numbers + JSONRejectTests.texts + JSONRejectTests.encodings
      + JSONRejectTests.ends
    return JSONConformanceTests.cases + accepted.map { ConformanceCase(bytes($0.text), .accepted) }
      + refused.map { ConformanceCase($0.bytes, .refused) }
  }()

  /// What a file's rows came to.
  private struct Seen: Equatable {
    var ids: [String] = []
    var values: [[FieldValue]] = []
    var findings: [Finding] = []
    var written: [[UInt8]?] = []

    init(_ dataset: Dataset) {
      if let table = dataset.table("enterprises") {
        ids = table.rows.map { table.id(of: $0) }
        values = table.rows.map { row in
          table.schema.fields.indices.map { table.value(at: $0, of: row) }
        }
      }
      findings = dataset.findings
      let writer = DatasetWriter(dataset)
      written = dataset.files.map { writer.bytes(of: $0) }
    }
  }

  /// Reads a file in all ways, which must agree.
  private func read(_ bytes: [UInt8], at path: String) throws -> Seen {
    let definitions = try #require(Self.definitions)
    let files = MemoryFiles()
    files.put(bytes, at: path)
    var loader = DatasetLoader(files: files)
    var first: Seen?
    for way in Self.ways {
      loader.scanning = way
      let seen = Seen(loader.records(rows: [path], by: definitions))
      #expect(first == nil || seen == first, "\(way)")
      first = first ?? seen
    }
    return try #require(first)
  }

  private func row(_ id: String, _ key: String, _ value: [UInt8]) -> [UInt8] {
    let name = key == "name" ? "" : #""name":"甲厂","#
    return Array(#"{"id":"\#(id)",\#(name)"\#(key)":"#.utf8) + value + Array("}".utf8)
  }

  private func plain(_ id: String) -> [UInt8] { row(id, "employees", Array("12".utf8)) }

  private static func isSyntax(_ kind: LoadProblemKind) -> Bool {
    switch kind {
    case .syntax, .notUTF8, .truncated, .tooDeep, .byteOrderMark: true
    default: false
    }
  }

  @Test(arguments: cases)
  func `in a line`(_ example: ConformanceCase) throws {
    // A line feed ends the record: then it is another one.
    guard !example.bytes.contains(0x0A) else { return }
    var bytes: [UInt8] = []
    var lines: [(id: String, range: Range<Int>)] = []
    for (number, key) in Self.keys.enumerated() {
      for index in 0..<3 { bytes += plain("P\(number * 3 + index)") + [0x0A] }
      let start = bytes.count
      bytes += row("V\(number)", key, example.bytes) + [0x0A]
      lines.append(("V\(number)", start..<bytes.count))
    }
    bytes += plain("last") + [0x0A]
    let seen = try read(bytes, at: "records/enterprises.ndjson")
    let offsets = seen.findings.compactMap(\.problem)
      .filter { Self.isSyntax($0.kind) }.compactMap(\.byteOffset)
    for line in lines {
      #expect(
        !offsets.contains(where: { line.range.contains($0) }) == example.isAccepted,
        "\(line.id)")
    }
    // Trouble in one line is none of the others'.
    #expect(offsets.allSatisfy { offset in lines.contains { $0.range.contains(offset) } })
    #expect(seen.ids.filter { !$0.hasPrefix("V") }.count == Self.keys.count * 3 + 1)
    if example.isAccepted { #expect(seen.ids.count == Self.keys.count * 4 + 1) }
  }

  @Test(arguments: Array(cases.enumerated()).map { ($0.offset, $0.element) })
  func `in an array`(_ number: Int, _ example: ConformanceCase) throws {
    let rest = (0..<2).map { Self.keys[1 + (number + $0 * 7) % (Self.keys.count - 1)] }
    for key in ["unknown"] + rest {
      var bytes = Array(#"{"format": 1, "register": "enterprises", "rows": ["#.utf8)
      for index in 0..<3 { bytes += plain("P\(index)") + Array(",\n".utf8) }
      bytes += row("V", key, example.bytes)
      for index in 3..<5 { bytes += Array(",".utf8) + plain("P\(index)") }
      bytes += Array("]}\n".utf8)
      let seen = try read(bytes, at: "records/enterprises.json")
      let isRefused = seen.findings.compactMap(\.problem).contains { Self.isSyntax($0.kind) }
      #expect(isRefused != example.isAccepted, "\(key)")
      #expect((seen.written.first ?? nil) == nil || example.isAccepted, "\(key)")
      if example.isAccepted { #expect(seen.ids == ["P0", "P1", "P2", "V", "P3", "P4"], "\(key)") }
    }
  }
}
