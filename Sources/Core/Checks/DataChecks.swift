/// Runs the catalogue's rules over a dataset.
///
/// Ids used twice are found at loading, where the places in the files are known; the rule `unique`
/// has nothing left to do here.
package struct DataChecks {
  let dataset: Dataset
  let engine: IndicatorEngine

  /// Prepares to check a dataset; an engine for it may be shared.
  package init(_ dataset: Dataset, engine: IndicatorEngine? = nil) {
    self.dataset = dataset
    self.engine = engine ?? IndicatorEngine(dataset)
  }

  /// What the rules and the registers' constraints find, rule by rule, in reading order.
  package func findings() -> [Finding] {
    dataset.catalogue.rules.all.flatMap { findings($0) } + constraintFindings()
  }

  /// What one rule finds.
  package func findings(_ rule: Rule) -> [Finding] {
    switch rule.test {
    case .builtIn(let check, let side):
      switch check {
      case .unique: return []
      case .duplicate: return duplicates(rule)
      case .partsEqualTotal: return partsAgainstTotal(rule)
      case .partAtMostTotal: return partsAboveTotal(rule)
      case .nested: return levelsNotNested(rule)
      case .reportedEqualsComputed: return percentages(rule)
      case .withinRange: return outOfRange(rule)
      case .unitFits: return units(rule)
      case .childrenAtMostParent: return childrenAboveParent(rule)
      case .notFalling: return fallingSeries(rule)
      case .present: return notStated(rule, side)
      case .creditCode: return creditCodes(rule)
      case .creditCodeRegion: return creditCodeRegions(rule)
      }
    case .compare(.formula(let left), let comparator, .formula(let right)):
      return comparisons(rule, left, comparator, right)
    case .compare(let left, let comparator, let right):
      return comparisons(rule, left, comparator, right)
    }
  }

  /// The figures that a rule is about, in reading order.
  func figures(_ rule: Rule) -> [(ref: FigureRef, figure: Figure, indicator: Indicator)] {
    let applies = rule.applies
    return dataset.figures.refs.compactMap { ref in
      let figure = dataset.figures[ref]
      guard let indicator = dataset.catalogue.indicators[figure.indicator],
        Self.allows(applies.kinds, figure.kind),
        Self.allows(applies.units, figure.quantity.unit),
        applies.countBases.isEmpty || (figure.countBasis.map(applies.countBases.contains) ?? false),
        Self.allows(applies.indicators, figure.indicator),
        Self.allows(applies.families, indicator.family),
        applies.dimensions.isEmpty
          || applies.dimensions.contains(where: { isSplit(figure, by: $0) }),
        applies.maximum == nil || indicator.maximum == applies.maximum,
        !applies.partition || !indicator.partitions.isEmpty,
        applies.overRegion == nil || indicator.overRegion == applies.overRegion
      else { return nil }
      return (ref, figure, indicator)
    }
  }

  private static func allows<Value: Equatable>(_ list: [Value], _ value: Value) -> Bool {
    list.isEmpty || list.contains(value)
  }

  private func isSplit(_ figure: Figure, by dimension: String) -> Bool {
    dimension == Catalogue.levelDimension
      ? figure.level != nil : figure.breakdown[dimension] != nil
  }

  func finding(
    _ rule: Rule, _ fact: Finding.Fact, _ refs: [FigureRef], severity: Rule.Severity? = nil
  ) -> Finding {
    let first = refs.first.map { dataset.figures[$0] }
    return Finding(
      rule: rule.id, severity: severity ?? rule.severity, fact: fact, figures: refs,
      indicator: first?.indicator, region: first?.region)
  }

  /// The calendar years for which a figure may answer.
  func years(of figure: Figure) -> [Int] {
    if let years = figure.period?.years { return Array(years) }
    return dataset.documents[figure.source.document]?.covers.flatMap { Array($0) } ?? []
  }
}
