package import Core

/// Reported figures as an aligned table, for `qijian figures`.
package struct FigureTable: Sendable {
  private let dataset: Dataset
  private let language: Language

  /// Prepares to write the figures of a dataset.
  package init(dataset: Dataset, language: Language) {
    self.dataset = dataset
    self.language = language
  }

  /// A header and a line a figure, in reading order.
  package func lines() -> [String] {
    let text = CommandText(language)
    let regions = RegionText(language)
    let titles = ChoiceText(dataset: dataset, language: language)
    let values = ValueText(language: language, ascii: false)
    let screen = ScreenText(language)
    var table = TextTable([
      .init(maximum: 20), .init(maximum: 44), .init(maximum: 28), .init(.right, maximum: 24),
      .init(maximum: 60), .init(maximum: 40),
    ])
    table.add(
      [
        .columnRegion, .columnIndicator, .columnPeriod, .columnValue, .columnSource, .columnNumber,
      ].map { text($0) })
    for figure in dataset.figures.all {
      let value = values.full(figure.quantity, units: dataset.catalogue.units)
      table.add([
        regions.name(dataset.regions[figure.region]),
        titles.whole(figure.indicator, figure.level, figure.breakdown, in: figure.region),
        PeriodText(language).text(figure.period, words: figure.periodPrinted),
        figure.kind == .target ? screen(.kind(.target)) + " " + value : value,
        source(figure.source), figure.id,
      ])
    }
    return table.lines
  }

  private func source(_ source: Source) -> String {
    ([source.document] + [source.caseName, source.section].compactMap(\.self))
      .joined(separator: " ")
  }
}
