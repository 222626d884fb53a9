/// When the rows of a table begin and end.
struct RowTimes {
  private let starts: [Column]
  private let ends: [Column]
  private let count: Int

  init(_ table: Table) {
    func columns(_ names: [String]) -> [Column] {
      names.compactMap { table.schema.index(of: $0) }.map { table.column($0) }
    }
    count = table.slotCount
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

extension RowTimes {
  /// Calls `body` with each row that lies or begins in a year, and that year; O(rows).
  func forEachYear(_ body: (_ row: Int, _ year: Int) -> Void) {
    var years = [Int32](repeating: 0, count: ChunkedArray<Int32>.runLength)
    for first in stride(from: 0, to: count, by: years.count) {
      let rows = first..<min(count, first + years.count)
      if fill(first / years.count, &years) {
        for row in rows where years[row - first] != 0 { body(row, Int(years[row - first])) }
      } else {
        for row in rows {
          if let year = year(of: RowID(row)) { body(row, year) }
        }
      }
    }
  }

  /// The year of each row of a run, 0 for none; false where only `year(of:)` can tell.
  private func fill(_ run: Int, _ years: inout [Int32]) -> Bool {
    for row in years.indices { years[row] = 0 }
    // The first field that is present counts: so the later ones are looked at before it.
    return starts.reversed().allSatisfy { column in
      switch column {
      case .date(let days):
        days.withRun(run) { days in
          for row in days.indices where days[row] != 0 { years[row] = days[row] / 10_000 }
        }
        return true
      case .number(let numbers) where numbers.scale == 0:
        return numbers.mantissas.withRun(run) { own in
          var isPlain = true
          for row in own.indices where own[row] != NumberColumn.missing {
            isPlain = isPlain && own[row] > 0 && own[row] < 10_000
            years[row] = Int32(truncatingIfNeeded: own[row])
          }
          return isPlain
        }
      default: return false
      }
    }
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
