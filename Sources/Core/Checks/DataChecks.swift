/// Runs the catalogue's rules over a dataset.
///
/// Ids used twice are found at loading, where the places in the files are known; the rule `unique`
/// has nothing left to do here.
package struct DataChecks {
  let dataset: Dataset
  let engine: IndicatorEngine
  let today: CalendarDate?

  /// Prepares to check a dataset; an engine for it may be shared.
  ///
  /// Without `today` nothing is said of times that have not begun.
  package init(
    _ dataset: Dataset, engine: IndicatorEngine? = nil, today: CalendarDate? = nil
  ) {
    self.dataset = dataset
    self.engine = engine ?? IndicatorEngine(dataset)
    self.today = today
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
      case .partsEqualTotal: return partsAgainstTotal(rule) + enteredParts(rule)
      case .partAtMostTotal: return partsAboveTotal(rule) + enteredParts(rule)
      case .nested: return levelsNotNested(rule) + enteredParts(rule)
      case .reportedEqualsComputed: return percentages(rule)
      case .withinRange: return outOfRange(rule)
      case .unitFits: return units(rule)
      case .childrenAtMostParent: return childrenAboveParent(rule)
      case .notFalling: return fallingSeries(rule)
      case .present: return notStated(rule, side)
      case .creditCode: return creditCodes(rule)
      case .creditCodeRegion: return creditCodeRegions(rule)
      case .nearPrevious, .nearPeers, .unitAsBefore, .notFuture: return likelihood(rule)
      case .organisationCode: return organisationCodes(rule)
      case .sameCode: return sameCodes(rule)
      case .similarName: return similarNames(rule)
      }
    case .compare(.formula(let left), let comparator, .formula(let right)):
      return comparisons(rule, left, comparator, right)
    case .compare(let left, let comparator, let right):
      return comparisons(rule, left, comparator, right)
    }
  }

  /// The figures that a rule is about, in reading order.
  func figures(_ rule: Rule) -> [(ref: FigureRef, figure: Figure, indicator: Indicator)] {
    dataset.figures.refs.compactMap { ref in
      let figure = dataset.figures[ref]
      guard let indicator = dataset.catalogue.indicators[figure.indicator],
        rule.applies(to: figure, indicator)
      else { return nil }
      return (ref, figure, indicator)
    }
  }

  /// What a rule about parts says of entered figures, which may stand beside a document's.
  ///
  /// A sheet that is being filled is judged as it is while typing.
  private func enteredParts(_ rule: Rule) -> [Finding] {
    var seen: Set<Finding> = []
    return dataset.figures.refs.flatMap { ref -> [Finding] in
      let figure = dataset.figures[ref]
      guard figure.source.isEntry, let indicator = dataset.catalogue.indicators[figure.indicator]
      else { return [] }
      let check = FigureCheck(
        figure: figure, indicator: indicator, checks: self,
        neighbours: FigureNeighbours(figure, indicator, dataset, engine))
      return check.findings(rule).compactMap { found in
        var bare = found
        bare.figures = []
        guard seen.insert(bare).inserted else { return nil }
        var finding = found
        finding.figures = [ref] + found.figures.filter { $0 != ref }
        return finding
      }
    }
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
    return dataset.documents[figure.document]?.covers.flatMap { Array($0) } ?? []
  }
}
