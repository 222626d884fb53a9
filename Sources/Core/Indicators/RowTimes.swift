/// When the rows of a table begin and end.
struct RowTimes {
  private let starts: [Column]
  private let ends: [Column]

  init(_ table: Table) {
    func columns(_ names: [String]) -> [Column] {
      names.compactMap { table.schema.index(of: $0) }.map { table.column($0) }
    }
    starts = columns(table.schema.timeFields)
    ends = columns(table.schema.endFields)
  }

  /// Whether a row belongs to a year; to all times if there is no year.
  ///
  /// A row without a beginning counts as begun and lies in no year; one without an end goes on.
  func belongs(_ row: RowID, to year: Int?, _ time: RowSelection.Time) -> Bool {
    guard let year, time != .all else { return true }
    let start = starts.lazy.compactMap { $0.days(row) }.first
    switch time {
    case .all: return true
    case .during:
      return start.map { $0.lowerBound.year == year && $0.upperBound.year == year } ?? false
    case .asOf:
      let end = ends.compactMap { $0.days(row)?.upperBound }.min()
      let last = CalendarDate.last(ofMonth: 12, year: year)
      return start.map { $0.lowerBound <= last } ?? true && end.map { $0 >= last } ?? true
    }
  }

  /// The years in which a row lies or begins.
  func year(of row: RowID) -> Int? {
    starts.lazy.compactMap { $0.days(row) }.first?.upperBound.year
  }
}

extension Column {
  /// The days that a date, year or period of a row covers; nil for missing and open ones.
  fileprivate func days(_ row: RowID) -> ClosedRange<CalendarDate>? {
    let index = Int(row.index)
    switch self {
    case .date(let days): return PartialDate(packed: days[index]).map { $0.first...$0.last }
    case .number(let years): return years[index]?.integer.flatMap { Period.year($0).days }
    case .period(let periods): return periods[index]?.days
    default: return nil
    }
  }
}
