/// A number to show: an indicator, optionally one level or part of it.
package struct IndicatorChoice: Hashable, Sendable {
  package var indicator: IndicatorID
  package var level: Rank?
  package var breakdown: Breakdown
  /// A header of its own; else the indicator's short title.
  package var title: LocalizedText?

  /// Makes a choice.
  package init(
    indicator: IndicatorID, level: Rank? = nil, breakdown: Breakdown = Breakdown(),
    title: LocalizedText? = nil
  ) {
    self.indicator = indicator
    self.level = level
    self.breakdown = breakdown
    self.title = title
  }
}

/// A piece of a dashboard.
package struct Block: Hashable, Sendable {
  /// How the piece is drawn.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Numbers one below the other.
    case values
    /// A total with its levels as bars.
    case ladder
    /// A total with the parts of a dimension as bars.
    case parts
    /// A line over the years.
    case trend
    /// Numerator and denominator first, the percentage second.
    case fraction
    /// Ten years in two windows of five.
    case windows
    /// The region among its comparable siblings.
    case league
    /// Targets with progress and pace.
    case targets
    /// Rows of a register.
    case rows
  }

  package var kind: Kind
  package var title: LocalizedText?
  package var choices: [IndicatorChoice]
  /// For `parts`.
  package var dimension: String?
  /// For `rows`.
  package var register: String?
  package var condition: Condition?
  /// For `trend`, `windows`: how many years.
  package var years: Int?

  /// Makes a block.
  package init(
    kind: Kind, title: LocalizedText? = nil, choices: [IndicatorChoice] = [],
    dimension: String? = nil, register: String? = nil, condition: Condition? = nil,
    years: Int? = nil
  ) {
    self.kind = kind
    self.title = title
    self.choices = choices
    self.dimension = dimension
    self.register = register
    self.condition = condition
    self.years = years
  }
}

/// A tab: indicators that belong together, its columns and its dashboard.
package struct Family: Hashable, Sendable, Identifiable {
  package var id: String
  package var title: LocalizedText
  package var shortTitle: LocalizedText
  /// Columns of the region list, the most important first.
  package var columns: [IndicatorChoice]
  package var blocks: [Block]
  /// Families of indicators that the tab shows; its own id if empty.
  package var members: [String]
  /// Whether it is a tab; some families only group indicators.
  package var isTab: Bool

  /// Makes a family.
  package init(
    id: String, title: LocalizedText, shortTitle: LocalizedText? = nil,
    columns: [IndicatorChoice] = [], blocks: [Block] = [], members: [String] = [],
    isTab: Bool = true
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle ?? title
    self.columns = columns
    self.blocks = blocks
    self.members = members
    self.isTab = isTab
  }
}
