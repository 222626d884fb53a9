package import Core

/// What a number is called: its indicator, and the level or part of it.
package struct ChoiceText: Sendable {
  private let dataset: Dataset
  private let language: Language

  /// Speaks a language about a dataset's indicators.
  package init(dataset: Dataset, language: Language) {
    self.dataset = dataset
    self.language = language
  }

  /// The indicator's title; its id where it is unknown.
  package func title(_ indicator: IndicatorID) -> String {
    dataset.catalogue.indicators[indicator].map { language.pick($0.title) } ?? indicator
  }

  /// Level and breakdown in words, empty for the undivided total.
  package func part(_ level: Rank?, _ breakdown: Breakdown, in region: RegionID) -> String {
    var words: [String] = []
    if let level {
      let word = dataset.catalogue.levelWord(level, in: region, of: dataset.regions)
      words.append(word.map { language.pick($0) } ?? level.rawValue)
    }
    for part in breakdown.parts {
      let option = dataset.catalogue.dimensions[part.dimension]?[part.option]
      words.append(option.map { language.pick($0.title) } ?? part.option)
    }
    return words.joined(separator: language == .zh ? "、" : ", ")
  }

  /// Title, level and breakdown in one line.
  package func whole(
    _ indicator: IndicatorID, _ level: Rank?, _ breakdown: Breakdown, in region: RegionID
  ) -> String {
    let part = part(level, breakdown, in: region)
    if part.isEmpty { return title(indicator) }
    return language == .zh ? "\(title(indicator))（\(part)）" : "\(title(indicator)) (\(part))"
  }
}
