/// A target that the catalogue sets for every region of a rank.
package struct Target: Hashable, Sendable {
  package var id: String
  /// The rank of the regions that it binds; nil for all.
  package var rank: Rank?
  /// Ids of the regions in which it holds; empty for everywhere.
  package var regions: [String]
  /// The level of titles that it counts.
  package var level: Rank?
  package var breakdown: Breakdown
  package var comparison: Comparison
  /// Nil for targets that only say up or down.
  package var value: FixedDecimal?
  /// By when it is to be reached.
  package var due: PartialDate?
  /// From when progress is measured.
  package var from: PartialDate?
  package var title: LocalizedText?
  package var source: DefinitionSource?

  /// Makes a target.
  package init(
    id: String, rank: Rank? = nil, regions: [String] = [], level: Rank? = nil,
    breakdown: Breakdown = Breakdown(), comparison: Comparison = .atLeast,
    value: FixedDecimal? = nil, due: PartialDate? = nil, from: PartialDate? = nil,
    title: LocalizedText? = nil, source: DefinitionSource? = nil
  ) {
    self.id = id
    self.rank = rank
    self.regions = regions
    self.level = level
    self.breakdown = breakdown
    self.comparison = comparison
    self.value = value
    self.due = due
    self.from = from
    self.title = title
    self.source = source
  }
}

/// A range of values with a name; ranges are half open and follow on one another.
package struct Band: Hashable, Sendable {
  package enum Grade: String, Hashable, Sendable, CaseIterable {
    case good, watch, bad
  }

  /// The smallest value inside; nil is open.
  package var from: FixedDecimal?
  /// The smallest value above; nil is open.
  package var to: FixedDecimal?
  package var grade: Grade
  package var title: LocalizedText?

  /// Makes a band.
  package init(
    from: FixedDecimal? = nil, to: FixedDecimal? = nil, grade: Grade, title: LocalizedText? = nil
  ) {
    self.from = from
    self.to = to
    self.grade = grade
    self.title = title
  }

  /// Whether a value lies in the band.
  package func contains(_ value: FixedDecimal) -> Bool {
    (from.map { $0 <= value } ?? true) && (to.map { value < $0 } ?? true)
  }
}

/// A worked case by which a definition proves itself at load.
package struct Example: Hashable, Sendable {
  /// Named inputs: `numerator`, `denominator`, or `parts` and so on.
  package var inputs: [String: [FixedDecimal]]
  /// What must come out; nil for "no value".
  package var result: FixedDecimal?
  package var note: String?

  /// Makes an example.
  package init(inputs: [String: [FixedDecimal]], result: FixedDecimal?, note: String? = nil) {
    self.inputs = inputs
    self.result = result
    self.note = note
  }
}

/// Where a definition comes from.
package struct DefinitionSource: Hashable, Sendable {
  package var document: String
  package var clause: String?
  package var verified: Bool

  /// Makes a source.
  package init(document: String, clause: String? = nil, verified: Bool = false) {
    self.document = document
    self.clause = clause
    self.verified = verified
  }
}

/// The templates of an indicator's finished sentence; a form without one uses the general one.
package struct Sentences: Hashable, Sendable {
  /// For a value; parts are named after it if there are any.
  package var full: LocalizedText?
  /// For an incomplete roll-up.
  package var partial: LocalizedText?
  /// For no value.
  package var missing: LocalizedText?

  /// Makes the templates.
  package init(
    full: LocalizedText? = nil, partial: LocalizedText? = nil, missing: LocalizedText? = nil
  ) {
    self.full = full
    self.partial = partial
    self.missing = missing
  }
}
