/// A value with what it was made of.
package struct Reading: Hashable, Sendable {
  /// The value in the unit in which it was stated or computed.
  package var quantity: Quantity
  /// Numerator and denominator of a rate, where they are known.
  package var ratio: Ratio?
  /// Whether the value is a state, an amount over time or a ratio.
  package var kind: FigureKind
  /// The time that it speaks of; nil where the document states none.
  package var period: Period?
  /// The document's own words where it states no dates.
  package var periodPrinted: String?
  /// What the levels of a stated number count; nil where the value has none.
  package var countBasis: CountBasis?
  /// What a rate's denominator counts, in a few words; only equal ones add up.
  package var rateBasis: String?
  /// Whether parts of it are missing: it is no total.
  package var isPartial: Bool
  /// How it came about.
  package var trace: Trace

  /// Makes a value.
  package init(
    quantity: Quantity, ratio: Ratio? = nil, kind: FigureKind, period: Period? = nil,
    periodPrinted: String? = nil, countBasis: CountBasis? = nil, rateBasis: String? = nil,
    isPartial: Bool = false, trace: Trace
  ) {
    self.quantity = quantity
    self.ratio = ratio
    self.kind = kind
    self.period = period
    self.periodPrinted = periodPrinted
    self.countBasis = countBasis
    self.rateBasis = rateBasis
    self.isPartial = isPartial
    self.trace = trace
  }

  /// Whether it may be compared and added up: a number, and a whole one.
  package var isUsable: Bool { quantity.value != nil && !isPartial }

  /// Whether it is 0/0: no value, but a fraction that still adds up with others.
  package var isZeroOfZero: Bool { ratio.map { !$0.isDefined } ?? false }

  /// Whether the period is the asked one by its own dates, not by what its document covers.
  package var isDated: Bool { period.map { !$0.isOpen } ?? false }
}

/// A character beside a number that says how it came about.
package enum Mark: String, Hashable, Sendable, CaseIterable {
  /// 报: the region's own statement.
  case reported
  /// 合: computed from printed parts, from children or from a register.
  case computed
  /// *: an incomplete roll-up; no total.
  case partial
  /// 差: other statements, or the sum of the children, disagree.
  case differs
}

/// Why there is no value though there was something to compute from.
package enum UndefinedReason: Hashable, Sendable {
  /// 0/0.
  case zeroDenominator
  /// More than exact arithmetic holds.
  case overflow
  /// The indicator is switched off because an example of its definition fails.
  case disabled
  /// The catalogue has no such indicator.
  case unknownIndicator
  /// The definition needs itself.
  case circular
}

/// What a cell shows.
package enum ShownValue: Hashable, Sendable {
  /// 未填报.
  case missing
  /// The question makes no sense here: a level below the region's own, say.
  case notApplicable
  case undefined(UndefinedReason)
  case value(Quantity, marks: Set<Mark>, period: Period?, words: String?)

  /// The number, if there is one.
  package var quantity: Quantity? {
    if case .value(let quantity, _, _, _) = self { quantity } else { nil }
  }

  /// How the value came about; empty where there is none.
  package var marks: Set<Mark> {
    if case .value(_, let marks, _, _) = self { marks } else { [] }
  }

  /// Whether the number may stand in ranks, maxima and slides.
  package var isComplete: Bool { quantity?.value != nil && !marks.contains(.partial) }
}

/// An answer to a query.
package struct Answer: Sendable {
  /// The question that is answered.
  package var query: Query
  /// The region's own statement for its whole area (上报).
  package var reported: Reading?
  /// Other statements of the same that contradict it (差), in reading order.
  package var rivals: [FigureRef] = []
  /// Other statements of the same that agree with it.
  package var confirmations: [FigureRef] = []
  /// Statements of the same dimensions that touch the time but do not answer: parts of the year,
  /// longer spans, another basis.
  package var related: [FigureRef] = []
  /// Computed at the region itself: from printed parts, its own fraction or its formula.
  package var computed: Reading?
  /// 本级 and the children added up (汇总).
  package var rollup: Rollup?
  /// 在册: what the registers have, for indicators that are reported.
  package var listed: Reading?
  /// What the cell shows, chosen from the values below by their order of precedence.
  package var shown: ShownValue = .missing
  /// 上报 less the complete 汇总, or less the computed value where there is no 汇总.
  package var difference: Quantity?
  /// How the shown value came about.
  package var trace: Trace = .nothing(nil)

  /// Makes an empty answer.
  package init(query: Query) { self.query = query }

  /// The value that counts further up: reported, else computed, else a complete roll-up.
  package var complete: Reading? {
    if let reported, reported.isUsable { return reported }
    if let computed, computed.isUsable { return computed }
    if let rollup, rollup.isComplete, let sum = rollup.reading, sum.isUsable { return sum }
    return nil
  }

  /// What takes part in the parent's sum: the complete value, or 0/0 that is complete.
  package var addend: Reading? {
    if let complete { return complete }
    if let computed, computed.isZeroOfZero, !computed.isPartial { return computed }
    guard let rollup, rollup.isComplete, let sum = rollup.reading, sum.isZeroOfZero
    else { return nil }
    return sum
  }

  /// The value that is shown, complete or not.
  package var reading: Reading? { reported ?? complete ?? computed ?? rollup?.reading }
}
