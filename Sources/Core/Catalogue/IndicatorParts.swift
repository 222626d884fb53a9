/// A target that the catalogue sets; those that a document sets for one place are figures.
package struct Target: Hashable, Sendable {
  /// The rank of the regions that it binds; nil for all.
  package var rank: Rank?
  /// Id of the region in which, and below which, it holds; nil for everywhere.
  package var region: String?
  /// The level of titles that it counts.
  package var level: Rank?
  /// The options that narrow what it counts; empty for the undivided total.
  package var breakdown: Breakdown
  /// By the end of which it is to be reached; nil where no date is set.
  package var period: Period?
  /// How the actual value must stand to the target's.
  package var comparison: Comparison
  /// Nil for targets that only say up or down.
  package var value: FixedDecimal?
  /// The paper that sets it; nil where the catalogue names none.
  package var source: DefinitionSource?

  /// Makes a target.
  package init(
    rank: Rank? = nil, region: String? = nil, level: Rank? = nil,
    breakdown: Breakdown = Breakdown(), period: Period? = nil, comparison: Comparison,
    value: FixedDecimal? = nil, source: DefinitionSource? = nil
  ) {
    self.rank = rank
    self.region = region
    self.level = level
    self.breakdown = breakdown
    self.period = period
    self.comparison = comparison
    self.value = value
    self.source = source
  }
}

/// A range of values with a name, half open: `from` is inside, `to` is not.
package struct Band: Hashable, Sendable {
  /// How the range is to be looked upon.
  package enum Tone: String, Hashable, Sendable, CaseIterable {
    case good, watch, bad, plain
  }

  /// Nil is open.
  package var from: FixedDecimal?
  /// Nil is open.
  package var to: FixedDecimal?
  /// The band's name, such as 达标.
  package var title: LocalizedText
  /// What is to be thought of a value in the band.
  package var tone: Tone

  /// Makes a band.
  package init(
    from: FixedDecimal? = nil, to: FixedDecimal? = nil, title: LocalizedText, tone: Tone
  ) {
    self.from = from
    self.to = to
    self.title = title
    self.tone = tone
  }
}

extension Indicator {
  /// The band a value lies in; nil without bands, and where the value is not known well enough.
  ///
  /// 95余 may be 100 and is in no band that ends below; 近100 is below 100, but how far is not known.
  package func band(of quantity: Quantity) -> Band? {
    guard let value = quantity.value, quantity.unit == unit else { return nil }
    let band = bands.first { band in
      (band.from.map { value >= $0 } ?? true) && (band.to.map { value < $0 } ?? true)
    }
    return switch quantity.qualifier {
    case .exact: band
    case .atLeast: band?.to == nil ? band : nil
    case .atMost: band?.from == nil ? band : nil
    case .justUnder, .about, .unquantified: nil
    }
  }
}

/// A worked case by which a definition proves itself at load.
package struct Example: Hashable, Sendable {
  /// Values in place of the terms of the formula, in its shape.
  package indirect enum Input: Hashable, Sendable {
    case text(String)
    case list([Input])
    case object([String: Input])
  }

  /// Values for the terms of the formula.
  package var input: Input
  /// The value as shown, `21.47`, or `undefined`.
  package var output: String

  /// Makes an example.
  package init(input: Input, output: String) {
    self.input = input
    self.output = output
  }
}

/// Where a definition comes from.
package struct DefinitionSource: Hashable, Sendable {
  /// Id of a document in `sources.json`.
  package var document: String?
  /// Place short name of the case in the document; nil for the document itself.
  package var caseName: String?
  /// A standard or law that is no document of the dataset.
  package var standard: String?
  /// The article or clause of the standard.
  package var clause: String?
  /// Outline position in the document.
  package var section: String?
  /// Whether somebody has compared it with the text.
  package var isVerified: Bool

  /// Makes a source.
  package init(
    document: String? = nil, caseName: String? = nil, standard: String? = nil,
    clause: String? = nil, section: String? = nil, isVerified: Bool = false
  ) {
    self.document = document
    self.caseName = caseName
    self.standard = standard
    self.clause = clause
    self.section = section
    self.isVerified = isVerified
  }
}
