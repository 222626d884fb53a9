/// What a number means: its unit, how it comes about, how it adds up.
package struct Indicator: Hashable, Sendable, Identifiable {
  /// Whether more or less is better.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case more, less, neutral
  }

  /// How values of child regions make the value of their parent.
  package enum OverRegion: String, Hashable, Sendable, CaseIterable {
    /// Added up.
    case sum
    /// Numerators and denominators added up apart, then divided.
    case ratioOfSums
    case maximum, minimum
    /// Nothing can be said of the parent from the children.
    case none
  }

  /// How values of parts of a year make the year's.
  package enum OverTime: String, Hashable, Sendable, CaseIterable {
    /// Disjoint parts that cover the year are added up.
    case sum
    /// The last value counts.
    case last
    /// Only a value for the very period counts.
    case none
  }

  /// What a roll-up does where a child has no value.
  package enum MissingStrategy: String, Hashable, Sendable, CaseIterable {
    /// The sum of the others, marked as partial.
    case partial
    /// No sum.
    case refuse
  }

  package var id: IndicatorID
  /// Counts up when the definition changes.
  package var version: Int
  package var validFrom: PartialDate?
  package var validTo: PartialDate?
  package var supersedes: IndicatorID?
  package var family: String
  package var title: LocalizedText
  /// For narrow columns.
  package var shortTitle: LocalizedText
  package var definition: LocalizedText?
  package var unit: String
  /// Digits after the point of computed values.
  package var places: Int
  package var rounding: Rounding
  package var kind: FigureKind
  package var direction: Direction
  /// Ids of the dimensions it may be split by; `level` is not among them.
  package var dimensions: [String]
  /// The levels it is counted by, from the nation down; empty if it has none.
  package var levels: [Rank]
  /// What its denominator counts, for rates.
  package var rateBasis: LocalizedText?
  /// Nil for an indicator that is only ever reported.
  package var formula: Formula?
  package var overRegion: OverRegion
  package var overTime: OverTime
  /// Whether a region's own office (本级) has a value to be added to its children's.
  package var office: Bool
  package var missing: MissingStrategy
  package var minimum: FixedDecimal?
  package var maximum: FixedDecimal?
  package var targets: [Target]
  package var bands: [Band]
  package var sentences: Sentences
  package var examples: [Example]
  package var source: DefinitionSource?
  /// The systems of the domain papers that it belongs to, such as `S01`.
  package var systems: [String]

  /// Makes an indicator that is reported and added up; other traits are set afterwards.
  package init(
    id: IndicatorID, family: String, title: LocalizedText, shortTitle: LocalizedText? = nil,
    unit: String, kind: FigureKind, direction: Direction = .neutral
  ) {
    self.id = id
    version = 1
    self.family = family
    self.title = title
    self.shortTitle = shortTitle ?? title
    self.unit = unit
    places = 0
    rounding = .halfUp
    self.kind = kind
    self.direction = direction
    dimensions = []
    levels = []
    overRegion = kind == .rate ? .ratioOfSums : .sum
    overTime =
      switch kind {
      case .stock: .last
      case .flow: .sum
      case .rate, .target: .none
      }
    office = false
    missing = .partial
    targets = []
    bands = []
    sentences = Sentences()
    examples = []
    systems = []
  }
}
