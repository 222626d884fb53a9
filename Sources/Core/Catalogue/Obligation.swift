/// Something that has to be done again and again by a date.
package struct Obligation: Hashable, Sendable, Identifiable {
  package enum Frequency: String, Hashable, Sendable, CaseIterable {
    case once, yearly, halfYearly, quarterly, monthly
  }

  package var id: String
  package var title: LocalizedText
  /// Rank of the offices that owe it.
  package var rank: Rank?
  /// Ids of the regions in which it holds; empty for everywhere.
  package var regions: [String]
  package var frequency: Frequency
  /// Month and day by which it is due, such as 12-15; nil if none is set.
  package var dueMonth: Int?
  package var dueDay: Int?
  /// How often a year at least.
  package var perYear: Int?
  package var indicator: IndicatorID?
  package var source: DefinitionSource?

  /// Makes an obligation.
  package init(
    id: String, title: LocalizedText, rank: Rank? = nil, regions: [String] = [],
    frequency: Frequency = .yearly, dueMonth: Int? = nil, dueDay: Int? = nil,
    perYear: Int? = nil, indicator: IndicatorID? = nil, source: DefinitionSource? = nil
  ) {
    self.id = id
    self.title = title
    self.rank = rank
    self.regions = regions
    self.frequency = frequency
    self.dueMonth = dueMonth
    self.dueDay = dueDay
    self.perYear = perYear
    self.indicator = indicator
    self.source = source
  }
}

/// A way of grading, by whose name its grades must be shown: 甲/乙/丙 mean opposite things in two.
package struct Scheme: Hashable, Sendable, Identifiable {
  package struct Grade: Hashable, Sendable {
    package var id: String
    package var title: LocalizedText
    package var meaning: LocalizedText?
    /// 1 for the best.
    package var order: Int

    /// Makes a grade.
    package init(id: String, title: LocalizedText, meaning: LocalizedText? = nil, order: Int) {
      self.id = id
      self.title = title
      self.meaning = meaning
      self.order = order
    }
  }

  package var id: String
  package var title: LocalizedText
  package var grades: [Grade]
  package var source: DefinitionSource?

  /// Makes a scheme.
  package init(
    id: String, title: LocalizedText, grades: [Grade], source: DefinitionSource? = nil
  ) {
    self.id = id
    self.title = title
    self.grades = grades
    self.source = source
  }
}
