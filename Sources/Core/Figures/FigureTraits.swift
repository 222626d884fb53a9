/// What is asked of every figure of a place before one is chosen, beside the figures themselves.
///
/// Small and without references, so that looking at hundreds of thousands copies no figure.
struct FigureTraits: Sendable {
  let kind: FigureKind
  let scope: Scope
  let level: Rank?
  /// Whether it stands for a part of a whole.
  let hasBreakdown: Bool
  /// Whether it is a state on a date.
  let isAsOf: Bool
  /// Whether its period has no stated start or end, or is itself not stated.
  let isOpen: Bool
  /// The days of its period; nil for open, anchored and missing ones.
  let days: ClosedRange<CalendarDate>?

  init(_ figure: Figure) {
    kind = figure.kind
    scope = figure.scope
    level = figure.level
    hasBreakdown = !figure.breakdown.isEmpty
    days = figure.period?.days
    isOpen = figure.period?.isOpen ?? true
    isAsOf = figure.period?.asOfDay != nil
  }
}
