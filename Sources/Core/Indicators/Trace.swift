/// The arithmetic behind a number, as a tree that the account panel walks.
package indirect enum Trace: Hashable, Sendable {
  /// One statement of a document.
  case figure(FigureRef)
  /// Disjoint parts of the year, added up.
  case periods([FigureRef], sum: Quantity)
  /// Parts that share the whole out, added up; each with its level or option.
  case parts([TracePart], basis: CountBasis?, sum: Quantity)
  /// Nested counts: the lowest level's number is the whole.
  case nested([TracePart], lowest: Rank)
  /// 本级 and the children.
  case rollup(Rollup)
  /// numerator × factor ÷ denominator; nil result for 0/0.
  case ratio(
    numerator: Trace, denominator: Trace, ratio: Ratio, factor: Factor, result: Quantity?)
  /// Added up, or the first less the second.
  case total([Trace], sum: Quantity)
  case difference(Trace, Trace, result: Quantity)
  /// The sum over some years against the sum over the years before.
  case window(recent: [TraceYear], earlier: [TraceYear], ratio: Ratio?, result: Quantity?)
  /// A year against an earlier one.
  case change(now: TraceYear, before: TraceYear, result: Quantity?)
  /// Years in a row with nought.
  case streak([TraceYear], count: Int)
  /// Regions that pass a test among those with a value.
  case share(passing: [RegionID], failing: [RegionID], missing: [RegionID], result: Quantity?)
  /// Rows of a register.
  case rows(register: String, rows: [RowID], field: String?, result: Quantity)
  /// Another indicator's answer.
  case indicator(IndicatorID, level: Rank?, breakdown: Breakdown, RegionID, Trace)
  /// Nothing to go by.
  case nothing(UndefinedReason?)
}

/// One part of a sum over levels or options.
package struct TracePart: Hashable, Sendable {
  package enum Label: Hashable, Sendable {
    /// A level with the word printed for it.
    case level(Rank, printed: String?)
    case option(dimension: String, option: String)
  }

  package var label: Label
  package var reading: Reading

  /// Makes a part.
  package init(label: Label, reading: Reading) {
    self.label = label
    self.reading = reading
  }
}

/// One year of a series inside a computation; nil is a year without a value.
package struct TraceYear: Hashable, Sendable {
  package var year: Int
  package var reading: Reading?

  /// Makes a year.
  package init(year: Int, reading: Reading?) {
    self.year = year
    self.reading = reading
  }
}
