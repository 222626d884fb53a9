extension Rule {
  /// Whether the rule is about a figure.
  func applies(to figure: Figure, _ indicator: Indicator) -> Bool {
    // A rule about rows says nothing of numbers, whatever it leaves open.
    scope != .row && applies.includes(figure, indicator) && holds(for: figure.period)
  }

  /// Whether a rule about parts is about levels, which have a count basis, and not about options.
  var isAboutLevels: Bool {
    applies.dimensions.contains(Catalogue.levelDimension) || !applies.countBases.isEmpty
  }

  /// Whether the rule holds for a time; for times without an end it does.
  ///
  /// What counts is the last day: a rule from 2024 holds for all of 2024.
  func holds(for period: Period?) -> Bool {
    guard let day = period?.days?.upperBound else { return true }
    return holds(on: day)
  }

  /// Whether the rule holds on a day.
  func holds(on day: CalendarDate) -> Bool {
    (validFrom.map { $0.first <= day } ?? true) && (validTo.map { $0.last >= day } ?? true)
  }
}

extension Rule.Selection {
  /// Whether a figure is among those selected.
  func includes(_ figure: Figure, _ indicator: Indicator) -> Bool {
    Self.allows(kinds, figure.kind) && Self.allows(units, figure.quantity.unit)
      && (countBases.isEmpty || (figure.countBasis.map(countBases.contains) ?? false))
      && Self.allows(indicators, figure.indicator) && Self.allows(families, indicator.family)
      && (dimensions.isEmpty || dimensions.contains { Self.isSplit(figure, by: $0) })
      && (maximum == nil || indicator.maximum == maximum)
      && (!partition || !indicator.partitions.isEmpty)
      && (!undivided || (figure.level == nil && figure.breakdown.isEmpty))
      && (overRegion == nil || indicator.overRegion == overRegion)
  }

  private static func allows<Value: Equatable>(_ list: [Value], _ value: Value) -> Bool {
    list.isEmpty || list.contains(value)
  }

  private static func isSplit(_ figure: Figure, by dimension: String) -> Bool {
    dimension == Catalogue.levelDimension
      ? figure.level != nil : figure.breakdown[dimension] != nil
  }
}
