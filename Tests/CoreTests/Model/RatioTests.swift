import Testing

@testable import Core

@Suite struct RatioTests {
  /// Published shares and rates, recomputed: numerator, denominator, places, result.
  @Test(
    arguments: [
      (7251, 11289, 2, "64.23"), (6471, 30136, 2, "21.47"), (6471, 30136, 1, "21.5"),
      (16210 + 13577, 30136, 1, "98.8"), (1994, 2356, 1, "84.6"), (276, 2356, 1, "11.7"),
      (86, 2356, 1, "3.7"), (1_861_883, 4_216_417, 2, "44.16"), (9510, 1_861_883, 2, "0.51"),
      (5_086_611, 15_727_021, 2, "32.34"), (27420 - 15407, 27420, 1, "43.8"),
      (24206 - 11809, 24206, 1, "51.2"), (235 - 17, 235, 2, "92.77"), (864, 800, 1, "108.0"),
      (0, 12, 2, "0.00"),
    ])
  func percentages(n: Int, d: Int, places: Int, expected: String) {
    let ratio = Ratio(FixedDecimal(n), of: FixedDecimal(d))
    #expect(ratio.value(times: .percent, places: places)?.plain == expected)
  }

  @Test func addedUpBeforeDividing() throws {
    let one = Ratio(FixedDecimal(1), of: FixedDecimal(2))
    let other = Ratio(FixedDecimal(1), of: FixedDecimal(10))
    let sum = try #require(one.adding(other))
    // Not the mean of 50 and 10.
    #expect(sum.value(times: .percent, places: 1)?.plain == "16.7")
  }

  @Test func nothingOfNothing() {
    let ratio = Ratio(.zero, of: .zero)
    #expect(!ratio.isDefined)
    #expect(ratio.value(times: .percent, places: 2) == nil)
  }

  @Test func tooLongForExactArithmetic() throws {
    let large = try #require(FixedDecimal("9223372036854775807"))
    let small = try #require(FixedDecimal("0.000000000000000001"))
    #expect(Ratio(large, of: small).value(times: .percent, places: 18) == nil)
    #expect(Ratio(large, of: large).value(times: .percent, places: 2)?.plain == "100.00")
  }

  @Test(arguments: 1...10)
  func comparedExactly(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<300 {
      let (a, b) = (random.number(0...9999), random.number(1...9999))
      let (c, d) = (random.number(0...9999), random.number(1...9999))
      let less = Ratio.isLess(
        Ratio(FixedDecimal(a), of: FixedDecimal(b)), Ratio(FixedDecimal(c), of: FixedDecimal(d)))
      #expect(less == (a * d < c * b))
    }
  }
}
