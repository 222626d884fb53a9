/// A check that the data must pass, with how much it weighs.
package struct Rule: Hashable, Sendable, Identifiable {
  /// How much a violation weighs.
  package enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
    /// 提示: worth a look.
    case hint
    /// 核实: must be explained.
    case reason
    /// 强制: must be mended.
    case block

    package static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }

    private var weight: Int {
      switch self {
      case .hint: 0
      case .reason: 1
      case .block: 2
      }
    }
  }

  /// What is checked; one file of checks each.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Numerator at most the denominator.
    case fraction
    /// Values inside a range: the rule's own, else the indicator's.
    case range
    /// Parts against their total, by count basis.
    case parts
    /// A printed percentage against its own numerator and denominator.
    case percentage
    /// The same number stated twice, differently.
    case conflict
    /// The same statement twice.
    case duplicate
    /// A level of the ladder that its region cannot have.
    case level
    /// A reported total against the complete sum of its children.
    case rollup
    /// One indicator at most another one of the same region and period.
    case atMost
  }

  package var id: String
  package var kind: Kind
  package var severity: Severity
  package var title: LocalizedText
  /// The indicators it is about; empty for all.
  package var indicators: [IndicatorID]
  /// The other side of `atMost`.
  package var other: IndicatorID?
  package var minimum: FixedDecimal?
  package var maximum: FixedDecimal?
  /// By how much values may differ without a finding.
  package var tolerance: FixedDecimal?
  package var source: DefinitionSource?

  /// Makes a rule.
  package init(
    id: String, kind: Kind, severity: Severity, title: LocalizedText,
    indicators: [IndicatorID] = [], other: IndicatorID? = nil, minimum: FixedDecimal? = nil,
    maximum: FixedDecimal? = nil, tolerance: FixedDecimal? = nil,
    source: DefinitionSource? = nil
  ) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.title = title
    self.indicators = indicators
    self.other = other
    self.minimum = minimum
    self.maximum = maximum
    self.tolerance = tolerance
    self.source = source
  }

  /// Whether the rule is about an indicator.
  package func covers(_ indicator: IndicatorID) -> Bool {
    indicators.isEmpty || indicators.contains(indicator)
  }
}
