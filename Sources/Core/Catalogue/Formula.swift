/// How an indicator's value comes about, as nodes; there are no expression strings.
package indirect enum Formula: Hashable, Sendable {
  /// Only the figures; the program has no formula of its own.
  case reported
  /// Another indicator for the same region and period.
  case indicator(IndicatorID, level: LevelChoice, breakdown: BreakdownChoice)
  /// numerator × factor ÷ denominator; over regions and years the two are added up first.
  case ratio(Formula, of: Formula, factor: Factor)
  case add([Formula])
  /// The change against the value `years` years ago.
  case change(Formula, years: Int, as: ChangeForm)
  /// Over `years` years that end `offset` years before the one asked: flows are added, ratios Σ/Σ.
  case window(Formula, years: Int, offset: Int)
  /// How many years in a row, back from the one asked, pass; a missing year ends it.
  case streak(Formula, ValueTest)
  /// How many rows, or how many different values of a field among them.
  case count(RowSelection, distinct: String?)
  /// The sum of a number field over rows.
  case sum(RowSelection, field: String)
  /// The share of the regions of a rank below that pass, of all that have a value.
  case share(Rank, Formula, ValueTest, factor: Factor)

  /// The level of an indicator that a formula names.
  package enum LevelChoice: Hashable, Sendable {
    /// The one that the reader asked for.
    case asked
    /// The total over all levels.
    case total
    case level(Rank)
  }

  /// The breakdown of an indicator that a formula names.
  package enum BreakdownChoice: Hashable, Sendable {
    /// The one that the reader asked for.
    case asked
    /// This one; the empty one is the total.
    case fixed(Breakdown)
  }

  /// How a change is stated.
  package enum ChangeForm: String, Hashable, Sendable, CaseIterable {
    /// (now − before) ÷ before × 100.
    case percent
    /// now − before.
    case difference
    /// (before − now) ÷ before × 100.
    case fall
  }

  /// The nodes inside the node.
  package var parts: [Formula] {
    switch self {
    case .reported, .indicator, .count, .sum: []
    case .ratio(let numerator, let denominator, _): [numerator, denominator]
    case .add(let terms): terms
    case .change(let part, _, _), .window(let part, _, _), .streak(let part, _): [part]
    case .share(_, let part, _, _): [part]
    }
  }

  /// The indicators that the formula needs directly.
  package var indicators: Set<IndicatorID> {
    if case .indicator(let id, _, _) = self { return [id] }
    return parts.reduce(into: []) { $0.formUnion($1.indicators) }
  }

  /// The registers that the formula reads directly.
  package var registers: Set<String> {
    switch self {
    case .count(let rows, _), .sum(let rows, _): return [rows.register]
    default: return parts.reduce(into: []) { $0.formUnion($1.registers) }
    }
  }
}

/// Rows of a register: which, and how they belong to a year.
package struct RowSelection: Hashable, Sendable {
  /// How rows belong to a year.
  package enum Time: String, Hashable, Sendable, CaseIterable {
    /// The row's time lies in the year.
    case during
    /// Begun by the last day of the year and not ended by it.
    case asOf
    /// Whenever.
    case all
  }

  /// Id of the register whose rows are taken.
  package var register: String
  /// What must be true of a row; nil takes every row.
  package var condition: Condition?
  /// How a row's dates decide whether it belongs to the year.
  package var time: Time

  /// Makes a selection.
  package init(register: String, condition: Condition? = nil, time: Time) {
    self.register = register
    self.condition = condition
    self.time = time
  }
}

/// A comparison of a value with a number.
package struct ValueTest: Hashable, Sendable {
  /// How the value must stand to the number.
  package var comparator: Condition.Comparator
  /// The number compared with, in the unit of the tested value.
  package var value: FixedDecimal

  /// Makes a test.
  package init(_ comparator: Condition.Comparator, _ value: FixedDecimal) {
    self.comparator = comparator
    self.value = value
  }

  /// Whether a number passes.
  package func passes(_ number: FixedDecimal) -> Bool {
    comparator.holds(number < value ? .less : number == value ? .equal : .greater)
  }
}
