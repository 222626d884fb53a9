import Testing

@testable import Core
@testable import ReaderFuzz

/// The scanner and the careful reader are one reader: what the quick half takes, and how, must not
/// be seen in anything that loading gives.
@Suite struct ScanningTests {
  /// Everything that can be seen of a dataset's rows.
  struct Seen: Equatable {
    var rows: [[String]] = []
    var findings: [Finding] = []
    var written: [String: [UInt8]?] = [:]
    var setAside = 0
    var isWhole: [Bool] = []

    init(_ files: MemoryFiles, _ scanning: Scanning) throws {
      var loader = DatasetLoader(files: files)
      loader.scanning = scanning
      let dataset = try loader.open(folder: WrittenDataset.folder)
      if let table = dataset.table("enterprises") { look(table) }
      findings = dataset.findings
      let writer = DatasetWriter(dataset)
      for image in dataset.files {
        written[image.path] = writer.bytes(of: image)
        isWhole.append(image.isWhole)
      }
      setAside = dataset.setAsideCount
    }

    private mutating func look(_ table: Table) {
      for row in table.rows {
        let id = table.id(of: row)
        #expect(table.find(id) == row)
        let initials = Array(table.initials?.slice(Int(row.index)) ?? [])
        let name = table.name(of: row).map { Array($0.utf8) } ?? []
        #expect(initials == InitialTable.shared.codes(of: name[...]))
        rows.append(
          [id] + table.schema.fields.indices.map { "\(table.value(at: $0, of: row))" })
      }
    }
  }

  static let variants = [
    Scanning(isOn: true, warmUp: 1, blockSize: 64, overhang: 16, threads: 1),
    Scanning(isOn: true, warmUp: 2, blockSize: 300, overhang: 200, threads: 2),
    Scanning(isOn: true, warmUp: 3, blockSize: 1_000, overhang: 400, threads: 2),
    Scanning(isOn: true, warmUp: 1, blockSize: 1 << 18, overhang: 1 << 16, threads: 2),
  ]

  private static func expectSame(_ text: [UInt8], at path: String) throws {
    let files = WrittenDataset.memory([
      "records/enterprises.json": nil,
      "catalogue/registers/enterprises.json": FuzzDefinitions.register,
    ])
    files.put(text, at: "data/small/\(path)")
    let careful = try Seen(files, Scanning(isOn: false))
    // What was read whole is written as it was, whatever stands in it.
    if let written = careful.written[path] ?? nil {
      #expect(try written == DatasetWriter.canonical(text, path: path))
    }
    for variant in variants {
      #expect(
        try Seen(files, variant) == careful, "\(variant): \(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test(arguments: 0..<60)
  func linesAreReadTheSame(_ seed: UInt64) throws {
    var rows = FuzzText(seed: seed, .lines, oddities: Int(seed % 4) * 6)
    try Self.expectSame(rows.sound(count: 40), at: "records/enterprises.ndjson")
  }

  @Test(arguments: 0..<60)
  func listsAreReadTheSame(_ seed: UInt64) throws {
    var rows = FuzzText(seed: 1_000 + seed, .list, oddities: Int(seed % 4) * 6)
    try Self.expectSame(rows.sound(count: 40), at: "records/enterprises.json")
  }

  /// Any byte changed, lost or doubled: the same findings at the same places.
  @Test(arguments: 0..<80)
  func damageIsReadTheSame(_ seed: UInt64) throws {
    let isByLine = seed % 2 == 0
    var rows = FuzzText(seed: 2_000 + seed, isByLine ? .lines : .list, oddities: 2)
    var bytes = rows.sound(count: 20)
    for _ in 0..<1 + rows.random.below(3) { rows.damage(&bytes) }
    try Self.expectSame(
      bytes, at: isByLine ? "records/enterprises.ndjson" : "records/enterprises.json")
  }

  /// Ids in descending and repeated order, many rows: the index finds all, repeated ones are set aside.
  @Test func idsInAnyOrder() throws {
    var lines: [UInt8] = []
    for number in 0..<3_000 {
      let id = number % 50 == 49 ? number - 20 : 3_000 - number
      lines += Array("{\"id\":\"E\(id)\",\"name\":\"甲\(id)厂\"}\n".utf8)
    }
    try Self.expectSame(lines, at: "records/enterprises.ndjson")
  }

  /// Plain rows are taken by the scanner, all of them: else nothing here would be tested.
  @Test(arguments: [true, false])
  func plainRowsAreTaken(_ isByLine: Bool) throws {
    let files = WrittenDataset.memory([
      "records/enterprises.json": nil,
      "catalogue/registers/enterprises.json": FuzzDefinitions.register,
    ])
    let dataset = try WrittenDataset.open(files)
    let names = KnownNames(
      catalogue: dataset.catalogue, tree: dataset.regions, sources: dataset.documents)
    let schema = try #require(dataset.catalogue.registers["enterprises"])
    let shape = RowShape(schema, names)
    let builder = TableBuilder(schema: schema, options: RowShape.options(schema, names))
    let plan = try #require(
      RowPlan(
        schema, shape.options, names, codes: { builder.code(of: $1, $0) }, isByLine: isByLine))
    var rows = FuzzText(seed: 5, isByLine ? .lines : .list, oddities: 0)
    var bytes = Array((isByLine ? "\n" : ",").utf8)
    for number in 0..<50 {
      if number > 0 { bytes += Array((isByLine ? "\n" : " ,\n ").utf8) }
      bytes += rows.row(number)
    }
    files.put(bytes, at: "data/small/block")
    let block = RowBlock(plan: plan, capacity: bytes.count + 100)
    block.load(try files.open("data/small/block"), owning: 0..<bytes.count)
    let ranks = (0...schema.fields.count).map { Int32($0) }
    block.scan(from: 0, isExact: true, ScanOrder(order: ranks, ranks: ranks))
    #expect(block.rows == 50)
    #expect(block.pieces.map(\.rows) == [0..<50])
  }
}
