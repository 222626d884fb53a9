import Testing

@testable import Core

@Suite struct FixedDecimalTests {
  @Test(
    arguments: [
      ("854", "854", "854"), ("0", "0", "0"), ("-3", "-3", "-3"), ("32.76", "32.76", "32.76"),
      ("0.05", "0.05", "0.05"), ("-0.5", "-0.5", "-0.5"), ("1234567", "1234567", "1,234,567"),
      ("-1234.50", "-1234.50", "-1,234.50"), ("999", "999", "999"), ("1000", "1000", "1,000"),
      ("+7", "7", "7"), ("97.50", "97.50", "97.50"),
      ("9223372036854775807", "9223372036854775807", "9,223,372,036,854,775,807"),
    ])
  func readsAndPrints(text: String, plain: String, grouped: String) throws {
    let number = try #require(FixedDecimal(text))
    #expect(number.plain == plain)
    #expect(number.grouped == grouped)
  }

  @Test(
    arguments: [
      "", "-", ".5", "5.", "1.2.3", "1e3", "1,000", "９", "0x1", " 1", "1 ", "--1",
      "9223372036854775808", "0.0000000000000000001", "99999999999999999999999999999999999999999",
    ])
  func refuses(text: String) { #expect(FixedDecimal(text) == nil) }

  @Test func equalityAndHashGoByValue() throws {
    let short = try #require(FixedDecimal("1.5"))
    let long = try #require(FixedDecimal("1.500"))
    #expect(short == long)
    #expect(Set([short, long]).count == 1)
    #expect(long.plain == "1.500")
    #expect(FixedDecimal("0.00") == .zero)
  }

  @Test(
    arguments: [
      ("2.5", 0, "3", "2", "2"), ("3.5", 0, "4", "4", "3"), ("-2.5", 0, "-3", "-2", "-2"),
      ("-2.4", 0, "-2", "-2", "-2"), ("1.005", 2, "1.01", "1.00", "1.00"),
      ("1.015", 2, "1.02", "1.02", "1.01"), ("0.449", 1, "0.4", "0.4", "0.4"),
      ("9.99", 1, "10.0", "10.0", "9.9"), ("7", 2, "7.00", "7.00", "7.00"),
      ("-0.05", 1, "-0.1", "0.0", "0.0"),
    ])
  func rounds(text: String, places: Int, up: String, even: String, down: String) throws {
    let number = try #require(FixedDecimal(text))
    #expect(number.rounded(to: places, .halfUp)?.plain == up)
    #expect(number.rounded(to: places, .halfEven)?.plain == even)
    #expect(number.rounded(to: places, .down)?.plain == down)
  }

  @Test func exponentsOfFiles() {
    #expect(FixedDecimal(mantissa: 150, exponent: -2)?.plain == "1.50")
    #expect(FixedDecimal(mantissa: 44, exponent: 4)?.plain == "440000")
    #expect(FixedDecimal(mantissa: 1, exponent: 19) == nil)
    #expect(FixedDecimal(mantissa: 1, exponent: -19) == nil)
    #expect(FixedDecimal(mantissa: 10, exponent: -19)?.plain == "0.000000000000000001")
    #expect(FixedDecimal(mantissa: 0, exponent: 99) == .zero)
  }

  /// Sums, differences, products and comparisons against wide integers at a common scale.
  @Test(arguments: 1...20)
  func arithmeticIsExact(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<500 {
      let (a, b) = (random.decimal(), random.decimal())
      let scale = 18
      let wideA = Int128(a.mantissa) * power(scale - Int(a.scale))
      let wideB = Int128(b.mantissa) * power(scale - Int(b.scale))
      #expect((a < b) == (wideA < wideB))
      #expect((a == b) == (wideA == wideB))
      if a == b { #expect(a.hashValue == b.hashValue) }
      expect(a.adding(b), is: wideA + wideB, scale)
      expect(a.subtracting(b), is: wideA - wideB, scale)
      let product = Int128(a.mantissa) * Int128(b.mantissa)
      expect(a.multiplied(by: b), is: product, Int(a.scale) + Int(b.scale))
    }
  }

  /// `result` is `wide` × 10^-`scale`, or nil exactly where no 64-bit mantissa holds it.
  private func expect(_ result: FixedDecimal?, is wide: Int128, _ scale: Int) {
    var (short, places) = (wide, scale)
    while places > 0, short % 10 == 0 {
      short /= 10
      places -= 1
    }
    let fits = Int64(exactly: short) != nil && places <= FixedDecimal.maximumScale
    #expect((result != nil) == fits)
    guard let result, fits else { return }
    #expect(
      result == FixedDecimal(mantissa: Int64(exactly: short) ?? 0, scale: places),
      "\(result.plain)")
  }

  private func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }
}

extension SeededGenerator {
  /// A decimal of any size, small ones more often than their share.
  mutating func decimal() -> FixedDecimal {
    let digits = number(0...18)
    let limit = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
    let mantissa = Int64.random(in: -limit...limit, using: &self)
    return FixedDecimal(mantissa: mantissa, scale: number(0...chanceScale())) ?? .zero
  }

  private mutating func chanceScale() -> Int { chance(50) ? 3 : 18 }
}
