/// What people have answered to findings that ask for a reason (核实).
package struct Explanations: Sendable {
  /// The register that keeps them.
  package static let register = "explanations"

  private let dataset: Dataset

  /// Makes the explanations of a dataset.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// What a finding is about, as explanations name it: a figure's id, or `REGISTER/ROW`.
  package func target(of finding: Finding) -> String? {
    if let ref = finding.figures.first, dataset.figures.contains(ref) {
      return dataset.figures[ref].id
    }
    guard let register = finding.register, let row = finding.row,
      let table = dataset.tables[register], table.contains(row)
    else { return nil }
    return "\(register)/\(table.id(of: row))"
  }

  /// The id of the row that explains why a rule is broken somewhere: `why/RULE/TARGET`.
  package static func rowID(rule: String, target: String) -> String { "why/\(rule)/\(target)" }

  /// The explanation of a finding, or nil.
  package func text(of finding: Finding) -> String? {
    guard let rule = finding.rule, let target = target(of: finding),
      let table = dataset.tables[Self.register],
      let row = table.find(Self.rowID(rule: rule, target: target)),
      case .text(let text) = table.value("text", of: row)
    else { return nil }
    return text
  }

  /// Whether a finding has been explained.
  package func answer(_ finding: Finding) -> Bool { text(of: finding) != nil }

  /// The edits that explain a finding; none where it is about nothing that can be named.
  package func edits(
    explaining finding: Finding, text: String, by person: String, at time: String
  ) -> [Edit] {
    guard let rule = finding.rule, let target = target(of: finding) else { return [] }
    var row: RowDraft = [
      "rule": .text(rule), "target": .text(target), "text": .text(text), "by": .text(person),
      "at": .text(time),
    ]
    if let region = finding.region ?? finding.figures.first.map({ dataset.figures[$0].region }) {
      row["region"] = .region(region)
    }
    return dataset.edits(
      entering: row, id: Self.rowID(rule: rule, target: target), register: Self.register)
  }
}
