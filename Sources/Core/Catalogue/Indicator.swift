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
    case ratio
    /// Nothing can be said of the parent from the children.
    case none
  }

  /// How values of parts of a year make the year's, and years a window's.
  package enum OverTime: String, Hashable, Sendable, CaseIterable {
    /// Disjoint parts are added up.
    case sum
    /// The last value counts.
    case last
    /// Numerators and denominators added up apart, then divided.
    case ratio
    /// Only a value for the very period counts.
    case none
  }

  /// What a formula does where a part of it has no value.
  package enum MissingStrategy: String, Hashable, Sendable, CaseIterable {
    /// No value if any part is missing.
    case skipIfAnyMissing
    /// No value if all parts are missing; else a missing one is left out.
    case skipIfAllMissing
    /// A missing part is nought.
    case zero
  }

  /// What a zero denominator gives.
  package enum ZeroDenominator: String, Hashable, Sendable, CaseIterable {
    /// 0/0, shown as such.
    case undefined
    /// The same as missing.
    case none
  }

  /// Stable id, such as `certification.enterprises`; figures name the indicator by it.
  package var id: IndicatorID
  /// Counts up when the definition changes (口径变更).
  package var version: Int
  /// The day from which this definition holds; nil for always.
  package var validFrom: PartialDate?
  /// The last day on which this definition holds; nil for no end.
  package var validTo: PartialDate?
  /// The same indicator's other definitions, which hold at other dates.
  package var otherVersions: [Indicator]
  /// Id of the family that it is defined in, such as `certification`.
  package var family: String
  /// What is counted, as reports name it.
  package var title: LocalizedText
  /// For narrow columns.
  package var shortTitle: LocalizedText
  /// Id of the unit in which its values are added up and shown.
  package var unit: String
  /// Further units in which it is reported but which cannot be added to it: 人 beside 人次.
  package var otherUnits: [String]
  /// Whether values are states, amounts over time or ratios; targets are set in `targets`.
  package var kind: FigureKind
  /// Which way is better, by which leagues and changes are judged.
  package var direction: Direction
  /// Ids of the dimensions it may be split by, `level` among them.
  package var dimensions: [String]
  /// Those whose options together make up the total, without overlap.
  package var partitions: [String]
  /// How a value comes about where nobody states one.
  package var formula: Formula
  /// Rows on file (在册), shown beside the reported value; they never replace it.
  package var listed: Formula?
  /// How children make the parent's value.
  package var overRegion: OverRegion
  /// How parts of a year, and years of a window, make the whole.
  package var overTime: OverTime
  /// Whether a region's own office (本级) has a value to be added to its children's.
  package var office: Bool
  /// What the formula gives where one of its parts has no value.
  package var missing: MissingStrategy
  /// What a fraction without a denominator gives.
  package var zeroDenominator: ZeroDenominator
  /// Digits after the point of computed values; nil for those of the unit.
  package var places: Int?
  /// How computed values are rounded to `places`.
  package var rounding: Rounding
  /// The smallest plausible value, itself included; a figure below it is a finding.
  package var minimum: FixedDecimal?
  /// The largest plausible value, itself included; a figure above it is a finding.
  package var maximum: FixedDecimal?
  /// Goals that hold for all places of a rank or area.
  package var targets: [Target]
  /// Named ranges of values, in the order of the file.
  package var bands: [Band]
  /// Template of the finished sentence; nil for the one of its kind.
  package var sentence: LocalizedText?
  /// The paper that defines it; nil where the catalogue names none.
  package var source: DefinitionSource?
  /// Worked cases, computed at load; a failing one disables the indicator.
  package var examples: [Example]
  /// The systems of the domain papers that it belongs to, such as `S01`.
  package var systems: [String]
  /// A remark on the definition for the account of a number.
  package var note: String?

  /// Makes an indicator that is reported and added up; other traits are set afterwards.
  package init(
    id: IndicatorID, family: String, title: LocalizedText, shortTitle: LocalizedText? = nil,
    unit: String, kind: FigureKind, direction: Direction = .neutral,
    formula: Formula = .reported
  ) {
    self.id = id
    version = 1
    otherVersions = []
    self.family = family
    self.title = title
    self.shortTitle = shortTitle ?? title
    self.unit = unit
    otherUnits = []
    self.kind = kind
    self.direction = direction
    dimensions = []
    partitions = []
    self.formula = formula
    overRegion = kind == .rate ? .ratio : .sum
    overTime =
      switch kind {
      case .stock: .last
      case .flow: .sum
      case .rate: .ratio
      case .target: .none
      }
    office = false
    missing = .skipIfAnyMissing
    zeroDenominator = .undefined
    rounding = .halfUp
    targets = []
    bands = []
    examples = []
    systems = []
  }

  /// Whether it is counted by levels.
  package var hasLevels: Bool { dimensions.contains(Catalogue.levelDimension) }

  /// The definition that holds at the end of a year; the latest one where none does.
  package func definition(in year: Int) -> Indicator {
    ([self] + otherVersions).first { version in
      (version.validFrom.map { $0.first.year <= year } ?? true)
        && (version.validTo.map { $0.last.year >= year } ?? true)
    } ?? self
  }
}
