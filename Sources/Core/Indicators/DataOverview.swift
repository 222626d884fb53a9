/// How much there is in a dataset.
package struct DataCounts: Hashable, Sendable {
  /// Reported figures without targets.
  package var figures: Int
  /// Figures of kind `target`.
  package var targets: Int
  /// Places with figures of their own.
  package var regions: Int
  /// Rows of all registers.
  package var rows: Int
}

/// Which places and years have data.
extension IndicatorEngine {
  /// How many figures, targets, places and rows there are; O(figures).
  package var counts: DataCounts {
    let targets = dataset.figures.refs.count { dataset.figures.traits($0).kind == .target }
    return DataCounts(
      figures: dataset.figures.count - targets, targets: targets,
      regions: regionsWithFigures(in: dataset.regions.root).count,
      rows: dataset.tables.values.reduce(0) { $0 + $1.count })
  }

  /// The places with figures of their own among a place and everything below it, in tree order.
  package func regionsWithFigures(in region: RegionID) -> [RegionID] {
    var found: [RegionID] = []
    for ref in dataset.figures.figures(within: dataset.regions.subtree(of: region)) {
      let place = dataset.figures[ref].region
      if found.last != place { found.append(place) }
    }
    return found
  }

  /// Whether there are figures or rows for a place or anything below it.
  package func hasData(in region: RegionID) -> Bool {
    let subtree = dataset.regions.subtree(of: region)
    return !dataset.figures.figures(within: subtree).isEmpty
      || dataset.tables.keys.contains { rows.hasRows($0, within: subtree) }
  }

  /// The rows of a register that count in a place and everything below it, in file order.
  ///
  /// O(m log m) for m such rows, once the register has been indexed.
  package func rows(of register: String, in region: RegionID) -> [RowID] {
    rows.all(register).slice(dataset.regions.subtree(of: region)).sorted()
  }

  /// The years for which anything is stated in a place or below it, or registered, ascending.
  ///
  /// Undated figures count for the years that their documents speak of. O(all rows and the figures
  /// below); kept.
  package func years(in region: RegionID) -> [Int] {
    if let known = knownYears.withLock({ $0[region] }) { return known }
    let subtree = dataset.regions.subtree(of: region)
    var years = yearsOfFigures(within: subtree)
    for register in dataset.tables.keys {
      years.formUnion(rows.years(register, within: subtree))
    }
    let sorted = years.sorted()
    knownYears.withLock { $0[region] = sorted }
    return sorted
  }

  private func yearsOfFigures(within subtree: Range<Int32>) -> Set<Int> {
    var years: Set<Int> = []
    for ref in dataset.figures.figures(within: subtree) {
      let traits = dataset.figures.traits(ref)
      if traits.kind == .target { continue }
      if let days = traits.days {
        // A span of several years is not the number of any one of them.
        if days.lowerBound.year == days.upperBound.year { years.insert(days.upperBound.year) }
      } else {
        for span in dataset.documents[dataset.figures[ref].document]?.covers ?? [] {
          years.formUnion(span)
        }
      }
    }
    return years
  }
}
