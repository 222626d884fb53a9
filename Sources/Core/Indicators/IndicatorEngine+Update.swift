/// Taking changes of the data over without forgetting what they do not touch.
extension IndicatorEngine {
  /// The engine for the same dataset after changes.
  ///
  /// Answers that the changes cannot have touched are kept: a figure touches its place and the
  /// places above it, for its indicator and those made of it; a row those made of its register.
  /// Definitions, regions and documents must be the same as before.
  package func updated(_ dataset: Dataset, by changes: Changes) -> IndicatorEngine {
    if changes.figures.isEmpty && changes.registers.isEmpty {
      return IndicatorEngine(dataset, keepingOf: self, answers: answersKept { _ in true }, rows)
    }
    let rows = rows.updated(dataset, by: changes)
    let touched = TouchedPlaces(changes, rows: rows, dataset: dataset)
    return IndicatorEngine(
      dataset, keepingOf: self, answers: answersKept { !touched.concerns($0, dependencies) }, rows)
  }
}

/// Where answers may have changed.
private struct TouchedPlaces {
  private var figures: [IndicatorID: [RegionID]] = [:]
  private var registers: [String: [RegionID]] = [:]
  private let tree: RegionTree

  init(_ changes: Changes, rows: RegisterRows, dataset: Dataset) {
    tree = dataset.regions
    for place in changes.figures { figures[place.indicator, default: []].append(place.region) }
    for register in changes.registers.keys {
      registers[register] = rows.regionsTouched(of: register, by: changes)
    }
    for (register, regions) in rows.dependentRegions(by: changes) {
      registers[register, default: []] += regions
    }
  }

  func concerns(_ query: Query, _ dependencies: Dependencies) -> Bool {
    let subtree = tree.subtree(of: query.region)
    if !figures.isEmpty {
      let needed = dependencies.indicators(query.indicator)
      for (indicator, regions) in figures where needed.contains(indicator) {
        if regions.contains(where: { subtree.contains($0.index) }) { return true }
      }
    }
    if !registers.isEmpty {
      let needed = dependencies.registersShown(query.indicator)
      for (register, regions) in registers where needed.contains(register) {
        if regions.contains(where: { subtree.contains($0.index) }) { return true }
      }
    }
    return false
  }
}
