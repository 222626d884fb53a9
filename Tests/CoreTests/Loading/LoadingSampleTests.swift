import Testing

@testable import Core

@Suite struct LoadingSampleTests {
  /// The package's folder: Tests/CoreTests/Loading/ThisFile.swift is three folders below it.
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    .joined(separator: "/")

  static func open(_ name: String) throws -> Dataset {
    try DatasetLoader(files: DiskFiles()).open(folder: "\(root)/sample-data/\(name)")
  }

  /// What the loader found, in words good enough for a failing test.
  static func problems(_ dataset: Dataset) -> [String] {
    dataset.findings.compactMap { finding in
      guard case .load(let problem) = finding.fact else { return nil }
      return
        "\(problem.file):\(problem.line ?? 0) \(problem.path): \(problem.kind) \(problem.found ?? "")"
    }
  }

  @Test func publishedOpens() throws {
    let dataset = try Self.open("published")
    #expect(Self.problems(dataset) == [])
    #expect(dataset.setAsideCount == 0)
    #expect(dataset.regions.count > 3_400)
    #expect(dataset.figures.all.count >= 600)
    #expect(dataset.catalogue.indicators.count >= 250)
    #expect(dataset.catalogue.tabs.count == 7)
    #expect(dataset.tables["enterprises"]?.count ?? 0 >= 40)
  }

  @Test func demoCountyTakesDefinitionsAndRegionsFromItsBase() throws {
    let dataset = try Self.open("demo-county")
    #expect(Self.problems(dataset) == [])
    #expect(dataset.manifest.isSynthetic)
    #expect(dataset.regions.count > 3_400)
    #expect(dataset.tables["enterprises"]?.count == 300)
  }
}
