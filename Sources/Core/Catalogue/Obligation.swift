/// Something that has to be done again and again by a date.
package struct Obligation: Hashable, Sendable, Identifiable {
  /// How often it is due.
  package enum Frequency: Hashable, Sendable {
    case once, yearly, halfYearly, quarterly, monthly
    case everyYears(Int)
  }

  /// When in its period it is due.
  package enum Due: Hashable, Sendable {
    case monthDay(month: Int, day: Int)
    /// The ends of these months.
    case months([Int])
    case endOfPeriod
  }

  /// Rows of a register by which the program can see whether it was done.
  package struct Check: Hashable, Sendable {
    package var register: String
    package var condition: Condition?

    /// Makes a check.
    package init(register: String, condition: Condition? = nil) {
      self.register = register
      self.condition = condition
    }
  }

  package var id: String
  package var title: LocalizedText
  /// Whom it binds: offices of a rank, or of one region.
  package var rank: Rank?
  package var region: String?
  /// To whom it is owed.
  package var recipient: LocalizedText?
  package var frequency: Frequency
  /// How often in a period at least.
  package var perPeriod: Int
  /// Nil where no date is set.
  package var due: Due?
  /// Days before the date from which to remind.
  package var leadDays: Int?
  package var checkedBy: Check?
  package var source: DefinitionSource?
  package var systems: [String]

  /// Makes an obligation; other traits are set afterwards.
  package init(id: String, title: LocalizedText, frequency: Frequency) {
    self.id = id
    self.title = title
    self.frequency = frequency
    perPeriod = 1
    systems = []
  }
}

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
  package var validFrom: PartialDate?
  package var validTo: PartialDate?
  /// The most points; nil where not stated, and never assumed.
  package var maximum: FixedDecimal?
  package var aspects: [Item]
  package var items: [Item]
  package var bonus: [Item]
  package var veto: [Item]
  package var thresholds: [Threshold]
  package var source: DefinitionSource?
  package var systems: [String]

  /// Makes a scheme; its contents are set afterwards.
  package init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
    aspects = []
    items = []
    bonus = []
    veto = []
    thresholds = []
    systems = []
  }
}
