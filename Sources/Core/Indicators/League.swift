/// Comparable siblings in order of an indicator.
package struct League: Sendable {
  /// A place with its rank; places with equal values share one.
  package struct Row: Sendable {
    /// From 1; after two first places comes the third.
    package var rank: Int
    /// The place that has the rank.
    package var region: RegionID
    /// Its answer, whose value is whole.
    package var answer: Answer
  }

  /// Places with whole values of one basis, the best first; ties in customary order.
  package var rows: [Row]
  /// Places with a value that is no total, or of another basis.
  package var unranked: [RegionID]
  /// Places without a value.
  package var missing: [RegionID]

  /// The rank of a place; nil if it has none.
  package func rank(of region: RegionID) -> Int? { rows.first { $0.region == region }?.rank }
}

extension IndicatorEngine {
  /// A place among its siblings of the same rank and kind.
  package func league(_ choice: IndicatorChoice, region: RegionID, year: Int) -> League {
    league(choice, among: dataset.regions.comparableSiblings(of: region), year: year)
  }

  /// Places in order of an indicator; only whole values are ranked.
  ///
  /// Rates are compared exactly, by numerator and denominator, and only those of the basis that most
  /// places share. Where less is better the smallest is first.
  package func league(_ choice: IndicatorChoice, among regions: [RegionID], year: Int) -> League {
    var league = League(rows: [], unranked: [], missing: [])
    var candidates: [(region: RegionID, answer: Answer, value: Comparable)] = []
    let units = dataset.catalogue.units
    let indicator = dataset.catalogue.indicators[choice.indicator]
    for region in regions {
      let found = answer(Query(choice, region: region, period: .year(year)))
      guard let reading = found.reading else {
        league.missing.append(region)
        continue
      }
      guard found.shown.isComplete,
        let quantity = try? reading.quantity.converted(
          to: indicator?.unit ?? reading.quantity.unit, units: units),
        let value = quantity.value
      else {
        league.unranked.append(region)
        continue
      }
      let exact = found.reported == nil ? reading.ratio : nil
      candidates.append((region, found, Comparable(value: value, ratio: exact)))
    }
    let basis = mostCommon(candidates.map { $0.answer.reading?.rateBasis })
    for candidate in candidates where candidate.answer.reading?.rateBasis != basis {
      league.unranked.append(candidate.region)
    }
    candidates.removeAll { $0.answer.reading?.rateBasis != basis }
    league.unranked.sort()

    let lessIsBetter = indicator?.direction == .less
    candidates.sort { a, b in
      if a.value.isLess(than: b.value) { return lessIsBetter }
      if b.value.isLess(than: a.value) { return !lessIsBetter }
      return a.region < b.region
    }
    for (index, candidate) in candidates.enumerated() {
      var rank = index + 1
      if index > 0, let last = league.rows.last {
        let previous = candidates[index - 1].value
        let isTie =
          !previous.isLess(than: candidate.value) && !candidate.value.isLess(than: previous)
        if isTie { rank = last.rank }
      }
      league.rows.append(
        League.Row(rank: rank, region: candidate.region, answer: candidate.answer))
    }
    return league
  }

  /// A value for comparing: exactly where both have fractions, else as shown.
  private struct Comparable {
    var value: FixedDecimal
    var ratio: Ratio?

    func isLess(than other: Comparable) -> Bool {
      if let ratio, let theirs = other.ratio, let less = Ratio.isLess(ratio, theirs) { return less }
      return value < other.value
    }
  }

  private func mostCommon(_ bases: [String?]) -> String? {
    var counts: [(basis: String?, count: Int)] = []
    for basis in bases {
      if let index = counts.firstIndex(where: { $0.basis == basis }) {
        counts[index].count += 1
      } else {
        counts.append((basis, 1))
      }
    }
    // Of equally many the first.
    let most = counts.map(\.count).max()
    return counts.first { $0.count == most }?.basis
  }
}
