import Testing

@testable import Core

/// What `generate` makes: invented, sound, and the same every time.
@Suite struct SynthesisTests {
  typealias Choices = DatasetSynthesis.Choices

  /// The published catalogue and divisions, in memory.
  static func base() throws -> MemoryFiles {
    let disk = DiskFiles()
    let files = MemoryFiles()
    let published = LoadingSampleTests.root + "/sample-data/published"
    for folder in ["", "catalogue", "catalogue/indicators", "catalogue/registers"] {
      let path = DatasetFolder.join(published, folder)
      for entry in try disk.list(path) where entry.kind == .regular && entry.name != "sources.json"
      {
        files.put(
          try disk.read(DatasetFolder.join(path, entry.name), limit: 1 << 24),
          at: DatasetFolder.join(DatasetFolder.join("/base", folder), entry.name))
      }
    }
    return files
  }

  static let tree: RegionTree? = try? LoadingSampleTests.open("published").regions

  private static func made(
    _ enterprises: Int, regions: [String] = ["530000"], years: ClosedRange<Int> = 2018...2025,
    seed: UInt64 = 1
  ) throws -> MemoryFiles {
    let files = try base()
    try DatasetSynthesis(files: files).make(
      Choices(
        base: "/base", folder: "/made", enterprises: enterprises, regions: regions, years: years,
        seed: seed), in: try #require(tree)
    ) { _ in true }
    return files
  }

  private static func lines(_ files: MemoryFiles, _ name: String) throws -> [String] {
    let bytes = try files.read("/made/" + name, limit: 1 << 26)
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `a thousand enterprises open without a finding that must be fixed`() throws {
    let files = try Self.made(1_000)
    let dataset = try DatasetLoader(files: files).open(folder: "/made")
    #expect(dataset.manifest.isSynthetic)
    #expect(LoadingSampleTests.problems(dataset) == [])
    #expect(!DataChecks(dataset).findings().contains { $0.severity == .block })
    let table = try #require(dataset.table("enterprises"))
    #expect(table.count == 1_000)
    let yunnan = try #require(dataset.regions.find("530000"))
    let places = dataset.regions.subtree(of: yunnan)
    #expect(
      table.rows.allSatisfy { row in
        table.region(of: row).map { places.contains($0.index) } ?? false
      })
    // Some fields are missing, none is always.
    for field in ["creditCode", "size", "exposed", "tested", "grade"] {
      let missing = table.rows.count { table.value(field, of: $0).isMissing }
      #expect((1..<900).contains(missing), "\(field)")
    }
    let codes = table.rows.compactMap { row -> String? in
      guard case .text(let code) = table.value("creditCode", of: row) else { return nil }
      return code
    }
    #expect(codes.allSatisfy { CreditCode.checkCharacter($0) == $0.last })
    #expect(Set(codes).count == codes.count)
  }

  @Test func `certificates stand in several ways, and only titles have a year`() throws {
    let files = try Self.made(4_000)
    let dataset = try DatasetLoader(files: files).open(folder: "/made")
    let table = try #require(dataset.table("certificates"))
    var counts: [FieldValue: Int] = [:]
    for row in table.rows {
      let status = table.value("status", of: row)
      counts[status, default: 0] += 1
      let isTitle = [.option("certified"), .option("lapsed"), .option("withdrawn")].contains(status)
      #expect(table.value("year", of: row).isMissing == !isTitle)
      #expect(table.value("expires", of: row).isMissing == (status != .option("lapsed")))
      if let year = table.value("year", of: row).decimal?.integer {
        #expect((2018...2025).contains(year))
      }
    }
    #expect(counts.count >= 5)
    #expect(counts[.option("certified"), default: 0] * 10 > table.count * 7)
    #expect(counts[.option("certified"), default: 0] < table.count)
  }

  @Test func `the same choices give the same bytes, and more enterprises the same first lines`()
    throws
  {
    let names = [
      "dataset.json", "sources.json", "records/enterprises.ndjson", "records/certificates.ndjson",
      "figures/outreach.json", "figures/pneumoconiosis.json",
    ]
    let first = try Self.made(300)
    let again = try Self.made(300)
    for name in names { #expect(try Self.lines(first, name) == Self.lines(again, name)) }
    let more = try Self.made(900)
    for name in names.dropFirst(2) {
      let lines = try Self.lines(first, name)
      #expect(try Array(Self.lines(more, name).prefix(lines.count)) == lines)
    }
    #expect(
      try Self.lines(Self.made(300, seed: 2), "records/enterprises.ndjson")
        != Self.lines(first, "records/enterprises.ndjson"))
  }

  @Test func `figures are for the years and counties chosen`() throws {
    let files = try Self.made(10, regions: ["530100", "420100"], years: 2020...2021)
    let dataset = try DatasetLoader(files: files).open(folder: "/made")
    let figures = dataset.figures.all
    let counties = try ["530100", "420100"].reduce(0) { sum, id in
      let region = try #require(dataset.regions.find(id))
      return sum + dataset.regions.formalChildren(of: region).count
    }
    for indicator in ["outreach.audience", "pneumoconiosis.newCases"] {
      let count = figures.count { $0.indicator == indicator }
      #expect(((counties * 2 * 9 / 10)...(counties * 2)).contains(count), "\(indicator)")
    }
    #expect(
      figures.allSatisfy {
        $0.period?.days.map { (2020...2021).contains($0.upperBound.year) } ?? false
      })
    #expect(
      figures.allSatisfy {
        ["5301", "4201"].contains(dataset.regions[$0.region].id.prefix(4))
      })
  }

  @Test func `an occupied folder is left alone, a cancelled one is no dataset`() throws {
    let files = try Self.base()
    files.put(Array("mine".utf8), at: "/made/mine.txt")
    let choices = Choices(
      base: "/base", folder: "/made", enterprises: 10, regions: ["530000"], years: 2025...2025,
      seed: 1)
    let tree = try #require(Self.tree)
    #expect(throws: DatasetSynthesis.Failure.occupied("/made")) {
      try DatasetSynthesis(files: files).make(choices, in: tree) { _ in true }
    }
    #expect(try files.list("/made").map(\.name) == ["mine.txt"])
    files.take("/made")
    #expect(throws: DatasetSynthesis.Failure.cancelled) {
      try DatasetSynthesis(files: files).make(choices, in: tree) { _ in false }
    }
    #expect(!files.exists("/made/dataset.json"))
    var unknown = choices
    unknown.regions = ["999999"]
    #expect(throws: DatasetSynthesis.Failure.unknownRegion("999999")) {
      try DatasetSynthesis(files: files).make(unknown, in: tree) { _ in true }
    }
  }
}
