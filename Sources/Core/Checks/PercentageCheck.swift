/// Printed percentages against their own printed fractions.
extension DataChecks {
  /// Percentages that their fraction does not give at the printed digits.
  ///
  /// One whose digits were cut off instead of rounded is told apart, and is never more than a hint.
  func percentages(_ rule: Rule) -> [Finding] {
    figures(rule).compactMap { ref, figure, indicator in
      percentage(rule, figure, indicator).map { fact in
        finding(rule, fact, [ref], severity: fact.isTruncation ? .hint : nil)
      }
    }
  }

  func percentage(_ rule: Rule, _ figure: Figure, _ indicator: Indicator) -> Finding.Fact? {
    guard figure.quantity.qualifier.isExact, let printed = figure.quantity.value,
      let top = figure.numerator, let bottom = figure.denominator, !bottom.isZero
    else { return nil }
    let ratio = Ratio(top, of: bottom)
    let factor = Arithmetic(catalogue: dataset.catalogue, indicator: indicator).factor
    let places = Int(printed.scale)
    guard let rounded = ratio.value(times: factor, places: places, .halfUp),
      let cut = ratio.value(times: factor, places: places, .down)
    else { return nil }
    if printed == rounded || printed == ratio.value(times: factor, places: places, .halfEven) {
      return nil
    }
    if printed == cut { return .percentageTruncated(printed: printed, rounded: rounded) }
    if let gap = printed.subtracting(rounded), let tolerance = rule.tolerance,
      tolerance.allows(gap, against: rounded)
    {
      return nil
    }
    return .percentage(printed: printed, computed: rounded)
  }
}

extension Finding.Fact {
  /// Digits cut off and not rounded: never more than a hint.
  var isTruncation: Bool {
    if case .percentageTruncated = self { true } else { false }
  }
}

extension Rule.Tolerance {
  /// Whether a difference is small enough; printed digits are the caller's own matter.
  func allows(_ gap: FixedDecimal, against right: FixedDecimal) -> Bool {
    let size = gap.isNegative ? FixedDecimal.zero.subtracting(gap) ?? gap : gap
    if let absolute, size <= absolute { return true }
    guard let relative, let limit = right.multiplied(by: relative) else { return false }
    return size <= (limit.isNegative ? FixedDecimal.zero.subtracting(limit) ?? limit : limit)
  }
}
