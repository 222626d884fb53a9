/// What the places beside each other state, kept while the checks of one state of the dataset last.
///
/// A column of a sheet asks for the same places once for each of its cells.
final class PeerReadings: Sendable {
  /// What is asked of some places.
  struct Question: Hashable {
    var indicator: IndicatorID
    var year: Int
    var level: Rank?
    var breakdown: Breakdown
    var places: [RegionID]
  }

  private let known = Guarded<[Question: [(place: RegionID, reading: Reading)]]>([:])

  /// The readings of those places that state one; O(places) at the first asking.
  func readings(_ question: Question, _ indicator: Indicator, _ engine: IndicatorEngine)
    -> [(place: RegionID, reading: Reading)]
  {
    if let readings = known.withLock({ $0[question] }) { return readings }
    let readings = question.places.compactMap { place in
      let query = Query(
        indicator: question.indicator, region: place, period: .year(question.year),
        level: question.level, breakdown: question.breakdown)
      return engine.select(query, indicator, scope: .area).reading.map { (place, $0) }
    }
    known.withLock { $0[question] = readings }
    return readings
  }
}
