/// A number to show: an indicator, optionally one level or part of it.
package struct IndicatorChoice: Hashable, Sendable {
  /// Id of the indicator to show, such as `certification.enterprises`.
  package var indicator: IndicatorID
  /// The level of titles that is counted; nil for the total over all levels.
  package var level: Rank?
  /// The options that narrow the number; empty for the undivided total.
  package var breakdown: Breakdown

  /// Makes a choice.
  package init(
    indicator: IndicatorID, level: Rank? = nil, breakdown: Breakdown = Breakdown()
  ) {
    self.indicator = indicator
    self.level = level
    self.breakdown = breakdown
  }
}

/// A group of indicators that are defined together.
package struct Family: Hashable, Sendable, Identifiable {
  /// Id by which indicators name their family, such as `certification`.
  package var id: String
  /// The group's name as reports head it.
  package var title: LocalizedText

  /// Makes a family.
  package init(id: String, title: LocalizedText) {
    self.id = id
    self.title = title
  }
}

/// A tab: families that are looked at together, its columns and its dashboard.
package struct Tab: Hashable, Sendable, Identifiable {
  /// A column of the region list.
  package struct Column: Hashable, Sendable {
    /// The number in the column's cells.
    package var choice: IndicatorChoice
    /// A header of its own; nil for the indicator's short title.
    package var title: LocalizedText?
    /// How much room the column asks for.
    package var width: ColumnWidth

    /// Makes a column.
    package init(
      choice: IndicatorChoice, title: LocalizedText? = nil, width: ColumnWidth = .medium
    ) {
      self.choice = choice
      self.title = title
      self.width = width
    }
  }

  /// Id that sessions keep to open the tab again.
  package var id: String
  /// The tab's name in the tab bar.
  package var title: LocalizedText
  /// The indicator families that live here.
  package var families: [String]
  /// The most important first; those that do not fit are dropped from the end.
  package var columns: [Column]
  /// The pieces of the tab's dashboard from the top down.
  package var blocks: [Block]

  /// Makes a tab.
  package init(
    id: String, title: LocalizedText, families: [String], columns: [Column] = [],
    blocks: [Block] = []
  ) {
    self.id = id
    self.title = title
    self.families = families
    self.columns = columns
    self.blocks = blocks
  }
}

/// A piece of a dashboard; one without data is left out.
package enum Block: Hashable, Sendable {
  /// One number with unit, period and mark.
  case headline(IndicatorChoice)
  /// The total and its levels as bars.
  case ladder(IndicatorChoice)
  /// The total and the options of a dimension as bars.
  case split(IndicatorChoice, by: String)
  /// One value a year.
  case trend(IndicatorChoice, years: Int)
  /// Comparable siblings in order, and this region's place.
  case league(IndicatorChoice)
  /// n / N first, the percentage second.
  case fraction(IndicatorChoice)
  /// A strip of years with two brackets; `windows` are indicators whose formula is a window.
  case windows(IndicatorChoice, windows: [IndicatorID], years: Int)
  /// What was set against what was reached; no families stands for the tab's.
  case targets(families: [String])
  /// The newest rows of a register in this region.
  case register(String, where: Condition?, limit: Int)
  /// One line an indicator with data; with neither, all of the tab's that no block before shows.
  case figures(indicators: [IndicatorID], families: [String], title: LocalizedText?)
}
