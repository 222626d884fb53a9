/// Values and units that their indicators do not allow.
extension DataChecks {
  /// Values outside the range of their indicator, in the indicator's unit.
  func outOfRange(_ rule: Rule) -> [Finding] {
    figures(rule).compactMap { ref, figure, indicator in
      outOfRange(figure, indicator).map { finding(rule, $0, [ref]) }
    }
  }

  func outOfRange(_ figure: Figure, _ indicator: Indicator) -> Finding.Fact? {
    guard indicator.minimum != nil || indicator.maximum != nil,
      let own = try? figure.quantity.converted(to: indicator.unit, units: dataset.catalogue.units),
      let value = own.value,
      indicator.minimum.map({ value < $0 }) ?? false
        || indicator.maximum.map({ value > $0 }) ?? false
    else { return nil }
    return .outOfRange(value: value, minimum: indicator.minimum, maximum: indicator.maximum)
  }

  /// Units that cannot be turned into the unit of their indicator and are not named beside it.
  func units(_ rule: Rule) -> [Finding] {
    figures(rule).compactMap { ref, figure, indicator in
      unit(figure, indicator).map { finding(rule, $0, [ref]) }
    }
  }

  func unit(_ figure: Figure, _ indicator: Indicator) -> Finding.Fact? {
    let unit = figure.quantity.unit
    // A unit of `alsoUnits` is reported for the same thing, but never added to the others.
    if dataset.catalogue.units.areAddable(unit, indicator.unit)
      || indicator.otherUnits.contains(unit)
    {
      return nil
    }
    return .unit(found: unit, expected: indicator.unit)
  }

  /// Figures that leave out what the rule asks for.
  func notStated(_ rule: Rule, _ side: Rule.Side?) -> [Finding] {
    figures(rule).compactMap { ref, figure, _ in
      notStated(figure, side).map { finding(rule, $0, [ref]) }
    }
  }

  func notStated(_ figure: Figure, _ side: Rule.Side?) -> Finding.Fact? {
    guard case .trait(let trait)? = side else { return nil }
    let isStated =
      switch trait {
      case .countBasis: figure.countBasis != nil
      case .period: figure.period != nil
      case .value: figure.quantity.value != nil
      case .numerator: figure.numerator != nil
      case .denominator: figure.denominator != nil
      case .computed, .total, .parts, .part, .children: true
      }
    return isStated ? nil : .notStated(trait)
  }
}
