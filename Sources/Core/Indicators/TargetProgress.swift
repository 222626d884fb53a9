/// How far an indicator is on the way to a target.
package struct TargetProgress: Hashable, Sendable {
  /// Who set the target.
  package enum Origin: Hashable, Sendable {
    /// A document.
    case figure(FigureRef)
    /// The catalogue: the indicator and the place among its targets.
    case catalogue(IndicatorID, position: Int)
  }

  /// Whether the pace suffices.
  package enum Verdict: String, Hashable, Sendable {
    /// Reached.
    case reached
    /// Not yet reached, but no later than time demands.
    case onPace
    case behind
    /// The date has passed.
    case missed
    /// There is no value, no goal or no date to judge by.
    case unknown
  }

  /// The document or catalogue entry that set it.
  package var origin: Origin
  /// How the actual value must stand to the goal.
  package var comparison: Comparison
  /// Nil for targets that only say up or down.
  package var goal: Quantity?
  /// The last day by which it is to be reached; nil where no date is set.
  package var due: CalendarDate?
  /// The first day of the target's time, or its document's day; nil where neither is known.
  package var from: CalendarDate?
  /// The complete value that is compared.
  package var actual: Quantity?
  /// actual ÷ goal; nil without both.
  package var progress: Ratio?
  /// Days gone ÷ days in all; nil without dates.
  package var elapsed: Ratio?
  /// What is still wanting, in the goal's unit; nought once reached.
  package var gap: Quantity?
  /// How it stands as of the day asked for.
  package var verdict: Verdict
}
