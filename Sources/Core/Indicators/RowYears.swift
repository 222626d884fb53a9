/// How many rows of a register lie or begin in each year, by the region in which they count.
struct RowYears: Sendable {
  private let places: Int
  /// The years that any row had, each with its number.
  private var numbers: [Int: Int] = [:]
  /// Year by year how many rows of it count in each region itself.
  private var counts: [Int32] = []

  /// `numbers` says where each row counts, below 0 for nowhere; O(rows + regions × years).
  init(_ times: RowTimes, _ numbers: ChunkedArray<Int32>, places: Int) {
    self.places = places
    let numbers = numbers.unpacked
    // Rows that lie together mostly are of few years.
    var last: (year: Int, start: Int)?
    times.forEachYear { row, year in
      guard row < numbers.count, numbers[row] >= 0 else { return }
      let own = last.flatMap { $0.year == year ? $0.start : nil } ?? start(of: year)
      last = (year, own)
      counts[own + Int(numbers[row])] += 1
    }
  }

  /// The years in which any row that counts in a run of regions lies or begins; O(regions × years).
  func years(within regions: Range<Int32>) -> Set<Int> {
    let run = Int(regions.lowerBound)..<Int(regions.upperBound)
    return Set(
      numbers.lazy.filter { _, number in
        run.contains { counts[number * places + $0] != 0 }
      }.map(\.key))
  }

  /// Notes that a row counts somewhere else or lies in another year now; nil for none.
  mutating func move(_ before: (place: Int32, year: Int?), to now: (place: Int32, year: Int?)) {
    // Most edits change neither, and what older engines share is copied only where it changes.
    if before == now { return }
    count(before, -1)
    count(now, 1)
  }

  private mutating func count(_ row: (place: Int32, year: Int?), _ change: Int32) {
    guard let year = row.year, row.place >= 0 else { return }
    counts[start(of: year) + Int(row.place)] += change
  }

  /// Where the counts of a year begin.
  private mutating func start(of year: Int) -> Int {
    if let number = numbers[year] { return number * places }
    numbers[year] = numbers.count
    counts.append(contentsOf: repeatElement(0, count: places))
    return counts.count - places
  }
}
