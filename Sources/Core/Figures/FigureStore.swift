/// A figure by its position in its store.
package struct FigureRef: Hashable, Sendable, Comparable {
  package var index: Int32

  /// Makes the reference to the figure at `index`.
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// Reading order: files, then figures in them.
  package static func < (a: FigureRef, b: FigureRef) -> Bool { a.index < b.index }
}

/// All reported figures and targets, found by indicator and region.
package struct FigureStore: Sendable {
  /// One indicator in one region.
  private struct Key: Hashable {
    var indicator: IndicatorID
    var region: RegionID
  }

  /// All figures in reading order, targets among them.
  package let all: [Figure]
  private var statements: [Key: [FigureRef]] = [:]
  private var targets: [Key: [FigureRef]] = [:]
  private var byRegion: [RegionID: [FigureRef]] = [:]
  /// Per indicator the numbers of the regions with statements, ascending.
  private var regions: [IndicatorID: [Int32]] = [:]
  /// The numbers of all regions with statements or targets, ascending.
  package let regionsWithFigures: [RegionID]
  private var byID: [String: FigureRef] = [:]

  /// Makes a store; O(n log n).
  package init(_ figures: [Figure] = []) {
    all = figures
    byID.reserveCapacity(figures.count)
    for (index, figure) in figures.enumerated() {
      let ref = FigureRef(index)
      let key = Key(indicator: figure.indicator, region: figure.region)
      if byID[figure.id] == nil { byID[figure.id] = ref }
      byRegion[figure.region, default: []].append(ref)
      if figure.kind == .target {
        targets[key, default: []].append(ref)
      } else {
        if statements[key] == nil {
          regions[figure.indicator, default: []].append(figure.region.index)
        }
        statements[key, default: []].append(ref)
      }
    }
    regionsWithFigures = byRegion.keys.sorted()
    for id in regions.keys { regions[id]?.sort() }
  }

  /// The figure at a position.
  package subscript(ref: FigureRef) -> Figure { all[Int(ref.index)] }

  /// The figure with an id, or nil; of two with the same id the first.
  package func find(_ id: String) -> FigureRef? { byID[id] }

  /// What is stated of an indicator in a region, in reading order; no targets.
  package func statements(_ indicator: IndicatorID, in region: RegionID) -> [FigureRef] {
    statements[Key(indicator: indicator, region: region)] ?? []
  }

  /// What is aimed at for an indicator in a region, in reading order.
  package func targets(_ indicator: IndicatorID, in region: RegionID) -> [FigureRef] {
    targets[Key(indicator: indicator, region: region)] ?? []
  }

  /// Everything stated or aimed at in a region itself, in reading order.
  package func figures(in region: RegionID) -> [FigureRef] { byRegion[region] ?? [] }

  /// Whether anything is stated of an indicator in a run of region numbers; O(log n).
  package func hasStatements(_ indicator: IndicatorID, in subtree: Range<Int32>) -> Bool {
    guard let numbers = regions[indicator] else { return false }
    let first = numbers.partitioningIndex { $0 >= subtree.lowerBound }
    return first < numbers.count && numbers[first] < subtree.upperBound
  }

  /// The regions in a run of numbers for which anything is stated or aimed at.
  package func regionsWithFigures(in subtree: Range<Int32>) -> ArraySlice<RegionID> {
    let first = regionsWithFigures.partitioningIndex { $0.index >= subtree.lowerBound }
    let last = regionsWithFigures.partitioningIndex { $0.index >= subtree.upperBound }
    return regionsWithFigures[first..<last]
  }
}

extension Array {
  /// The first position whose element passes; all later ones must pass too.
  ///
  /// O(log n).
  func partitioningIndex(where passes: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
