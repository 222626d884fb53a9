import Foundation
import Testing

@testable import Core

/// The rules stay quiet on truth: what they find in the sample data is what docs/findings.md explains.
@Suite struct FindingsDocumentTests {
  static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// Rule and figure of each row of the tables in a section.
  static func listed(under heading: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: root + "/docs/findings.md") else {
      return []
    }
    let text = String(decoding: data, as: UTF8.self)
    let section = text.components(separatedBy: "\n## ").first { $0.hasPrefix(heading) } ?? ""
    return section.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard line.hasPrefix("| "), cells.count == 4, cells[0] != "rule" else { return nil }
      return cells[0] + " " + cells[1]
    }.sorted()
  }

  @Test(arguments: ["published", "demo-county"])
  func everyFindingIsExplained(_ name: String) throws {
    let dataset = try DatasetLoader(files: DiskFiles()).open(
      folder: Self.root + "/sample-data/" + name)
    let today = CalendarDate(year: 2026, month: 11, day: 21)
    let findings = DataChecks(dataset, today: today).findings() + dataset.findings
    let grave = findings.filter { $0.severity > .hint }
    let found = grave.map { finding in
      let figure = finding.figures.first.map { dataset.figures[$0].id }
      let row = finding.row.flatMap { row in finding.register.map { (row, $0) } }
        .flatMap { row, register in dataset.table(register)?.id(of: row) }
      return (finding.rule ?? "?") + " " + (figure ?? row ?? "?")
    }.sorted()
    #expect(found == Self.listed(under: "sample-data/" + name))
  }
}
