import Testing

@testable import Core

@Suite struct QuantityTests {
  static let units = UnitTable([
    Unit(id: "家", group: "entity", title: LocalizedText(zh: "家")),
    Unit(id: "户", group: "entity", title: LocalizedText(zh: "户")),
    Unit(id: "个", group: "entity", otherGroups: ["event"], title: LocalizedText(zh: "个")),
    Unit(id: "场", group: "event", title: LocalizedText(zh: "场")),
    Unit(id: "人", group: "person", title: LocalizedText(zh: "人")),
    Unit(id: "元", group: "money", title: LocalizedText(zh: "元"), places: 2),
    Unit(
      id: "万元", group: "money", title: LocalizedText(zh: "万元"), factor: FixedDecimal(10_000),
      places: 4),
  ])

  func quantity(_ value: String, _ unit: String, _ qualifier: Qualifier = .exact) -> Quantity {
    Quantity(FixedDecimal(value), unit: unit, qualifier: qualifier)
  }

  @Test(
    arguments: [
      (Qualifier.exact, Qualifier.exact, Qualifier.exact), (.atLeast, .exact, .atLeast),
      (.exact, .justUnder, .justUnder), (.atLeast, .atLeast, .atLeast),
      (.atLeast, .justUnder, .about), (.about, .exact, .about), (.atMost, .justUnder, .atMost),
      (.atMost, .atLeast, .about), (.about, .atLeast, .about),
    ])
  func inexactnessIsCarriedAlong(a: Qualifier, b: Qualifier, sum: Qualifier) throws {
    let total = try quantity("9500", "人", a).adding(quantity("400", "人", b), units: Self.units)
    #expect(total == quantity("9900", "人", sum))
    #expect(a.combined(with: b) == b.combined(with: a))
  }

  @Test func unitsMustAgree() throws {
    #expect(
      try quantity("2", "家").adding(quantity("3", "户"), units: Self.units) == quantity("5", "家"))
    #expect(
      try quantity("1.5", "万元").adding(quantity("2500", "元"), units: Self.units)
        == quantity("1.75", "万元"))
    #expect(
      try quantity("2", "场").adding(quantity("3", "个"), units: Self.units) == quantity("5", "场"))
    #expect(throws: QuantityFault.units("人", "家")) {
      try quantity("2", "家").adding(quantity("3", "人"), units: Self.units)
    }
    #expect(throws: QuantityFault.unquantified) {
      try quantity("2", "家").adding(
        Quantity(nil, unit: "家", qualifier: .unquantified), units: Self.units)
    }
    #expect(throws: QuantityFault.overflow) {
      try quantity("9223372036854775807", "家").adding(quantity("1", "家"), units: Self.units)
    }
  }

  @Test(
    arguments: [
      ("854", Qualifier.exact, "854", Qualifier.exact, false),
      ("854", .exact, "853", .exact, true), ("9500", .atLeast, "9523", .exact, false),
      ("9500", .atLeast, "9400", .exact, true), ("5000", .justUnder, "4987", .exact, false),
      ("5000", .justUnder, "5001", .exact, true), ("100", .about, "3", .exact, false),
      ("9500", .atLeast, "10000", .atLeast, false), ("9", .atLeast, "8", .atMost, true),
    ])
  func contradictions(
    a: String, first: Qualifier, b: String, second: Qualifier, isContradiction: Bool
  ) {
    let (one, other) = (quantity(a, "家", first), quantity(b, "户", second))
    #expect(one.contradicts(other, units: Self.units) == isContradiction)
    #expect(other.contradicts(one, units: Self.units) == isContradiction)
  }

  @Test func certainExcess() {
    #expect(quantity("9", "家").certainlyExceeds(quantity("8", "家"), units: Self.units))
    #expect(quantity("9", "家", .atLeast).certainlyExceeds(quantity("8", "家"), units: Self.units))
    #expect(!quantity("9", "家", .about).certainlyExceeds(quantity("8", "家"), units: Self.units))
    #expect(!quantity("9", "家").certainlyExceeds(quantity("8", "家", .atLeast), units: Self.units))
    #expect(!quantity("8", "家").certainlyExceeds(quantity("8", "家"), units: Self.units))
  }
}
