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
      for year in years {
        var values: [IndicatorID: Int] = [:]
        for series in series {
          let bound = series.bound.flatMap { values[$0] } ?? Int.max
          let value = series.typical * scale * random.number(in: 30...170) / 10_000
          // Some are never handed in, and what is bounded by them neither.
          if random.chance(3) || (series.bound != nil && bound == Int.max) { continue }
          values[series.indicator] = min(value, bound)
          write(series, place, year, min(value, bound), to: &writer)
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
