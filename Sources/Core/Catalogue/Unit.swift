/// A measure word as printed, such as 家 or 万元.
package struct Unit: Hashable, Sendable {
  /// The word as printed; also its id.
  package var id: String
  /// The group within which amounts may be added: 家, 户 and 个 for enterprises.
  package var group: String
  /// Further groups in which the word may stand: 个 counts anything.
  package var otherGroups: [String]
  /// The word as screens write it; the English one is empty where English has none.
  package var title: LocalizedText
  /// How many of the group's base unit one is: 10,000 for 万元 where 元 is the base.
  package var factor: FixedDecimal
  /// Most digits kept when an amount is converted into this unit.
  package var places: Int

  /// Makes a unit.
  package init(
    id: String, group: String, otherGroups: [String] = [], title: LocalizedText,
    factor: FixedDecimal = FixedDecimal(1), places: Int = 0
  ) {
    self.id = id
    self.group = group
    self.otherGroups = otherGroups
    self.title = title
    self.factor = factor
    self.places = places
  }
}

/// All units of a catalogue.
package struct UnitTable: Sendable {
  private var units: [String: Unit] = [:]
  /// Ids in the order of the file.
  package private(set) var order: [String] = []

  /// Makes a table; a unit given twice keeps the later one.
  package init(_ units: [Unit] = []) {
    for unit in units { set(unit) }
  }

  /// Adds a unit or replaces the one with its id.
  package mutating func set(_ unit: Unit) {
    if units.updateValue(unit, forKey: unit.id) == nil { order.append(unit.id) }
  }

  /// The unit with an id, or nil.
  package subscript(id: String) -> Unit? { units[id] }

  /// Whether amounts in the two units may be added up.
  package func areAddable(_ a: String, _ b: String) -> Bool { factor(from: a, to: b) != nil }

  /// What an amount in one unit is multiplied by to be in the other; nil across groups.
  ///
  /// Equal ids are always 1, even for an unknown unit. A word that stands in the other's group only
  /// besides its own counts one by one.
  package func factor(from a: String, to b: String) -> FixedDecimal? {
    if a == b { return FixedDecimal(1) }
    guard let from = units[a], let to = units[b] else { return nil }
    if from.group == to.group {
      if from.factor == to.factor { return FixedDecimal(1) }
      return Ratio(from.factor, of: to.factor).exactValue
    }
    let shared = from.otherGroups.contains(to.group) || to.otherGroups.contains(from.group)
    return shared ? FixedDecimal(1) : nil
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
