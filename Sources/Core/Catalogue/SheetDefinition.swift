/// A sheet: numbers that an office fills in together for a period and hands in.
package struct SheetDefinition: Hashable, Sendable, Identifiable {
  /// How long a period of the sheet is.
  package enum PeriodKind: String, Hashable, Sendable, CaseIterable {
    case year, half, quarter, month
  }

  /// Id by which the rows of the register `sheets` name it.
  package var id: String
  /// The sheet's heading.
  package var title: LocalizedText
  /// The indicator family that it belongs to.
  package var family: String
  /// How long its periods are.
  package var period: PeriodKind
  /// The numbers asked for, in the order of the paper.
  package var choices: [IndicatorChoice]
  /// The rank of the offices that fill it in; nil for all.
  package var rank: Rank?

  /// Makes a definition.
  package init(
    id: String, title: LocalizedText, family: String, period: PeriodKind = .year,
    choices: [IndicatorChoice], rank: Rank? = nil
  ) {
    self.id = id
    self.title = title
    self.family = family
    self.period = period
    self.choices = choices
    self.rank = rank
  }
}
