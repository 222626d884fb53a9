/// A fraction kept as numerator and denominator, so that it adds up and rounds only when shown.
package struct Ratio: Hashable, Sendable {
  /// What is counted, exactly as stated or added up.
  package var numerator: FixedDecimal
  /// What it is counted of; zero leaves the ratio without a value.
  package var denominator: FixedDecimal

  /// Makes a ratio; a denominator of zero is allowed and has no value.
  package init(_ numerator: FixedDecimal, of denominator: FixedDecimal) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether there is a value to compute.
  package var isDefined: Bool { !denominator.isZero }

  /// Numerators and denominators added up apart; nil where the sums do not fit.
  ///
  /// A ratio over several places is this, never a mean of their ratios.
  package func adding(_ other: Ratio) -> Ratio? {
    guard let top = numerator.adding(other.numerator),
      let bottom = denominator.adding(other.denominator)
    else { return nil }
    return Ratio(top, of: bottom)
  }

  /// numerator × factor ÷ denominator, rounded once; nil for a zero denominator or no room.
  package func value(
    times factor: Factor = .one, places: Int, _ rounding: Rounding = .halfUp
  ) -> FixedDecimal? {
    guard isDefined, (0...FixedDecimal.maximumScale).contains(places) else { return nil }
    let common = max(numerator.scale, denominator.scale)
    var top = numerator.wide(at: common)
    var bottom = denominator.wide(at: common)
    let shared = greatestCommonDivisor(top, bottom)
    if shared > 1 { (top, bottom) = (top / shared, bottom / shared) }
    let scaled = Int128(factor.numerator).multipliedReportingOverflow(
      by: FixedDecimal.powerOfTen(places))
    let dividend = top.multipliedReportingOverflow(by: scaled.partialValue)
    let divisor = bottom.multipliedReportingOverflow(by: Int128(factor.denominator))
    guard !scaled.overflow, !dividend.overflow, !divisor.overflow else { return nil }
    let quotient = FixedDecimal.divide(dividend.partialValue, by: divisor.partialValue, rounding)
    return Int64(exactly: quotient).flatMap { FixedDecimal(mantissa: $0, scale: places) }
  }

  /// Whether the first is the smaller of two defined ratios; nil if one is undefined or too long.
  package static func isLess(_ a: Ratio, _ b: Ratio) -> Bool? {
    guard a.isDefined, b.isDefined else { return nil }
    let scale = max(
      a.numerator.scale, a.denominator.scale, b.numerator.scale, b.denominator.scale)
    let left = a.numerator.wide(at: scale).multipliedReportingOverflow(
      by: b.denominator.wide(at: scale))
    let right = b.numerator.wide(at: scale).multipliedReportingOverflow(
      by: a.denominator.wide(at: scale))
    guard !left.overflow, !right.overflow else { return nil }
    let flipped = a.denominator.isNegative != b.denominator.isNegative
    return flipped ? left.partialValue > right.partialValue : left.partialValue < right.partialValue
  }
}

/// What a ratio is multiplied by: 100 for a percentage, 10,000 for per ten thousand.
package struct Factor: Hashable, Sendable {
  /// Above zero.
  package var numerator: Int64
  /// Above zero.
  package var denominator: Int64

  /// The quotient as it is.
  package static let one = Factor(uncheckedNumerator: 1, denominator: 1)
  /// The quotient in hundredths.
  package static let percent = Factor(uncheckedNumerator: 100, denominator: 1)

  /// Makes a factor; nil unless both parts are above zero.
  package init?(_ numerator: Int64, over denominator: Int64 = 1) {
    guard numerator > 0, denominator > 0 else { return nil }
    self.init(uncheckedNumerator: numerator, denominator: denominator)
  }

  private init(uncheckedNumerator: Int64, denominator: Int64) {
    self.numerator = uncheckedNumerator
    self.denominator = denominator
  }
}

/// The largest number that divides both; 0 only for two zeros.
private func greatestCommonDivisor(_ a: Int128, _ b: Int128) -> Int128 {
  var (a, b) = (a < 0 ? -a : a, b < 0 ? -b : b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
