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

    /// Whether the first weighs less.
    package static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }

    private var weight: Int {
      switch self {
      case .hint: 0
      case .reason: 1
      case .block: 2
      }
    }
  }

  /// What a rule looks at together.
  package enum Scope: String, Hashable, Sendable, CaseIterable {
    /// One figure.
    case cell
    /// A row of a register.
    case row
    /// One region and period.
    case form
    /// A region and its children.
    case region
    /// The years of one region.
    case series
  }

  /// A check that two sides do not say.
  package enum BuiltIn: String, Hashable, Sendable, CaseIterable {
    case unique, duplicate, partsEqualTotal, partAtMostTotal, nested, reportedEqualsComputed
    case withinRange, unitFits, childrenAtMostParent, notFalling, present, creditCode
    case creditCodeRegion
    /// A number against the years before it in the same place.
    case nearPrevious
    /// A number without years before it against the places beside it.
    case nearPeers
    /// The unit against the year before: 人 where it was 人次.
    case unitAsBefore
    /// Not of a time that has not begun.
    case notFuture
    /// The ninth character of an organisation code inside a credit code, or alone.
    case organisationCode
    /// One code, one row.
    case sameCode
    /// A name much like another one in the same place.
    case similarName
  }

  /// How far a number may be from others like it before it is a finding.
  package struct Limits: Hashable, Sendable {
    /// The smallest number that is looked at: below it chance rules.
    package var least: FixedDecimal?
    /// How many times the other number, or one part of it, is still ordinary.
    package var factor: FixedDecimal?
    /// The same for percentages, as a distance in points.
    package var points: FixedDecimal?
    /// How many others there must be: years or places.
    package var others: Int?
    /// How many times the usual distance (MAD) is still ordinary, where there are enough others.
    package var deviations: Int?
    /// From which similarity two names are much alike, 0 to 1.
    package var similarity: FixedDecimal?

    /// Makes limits; they are set afterwards.
    package init() {}
  }

  /// One side of a comparison.
  package enum Side: Hashable, Sendable {
    /// A trait of the figure by its name.
    package enum Trait: String, Hashable, Sendable, CaseIterable {
      case value, numerator, denominator, countBasis, period
      /// What the figure's own fraction gives.
      case computed
      case total, parts, part, children
    }

    case trait(Trait)
    case formula(Formula)
    case number(FixedDecimal)
  }

  /// How a rule finds out.
  package enum Test: Hashable, Sendable {
    /// `side` says of what, where that is not the whole figure.
    case builtIn(BuiltIn, side: Side?)
    case compare(Side, Condition.Comparator, Side)
  }

  /// How far the sides may be apart without a finding.
  package struct Tolerance: Hashable, Sendable {
    /// Half a unit of the last printed digit.
    package var printedDigits: Bool
    /// The widest distance, in the unit of the sides.
    package var absolute: FixedDecimal?
    /// A share of the right side.
    package var relative: FixedDecimal?

    /// Makes a tolerance; the widest of its parts counts.
    package init(
      printedDigits: Bool = false, absolute: FixedDecimal? = nil, relative: FixedDecimal? = nil
    ) {
      self.printedDigits = printedDigits
      self.absolute = absolute
      self.relative = relative
    }
  }

  /// Which figures or fields it is about; empty lists and nil stand for all.
  package struct Selection: Hashable, Sendable {
    /// Kinds of figures.
    package var kinds: [FigureKind] = []
    /// Ids of the units in which figures are stated.
    package var units: [String] = []
    /// Count bases of figures.
    package var countBases: [CountBasis] = []
    /// Ids of indicators.
    package var indicators: [IndicatorID] = []
    /// Ids of the families that indicators belong to.
    package var families: [String] = []
    /// Ids of dimensions, one of which the indicator must have.
    package var dimensions: [String] = []
    /// Only indicators whose range ends there.
    package var maximum: FixedDecimal?
    /// Only indicators with a partition.
    package var partition = false
    /// How the indicator's values are added up over regions.
    package var overRegion: Indicator.OverRegion?
    /// Only undivided numbers, neither by level nor by options.
    package var undivided = false
    /// Only fields of registers with this pattern.
    package var pattern: String?
    /// Ids of registers, for rules over rows.
    package var registers: [String] = []
    /// Ids of fields of registers.
    package var fields: [String] = []
    /// Parts of names that say nothing about who is meant: 有限公司.
    package var ignored: [String] = []
    /// For `duplicate`: the traits that must be the same.
    package var same: [String] = []

    /// Makes a selection of everything; it is narrowed afterwards.
    package init() {}
  }

  /// Stable id by which findings name the rule; a later file may replace it.
  package var id: String
  /// How much a violation weighs.
  package var severity: Severity
  /// What is looked at together, and so how often the rule is run.
  package var scope: Scope
  /// The comparison or built-in check.
  package var test: Test
  /// What the rule looks at; everything else passes.
  package var applies: Selection
  /// How far the sides may be apart; nil for not at all.
  package var tolerance: Tolerance?
  /// For checks of likelihood: what is still ordinary.
  package var limits: Limits
  /// For rules over rows: a condition that must be true first.
  package var when: Condition?
  /// The day from which the rule holds; nil for always.
  package var validFrom: PartialDate?
  /// The last day on which the rule holds; nil for no end.
  package var validTo: PartialDate?
  /// What is to be done where a side has no value.
  package var strategy: Indicator.MissingStrategy
  /// What is wrong, with the slots `{left}`, `{right}` and `{difference}`.
  package var message: LocalizedText
  /// The paper that the rule follows; nil where the catalogue names none.
  package var source: DefinitionSource?

  /// Makes a rule; other traits are set afterwards.
  package init(
    id: String, severity: Severity, scope: Scope, test: Test, applies: Selection = Selection(),
    tolerance: Tolerance? = nil, message: LocalizedText
  ) {
    self.id = id
    self.severity = severity
    self.scope = scope
    self.test = test
    self.applies = applies
    self.tolerance = tolerance
    limits = Limits()
    strategy = .skipIfAnyMissing
    self.message = message
  }
}
