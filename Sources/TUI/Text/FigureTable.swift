package import Core

/// A figure's value in words.
struct FigureText {
  let dataset: Dataset
  let language: Language

  /// The number with its unit; a target with the word that says how it is meant: `目标 不少于50家`.
  func value(_ figure: Figure) -> String {
    let number = ValueText(language: language, ascii: false)
      .full(figure.quantity, units: dataset.catalogue.units)
    guard figure.kind == .target else { return number }
    let text = ScreenText(language)
    let comparison = text(.comparison(figure.comparison ?? .atLeast))
    let space = language == .zh || comparison.isEmpty ? "" : " "
    return text(.kind(.target)) + " " + comparison + space + number
  }
}

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
    var table = TextTable([
      .init(maximum: 20), .init(maximum: 44), .init(maximum: 28), .init(.right, maximum: 24),
      .init(maximum: 60), .init(maximum: 40),
    ])
    table.add(
      [
        .columnRegion, .columnIndicator, .columnPeriod, .columnValue, .columnSource, .columnNumber,
      ].map { text($0) })
    for figure in dataset.figures.all {
      table.add([
        regions.name(dataset.regions[figure.region]),
        titles.whole(figure.indicator, figure.level, figure.breakdown, in: figure.region),
        PeriodText(language).text(figure.period, words: figure.periodPrinted),
        FigureText(dataset: dataset, language: language).value(figure),
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
