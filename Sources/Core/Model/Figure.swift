/// Id of an indicator in the catalogue, such as `certification.enterprises`.
package typealias IndicatorID = String

/// Which options of which dimensions a number is split by, in the order of the dimensions' ids.
///
/// Invariant: sorted by dimension, each dimension at most once. Empty means the undivided total.
package struct Breakdown: Hashable, Sendable {
  /// One choice: a dimension's id and an option's id.
  package struct Part: Hashable, Sendable {
    /// Id of the dimension, such as `sector`.
    package var dimension: String
    /// Id of one of the dimension's options.
    package var option: String
    /// Makes one choice.
    package init(dimension: String, option: String) {
      self.dimension = dimension
      self.option = option
    }
  }

  /// The undivided total.
  static let total = Breakdown()

  /// The choices, sorted by dimension.
  package private(set) var parts: [Part]

  /// Makes a breakdown; order does not matter, a dimension given twice keeps its last option.
  package init(_ parts: [Part] = []) {
    var byDimension: [String: String] = [:]
    for part in parts { byDimension[part.dimension] = part.option }
    self.parts = byDimension.map { Part(dimension: $0.key, option: $0.value) }
      .sorted { $0.dimension < $1.dimension }
  }

  /// Whether it is the undivided total.
  package var isEmpty: Bool { parts.isEmpty }

  /// The option chosen for a dimension, or nil.
  package subscript(dimension: String) -> String? {
    parts.first { $0.dimension == dimension }?.option
  }
}

/// Where a number stands: document, case and section.
package struct Source: Hashable, Sendable {
  /// Id of a document in `sources.json`.
  package var document: String
  /// Place short name of the case.
  package var caseName: String?
  /// Outline position such as `二（三）`.
  package var section: String?

  /// Makes a source.
  package init(document: String, caseName: String? = nil, section: String? = nil) {
    self.document = document
    self.caseName = caseName
    self.section = section
  }
}

/// A number for an indicator, a place and a period, as somebody reported it.
///
/// What few figures have is kept apart, in `FigureDetails`: a country has them by the hundred
/// thousand, and each takes 150 bytes instead of 400.
package struct Figure: Hashable, Sendable, Identifiable {
  /// Id in files, unique in the dataset; references and findings name the figure by it.
  package var id: String
  /// Id of the indicator that the number is for.
  package var indicator: IndicatorID
  /// The place that the number is for.
  package var region: RegionID
  /// Whether it covers the whole area (上报) or only the region's own office (本级).
  package var scope: Scope
  /// What kind of number it is; targets never answer for a value.
  package var kind: FigureKind
  /// Level normalised by the reporting region's rank.
  package var level: Rank?
  /// How the levels of a count relate; nil where it has no levels.
  package var countBasis: CountBasis?
  /// Nil when the document states none; nothing is guessed.
  package var period: Period?
  /// The value with unit and qualifier, and the text as printed.
  package var quantity: Quantity
  /// Id of a document in `sources.json`: the first part of `source`.
  package var document: String
  private(set) var details: FigureDetails

  /// Makes a figure; everything but what identifies the number may be left out.
  package init(
    id: String, indicator: IndicatorID, region: RegionID, reporter: RegionID? = nil,
    scope: Scope = .area, kind: FigureKind, level: Rank? = nil, levelPrinted: String? = nil,
    countBasis: CountBasis? = nil, rateBasis: String? = nil, breakdown: Breakdown = .total,
    period: Period? = nil, periodPrinted: String? = nil, quantity: Quantity,
    comparison: Comparison? = nil, numerator: FixedDecimal? = nil,
    denominator: FixedDecimal? = nil, source: Source, note: String? = nil
  ) {
    self.init(
      id: id, indicator: indicator, region: region, scope: scope, kind: kind, level: level,
      countBasis: countBasis, period: period, quantity: quantity, document: source.document,
      details: FigureDetails(
        FigureDetails.Values(
          reporter: reporter, levelPrinted: levelPrinted, rateBasis: rateBasis,
          breakdown: breakdown, periodPrinted: periodPrinted, comparison: comparison,
          numerator: numerator, denominator: denominator, caseName: source.caseName,
          section: source.section, note: note)))
  }

  init(
    id: String, indicator: IndicatorID, region: RegionID, scope: Scope, kind: FigureKind,
    level: Rank?, countBasis: CountBasis?, period: Period?, quantity: Quantity, document: String,
    details: FigureDetails
  ) {
    self.id = id
    self.indicator = indicator
    self.region = region
    self.scope = scope
    self.kind = kind
    self.level = level
    self.countBasis = countBasis
    self.period = period
    self.quantity = quantity
    self.document = document
    self.details = details
  }
}

extension Figure {
  /// The region that reports it, where it is another one.
  package var reporter: RegionID? {
    get { details.box?.values.reporter }
    set { details.change { $0.reporter = newValue } }
  }

  /// The word printed for the level: 市级 in 开远 is county level.
  package var levelPrinted: String? {
    get { details.box?.values.levelPrinted }
    set { details.change { $0.levelPrinted = newValue } }
  }

  /// What a rate's denominator counts, in a few words.
  package var rateBasis: String? {
    get { details.box?.values.rateBasis }
    set { details.change { $0.rateBasis = newValue } }
  }

  /// The options that the number is split by; empty for the undivided total.
  package var breakdown: Breakdown {
    get { details.box?.values.breakdown ?? .total }
    set { details.change { $0.breakdown = newValue } }
  }

  /// The document's own words for the period where it has no dates.
  package var periodPrinted: String? {
    get { details.box?.values.periodPrinted }
    set { details.change { $0.periodPrinted = newValue } }
  }

  /// Only for targets.
  package var comparison: Comparison? {
    get { details.box?.values.comparison }
    set { details.change { $0.comparison = newValue } }
  }

  /// The printed numerator of a rate, where the document gives it.
  package var numerator: FixedDecimal? {
    get { details.box?.values.numerator }
    set { details.change { $0.numerator = newValue } }
  }

  /// The printed denominator of a rate, where the document gives it.
  package var denominator: FixedDecimal? {
    get { details.box?.values.denominator }
    set { details.change { $0.denominator = newValue } }
  }

  /// Where the number stands.
  package var source: Source {
    get {
      let box = details.box
      return Source(
        document: document, caseName: box?.values.caseName, section: box?.values.section)
    }
    set {
      document = newValue.document
      details.change {
        $0.caseName = newValue.caseName
        $0.section = newValue.section
      }
    }
  }

  /// A remark of whoever entered the figure.
  package var note: String? {
    get { details.box?.values.note }
    set { details.change { $0.note = newValue } }
  }
}
