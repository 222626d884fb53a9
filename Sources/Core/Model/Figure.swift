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
package struct Figure: Hashable, Sendable, Identifiable {
  /// Id in files, unique in the dataset; references and findings name the figure by it.
  package var id: String
  /// Id of the indicator that the number is for.
  package var indicator: IndicatorID
  /// The place that the number is for.
  package var region: RegionID
  /// The region that reports it, where it is another one.
  package var reporter: RegionID?
  /// Whether it covers the whole area (上报) or only the region's own office (本级).
  package var scope: Scope
  /// What kind of number it is; targets never answer for a value.
  package var kind: FigureKind
  /// Level normalised by the reporting region's rank.
  package var level: Rank?
  /// The word printed for the level: 市级 in 开远 is county level.
  package var levelPrinted: String?
  /// How the levels of a count relate; nil where it has no levels.
  package var countBasis: CountBasis?
  /// What a rate's denominator counts, in a few words.
  package var rateBasis: String?
  /// The options that the number is split by; empty for the undivided total.
  package var breakdown: Breakdown
  /// Nil when the document states none; nothing is guessed.
  package var period: Period?
  /// The document's own words for the period where it has no dates.
  package var periodPrinted: String?
  /// The value with unit and qualifier, and the text as printed.
  package var quantity: Quantity
  /// Only for targets.
  package var comparison: Comparison?
  /// The printed numerator of a rate, where the document gives it.
  package var numerator: FixedDecimal?
  /// The printed denominator of a rate, where the document gives it.
  package var denominator: FixedDecimal?
  /// Where the number stands.
  package var source: Source
  /// A remark of whoever entered the figure.
  package var note: String?

  /// Makes a figure; everything but what identifies the number may be left out.
  package init(
    id: String, indicator: IndicatorID, region: RegionID, reporter: RegionID? = nil,
    scope: Scope = .area, kind: FigureKind, level: Rank? = nil, levelPrinted: String? = nil,
    countBasis: CountBasis? = nil, rateBasis: String? = nil, breakdown: Breakdown = Breakdown(),
    period: Period? = nil, periodPrinted: String? = nil, quantity: Quantity,
    comparison: Comparison? = nil, numerator: FixedDecimal? = nil,
    denominator: FixedDecimal? = nil, source: Source, note: String? = nil
  ) {
    self.id = id
    self.indicator = indicator
    self.region = region
    self.reporter = reporter
    self.scope = scope
    self.kind = kind
    self.level = level
    self.levelPrinted = levelPrinted
    self.countBasis = countBasis
    self.rateBasis = rateBasis
    self.breakdown = breakdown
    self.period = period
    self.periodPrinted = periodPrinted
    self.quantity = quantity
    self.comparison = comparison
    self.numerator = numerator
    self.denominator = denominator
    self.source = source
    self.note = note
  }
}
