/// A figure by its position in its store.
package struct FigureRef: Hashable, Sendable, Comparable {
  /// The position in `FigureStore.all`, from 0.
  package var index: Int32

  /// Makes the reference to the figure at `index`.
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// Reading order: files, then figures in them.
  package static func < (a: FigureRef, b: FigureRef) -> Bool { a.index < b.index }
}

/// All reported figures and targets, found by indicator and region.
package struct FigureStore: Sendable {
  /// One indicator's figures by region; of a region in reading order.
  private struct Shelf {
    var regions: [Int32] = []
    var refs: [FigureRef] = []

    /// The figures of a run of region numbers.
    func slice(_ subtree: Range<Int32>) -> ArraySlice<FigureRef> {
      let first = regions.partitioningIndex { $0 >= subtree.lowerBound }
      let last = regions.partitioningIndex { $0 >= subtree.upperBound }
      return refs[first..<max(first, last)]
    }
  }

  /// All figures in reading order, targets among them.
  package let all: [Figure]
  private let statementShelves: [IndicatorID: Shelf]
  private let targetShelves: [IndicatorID: Shelf]
  private let everything: Shelf
  private let byID: [String: FigureRef]

  /// Makes a store; O(n log n).
  package init(_ figures: [Figure] = []) {
    all = figures
    var statements: [IndicatorID: Shelf] = [:]
    var targets: [IndicatorID: Shelf] = [:]
    var everything = Shelf()
    var ids: [String: FigureRef] = [:]
    ids.reserveCapacity(figures.count)
    let order = figures.indices.sorted {
      (figures[$0].region, $0) < (figures[$1].region, $1)
    }
    for index in order {
      let figure = figures[index]
      let ref = FigureRef(index)
      everything.regions.append(figure.region.index)
      everything.refs.append(ref)
      if figure.kind == .target {
        targets[figure.indicator, default: Shelf()].regions.append(figure.region.index)
        targets[figure.indicator, default: Shelf()].refs.append(ref)
      } else {
        statements[figure.indicator, default: Shelf()].regions.append(figure.region.index)
        statements[figure.indicator, default: Shelf()].refs.append(ref)
      }
    }
    for (index, figure) in figures.enumerated() where ids[figure.id] == nil {
      ids[figure.id] = FigureRef(index)
    }
    statementShelves = statements
    targetShelves = targets
    self.everything = everything
    byID = ids
  }

  /// The figure at a position.
  package subscript(ref: FigureRef) -> Figure { all[Int(ref.index)] }

  /// The figure with an id, or nil; of two with the same id the first.
  package func find(_ id: String) -> FigureRef? { byID[id] }

  /// What is stated of an indicator in a region itself, in reading order; no targets.
  ///
  /// O(log n), like everything below.
  package func statements(_ indicator: IndicatorID, in region: RegionID) -> ArraySlice<FigureRef> {
    statements(indicator, within: region.index..<region.index + 1)
  }

  /// What is stated of an indicator in a run of region numbers, region by region.
  package func statements(
    _ indicator: IndicatorID, within subtree: Range<Int32>
  ) -> ArraySlice<FigureRef> {
    statementShelves[indicator]?.slice(subtree) ?? []
  }

  /// What is aimed at for an indicator in a region itself, in reading order.
  package func targets(_ indicator: IndicatorID, in region: RegionID) -> ArraySlice<FigureRef> {
    targetShelves[indicator]?.slice(region.index..<region.index + 1) ?? []
  }

  /// Everything stated or aimed at in a region itself, in reading order.
  package func figures(in region: RegionID) -> ArraySlice<FigureRef> {
    figures(within: region.index..<region.index + 1)
  }

  /// Everything stated or aimed at in a run of region numbers, region by region.
  package func figures(within subtree: Range<Int32>) -> ArraySlice<FigureRef> {
    everything.slice(subtree)
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
