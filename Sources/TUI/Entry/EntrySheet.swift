package import Core

/// The indicators that are entered together.
package struct EntrySheet: Sendable, Hashable {
  /// Id of the sheet's definition in the catalogue, or of the tab it was made from.
  package var id: String
  /// What the sheet is called.
  package var title: LocalizedText
  /// How long its periods are.
  package var kind: SheetDefinition.PeriodKind
  /// The columns, from left to right.
  package var choices: [IndicatorChoice]
  /// Whether the catalogue defines it, so that it has a state and can be submitted.
  package var isDefined: Bool
  /// The rank of the offices that fill it in; nil for all.
  package var rank: Rank?

  /// Makes a sheet that the catalogue does not define.
  package init(id: String, title: LocalizedText, choices: [IndicatorChoice]) {
    self.id = id
    self.title = title
    self.choices = choices
    kind = .year
    isDefined = false
  }

  /// Makes a sheet of its definition.
  package init(_ definition: SheetDefinition) {
    id = definition.id
    title = definition.title
    choices = definition.choices
    kind = definition.period
    isDefined = true
    rank = definition.rank
  }
}
