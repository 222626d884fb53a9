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
    package var kinds: [FigureKind] = []
    package var units: [String] = []
    package var countBases: [CountBasis] = []
    package var indicators: [IndicatorID] = []
    package var families: [String] = []
    package var dimensions: [String] = []
    /// Only indicators whose range ends there.
    package var maximum: FixedDecimal?
    /// Only indicators with a partition.
    package var partition = false
    package var overRegion: Indicator.OverRegion?
    /// Only fields of registers with this pattern.
    package var pattern: String?
    /// For `duplicate`: the traits that must be the same.
    package var same: [String] = []

    /// Makes a selection of everything; it is narrowed afterwards.
    package init() {}
  }

  package var id: String
  package var severity: Severity
  package var scope: Scope
  package var test: Test
  package var applies: Selection
  package var tolerance: Tolerance?
  /// For rules over rows: a condition that must be true first.
  package var when: Condition?
  package var validFrom: PartialDate?
  package var validTo: PartialDate?
  package var strategy: Indicator.MissingStrategy
  package var message: LocalizedText
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
    strategy = .skipIfAnyMissing
    self.message = message
  }
}
