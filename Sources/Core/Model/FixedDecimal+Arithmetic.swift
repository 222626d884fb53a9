/// What happens to the digits that are not kept.
package enum Rounding: String, Hashable, Sendable, CaseIterable {
  /// 四舍五入: a half goes away from zero.
  case halfUp
  /// A half goes to the even neighbour.
  case halfEven
  /// The digits are cut off.
  case down
}

extension FixedDecimal {
  /// The sum, or nil where it does not fit.
  package func adding(_ other: FixedDecimal) -> FixedDecimal? {
    let common = max(scale, other.scale)
    return FixedDecimal(exact: wide(at: common) + other.wide(at: common), scale: Int(common))
  }

  /// The difference, or nil where it does not fit.
  package func subtracting(_ other: FixedDecimal) -> FixedDecimal? {
    let common = max(scale, other.scale)
    return FixedDecimal(exact: wide(at: common) - other.wide(at: common), scale: Int(common))
  }

  /// The product, or nil where it does not fit.
  package func multiplied(by other: FixedDecimal) -> FixedDecimal? {
    FixedDecimal(
      exact: Int128(mantissa) * Int128(other.mantissa), scale: Int(scale) + Int(other.scale))
  }

  /// The value with exactly `places` digits after the point, or nil where it does not fit.
  package func rounded(to places: Int, _ rounding: Rounding = .halfUp) -> FixedDecimal? {
    guard (0...Self.maximumScale).contains(places) else { return nil }
    if places >= Int(scale) {
      guard let digits = Int64(exactly: wide(at: Int8(places))) else { return nil }
      return FixedDecimal(mantissa: digits, scale: places)
    }
    let divisor = Self.powerOfTen(Int(scale) - places)
    let quotient = Self.divide(Int128(mantissa), by: divisor, rounding)
    return Int64(exactly: quotient).flatMap { FixedDecimal(mantissa: $0, scale: places) }
  }

  /// The quotient of two integers, rounded; `divisor` is not zero.
  static func divide(_ dividend: Int128, by divisor: Int128, _ rounding: Rounding) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    if remainder == 0 || rounding == .down { return quotient }
    let away: Int128 = (dividend < 0) == (divisor < 0) ? 1 : -1
    let left = remainder.magnitude
    let gap = divisor.magnitude - left
    if left > gap { return quotient + away }
    if left < gap { return quotient }
    return rounding == .halfUp || quotient % 2 != 0 ? quotient + away : quotient
  }

  /// The number as plain digits: `854`, `-32.76`.
  package var plain: String {
    let digits = String(mantissa.magnitude)
    let sign = isNegative ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padding = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.count))
    let padded = padding + digits
    return "\(sign)\(padded.dropLast(Int(scale))).\(padded.suffix(Int(scale)))"
  }

  /// The number with a comma every three digits: `1,234.5`.
  package var grouped: String {
    let text = plain
    let end = text.firstIndex(of: ".") ?? text.endIndex
    let start = isNegative ? text.index(after: text.startIndex) : text.startIndex
    var whole = ""
    for (index, digit) in text[start..<end].enumerated() {
      let remaining = text.distance(from: start, to: end) - index
      if index > 0, remaining % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    return "\(text[..<start])\(whole)\(text[end...])"
  }
}
