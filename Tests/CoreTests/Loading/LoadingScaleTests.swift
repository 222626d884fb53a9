import Testing

@testable import Core

/// A register as large as a province's.
@Suite struct LoadingScaleTests {
  static let count = 100_000

  /// Enterprises one a line; one in a thousand has an option that nobody knows.
  static func enterprises() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 180)
    for number in 0..<count {
      let sector = number % 1_000 == 999 ? "unknown" : number % 2 == 0 ? "coal" : "chemical"
      bytes.append(
        contentsOf: """
          {"id":"E\(number)","region":"532502","name":"第\(number)号有限公司","sector":"\(sector)",\
          "employees":\(number % 500),"founded":"20\(10 + number % 10)-0\(1 + number % 9)",\
          "source":{"document":"doc","case":"开远"}}

          """.utf8)
    }
    return bytes
  }

  @Test func aHundredThousandEnterprises() throws {
    let files = WrittenDataset.memory(["records/enterprises.json": nil])
    let bytes = Self.enterprises()
    files.put(bytes, at: "data/small/records/enterprises.ndjson")
    var reports = 0
    let dataset = try DatasetLoader(files: files).open(folder: "data/small") { _ in reports += 1 }
    let table = try #require(dataset.tables["enterprises"])
    #expect(table.count == Self.count)
    #expect(reports > 20)
    #expect(dataset.problems.count == 100)
    #expect(dataset.problems.allSatisfy { $0.line.map { $0 % 1_000 == 0 } ?? false })
    let row = try #require(table.find("E99998"))
    #expect(table.name(of: row) == "第99998号有限公司")
    #expect(table.value("founded", of: row) == .date(try #require(PartialDate("2018-09"))))
    #expect(table.value("employees", of: row) == .number(FixedDecimal(498)))
    let image = try #require(dataset.files.first { $0.content == .rows("enterprises") })
    #expect(DatasetWriter(dataset).bytes(of: image) == bytes)
  }
}
