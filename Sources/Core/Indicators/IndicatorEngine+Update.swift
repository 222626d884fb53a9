/// Taking changes of the data over without forgetting what they do not touch.
extension IndicatorEngine {
  /// The engine for the same dataset after changes.
  ///
  /// Answers that the changes cannot have touched are kept: a figure touches its place and the
  /// places above it, for its indicator and those made of it; a row those made of its register.
  /// Definitions, regions and documents must be the same as before. O(places on the paths to the
  /// root × indicators touched), whatever the number of rows and answers.
  package func updated(_ dataset: Dataset, by changes: Changes) -> IndicatorEngine {
    let (rows, regions) = rows.updated(dataset, by: changes)
    var answers = allAnswers
    func forget(_ indicators: [IndicatorID], from place: Int32) {
      var next: RegionID? = RegionID(Int(place))
      while let region = next {
        if let known = answers[region.index], indicators.contains(where: { known[$0] != nil }) {
          for indicator in indicators { answers[region.index]?[indicator] = nil }
        }
        next = dataset.regions.parent(of: region)
      }
    }
    for place in changes.figures {
      forget(dependencies.dependents(of: place.indicator), from: place.region.index)
    }
    for (register, places) in regions {
      let readers = dependencies.readers(of: register)
      for place in places { forget(readers, from: place) }
    }
    return IndicatorEngine(dataset, keepingOf: self, answers: answers, rows)
  }
}
