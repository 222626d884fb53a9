/// 汇总: a region's own office and its children added up.
package struct Rollup: Hashable, Sendable {
  /// A child that is in the sum.
  package struct Part: Hashable, Sendable {
    /// The child.
    package var region: RegionID
    /// Its value as it goes into the sum: reported, computed or itself a complete roll-up.
    package var reading: Reading

    /// Makes a part.
    package init(region: RegionID, reading: Reading) {
      self.region = region
      self.reading = reading
    }
  }

  /// A child whose value is known but not in the sum.
  package struct Excluded: Hashable, Sendable {
    /// Why a known value cannot be added.
    package enum Reason: Hashable, Sendable {
      /// It is itself an incomplete roll-up.
      case partial
      /// Stock against flow, another count basis, another rate basis.
      case kind, countBasis, rateBasis, unit
      /// It is dated by its document only, and flows without dates do not add up.
      case undated
      /// Words without digits.
      case unquantified
      /// A rate without numerator and denominator.
      case noFraction
    }

    /// The child.
    package var region: RegionID
    /// Its value, shown but not added.
    package var reading: Reading
    /// What keeps the value out of the sum.
    package var reason: Reason

    /// Makes an exclusion.
    package init(region: RegionID, reading: Reading, reason: Reason) {
      self.region = region
      self.reading = reading
      self.reason = reason
    }
  }

  /// The sum; nil where no child has a value that counts.
  package var reading: Reading?
  /// 本级, where the indicator has one and it is stated.
  package var office: Reading?
  /// Whether 本级 is expected and not stated.
  package var isOfficeMissing: Bool
  /// The children in the sum, in customary order.
  package var parts: [Part]
  /// Children with a value that does not count, in customary order.
  package var excluded: [Excluded]
  /// Expected children without any value, in customary order.
  package var missing: [RegionID]
  /// How many children are expected: those that are divisions in law.
  package var expected: Int
  /// How many of the expected are in the sum.
  package var reporting: Int

  /// Makes a roll-up without parts.
  package init(expected: Int) {
    self.expected = expected
    isOfficeMissing = false
    parts = []
    excluded = []
    missing = []
    reporting = 0
  }

  /// Whether every expected child is in the sum, and 本级 if it is expected.
  package var isComplete: Bool { reading != nil && isWhole }

  /// Whether nothing that is expected is wanting, whatever the sum.
  var isWhole: Bool { reporting == expected && !isOfficeMissing && excluded.isEmpty }
}
