package import Core

/// How many regions a share was made from: a share of the reporting ones is none of all.
package struct ShareCoverage: Sendable, Equatable {
  /// Regions that pass the test.
  package let passing: Int
  /// Regions with a value.
  package let known: Int
  /// All regions of the rank.
  package let all: Int

  /// Takes the counts from an answer that is a share of regions some of which are missing; else nil.
  package init?(_ answer: Answer) {
    guard answer.shown.marks.contains(.partial), let trace = answer.reading?.trace,
      case .share(let passing, let failing, let missing, _, _) = Self.innermost(trace)
    else { return nil }
    self.passing = passing.count
    known = passing.count + failing.count
    all = known + missing.count
  }

  private static func innermost(_ trace: Trace) -> Trace {
    if case .indicator(_, _, _, _, let inner) = trace { return innermost(inner) }
    return trace
  }
}
