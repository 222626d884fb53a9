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
    if let level { words.append(self.level(level, in: region)) }
    for part in breakdown.parts {
      let option = dataset.catalogue.dimensions[part.dimension]?[part.option]
      words.append(option.map { language.pick($0.title) } ?? part.option)
    }
    return words.joined(separator: language == .zh ? "、" : ", ")
  }

  /// The word for a level, with the general one where it alone could mean two.
  ///
  /// In a county-level city both 昆明 and 安宁 award 市级.
  private func level(_ level: Rank, in region: RegionID) -> String {
    func word(_ rank: Rank) -> String? {
      dataset.catalogue.levelWord(rank, in: region, of: dataset.regions).map { language.pick($0) }
    }
    guard let own = word(level) else { return level.rawValue }
    let isShared = Rank.allCases.contains { $0 != level && word($0) == own }
    guard isShared, let general = dataset.catalogue.levels[level.rawValue]?.title else {
      return own
    }
    return own + (language == .zh ? "（\(general.zh)）" : " (\(language.pick(general)))")
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
