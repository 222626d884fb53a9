/// A JSON number without rounding: ± mantissa × 10^exponent.
///
/// Digits are kept as printed: `1.50` is 150 × 10^-2. Two numbers are `==` if all their parts are;
/// `1.5` and `1.50` differ that way (`isSameValue` compares them as numbers).
package struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// Whether a minus sign is printed; `-0` has one.
  package var isNegative: Bool
  /// The digits, 0 or more.
  package var mantissa: Int64
  /// The power of ten.
  package var exponent: Int

  /// Makes a number; a negative mantissa is taken as its magnitude with a minus sign.
  ///
  /// `Int64.min` has no magnitude and becomes `Int64.max`.
  package init(isNegative: Bool = false, mantissa: Int64, exponent: Int = 0) {
    self.isNegative = isNegative != (mantissa < 0)
    self.mantissa = mantissa == .min ? .max : abs(mantissa)
    self.exponent = exponent
  }

  /// Reads one JSON number; nil if it is malformed or has more than 18 to 19 significant digits.
  package init?(_ text: String) {
    var reader = JSONReader(bytes: Array(text.utf8), file: "")
    do throws(LoadProblem) {
      let number = try reader.readNumber()
      try reader.finish()
      self = number
    } catch {
      return nil
    }
  }

  /// The number as an integer, or nil if it has a fraction or does not fit.
  package var integer: Int? {
    var value = mantissa
    if value == 0 { return 0 }
    var power = exponent
    while power < 0 {
      guard value % 10 == 0 else { return nil }
      value /= 10
      power += 1
    }
    while power > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
      power -= 1
    }
    return Int(isNegative ? -value : value)
  }

  /// Whether both are the same number, however they are printed.
  package func isSameValue(as other: JSONNumber) -> Bool {
    let left = reduced
    let right = other.reduced
    return left.mantissa == right.mantissa && left.exponent == right.exponent
      && (left.isNegative == right.isNegative || left.mantissa == 0)
  }

  /// The same value without trailing zeros in the mantissa.
  private var reduced: JSONNumber {
    var number = self
    if number.mantissa == 0 { return JSONNumber(mantissa: 0) }
    while number.mantissa % 10 == 0 {
      number.mantissa /= 10
      number.exponent += 1
    }
    return number
  }

  /// The canonical JSON text: plain digits where that takes at most 24, `1e30` otherwise.
  package var description: String {
    let sign = isNegative ? "-" : ""
    let digits = String(mantissa)
    if exponent == 0 { return sign + digits }
    if exponent > 0 {
      guard mantissa != 0, digits.utf8.count + exponent <= 24 else {
        return "\(sign)\(digits)e\(exponent)"
      }
      return sign + digits + String(repeating: "0", count: exponent)
    }
    guard exponent >= -24 else { return "\(sign)\(digits)e\(exponent)" }
    let places = -exponent
    let padded =
      String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
