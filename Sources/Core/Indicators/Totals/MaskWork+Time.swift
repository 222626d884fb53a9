/// When rows begin and end, by the run.
extension MaskWork {
  /// As `RowTimes.belongs`, by the run.
  func belongs(
    _ year: Int, _ time: RowSelection.Time, _ span: RowSpan,
    _ passes: UnsafeMutablePointer<UInt8>, _ fails: UnsafeMutablePointer<UInt8>
  ) {
    let count = span.count
    if masks.hasPlainTimes, (1...9_999).contains(year), hasWholeYears {
      plainTimes(Int32(year), time, span, passes)
    } else {
      let times = RowTimes(table)
      for row in 0..<count {
        passes[row] = times.belongs(RowID(span.first + row), to: year, time) ? 255 : 0
      }
    }
    for row in 0..<count { fails[row] = ~passes[row] }
  }

  /// Whether no year of the time fields has digits after the point.
  private var hasWholeYears: Bool {
    let schema = table.schema
    return (schema.timeFields + schema.endFields).allSatisfy { name in
      guard let field = schema.index(of: name), case .number(let years) = table.column(field)
      else { return true }
      return years.scale == 0
    }
  }

  private func plainTimes(
    _ year: Int32, _ time: RowSelection.Time, _ span: RowSpan,
    _ passes: UnsafeMutablePointer<UInt8>
  ) {
    let count = span.count
    let schema = table.schema
    let isDuring = time == .during
    passes.update(repeating: isDuring ? 0 : 255, count: count)
    let first = year * 10_000
    let next = first + 10_000
    // The first field that is present counts: so the later ones are looked at before it.
    for field in schema.timeFields.reversed().compactMap({ schema.index(of: $0) }) {
      switch table.column(field) {
      case .date(let days):
        if days.constant(span) == 0 { continue }
        days.lend(span) { days in
          for row in 0..<count {
            let day = days[row]
            let fits: UInt8 = day < next && (!isDuring || day >= first) ? 255 : 0
            passes[row] = day == 0 ? passes[row] : fits
          }
        }
      case .number(let years):
        years.mantissas.lend(span) { years in
          let wanted = Int64(year)
          for row in 0..<count {
            let own = years[row]
            let fits: UInt8 = own <= wanted && (!isDuring || own == wanted) ? 255 : 0
            passes[row] = own < 1 || own > 9_999 ? passes[row] : fits
          }
        }
      default: break
      }
    }
    if isDuring { return }
    for field in schema.endFields.compactMap({ schema.index(of: $0) }) {
      switch table.column(field) {
      case .date(let days):
        if days.constant(span) == 0 { continue }
        days.lend(span) { days in
          for row in 0..<count {
            let day = days[row]
            // Known to the year or month, a date may be its last day.
            let goesOn =
              day == 0 || day >= next || day == first || day == first + 1_200
              || day == first + 1_231
            passes[row] &= goesOn ? 255 : 0
          }
        }
      case .number(let years):
        years.mantissas.lend(span) { years in
          for row in 0..<count {
            let own = years[row]
            passes[row] &= own < 1 || own > 9_999 || own >= Int64(year) ? 255 : 0
          }
        }
      default: break
      }
    }
  }
}
