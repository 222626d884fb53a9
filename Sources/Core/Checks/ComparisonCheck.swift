/// Rules that compare two sides: traits of one figure, or two indicators.
extension DataChecks {
  /// Traits of a figure against each other or against a number.
  func comparisons(
    _ rule: Rule, _ left: Rule.Side, _ comparator: Condition.Comparator, _ right: Rule.Side
  ) -> [Finding] {
    figures(rule).compactMap { ref, figure, indicator in
      comparison(figure, indicator, left, comparator, right).map { finding(rule, $0, [ref]) }
    }
  }

  func comparison(
    _ figure: Figure, _ indicator: Indicator, _ left: Rule.Side,
    _ comparator: Condition.Comparator, _ right: Rule.Side
  ) -> Finding.Fact? {
    guard let a = value(left, figure, indicator), let b = value(right, figure, indicator),
      !comparator.holds(a < b ? .less : a == b ? .equal : .greater)
    else { return nil }
    return switch (left, comparator, right) {
    case (.trait(.numerator), .atMost, .trait(.denominator)):
      .numeratorExceedsDenominator(numerator: a, denominator: b)
    case (.trait(.denominator), .over, .number(.zero)): .zeroDenominator
    default: .broken(left: a, right: b)
    }
  }

  private func value(
    _ side: Rule.Side, _ figure: Figure, _ indicator: Indicator
  ) -> FixedDecimal? {
    switch side {
    case .number(let number): return number
    case .trait(.value): return figure.quantity.value
    case .trait(.numerator): return figure.numerator
    case .trait(.denominator): return figure.denominator
    case .trait(.computed):
      guard let top = figure.numerator, let bottom = figure.denominator else { return nil }
      return Arithmetic(catalogue: dataset.catalogue, indicator: indicator)
        .value(of: Ratio(top, of: bottom))?.value
    case .trait, .formula: return nil
    }
  }

  /// Two indicators of the same place and year, wherever the first is stated.
  ///
  /// Numbers that are not exact break a rule only where their words leave no way out.
  func comparisons(
    _ rule: Rule, _ left: Formula, _ comparator: Condition.Comparator, _ right: Formula
  ) -> [Finding] {
    var seen: Set<Query> = []
    var findings: [Finding] = []
    for (ref, figure, indicator) in figures(rule) where figure.kind != .target {
      for year in years(of: figure) {
        let query = Query(
          indicator: figure.indicator, region: figure.region, period: .year(year),
          level: figure.level, breakdown: figure.breakdown)
        guard seen.insert(query).inserted else { continue }
        let context = FormulaContext(
          indicator: indicator, query: query,
          arithmetic: Arithmetic(catalogue: dataset.catalogue, indicator: indicator))
        guard let first = engine.evaluate(left, context),
          let second = engine.evaluate(right, context), first.kind == second.kind,
          isBroken(first.quantity, comparator, second.quantity), let a = first.quantity.value,
          let b = second.quantity.value
        else { continue }
        var fact = Finding.Fact.broken(left: a, right: b)
        if case .indicator(let other, _, _) = right, comparator == .atMost {
          fact = .exceeds(value: a, other: other, otherValue: b)
        }
        findings.append(finding(rule, fact, [ref] + second.figures))
      }
    }
    return findings
  }

  func isBroken(
    _ a: Quantity, _ comparator: Condition.Comparator, _ b: Quantity
  ) -> Bool {
    let units = dataset.catalogue.units
    var b = b
    // 家 against 家次, 人 against 人次: what a rule compares is compared as it stands.
    if !units.areAddable(a.unit, b.unit) { b.unit = a.unit }
    switch comparator {
    case .atMost: return a.certainlyExceeds(b, units: units)
    case .atLeast: return b.certainlyExceeds(a, units: units)
    case .is: return a.contradicts(b, units: units)
    case .isNot, .over, .under:
      guard a.qualifier.isExact, b.qualifier.isExact, let left = a.value,
        let right = (try? b.converted(to: a.unit, units: units))?.value
      else { return false }
      return !comparator.holds(left < right ? .less : left == right ? .equal : .greater)
    }
  }
}
