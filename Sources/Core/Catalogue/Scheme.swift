/// A way of scoring or grading, by whose name its thresholds and grades must be shown.
package struct Scheme: Hashable, Sendable, Identifiable {
  /// A score and what follows from it.
  package struct Threshold: Hashable, Sendable, Identifiable {
    package var id: String
    package var stage: String?
    package var test: ValueTest
    package var effect: LocalizedText

    /// Makes a threshold.
    package init(id: String, stage: String? = nil, test: ValueTest, effect: LocalizedText) {
      self.id = id
      self.stage = stage
      self.test = test
      self.effect = effect
    }
  }

  /// An aspect, item, bonus or veto of the scheme.
  package struct Item: Hashable, Sendable, Identifiable {
    package var id: String
    package var title: LocalizedText
    /// The most points; nil where not stated.
    package var maximum: FixedDecimal?
    /// The item that it is part of.
    package var parent: String?

    /// Makes an item.
    package init(
      id: String, title: LocalizedText, maximum: FixedDecimal? = nil, parent: String? = nil
    ) {
      self.id = id
      self.title = title
      self.maximum = maximum
      self.parent = parent
    }
  }

  package var id: String
  package var title: LocalizedText
  /// The region in which, and below which, it holds; nil for everywhere.
  package var region: String?
  /// The scheme that it builds on.
  package var base: String?
  package var stages: [Rank]
  package var validFrom: PartialDate?
  package var validTo: PartialDate?
  /// The most points; nil where not stated, and never assumed.
  package var maximum: FixedDecimal?
  package var dimensions: [Item]
  package var items: [Item]
  package var bonus: [Item]
  /// Conditions of which one that is not met fails the applicant whatever the score.
  package var veto: [Item]
  package var thresholds: [Threshold]
  package var documentNumber: String?
  package var note: String?
  package var source: DefinitionSource?
  package var systems: [String]

  /// Makes a scheme; its contents are set afterwards.
  package init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
    stages = []
    dimensions = []
    items = []
    bonus = []
    veto = []
    thresholds = []
    systems = []
  }
}
