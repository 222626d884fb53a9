/// Which time a screen shows.
package enum PeriodChoice: Hashable, Sendable {
  case year(Int)
  /// Everything: multi-year and undated figures too.
  case all
}

/// A question for the number of an indicator, a place and a time.
package struct Query: Hashable, Sendable {
  /// Id of the indicator asked for; an unknown one has an undefined answer.
  package var indicator: IndicatorID
  /// The place asked for.
  package var region: RegionID
  /// The time asked for.
  package var period: PeriodChoice
  /// Nil for the total over all levels.
  package var level: Rank?
  /// Empty for the undivided total.
  package var breakdown: Breakdown

  /// Makes a question.
  package init(
    indicator: IndicatorID, region: RegionID, period: PeriodChoice, level: Rank? = nil,
    breakdown: Breakdown = Breakdown()
  ) {
    self.indicator = indicator
    self.region = region
    self.period = period
    self.level = level
    self.breakdown = breakdown
  }

  /// Makes a question from a column or block of the catalogue.
  package init(_ choice: IndicatorChoice, region: RegionID, period: PeriodChoice) {
    self.init(
      indicator: choice.indicator, region: region, period: period, level: choice.level,
      breakdown: choice.breakdown)
  }

  /// The same question about another region.
  package func about(_ region: RegionID) -> Query {
    var query = self
    query.region = region
    return query
  }

  /// The same question about another time.
  package func during(_ period: PeriodChoice) -> Query {
    var query = self
    query.period = period
    return query
  }
}
