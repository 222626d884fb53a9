/// Taking changes of the data over without forgetting what they do not touch.
extension IndicatorEngine {
  /// The engine for the same dataset after changes.
  ///
  /// Answers that the changes cannot have touched are kept: a figure touches its place and the
  /// places above it, for its indicator and those made of it; a row those made of its register.
  /// Definitions, regions and documents must be the same as before. O(answers known of the places
  /// on the path to the root).
  package func updated(_ dataset: Dataset, by changes: Changes) -> IndicatorEngine {
    let (rows, regions) = rows.updated(dataset, by: changes)
    let touched = TouchedPlaces(figures: changes.figures, rows: regions, dataset.regions)
    var answers = allAnswers
    for region in touched.path {
      guard let known = answers[region] else { continue }
      answers[region] = known.filter { !touched.concerns($0.key, dependencies) }
    }
    return IndicatorEngine(dataset, keepingOf: self, answers: answers, rows)
  }
}

/// Where answers may have changed.
private struct TouchedPlaces {
  private var figures: [IndicatorID: [Int32]] = [:]
  private var registers: [String: [Int32]] = [:]
  private let tree: RegionTree
  /// The numbers of all places touched and of those above them.
  private(set) var path: Set<Int32> = []

  init(figures places: Set<Changes.Place>, rows: [String: Set<Int32>], _ tree: RegionTree) {
    self.tree = tree
    for place in places { figures[place.indicator, default: []].append(place.region.index) }
    registers = rows.mapValues { Array($0) }
    for number in figures.values.joined() { climb(from: number) }
    for number in registers.values.joined() { climb(from: number) }
  }

  private mutating func climb(from number: Int32) {
    var next: RegionID? = RegionID(Int(number))
    while let region = next, path.insert(region.index).inserted { next = tree.parent(of: region) }
  }

  func concerns(_ query: Query, _ dependencies: Dependencies) -> Bool {
    let subtree = tree.subtree(of: query.region)
    if !figures.isEmpty {
      let needed = dependencies.indicators(query.indicator)
      for (indicator, places) in figures where needed.contains(indicator) {
        if places.contains(where: { subtree.contains($0) }) { return true }
      }
    }
    if !registers.isEmpty {
      let needed = dependencies.registersShown(query.indicator)
      for (register, places) in registers where needed.contains(register) {
        if places.contains(where: { subtree.contains($0) }) { return true }
      }
    }
    return false
  }
}
