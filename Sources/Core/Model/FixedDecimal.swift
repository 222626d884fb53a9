/// An exact decimal number: `mantissa` × 10^-`scale`.
///
/// The scale is kept as given, so that `97.50` prints its two places; equality, hashing and order
/// go by value. Arithmetic is exact and gives nil where the result does not fit.
package struct FixedDecimal: Sendable {
  /// The digits without the point; may be negative.
  package let mantissa: Int64
  /// Digits after the point, 0 to `maximumScale`.
  package let scale: Int8

  /// Most digits after the point.
  package static let maximumScale = 18
  /// The number nought.
  package static let zero = FixedDecimal(0)

  /// Makes a whole number.
  package init(_ value: Int) {
    mantissa = Int64(value)
    scale = 0
  }

  /// Makes `mantissa` × 10^-`scale`; nil if the scale is outside 0 to `maximumScale`.
  package init?(mantissa: Int64, scale: Int) {
    guard (0...Self.maximumScale).contains(scale) else { return nil }
    self.mantissa = mantissa
    self.scale = Int8(scale)
  }

  /// Makes `mantissa` × 10^`exponent`, for numbers that a file writes with an exponent.
  ///
  /// Nil where the result does not fit exactly.
  package init?(mantissa: Int64, exponent: Int) {
    if mantissa == 0 {
      self = .zero
      return
    }
    if exponent <= 0 {
      self.init(exact: Int128(mantissa), scale: -exponent)
    } else {
      guard exponent <= Self.maximumScale else { return nil }
      self.init(exact: Int128(mantissa) * Self.powerOfTen(exponent), scale: 0)
    }
  }

  /// Reads plain decimal text: an optional `-` or `+`, ASCII digits, at most one point between digits.
  package init?(_ text: some StringProtocol) {
    var magnitude: Int128 = 0
    var places = -1
    var digits = 0
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: "+") where index == 0: break
      case UInt8(ascii: ".") where places < 0 && digits > 0: places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits <= 38 else { return nil }
        magnitude = magnitude * 10 + Int128(byte - UInt8(ascii: "0"))
        if magnitude > Int128(Int64.max) * Self.powerOfTen(Self.maximumScale) { return nil }
        if places >= 0 { places += 1 }
      default: return nil
      }
    }
    guard digits > 0, places != 0 else { return nil }
    self.init(exact: negative ? -magnitude : magnitude, scale: max(places, 0))
  }

  /// Makes an exact value from a wide mantissa, dropping trailing zeros only as far as needed.
  init?(exact wide: Int128, scale: Int) {
    var wide = wide
    var scale = scale
    while scale > Self.maximumScale || Int64(exactly: wide) == nil {
      guard scale > 0, wide % 10 == 0 else { return nil }
      wide /= 10
      scale -= 1
    }
    guard let mantissa = Int64(exactly: wide) else { return nil }
    self.init(mantissa: mantissa, scale: scale)
  }

  /// 10 to the power `exponent`; `exponent` is 0 to 38.
  static func powerOfTen(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// The same value without trailing zeros after the point.
  package var normalized: FixedDecimal {
    var digits = mantissa
    var places = scale
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    return FixedDecimal(mantissa: digits, scale: Int(places)) ?? self
  }

  /// Whether the value is nought, whatever its scale.
  package var isZero: Bool { mantissa == 0 }
  /// Whether the value is below nought.
  package var isNegative: Bool { mantissa < 0 }

  /// The value as an integer, or nil if it has a fraction.
  package var integer: Int? {
    let short = normalized
    return short.scale == 0 ? Int(short.mantissa) : nil
  }

  /// The nearest binary number, for the lengths of bars only; never for arithmetic.
  package var approximateValue: Double {
    scale == 0 ? Double(mantissa) : Double(mantissa) / Self.binaryPowers[Int(scale)]
  }

  /// The powers of ten of all scales; binary numbers hold them exactly, and faster than wide ones turn into them.
  private static let binaryPowers = (0...maximumScale).map { Double(powerOfTen($0)) }
}

extension FixedDecimal: Hashable, Comparable {
  /// Whether the values are the same: `1.5` equals `1.50`.
  package static func == (a: FixedDecimal, b: FixedDecimal) -> Bool {
    if a.scale == b.scale { return a.mantissa == b.mantissa }
    return a.wide(at: max(a.scale, b.scale)) == b.wide(at: max(a.scale, b.scale))
  }

  /// Whether the first value is the smaller one, whatever the scales.
  package static func < (a: FixedDecimal, b: FixedDecimal) -> Bool {
    a.wide(at: max(a.scale, b.scale)) < b.wide(at: max(a.scale, b.scale))
  }

  /// Hashes the value, not its trailing zeros.
  package func hash(into hasher: inout Hasher) {
    let short = normalized
    hasher.combine(short.mantissa)
    hasher.combine(short.scale)
  }

  /// The mantissa at a scale that is not smaller: below 2^63 × 10^18, which fits.
  func wide(at scale: Int8) -> Int128 {
    Int128(mantissa) * Self.powerOfTen(Int(scale - self.scale))
  }
}
