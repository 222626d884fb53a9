/// Values and units that their indicators do not allow.
extension DataChecks {
  /// Values outside the range of their indicator, in the indicator's unit.
  func outOfRange(_ rule: Rule) -> [Finding] {
    figures(rule).compactMap { ref, figure, indicator in
      guard indicator.minimum != nil || indicator.maximum != nil,
        let own = try? figure.quantity.converted(
          to: indicator.unit, units: dataset.catalogue.units),
        let value = own.value,
        indicator.minimum.map({ value < $0 }) ?? false
          || indicator.maximum.map({ value > $0 }) ?? false
      else { return nil }
      let fact = Finding.Fact.outOfRange(
        value: value, minimum: indicator.minimum, maximum: indicator.maximum)
      return finding(rule, fact, [ref])
    }
  }

  /// Units that cannot be turned into the unit of their indicator and are not named beside it.
  func units(_ rule: Rule) -> [Finding] {
    figures(rule).compactMap { ref, figure, indicator in
      let unit = figure.quantity.unit
      // A unit of `alsoUnits` is reported for the same thing, but never added to the others.
      if dataset.catalogue.units.areAddable(unit, indicator.unit)
        || indicator.otherUnits.contains(unit)
      {
        return nil
      }
      return finding(rule, .unit(found: unit, expected: indicator.unit), [ref])
    }
  }

  /// Figures that leave out what the rule asks for.
  func notStated(_ rule: Rule, _ side: Rule.Side?) -> [Finding] {
    guard case .trait(let trait)? = side else { return [] }
    return figures(rule).compactMap { ref, figure, _ in
      let isStated =
        switch trait {
        case .countBasis: figure.countBasis != nil
        case .period: figure.period != nil
        case .value: figure.quantity.value != nil
        case .numerator: figure.numerator != nil
        case .denominator: figure.denominator != nil
        case .computed, .total, .parts, .part, .children: true
        }
      return isStated ? nil : finding(rule, .notStated(trait), [ref])
    }
  }
}
