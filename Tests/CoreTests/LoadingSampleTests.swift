import Testing

@testable import Core

@Suite struct LoadingSampleTests {
  static let root: String = {
    // Tests/CoreTests/ThisFile.swift → the package's folder.
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
  }()

  static func open(_ name: String) throws -> Dataset {
    try DatasetLoader(files: DiskFiles()).open(folder: "\(root)/sample-data/\(name)")
  }

  @Test func publishedOpens() throws {
    let dataset = try Self.open("published")
    #expect(dataset.regions.count > 3_400)
    #expect(dataset.figures.all.count >= 600)
    #expect(dataset.catalogue.indicators.count >= 250)
    #expect(dataset.tables["enterprises"]?.count ?? 0 >= 40)
    for finding in dataset.findings {
      if case .load(let problem) = finding.fact {
        print(
          finding.severity, problem.file.split(separator: "/").suffix(2).joined(separator: "/"),
          problem.line ?? 0, problem.path, problem.kind, problem.found ?? "")
      }
    }
    print(
      dataset.findings.count, dataset.setAsideCount, dataset.figures.all.count,
      dataset.tables.mapValues(\.count))
  }
}
