/// How an indicator's value comes about, as nodes; there are no expression strings.
package indirect enum Formula: Hashable, Sendable {
  /// Another indicator's number, optionally one level or one part of it.
  case indicator(IndicatorID, level: Rank?, breakdown: Breakdown)
  /// How many rows of a register pass.
  case count(RowSelection)
  /// How many different values a field has among the rows that pass.
  case distinct(RowSelection, field: String)
  /// The sum of a field over the rows that pass.
  case sum(RowSelection, field: String)
  /// Added up.
  case total([Formula])
  /// The first less the second.
  case difference(Formula, Formula)
  /// A numerator and a denominator; each is added up over places before dividing.
  case ratio(Formula, Formula, factor: Factor)
  /// The share of the regions of a rank below, or of the children, whose value passes.
  case share(of: Rank?, indicator: IndicatorID, test: ValueTest, factor: Factor)
  /// The last `years` years' sum over the sum of as many years before.
  case window(Formula, years: Int, factor: Factor)
  /// The change against `years` years ago, in per cent of then or, for rates, in points.
  case change(Formula, years: Int, factor: Factor)
  /// How many years in a row up to this one had the value nought.
  case zeroStreak(Formula)

  /// The indicators that the formula needs directly.
  package var indicators: Set<IndicatorID> {
    switch self {
    case .indicator(let id, _, _): [id]
    case .count, .distinct, .sum: []
    case .total(let parts): parts.reduce(into: []) { $0.formUnion($1.indicators) }
    case .difference(let a, let b), .ratio(let a, let b, _): a.indicators.union(b.indicators)
    case .share(_, let id, _, _): [id]
    case .window(let part, _, _), .change(let part, _, _), .zeroStreak(let part): part.indicators
    }
  }

  /// The registers that the formula reads directly.
  package var registers: Set<String> {
    switch self {
    case .indicator, .share: []
    case .count(let rows), .distinct(let rows, _), .sum(let rows, _): [rows.register]
    case .total(let parts): parts.reduce(into: []) { $0.formUnion($1.registers) }
    case .difference(let a, let b), .ratio(let a, let b, _): a.registers.union(b.registers)
    case .window(let part, _, _), .change(let part, _, _), .zeroStreak(let part): part.registers
    }
  }
}

/// Rows of a register: which, and how they belong to a year.
package struct RowSelection: Hashable, Sendable {
  /// How rows belong to a year.
  package enum Time: Hashable, Sendable {
    /// All rows, whenever.
    case always
    /// The date in this field lies in the year.
    case inYear(String)
    /// At the end of the year: begun by then, and not ended. A missing end is open.
    case atEnd(from: String, until: String?)
  }

  package var register: String
  package var condition: Condition?
  package var time: Time

  /// Makes a selection.
  package init(register: String, condition: Condition? = nil, time: Time = .always) {
    self.register = register
    self.condition = condition
    self.time = time
  }
}

/// A comparison of an indicator's value with a number.
package struct ValueTest: Hashable, Sendable {
  package var comparison: Comparison
  package var value: FixedDecimal

  /// Makes a test.
  package init(_ comparison: Comparison, _ value: FixedDecimal) {
    self.comparison = comparison
    self.value = value
  }

  /// Whether a number passes; rising and falling need a history and never pass.
  package func passes(_ number: FixedDecimal) -> Bool {
    switch comparison {
    case .atLeast: number >= value
    case .atMost: number <= value
    case .equal: number == value
    case .rising, .falling: false
    }
  }
}
