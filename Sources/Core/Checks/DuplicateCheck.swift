/// The same thing stated more than once.
extension DataChecks {
  /// Figures alike in all the traits that the rule names, with values that contradict each other;
  /// and the very same statement twice at one place of a document.
  func duplicates(_ rule: Rule) -> [Finding] {
    var groups: [[String]: [FigureRef]] = [:]
    var findings: [Finding] = []
    for (ref, figure, _) in figures(rule) {
      let traits = rule.applies.same.map { trait(figure, $0) }
      // Another basis, or other words for the time, is another number.
      let key =
        traits + [
          figure.countBasis?.rawValue ?? "", figure.rateBasis ?? "", figure.periodPrinted ?? "",
          figure.comparison?.rawValue ?? "",
        ]
      for earlier in groups[key] ?? [] {
        let other = dataset.figures[earlier]
        if other.quantity.contradicts(figure.quantity, units: dataset.catalogue.units),
          let a = other.quantity.value, let b = figure.quantity.value
        {
          findings.append(finding(rule, .conflict(a, b), [earlier, ref]))
        } else if other.source == figure.source, other.quantity == figure.quantity {
          findings.append(finding(rule, .duplicate, [earlier, ref]))
        }
      }
      groups[key, default: []].append(ref)
    }
    return findings
  }

  /// A trait of a figure by its name in files, as text.
  private func trait(_ figure: Figure, _ name: String) -> String {
    switch name {
    case "indicator": figure.indicator
    case "region": String(figure.region.index)
    case "reporter": figure.reporter.map { String($0.index) } ?? ""
    case "scope": figure.scope.rawValue
    case "kind": figure.kind.rawValue
    case "level": figure.level?.rawValue ?? ""
    case "breakdown":
      figure.breakdown.parts.map { $0.dimension + "=" + $0.option }.joined(separator: ",")
    case "period": figure.period?.description ?? ""
    case "document": figure.document
    case "case": figure.source.caseName ?? ""
    case "section": figure.source.section ?? ""
    case "unit": figure.quantity.unit
    default: ""
    }
  }
}
