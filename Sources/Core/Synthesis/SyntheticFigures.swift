/// Invented figures of some indicators for every place and year.
struct SyntheticFigures: Sendable {
  let series: [SynthesisPlan.Series]
  let places: [Region]
  let years: ClosedRange<Int>
  let seed: UInt64

  /// A file of figures, one a line; O(places × years × indicators).
  func bytes(document: String) -> [UInt8] {
    var writer = JSONWriter(style: .inline(depth: 2))
    writer.beginObject()
    writer.member("format", 1)
    writer.member("document", document)
    writer.key("figures")
    writer.beginArray()
    for (position, place) in places.enumerated() {
      var random = RandomSequence(seed: seed, stream: 3, record: position)
      let scale = random.number(in: 20...300)
      // Each place has a level of its own that drifts from year to year.
      var levels = series.map { $0.typical * scale * random.number(in: 60...140) / 100 }
      for year in years {
        var values: [IndicatorID: Int] = [:]
        for (index, series) in series.enumerated() {
          levels[index] = levels[index] * random.number(in: 88...112) / 100
          // Some are never handed in, and what is bounded by them neither.
          let isMissing = random.chance(3)
          if isMissing || year <= years.upperBound - (series.latest ?? years.count) { continue }
          var value = levels[index] / 100
          if let id = series.bound {
            guard let bound = values[id] else { continue }
            value = min(value, bound)
          }
          values[series.indicator] = value
          write(series, place, year, value, to: &writer)
        }
      }
    }
    writer.end()
    writer.end()
    return writer.finish()
  }

  private func write(
    _ series: SynthesisPlan.Series, _ place: Region, _ year: Int, _ value: Int,
    to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.member("id", "\(place.id)/\(series.indicator)/\(year)")
    writer.member("indicator", series.indicator)
    writer.member("region", place.id)
    writer.member("kind", series.kind.rawValue)
    writer.member("period", series.kind == .stock ? "@\(year)-12-31" : String(year))
    writer.member("value", value)
    writer.member("unit", series.unit)
    writer.end()
  }
}
