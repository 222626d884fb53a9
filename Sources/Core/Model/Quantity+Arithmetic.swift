/// Why two quantities have no sum.
package enum QuantityFault: Error, Hashable, Sendable {
  /// The units belong to different groups.
  case units(String, String)
  /// One of them is words without digits.
  case unquantified
  /// The result does not fit.
  case overflow
}

extension Qualifier {
  /// The exactness of a sum of two numbers.
  ///
  /// A sum with an inexact part is inexact; parts that err in different directions give 约.
  package func combined(with other: Qualifier) -> Qualifier {
    if self == .unquantified || other == .unquantified { return .unquantified }
    if self == .exact { return other }
    if other == .exact || self == other { return self }
    // 近 and 不超过 both err upward: the sum is at most the sum.
    if [self, other].allSatisfy({ $0 == .justUnder || $0 == .atMost }) { return .atMost }
    return .about
  }

  /// The exactness of the negated number, for differences.
  package var reversed: Qualifier {
    switch self {
    case .atLeast: .atMost
    case .atMost, .justUnder: .atLeast
    case .exact, .about, .unquantified: self
    }
  }

  /// Whether the value is the very number.
  package var isExact: Bool { self == .exact }
}

extension Quantity {
  /// The sum in the first one's unit; inexactness is carried along, the printed text is dropped.
  package func adding(
    _ other: Quantity, units: UnitTable
  ) throws(QuantityFault) -> Quantity {
    guard let value, let otherValue = try other.converted(to: unit, units: units).value
    else { throw .unquantified }
    guard let sum = value.adding(otherValue) else { throw .overflow }
    return Quantity(sum, unit: unit, qualifier: qualifier.combined(with: other.qualifier))
  }

  /// The difference in the first one's unit; inexactness is carried along.
  package func subtracting(
    _ other: Quantity, units: UnitTable
  ) throws(QuantityFault) -> Quantity {
    guard let value, let otherValue = try other.converted(to: unit, units: units).value
    else { throw .unquantified }
    guard let difference = value.subtracting(otherValue) else { throw .overflow }
    let exactness = qualifier.combined(with: other.qualifier.reversed)
    return Quantity(difference, unit: unit, qualifier: exactness)
  }

  /// The same amount in another unit of the group, exactly.
  package func converted(to target: String, units: UnitTable) throws(QuantityFault) -> Quantity {
    if unit == target { return self }
    guard let factor = units.factor(from: unit, to: target) else { throw .units(unit, target) }
    guard let value else { return Quantity(nil, unit: target, qualifier: qualifier) }
    guard let product = value.multiplied(by: factor) else { throw .overflow }
    return Quantity(product.normalized, unit: target, qualifier: qualifier)
  }

  /// Whether both cannot be true of the same thing.
  ///
  /// 9500余 and 9523 agree, 9500余 and 9400 do not; 约 contradicts nothing.
  package func contradicts(_ other: Quantity, units: UnitTable) -> Bool {
    guard let value, let theirs = (try? other.converted(to: unit, units: units))?.value
    else { return false }
    let mine = Bounds(value, qualifier)
    let others = Bounds(theirs, other.qualifier)
    return mine.excludes(others) || others.excludes(mine)
  }

  /// Whether this one is larger than the other whatever their qualifiers leave open.
  package func certainlyExceeds(_ other: Quantity, units: UnitTable) -> Bool {
    guard let value, let theirs = (try? other.converted(to: unit, units: units))?.value
    else { return false }
    return Bounds(value, qualifier).excludes(Bounds(theirs, other.qualifier))
  }

  /// The values that a qualifier leaves open.
  private struct Bounds {
    var low: FixedDecimal?
    var high: FixedDecimal?

    init(_ value: FixedDecimal, _ qualifier: Qualifier) {
      switch qualifier {
      case .exact: (low, high) = (value, value)
      case .atLeast: (low, high) = (value, nil)
      case .justUnder, .atMost: (low, high) = (nil, value)
      case .about, .unquantified: (low, high) = (nil, nil)
      }
    }

    func excludes(_ other: Bounds) -> Bool {
      guard let low, let high = other.high else { return false }
      return low > high
    }
  }
}
