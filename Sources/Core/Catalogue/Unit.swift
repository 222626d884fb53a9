/// A measure word as printed, such as 家 or 万元.
package struct Unit: Hashable, Sendable {
  /// The word as printed; also its id.
  package var id: String
  /// The group within which amounts may be added: 家, 户 and 个 for enterprises.
  package var group: String
  package var title: LocalizedText
  /// How many of the group's base unit one is: 10,000 for 万元 where 元 is the base.
  package var factor: FixedDecimal
  /// Whether amounts are whole by nature (persons, enterprises).
  package var isWhole: Bool

  /// Makes a unit.
  package init(
    id: String, group: String, title: LocalizedText, factor: FixedDecimal = FixedDecimal(1),
    isWhole: Bool = false
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.factor = factor
    self.isWhole = isWhole
  }
}

/// All units of a catalogue.
package struct UnitTable: Sendable {
  private var units: [String: Unit] = [:]
  /// Ids in the order of the file.
  package private(set) var order: [String] = []

  /// Makes a table; a unit given twice keeps the later one.
  package init(_ units: [Unit] = []) {
    for unit in units where self.units.updateValue(unit, forKey: unit.id) == nil {
      order.append(unit.id)
    }
  }

  /// The unit with an id, or nil.
  package subscript(id: String) -> Unit? { units[id] }

  /// Whether amounts in the two units may be added up.
  package func areAddable(_ a: String, _ b: String) -> Bool { factor(from: a, to: b) != nil }

  /// What an amount in one unit is multiplied by to be in the other; nil across groups.
  ///
  /// Equal ids are always 1, even for an unknown unit.
  package func factor(from a: String, to b: String) -> FixedDecimal? {
    if a == b { return FixedDecimal(1) }
    guard let from = units[a], let to = units[b], from.group == to.group else { return nil }
    if from.factor == to.factor { return FixedDecimal(1) }
    return Ratio(from.factor, of: to.factor).exactValue
  }
}

extension Ratio {
  /// The quotient where it is a finite decimal with at most twelve places; else nil.
  var exactValue: FixedDecimal? {
    guard let quotient = value(places: 12), quotient.multiplied(by: denominator) == numerator
    else { return nil }
    return quotient.normalized
  }
}
