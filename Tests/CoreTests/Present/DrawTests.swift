import Testing

@testable import Core

/// "Fairness that the room can check": the same pool, seed and day give the same draw, by the published algorithm.
@Suite struct DrawTests {
  private static let day = CalendarDate(year: 2024, month: 3, day: 15)!

  private static func units(_ weights: [Int]) -> [Draw.Unit] {
    weights.enumerated().map { Draw.Unit(id: "E\($0.offset + 1)", weight: $0.element) }
  }

  private static let inspectors = (1...5).map { number in
    Draw.Inspector(id: "I\(number)", recused: number == 2 ? ["E1", "E4"] : [])
  }

  private static func draw(
    _ units: [Draw.Unit], inspectors: [Draw.Inspector] = inspectors, count: Int = 4,
    seed: String = "379"
  ) -> Draw {
    Draw(units: units, inspectors: inspectors, count: count, seed: seed, date: day)
  }

  /// Worked out by a program of another language from docs/draw.md.
  @Test func goldenDraw() {
    let draw = Self.draw(Self.units([1, 3, 0, 2, 5, 1, 1]))
    let drawn = draw.run()
    #expect(draw.poolFingerprint == Golden.pool)
    #expect(drawn.map(\.unit) == Golden.units)
    #expect(drawn.map(\.inspectors) == Golden.inspectors)
    #expect(draw.resultFingerprint(drawn) == Golden.result)
  }

  @Test(arguments: ["3 7 9", "３７９", " 379\n"])
  func theSeedIsWhatWasSaid(seed: String) {
    let pool = Self.units([1, 2, 3, 4, 5])
    #expect(Self.draw(pool, seed: seed).run() == Self.draw(pool, seed: "379").run())
  }

  @Test func anotherSeedOrDayIsAnotherDraw() {
    let pool = Self.units([Int](repeating: 1, count: 40))
    let first = Self.draw(pool, count: 10).run()
    #expect(Self.draw(pool, count: 10, seed: "380").run() != first)
    let later = Draw(
      units: pool, inspectors: Self.inspectors, count: 10, seed: "379",
      date: CalendarDate(year: 2024, month: 3, day: 16)!)
    #expect(later.run() != first)
  }

  @Test func theOrderInTheFileDoesNotMatter() {
    let pool = Self.units([1, 2, 3, 4, 5])
    let one = Self.draw(pool)
    let other = Self.draw(pool.reversed(), inspectors: Self.inspectors.reversed())
    #expect(one.run() == other.run() && one.poolFingerprint == other.poolFingerprint)
  }

  @Test(arguments: 1...30)
  func nobodyGoesWhereTheyKeepAway(seed: Int) {
    let drawn = Self.draw(Self.units([1, 1, 1, 1, 1]), count: 5, seed: "\(seed)").run()
    #expect(Set(drawn.map(\.unit)).count == 5)
    for one in drawn {
      #expect(one.inspectors.count == 2 && Set(one.inspectors).count == 2 && one.wanting == 0)
      if ["E1", "E4"].contains(one.unit) { #expect(!one.inspectors.contains("I2")) }
    }
  }

  @Test func tooFewInspectorsAreSaid() {
    let inspectors = [
      Draw.Inspector(id: "I1", recused: ["E1"]), Draw.Inspector(id: "I2", recused: ["E1"]),
      Draw.Inspector(id: "I3"),
    ]
    let drawn = Self.draw(Self.units([1]), inspectors: inspectors).run()
    #expect(drawn == [Draw.Assignment(unit: "E1", inspectors: ["I3"], wanting: 1)])
  }

  @Test func unitsWithoutLotsAreNeverDrawnAndTheDrawEndsWithThePool() {
    let drawn = Self.draw(Self.units([0, 2, 0, 1]), count: 10).run()
    #expect(Set(drawn.map(\.unit)) == ["E2", "E4"])
    #expect(Self.draw([], count: 3).run().isEmpty)
  }

  @Test func moreLotsMeanMoreChances() {
    let pool = [Draw.Unit(id: "light", weight: 1), Draw.Unit(id: "heavy", weight: 3)]
    let heavy = (0..<400).count { seed in
      Self.draw(pool, count: 1, seed: "\(seed)").run().first?.unit == "heavy"
    }
    // 300 expected; five standard deviations are 43.
    #expect((257...343).contains(heavy))
  }

  private enum Golden {
    static let pool =
      "ef927fe02ee474c6da83fff0beb28c221bf8746497210699b12cd7ec5199927e"
    static let units = ["E4", "E5", "E2", "E6"]
    static let inspectors = [["I3", "I5"], ["I3", "I5"], ["I1", "I5"], ["I2", "I5"]]
    static let result =
      "eb5b7c13b9bfcbd578f3b26814093458595b6ec5431301c713e60e656370a6fb"
  }
}
