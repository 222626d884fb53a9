/// A test of a row: one small language for filters, indicators, rules and decks.
package indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// A field passes a test.
  case field(String, Test)

  /// What a field must be. A missing field passes only `missing` and `not`.
  package enum Test: Hashable, Sendable {
    /// One of these: option ids, texts, numbers as plain decimals, `true`, `false`, ids.
    ///
    /// A list field passes if any of its items does.
    case oneOf([String])
    /// A text that contains these characters.
    case contains(String)
    /// Numbers and dates from a bound to a bound, both included; nil is open.
    case between(Bound?, Bound?)
    /// More, or less, than a bound.
    case above(Bound)
    case below(Bound)
    /// A region that is this one or lies below it.
    case within(String)
    case present
    case missing
  }

  /// A number or a date that a field is compared with.
  package enum Bound: Hashable, Sendable {
    case number(FixedDecimal)
    case date(PartialDate)
  }

  /// The fields that the condition looks at, each once, sorted.
  package var fields: [String] {
    var found: Set<String> = []
    collect(&found)
    return found.sorted()
  }

  private func collect(_ found: inout Set<String>) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.collect(&found) }
    case .not(let part): part.collect(&found)
    case .field(let name, _): found.insert(name)
    }
  }
}
