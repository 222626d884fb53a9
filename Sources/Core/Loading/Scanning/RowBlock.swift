/// The rows of one piece of a file, by columns, before they come into their table.
///
/// Unsafe memory, allocated once and used for block after block. `@unchecked`: a block belongs to
/// one thread at a time; it is handed over under the lock of `BlockQueue`.
final class RowBlock: @unchecked Sendable {
  /// The most rows of a block; what is left of it is scanned afterwards.
  static let mostRows = 8_192

  /// Values of one field.
  ///
  /// Invariant: `count` is at most one more than the rows that are complete; rows behind `count`
  /// have no value.
  struct Staged {
    var count = 0
    /// Codes, dates, regions, flags, numbers of lists.
    var codes: UnsafeMutablePointer<Int32>?
    /// Digits of numbers at `scale`.
    var digits: UnsafeMutablePointer<Int64>?
    var scale = 0
    /// Texts behind each other, and where they end.
    var bytes: UnsafeMutablePointer<UInt8>?
    var ends: UnsafeMutablePointer<UInt32>?
    var byteCount = 0
    /// Stands for a missing code.
    var missing: Int32 = 0
  }

  /// Records in a row that the scanner took.
  struct Piece {
    /// Where the first one's brace stands.
    var first: Int
    /// Behind the record before the first one, and behind the last one.
    var before: Int
    var after: Int
    var rows: Range<Int>
  }

  let plan: RowPlan
  /// The bytes of the file from `start` on, and zeros behind them.
  let base: UnsafeMutablePointer<UInt8>
  let capacity: Int
  /// The offset of the first byte in the file.
  private(set) var start = 0
  private(set) var byteCount = 0
  /// Whether the file ends with these bytes.
  private(set) var reachesEnd = false
  /// Records whose cursor, the place behind the record before, lies here belong to the block.
  private(set) var owned = 0..<0
  /// By field; then the id, and the initials of the name.
  let columns: UnsafeMutablePointer<Staged>
  let columnCount: Int
  var rows = 0
  var pieces: [Piece] = []
  /// Per row where its record ends, counted from `start`.
  let recordEnds: UnsafeMutablePointer<Int32>
  /// Whether every id is above the one before.
  var isAscending = true
  /// Rows whose keys do not come in the order known, with the numbers of their keys.
  var irregular: [(row: Int, keys: [Int32])] = []
  /// The different lists of each field of lists, joined, and their numbers.
  var lists: [Int: ListColumn] = [:]

  private var tableCodes: [Int: [Int32]] = [:]

  /// By a hash of the list the last one that was staged.
  let knownLists: UnsafeMutablePointer<KnownList>

  init(plan: RowPlan, capacity: Int) {
    self.plan = plan
    self.capacity = capacity
    base = .allocate(capacity: capacity + WordTable.paddingSize)
    columnCount = plan.fieldCount + 2
    columns = .allocate(capacity: columnCount)
    columns.initialize(repeating: Staged(), count: columnCount)
    recordEnds = .allocate(capacity: Self.mostRows)
    knownLists = .allocate(capacity: Self.mostKnownLists)
    knownLists.initialize(repeating: KnownList(), count: Self.mostKnownLists)
    for field in 0..<plan.fieldCount { columns[field].missing = plan.entries[field].missing }
  }

  deinit {
    base.deallocate()
    for column in 0..<columnCount {
      columns[column].codes?.deallocate()
      columns[column].digits?.deallocate()
      columns[column].bytes?.deallocate()
      columns[column].ends?.deallocate()
    }
    columns.deallocate()
    recordEnds.deallocate()
    knownLists.deallocate()
  }

  /// The numbers of the two columns that are no fields.
  var idColumn: Int { plan.fieldCount }
  var initialsColumn: Int { plan.fieldCount + 1 }

  /// Reads a part of a file; a failure leaves the block empty, and the careful reader meets it.
  func load(_ file: any OpenFile, owning range: Range<Int>) {
    clear()
    start = range.lowerBound
    owned = range
    byteCount = 0
    reachesEnd = false
    while byteCount < capacity {
      let room = UnsafeMutableRawBufferPointer(start: base + byteCount, count: capacity - byteCount)
      guard let count = try? file.read(into: room, at: start + byteCount) else {
        byteCount = 0
        break
      }
      if count == 0 {
        reachesEnd = true
        break
      }
      byteCount += count
    }
    (base + byteCount).update(repeating: 0, count: WordTable.paddingSize)
  }

  /// Forgets the rows.
  func clear() {
    rows = 0
    pieces.removeAll(keepingCapacity: true)
    irregular.removeAll(keepingCapacity: true)
    lists.removeAll(keepingCapacity: true)
    knownLists.update(repeating: KnownList(), count: Self.mostKnownLists)
    tableCodes.removeAll(keepingCapacity: true)
    isAscending = true
    for column in 0..<columnCount {
      columns[column].count = 0
      columns[column].byteCount = 0
      columns[column].scale = 0
    }
  }

  /// Takes back what was staged of a row that is not complete.
  func dropPartialRow() {
    for column in 0..<columnCount where columns[column].count > rows {
      columns[column].count = rows
      if let ends = columns[column].ends {
        columns[column].byteCount = rows == 0 ? 0 : Int(ends[rows - 1])
      }
    }
  }

  // MARK: - Staging

  /// Stages a code for the row at hand.
  @inline(__always)
  func stage(_ column: Int, code: Int32) {
    let staged = columns + column
    let codes = staged.pointee.codes ?? makeCodes(column)
    fill(staged, codes)
    codes[rows] = code
    staged.pointee.count = rows + 1
  }

  private func makeCodes(_ column: Int) -> UnsafeMutablePointer<Int32> {
    let codes = UnsafeMutablePointer<Int32>.allocate(capacity: Self.mostRows)
    columns[column].codes = codes
    return codes
  }

  @inline(__always)
  private func fill(_ staged: UnsafeMutablePointer<Staged>, _ codes: UnsafeMutablePointer<Int32>) {
    var row = staged.pointee.count
    while row < rows {
      codes[row] = staged.pointee.missing
      row += 1
    }
  }

  /// Stages a number for the row at hand; false where its digits do not fit beside the others.
  func stage(_ column: Int, digits: Int64, scale: Int) -> Bool {
    let staged = columns + column
    let values = staged.pointee.digits ?? makeDigits(column)
    var row = staged.pointee.count
    while row < rows {
      values[row] = NumberColumn.missing
      row += 1
    }
    var digits = digits
    if scale != staged.pointee.scale {
      if scale > staged.pointee.scale {
        // Few digits, so that no product of the staged ones overflows.
        guard widen(values, rows, by: scale - staged.pointee.scale) else { return false }
        staged.pointee.scale = scale
      } else {
        guard let factor = Self.power(staged.pointee.scale - scale) else { return false }
        let (product, overflow) = digits.multipliedReportingOverflow(by: factor)
        if overflow { return false }
        digits = product
      }
    }
    if digits == NumberColumn.missing { return false }
    values[rows] = digits
    staged.pointee.count = rows + 1
    return true
  }

  private func makeDigits(_ column: Int) -> UnsafeMutablePointer<Int64> {
    let digits = UnsafeMutablePointer<Int64>.allocate(capacity: Self.mostRows)
    columns[column].digits = digits
    return digits
  }

  private static func power(_ exponent: Int) -> Int64? {
    exponent <= 18 ? Int64(FixedDecimal.powerOfTen(exponent)) : nil
  }

  private func widen(_ values: UnsafeMutablePointer<Int64>, _ count: Int, by places: Int) -> Bool {
    guard let factor = Self.power(places) else { return false }
    let limit = Int64.max / factor
    for row in 0..<count where values[row] != NumberColumn.missing {
      if values[row] > limit || values[row] < -limit { return false }
    }
    for row in 0..<count where values[row] != NumberColumn.missing { values[row] *= factor }
    return true
  }

  /// Begins a text of the row at hand: the place for its bytes, with room for all of the block's.
  @inline(__always)
  func beginText(_ column: Int) -> UnsafeMutablePointer<UInt8> {
    let staged = columns + column
    let bytes = staged.pointee.bytes ?? makeTexts(column)
    return bytes + staged.pointee.byteCount
  }

  /// Ends a text of so many bytes.
  @inline(__always)
  func endText(_ column: Int, _ count: Int) {
    let staged = columns + column
    guard let ends = staged.pointee.ends else { return }
    let before = UInt32(truncatingIfNeeded: staged.pointee.byteCount)
    var row = staged.pointee.count
    while row < rows {
      ends[row] = before
      row += 1
    }
    staged.pointee.byteCount += count
    ends[rows] = UInt32(truncatingIfNeeded: staged.pointee.byteCount)
    staged.pointee.count = rows + 1
  }

  private func makeTexts(_ column: Int) -> UnsafeMutablePointer<UInt8> {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + WordTable.paddingSize)
    columns[column].bytes = bytes
    columns[column].ends = .allocate(capacity: Self.mostRows)
    return bytes
  }

  // MARK: - What is staged

  /// Fills the rows that have no value of a field, so that all its rows can be taken.
  func complete(_ column: Int) {
    let staged = columns + column
    let from = staged.pointee.count
    guard from > 0, from < rows else { return }
    if let codes = staged.pointee.codes {
      for row in from..<rows { codes[row] = staged.pointee.missing }
    }
    if let digits = staged.pointee.digits {
      for row in from..<rows { digits[row] = NumberColumn.missing }
    }
    if let ends = staged.pointee.ends {
      for row in from..<rows { ends[row] = UInt32(truncatingIfNeeded: staged.pointee.byteCount) }
    }
    staged.pointee.count = rows
  }

  /// For each list of a field its code in the table, which `code` gives; asked once a block.
  func listCodes(_ field: Int, _ code: (ArraySlice<UInt8>) -> Int32) -> [Int32] {
    if let known = tableCodes[field] { return known }
    let lists = lists[field] ?? ListColumn()
    let codes = (0..<lists.listCount).map { code(lists.joined(of: Int32($0))) }
    tableCodes[field] = codes
    return codes
  }

  /// The id of a row.
  func id(_ row: Int) -> UnsafeBufferPointer<UInt8> { text(idColumn, row) }

  /// A text of a row; empty where there is none.
  func text(_ column: Int, _ row: Int) -> UnsafeBufferPointer<UInt8> {
    guard let bytes = columns[column].bytes, let ends = columns[column].ends,
      row < columns[column].count
    else { return UnsafeBufferPointer(start: nil, count: 0) }
    let start = row == 0 ? 0 : Int(ends[row - 1])
    return UnsafeBufferPointer(start: bytes + start, count: Int(ends[row]) - start)
  }

  /// The offset in the file behind the record of a row.
  func end(_ row: Int) -> Int { start + Int(recordEnds[row]) }
}
