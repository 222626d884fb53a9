import Testing

@testable import Core

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
      let table = try #require(dataset.table("enterprises"))
      for row in table.rows {
        let id = table.id(of: row)
        #expect(table.find(id) == row)
        let initials = Array(table.initials?.slice(Int(row.index)) ?? [])
        let name = table.name(of: row).map { Array($0.utf8) } ?? []
        #expect(initials == InitialTable.shared.codes(of: name[...]))
        rows.append(
          [id] + table.schema.fields.indices.map { "\(table.value(at: $0, of: row))" })
      }
      findings = dataset.findings
      let writer = DatasetWriter(dataset)
      for image in dataset.files {
        written[image.path] = writer.bytes(of: image)
        isWhole.append(image.isWhole)
      }
      setAside = dataset.setAsideCount
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
      "records/enterprises.json": nil, "catalogue/registers/enterprises.json": ScannedRows.register,
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
    var rows = ScannedRows(seed: seed, oddities: Int(seed % 4) * 6)
    try Self.expectSame(rows.lines(count: 40), at: "records/enterprises.ndjson")
  }

  @Test(arguments: 0..<60)
  func listsAreReadTheSame(_ seed: UInt64) throws {
    var rows = ScannedRows(seed: 1_000 + seed, oddities: Int(seed % 4) * 6)
    try Self.expectSame(rows.list(count: 40), at: "records/enterprises.json")
  }

  /// Any byte changed, lost or doubled: the same findings at the same places.
  @Test(arguments: 0..<80)
  func damageIsReadTheSame(_ seed: UInt64) throws {
    var rows = ScannedRows(seed: 2_000 + seed, oddities: 2)
    let isByLine = seed % 2 == 0
    var bytes = isByLine ? rows.lines(count: 20) : rows.list(count: 20)
    for _ in 0..<1 + rows.random.below(3) {
      let place = rows.random.below(bytes.count)
      switch rows.random.below(4) {
      case 0: bytes[place] = UInt8(rows.random.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + rows.random.below(30)))
      }
    }
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
      "records/enterprises.json": nil, "catalogue/registers/enterprises.json": ScannedRows.register,
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
    var rows = ScannedRows(seed: 5, oddities: 0)
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

/// Rows at random, most of them plain.
struct ScannedRows {
  static let register = """
    {"format": 1, "id": "enterprises", "title": {"zh": "企业", "en": "Enterprises"}, "key": "id", "name": "name",
     "located": "region",
     "fields": [
       {"id": "name", "type": "text", "zh": "名称", "en": "Name", "required": true, "list": {"order": 1, "width": "wide"}},
       {"id": "sector", "type": "option", "options": "sector", "zh": "行业", "en": "Sector"},
       {"id": "employees", "type": "integer", "unit": "家", "range": {"min": "0", "max": "1000000"}, "zh": "人数", "en": "Employees"},
       {"id": "code", "type": "text", "unique": true, "zh": "编码", "en": "Code"},
       {"id": "exposed", "type": "quantity", "zh": "接害", "en": "Exposed", "range": {"min": "0"}},
       {"id": "rate", "type": "decimal", "zh": "率", "en": "Rate", "range": {"max": "100"}},
       {"id": "founded", "type": "date", "zh": "成立", "en": "Founded"},
       {"id": "since", "type": "year", "zh": "自", "en": "Since"},
       {"id": "active", "type": "boolean", "zh": "在用", "en": "Active"},
       {"id": "level", "type": "level", "zh": "级", "en": "Level"},
       {"id": "sectors", "type": "options", "options": "sector", "zh": "行业们", "en": "Sectors"},
       {"id": "aliases", "type": "texts", "zh": "别名", "en": "Aliases"},
       {"id": "aKeyOfMoreThanSixteenBytes", "type": "longText", "zh": "长", "en": "Long"},
       {"id": "parent", "type": "enterprise", "zh": "上级单位", "en": "Parent"}
     ]}
    """

  var random: RandomSequence
  /// How many in a hundred values are odd.
  let oddities: Int

  init(seed: UInt64, oddities: Int) {
    random = RandomSequence(seed: seed, stream: 77, record: 0)
    self.oddities = oddities
  }

  private static let odd = [
    "null", "\"\"", "\"a\\u4e2db\"", "\"tab\\there\"", "\"\u{200B}x\"", "\"\u{7F}\"", "\"𠮷野\"",
    "\"﻿\"", "{}", "[]", "[\"coal\",3]", "{\"document\": \"doc\"}", "[{\"document\": \"doc\"}]",
    "1.50", "1e3", "-0", "0.0", "-5", "2000000", "1.25", "123456789012345678901", "0.1234567890123",
    "true", "\"nonsense\"", "\"2001-02-30\"", "\"2001-05\"", "\"2001\"", "\"532599\"", "\"532521\"",
    "{\"value\": 5, \"qualifier\": \"about\"}", "\"\u{00AD}\"", "\"é ß\"", "\"“引”（括）…—·\"",
    "\"\u{2066}\"", "{\"id\": \"E1\", \"name\": \"x\"}", "[[[\"}\"]]]", "\"},{\"", "\"\u{E000}\"",
  ]

  private mutating func value(_ key: String) -> String {
    if random.chance(oddities) { return random.pick(Self.odd) }
    switch key {
    case "region": return random.pick(["\"532502\"", "\"532500\"", "\"530000\""])
    case "name": return random.pick(["\"云天化工有限公司\"", "\"A厂\"", "\"一个很长很长的名字（集团）\"", "\"x\""])
    case "sector": return random.pick(["\"coal\"", "\"chemical\""])
    case "employees": return String(random.below(1_000_001))
    case "code": return "\"X\(random.below(4_000))\""
    case "exposed": return random.pick(["0", "12", "70000", "0.5", "123456789012345678"])
    case "rate": return random.pick(["-3", "99.75", "100", "0.125", "7", "-0.5"])
    case "founded": return random.pick(["\"2001-05-31\"", "\"2024-02-29\"", "\"0001-01-01\""])
    case "since": return String(1_950 + random.below(80))
    case "active": return random.pick(["true", "false"])
    case "level": return random.pick(["\"county\"", "\"province\""])
    case "sectors": return random.pick(["[\"coal\"]", "[ \"chemical\" , \"coal\" ]"])
    case "aliases": return random.pick(["[\"甲\"]", "[\"甲\",\"\"]", "[\"b\",\"c\",\"d\"]"])
    case "parent": return "\"E\(random.below(60))\""
    default: return random.pick(["\"长文\"", "\"long text of some forty bytes or even more\""])
    }
  }

  private static let keys = [
    "region", "name", "sector", "employees", "code", "exposed", "rate", "founded", "since",
    "active",
    "level", "sectors", "aliases", "aKeyOfMoreThanSixteenBytes", "parent",
  ]

  /// A row as an object.
  mutating func row(_ number: Int) -> [UInt8] {
    let isOdd = random.chance(oddities * 2)
    var keys = Self.keys.filter { $0 == "name" || random.chance(70) }
    keys.insert("id", at: 0)
    if isOdd {
      switch random.below(6) {
      case 0: keys.swapAt(random.below(keys.count), random.below(keys.count))
      case 1: keys.insert("unknown\(random.below(3))", at: random.below(keys.count))
      case 2: keys.insert(random.pick(keys), at: random.below(keys.count))
      case 3: keys.remove(at: random.below(keys.count))
      case 4: keys.insert("nam\\u0065", at: 1)
      default: keys.reverse()
      }
    }
    let space = isOdd && random.chance(50) ? random.pick([" ", "\t", "  ", "\r"]) : ""
    let members = keys.map { key in
      let text =
        key == "id" ? "\"E\(random.chance(oddities) ? random.below(40) : number)\"" : value(key)
      return "\(space)\"\(key)\"\(space):\(space)\(text)\(space)"
    }
    return Array("{\(members.joined(separator: ","))}".utf8)
  }

  mutating func lines(count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in 0..<count {
      bytes += row(number)
      if random.chance(oddities) {
        bytes += Array(
          random.pick(["\n", " \n \r\n", " x\n", "\r\n", "  \n", "\n{\"id\":\n"]).utf8)
      } else if number < count - 1 || random.chance(50) {
        bytes.append(0x0A)
      }
    }
    return bytes
  }

  mutating func list(count: Int) -> [UInt8] {
    let separator = random.pick([",", ",\n    ", " , ", ",\r\n\t"])
    var bytes = Array("{\"format\": 1, \"register\": \"enterprises\", \"rows\": [".utf8)
    for number in 0..<count {
      if number > 0 { bytes += Array(separator.utf8) }
      bytes += row(number)
      if random.chance(oddities) { bytes += Array(random.pick([" ", "\n", ", 7", ",[1]"]).utf8) }
    }
    return bytes + Array("], \"after\": {\"id\": 3}}\n".utf8)
  }
}
