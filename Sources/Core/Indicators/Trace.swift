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
  /// numerator × factor ÷ denominator; a nil result for 0/0.
  case ratio(
    numerator: Trace, denominator: Trace, ratio: Ratio, factor: Factor, result: Quantity?)
  /// A percentage's own printed numerator and denominator.
  case fraction(FigureRef, ratio: Ratio, factor: Factor, result: Quantity?)
  /// Terms added up.
  case sum([Trace], result: Quantity)
  /// The sum of some years, oldest first; one figure may cover them all.
  case window([TraceYear], whole: FigureRef?, result: Quantity?)
  /// A year against an earlier one.
  case change(now: TraceYear, before: TraceYear, form: Formula.ChangeForm, result: Quantity?)
  /// Years in a row that pass, the latest first, with the one that ends it.
  case streak([TraceYear], count: Int)
  /// Regions that pass a test among those with a value.
  case share(
    passing: [RegionID], failing: [RegionID], missing: [RegionID], factor: Factor,
    result: Quantity?)
  /// Rows of a register: how many, or the sum of a field.
  case rows(
    register: String, rows: CountedRows, field: String?, distinct: String?, result: Quantity)
  /// Another indicator's answer.
  case indicator(IndicatorID, level: Rank?, breakdown: Breakdown, RegionID, Trace)
  /// Nothing to go by.
  case nothing(UndefinedReason?)
}

extension Trace {
  /// The figures that the value itself is or was added up from, without those of other places.
  package var figures: [FigureRef] {
    switch self {
    case .figure(let ref), .fraction(let ref, _, _, _): return [ref]
    case .periods(let refs, _): return refs
    case .parts(let parts, _, _), .nested(let parts, _):
      return parts.flatMap(\.reading.trace.figures)
    case .ratio(let numerator, let denominator, _, _, _):
      return numerator.figures + denominator.figures
    case .sum(let terms, _): return terms.flatMap(\.figures)
    case .window(let years, let whole, _):
      return whole.map { [$0] } ?? years.flatMap { $0.reading?.trace.figures ?? [] }
    case .change(let now, let before, _, _):
      return [before, now].flatMap { $0.reading?.trace.figures ?? [] }
    case .streak(let years, _): return years.flatMap { $0.reading?.trace.figures ?? [] }
    case .indicator(_, _, _, _, let inner): return inner.figures
    case .rollup, .share, .rows, .nothing: return []
    }
  }
}

/// One part of a sum over levels or options.
package struct TracePart: Hashable, Sendable {
  /// What a part is called.
  package enum Label: Hashable, Sendable {
    /// A level with the word printed for it.
    case level(Rank, printed: String?)
    case option(dimension: String, option: String)
  }

  /// The level or option that the part is.
  package var label: Label
  /// The part's value with its own trace.
  package var reading: Reading

  /// Makes a part.
  package init(label: Label, reading: Reading) {
    self.label = label
    self.reading = reading
  }
}

/// One year of a series inside a computation; nil is a year without a value.
package struct TraceYear: Hashable, Sendable {
  /// The calendar year.
  package var year: Int
  /// The year's value; nil where it has none.
  package var reading: Reading?

  /// Makes a year.
  package init(year: Int, reading: Reading?) {
    self.year = year
    self.reading = reading
  }
}

extension Reading {
  /// The figures that the value itself is or was added up from, without those of other places.
  package var figures: [FigureRef] { trace.figures }
}
