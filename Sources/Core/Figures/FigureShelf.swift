/// Figures by region; those of a region in reading order.
struct FigureShelf: Sendable {
  private var regions: [Int32] = []
  private var refs: [FigureRef] = []

  var isEmpty: Bool { refs.isEmpty }

  /// Makes room for so many figures.
  mutating func reserve(_ count: Int) {
    regions.reserveCapacity(count)
    refs.reserveCapacity(count)
  }

  /// The figures of a run of region numbers.
  func slice(_ subtree: Range<Int32>) -> ArraySlice<FigureRef> {
    let first = regions.partitioningIndex { $0 >= subtree.lowerBound }
    let last = regions.partitioningIndex { $0 >= subtree.upperBound }
    return refs[first..<max(first, last)]
  }

  /// Adds a figure behind all others, where it must belong.
  mutating func append(_ ref: FigureRef, _ region: RegionID) {
    regions.append(region.index)
    refs.append(ref)
  }

  /// Puts a figure where it belongs.
  mutating func insert(_ ref: FigureRef, _ region: RegionID) {
    let place = position(ref, region)
    regions.insert(region.index, at: place)
    refs.insert(ref, at: place)
  }

  /// Takes a figure away; one that is not there is left alone.
  mutating func remove(_ ref: FigureRef, _ region: RegionID) {
    let place = position(ref, region)
    guard refs.indices.contains(place), refs[place] == ref else { return }
    regions.remove(at: place)
    refs.remove(at: place)
  }

  /// The first position not before a figure's place.
  private func position(_ ref: FigureRef, _ region: RegionID) -> Int {
    let first = regions.partitioningIndex { $0 >= region.index }
    let last = regions.partitioningIndex { $0 > region.index }
    return first + refs[first..<last].partitioningCount { $0 < ref }
  }
}

extension ArraySlice {
  /// How many elements from the front pass; all later ones must fail.
  func partitioningCount(where passes: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if passes(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low - startIndex
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
