/// A set of the rows of a table, a bit each.
///
/// Invariant: bits from `count` on are 0.
package struct RowSet: Sendable, Equatable {
  /// How many rows the table has places for.
  package let count: Int
  /// The bits, row 0 in the lowest bit of the first word.
  var words: [UInt64]

  /// Makes a set of no rows, or of all.
  package init(count: Int, all: Bool = false) {
    self.count = count
    words = [UInt64](repeating: all ? ~0 : 0, count: (count + 63) / 64)
    if all { trim() }
  }

  /// How many rows are in the set; O(places / 64).
  package var cardinality: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether a row is in the set.
  package func contains(_ row: Int) -> Bool {
    row >= 0 && row < count && words[row >> 6] & 1 << UInt64(row & 63) != 0
  }

  /// Puts a row in.
  package mutating func insert(_ row: Int) {
    if row >= 0, row < count { words[row >> 6] |= 1 << UInt64(row & 63) }
  }

  /// Takes a row out.
  package mutating func remove(_ row: Int) {
    if row >= 0, row < count { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
  }

  /// Keeps what another set of the same table has too.
  package mutating func formIntersection(_ other: RowSet) {
    for word in words.indices { words[word] &= word < other.words.count ? other.words[word] : 0 }
  }

  /// Calls `body` with each row, ascending.
  package func forEach(_ body: (Int) -> Void) {
    for (number, word) in words.enumerated() {
      var left = word
      while left != 0 {
        body(number << 6 + left.trailingZeroBitCount)
        left &= left &- 1
      }
    }
  }

  /// The rows, ascending; O(places).
  package var rows: [RowID] {
    var rows: [RowID] = []
    rows.reserveCapacity(cardinality)
    forEach { rows.append(RowID($0)) }
    return rows
  }

  /// Those of some rows of the table that are in the set, in their order; O(rows).
  package func filtering(_ rows: [RowID]) -> [RowID] {
    words.withUnsafeBufferPointer { words in
      [RowID](unsafeUninitializedCapacity: rows.count) { kept, count in
        // Every row is written and only those of the set are passed over: in a set of half of the
        // rows a branch would be guessed wrong every other time.
        for row in rows {
          let bit = Int(row.index)
          kept.initializeElement(at: count, to: row)
          let word = words.indices.contains(bit >> 6) ? words[bit >> 6] : 0
          count += Int(word >> UInt64(bit & 63) & 1)
        }
      }
    }
  }

  private mutating func trim() {
    guard count & 63 != 0, let last = words.indices.last else { return }
    words[last] &= 1 << UInt64(count & 63) - 1
  }
}
