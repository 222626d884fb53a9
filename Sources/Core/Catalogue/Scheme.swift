/// A way of scoring or grading, by whose name its thresholds and grades must be shown.
package struct Scheme: Hashable, Sendable, Identifiable {
  /// A score and what follows from it.
  package struct Threshold: Hashable, Sendable, Identifiable {
    /// Id of the threshold, unique within its scheme.
    package var id: String
    /// The level whose evaluation the score belongs to, such as `county`; nil where not said.
    package var stage: String?
    /// The comparison that the score must pass, in points.
    package var test: ValueTest
    /// What passing it means for the applicant.
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
    /// Id of the item, unique within its scheme; `parent` refers to it.
    package var id: String
    /// What is scored, as the form prints it.
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

  /// Stable id within the catalogue, by which schemes that build on it name it.
  package var id: String
  /// The scheme's name, shown with every score and grade.
  package var title: LocalizedText
  /// The region in which, and below which, it holds; nil for everywhere.
  package var region: String?
  /// The scheme that it builds on.
  package var base: String?
  /// The levels at which applicants are judged by it.
  package var stages: [Rank]
  /// The day from which it holds; nil for always.
  package var validFrom: PartialDate?
  /// The last day on which it holds; nil for no end.
  package var validTo: PartialDate?
  /// The most points; nil where not stated, and never assumed.
  package var maximum: FixedDecimal?
  /// The aspects scored, each with its own most points.
  package var dimensions: [Item]
  /// The single things scored, in the order of the form.
  package var items: [Item]
  /// Things that give points beyond `maximum`.
  package var bonus: [Item]
  /// Conditions of which one that is not met fails the applicant whatever the score.
  package var veto: [Item]
  /// Scores from which something follows, in the order of the file.
  package var thresholds: [Threshold]
  /// Number (文号) of the paper that issued it.
  package var documentNumber: String?
  /// A remark on how it is to be read.
  package var note: String?
  /// The paper that defines it; nil where the catalogue names none.
  package var source: DefinitionSource?
  /// The systems of the domain papers that it belongs to, such as `S01`.
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
