package import Core

/// A finding as `qijian check --json` writes it.
package struct FindingRecord: Sendable {
  private let text: FindingText
  private let dataset: Dataset?
  private let places: RecordPlaces

  /// Prepares to write findings; see ``FindingText``.
  package init(
    language: Language, dataset: Dataset? = nil, places: RecordPlaces = RecordPlaces()
  ) {
    text = FindingText(language: language, dataset: dataset, places: places)
    self.dataset = dataset
    self.places = places
  }

  /// A finding as one JSON object; the keys are those of docs/commands.md and stay.
  package func json(_ finding: Finding) -> String {
    var line = JSONLine()
    line.add("severity", finding.severity.rawValue)
    line.add("rule", finding.rule)
    line.add("kind", FindingCode.of(finding.fact))
    if case .load(let problem) = finding.fact {
      add(problem.place, problem.path, to: &line)
      line.add("record", problem.recordID)
    } else {
      let record = places[finding]
      add(record?.place, record?.path, to: &line)
      line.add("record", recordID(finding))
    }
    line.add("figures", JSONValue(figureIDs(finding).map { JSONValue($0) }))
    line.add("indicator", finding.indicator)
    line.add("region", finding.region.flatMap { id in dataset.map { $0.regions[id].id } })
    line.add("what", text.what(finding))
    line.add("found", text.found(finding))
    line.add("expected", text.expected(finding))
    line.add("next", text.next(finding))
    line.add("message", text.sentence(finding))
    return line.text
  }

  private func add(_ place: FilePlace?, _ path: JSONPath?, to line: inout JSONLine) {
    line.add("file", place?.file)
    line.add("line", place?.position?.line)
    line.add("column", place?.position?.column)
    line.add("path", path.flatMap { $0.components.isEmpty ? nil : $0.description })
  }

  private func figureIDs(_ finding: Finding) -> [String] {
    guard let figures = dataset?.figures else { return [] }
    return finding.figures.filter { figures.contains($0) }
      .map { figures[$0].id }
  }

  private func recordID(_ finding: Finding) -> String? {
    if let id = figureIDs(finding).first { return id }
    guard let row = finding.row, let table = finding.register.flatMap({ dataset?.tables[$0] }),
      table.contains(row)
    else { return nil }
    return table.id(of: row)
  }
}
