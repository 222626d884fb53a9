import Testing

@testable import Core

/// Load, write, load: no byte of a canonical file changes.
@Suite struct LoadingRoundTripTests {
  @Test(arguments: ["published", "demo-county"])
  func writingTheSampleChangesNoByte(_ name: String) throws {
    let dataset = try LoadingSampleTests.open(name)
    let writer = DatasetWriter(dataset)
    #expect(dataset.files.count > 2)
    for image in dataset.files {
      let path = "\(dataset.folder)/\(image.path)"
      let old = try DiskFiles().read(path, limit: 1 << 26)
      #expect(writer.bytes(of: image) == old, "\(image.path)")
      #expect(try DatasetWriter.canonical(old, path: path) == old)
    }
  }

  /// What stands in figures, rows and regions in unusual ways, at random, comes back as it was.
  @Test(arguments: 0..<20)
  func randomRecordsComeBack(_ seed: UInt64) throws {
    var random = SeededRecords(seed: seed)
    let files = WrittenDataset.memory([
      "figures/doc.json": random.file(
        header: "\"document\": \"doc\"", list: "figures", count: 40, random.figure),
      "records/enterprises.json": random.file(
        header: "\"register\": \"enterprises\"", list: "rows", count: 40, random.row),
    ])
    let paths = ["data/small/figures/doc.json", "data/small/records/enterprises.json"]
    for path in paths {
      let bytes = try #require(files.bytes(at: path))
      files.put(try DatasetWriter.canonical(bytes, path: path), at: path)
    }
    let before = paths.map { files.bytes(at: $0) }
    let dataset = try WrittenDataset.open(files)
    #expect(dataset.files.allSatisfy { $0.isWhole })
    #expect(try DatasetWriter(dataset).save(to: files) == [])
    for image in dataset.files {
      #expect(
        DatasetWriter(dataset).bytes(of: image).map { String(decoding: $0, as: UTF8.self) }
          == files.bytes(at: "data/small/\(image.path)").map { String(decoding: $0, as: UTF8.self) }
      )
    }
    #expect(paths.map { files.bytes(at: $0) } == before)
    // Something was understood, and something was not.
    #expect(!dataset.figures.all.isEmpty)
    #expect(dataset.setAsideCount > 0)
  }

  @Test func recordsOnePerLine() throws {
    let text = """
      {"id":"E1","name":"甲","region":"532502"}
      {"name":"乙","id":"E2","x":[1,2]}
      {"id":"E3","name":3}

      """
    let files = WrittenDataset.memory(["records/enterprises.json": nil])
    files.put(Array(text.utf8), at: "data/small/records/enterprises.ndjson")
    let dataset = try WrittenDataset.open(files)
    #expect(dataset.tables["enterprises"]?.count == 3)
    #expect(dataset.problems.map(\.line) == [3])
    let image = try #require(dataset.files.first { $0.content == .rows("enterprises") })
    #expect(DatasetWriter(dataset).bytes(of: image) == Array(text.utf8))
  }

  /// Threads write stretches of 16,384 rows: what is set aside at their borders stays in its place, what comes later stands behind all.
  @Test(arguments: [1, 16_383, 16_384, 16_385, 40_000])
  func stretchesMeet(_ count: Int) throws {
    let odd: Set<Int> = [0, 16_382, 16_383, 16_384, 16_385, 32_767, 32_768, 39_999]
    var lines = (0..<count).map { number in
      odd.contains(number)
        ? "{\"name\":\"无\(number)\"}\n" : "{\"id\":\"E\(number)\",\"name\":\"甲\(number)\"}\n"
    }
    let files = WrittenDataset.memory(["records/enterprises.json": nil])
    files.put(Array(lines.joined().utf8), at: "data/small/records/enterprises.ndjson")
    var dataset = try WrittenDataset.open(files)
    #expect(dataset.setAsideCount == odd.count { $0 < count })
    func written() throws -> String {
      let image = try #require(dataset.files.first { $0.content == .rows("enterprises") })
      return String(decoding: try #require(DatasetWriter(dataset).bytes(of: image)), as: UTF8.self)
    }
    #expect(try written() == lines.joined())
    guard count > 1 else { return }
    let gone = count - 2 - (odd.contains(count - 2) ? 3 : 0)
    _ = dataset.apply(
      Transaction(
        sequence: 1, id: "t", author: "li", time: "",
        edits: [
          Edit(
            .row(register: "enterprises", id: "E\(gone)"),
            from: JSONValue(JSONObject(["id": JSONValue("E\(gone)")])), to: nil),
          Edit(
            .row(register: "enterprises", id: "new"), from: nil,
            to: JSONValue(JSONObject(["id": JSONValue("new"), "name": JSONValue("乙")]))),
        ]))
    lines.remove(at: gone)
    lines.append("{\"id\":\"new\",\"name\":\"乙\"}\n")
    #expect(try written() == lines.joined())
  }

  @Test func aBrokenFileIsNeverWrittenOver() throws {
    let files = WrittenDataset.changed("figures/doc.json", "\"unit\": \"家\"}\n", to: "\"unit\": \n")
    let dataset = try WrittenDataset.open(files)
    #expect(dataset.figures.all.count == 1)
    let image = try #require(dataset.files.first { $0.content == .figures })
    #expect(DatasetWriter(dataset).bytes(of: image) == nil)
  }

  @Test func membersMayStandInAnyOrder() throws {
    let files = WrittenDataset.memory([
      "figures/doc.json": """
      {"figures": [{"value": 7, "unit": "家", "kind": "stock", "region": "532502",
        "indicator": "certification.enterprises", "id": "f"}], "document": "doc", "format": 1}
      """,
      "records/enterprises.json": """
      {"rows": [{"name": "甲", "region": "532502", "id": "E1"}], "register": "enterprises", "format": 1}
      """,
    ])
    let dataset = try WrittenDataset.open(files)
    #expect(dataset.problems == [])
    #expect(dataset.figures.all.first?.source.document == "doc")
    #expect(dataset.tables["enterprises"]?.find("E1") != nil)
  }
}

/// Records with all that a file may hold, good and bad, from a seed.
struct SeededRecords {
  private var generator: SeededGenerator
  private var count = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func file(
    header: String, list: String, count: Int, _ record: (inout SeededRecords) -> String
  ) -> String {
    let records = (0..<count).map { _ in record(&self) }
    return "{\"format\": 1, \(header), \"\(list)\": [\(records.joined(separator: ",\n"))]}"
  }

  private mutating func one(of choices: String...) -> String {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  private mutating func object(_ members: [(String, [String])]) -> String {
    var parts: [String] = []
    for (key, values) in members.shuffled(using: &generator) {
      if Int.random(in: 0..<4, using: &generator) == 0 { continue }
      let value = values[Int.random(in: 0..<values.count, using: &generator)]
      parts.append("\"\(key)\": \(value)")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  let figure: (inout SeededRecords) -> String = { random in
    random.count += 1
    let id = random.one(of: "\"f\(random.count)\"", "\"f\(random.count)\"", "\"same\"", "3")
    let odd = random.one(of: "null", "[]", "{\"deep\": [1.50, -0]}", "\"\\u0007\\n\"", "1e3")
    var members = random.object([
      ("level", ["\"county\"", "\"county\"", "\"elsewhere\"", "null"]),
      ("levelPrinted", ["\"市级\"", "\"\""]), ("reporter", ["\"530000\"", "\"532521\""]),
      ("scope", ["\"area\"", "\"office\""]), ("countBasis", ["\"highestOnly\"", "\"other\""]),
      ("breakdown", ["{}", "{\"sector\": \"coal\"}", "{\"sector\": \"coal\", \"x\": \"y\"}"]),
      ("period", ["\"2023\"", "\"@2023-12-31\"", "\"2023-13\"", "\"..(职能划转以来)\"", "null"]),
      ("qualifier", ["\"exact\"", "\"atLeast\""]), ("printed", ["\"14家\"", "\"1\\t4\""]),
      ("numerator", ["12", "12.50"]), ("denominator", ["100", odd]), ("unknown", [odd]),
      ("document", ["\"doc\"", "\"other\""]), ("case", ["\"开远\"", odd]),
    ])
    members.removeLast()
    if members.count > 1 { members += ", " }
    let value = random.one(of: "14", "97.50", "-0", "1e3", "0.000", "\"7\"")
    return members + "\"id\": \(id), \"indicator\": \"certification.enterprises\", "
      + "\"region\": \(random.one(of: "\"532502\"", "\"532521\"", "\"532502\"", "\"nowhere\"")), "
      + "\"kind\": \"stock\", \"value\": \(value), \"unit\": \"家\"}"
  }

  let row: (inout SeededRecords) -> String = { random in
    random.count += 1
    let odd = random.one(of: "null", "[]", "{\"a\": 1.0}", "\"\"", "true", "1e-2")
    var members = random.object([
      ("sector", ["\"coal\"", "\"cole\"", odd]), ("employees", ["120", "120.0", "12.5", "1e2"]),
      (
        "exposed",
        [
          "5", "5.0", "{\"value\": 200, \"qualifier\": \"atLeast\", \"printed\": \"200余\"}",
          "{\"value\": 3}", "{\"qualifier\": \"unquantified\"}", odd,
        ]
      ),
      ("founded", ["\"2001\"", "\"2001-05-04\"", "\"2001-5\"", odd]),
      ("aliases", ["[]", "[\"甲\", \"乙\"]", "[1]", odd]), ("parent", ["\"E1\"", odd]),
      ("region", ["\"532502\"", "\"532521\"", "\"\"", odd]), ("note", ["\"两\\n行\"", odd]),
      (
        "source",
        [
          "{\"document\": \"doc\"}", "{\"section\": \"一\", \"document\": \"doc\"}",
          "{\"document\": \"doc\", \"page\": 3}", odd,
        ]
      ),
      ("other", [odd]), ("name", ["\"公司\"", odd]),
    ])
    members.removeLast()
    if members.count > 1 { members += ", " }
    return members + "\"id\": \(random.one(of: "\"E\(random.count)\"", "\"E1\"", "\"\"", "7"))}"
  }
}
