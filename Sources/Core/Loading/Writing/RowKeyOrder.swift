/// The order of keys in the rows of one file.
///
/// Most rows have their keys in one common order and leave out what they lack, so that nothing need
/// be kept of them: what a row has in the table, and beside it, says which keys it had. Only the
/// rows with another order are noted. Invariant: the keys of a row that is not noted come in `common`
/// in the order of the file; keys that come new are put in without moving others past each other.
struct RowKeyOrder: Sendable {
  private(set) var known: [String]
  private var unknownNumber: [String: Int32] = [:]
  /// The numbers of keys in their common order.
  private(set) var common: [Int32] = []
  /// By the number of a key its place in `common`, or -1.
  private(set) var ranks: [Int32]
  /// Rows in another order, ascending, and for each its sequence of keys.
  private(set) var rows: [Int32] = []
  private(set) var sequenceOf = ChunkedArray<Int32>()
  /// The different sequences, two bytes a key.
  private(set) var sequences = TextArena()
  private var index = TextIndex()
  private var current: [Int32] = []

  /// Prepares for rows with some known keys.
  init(known: [String]) {
    self.known = known
    ranks = [Int32](repeating: -1, count: known.count)
  }

  /// Takes the orders of a file that is read: no rows can be added.
  init(
    known: [String], common: [Int32], rows: [Int32], sequenceOf: ChunkedArray<Int32>,
    sequences: TextArena
  ) {
    self.init(known: known)
    self.common = common
    for (rank, key) in common.enumerated() { ranks[Int(key)] = Int32(truncatingIfNeeded: rank) }
    self.rows = rows
    self.sequenceOf = sequenceOf
    self.sequences = sequences
  }

  /// Begins another row.
  mutating func begin() { current.removeAll(keepingCapacity: true) }

  /// Adds a known key by its number.
  mutating func add(_ key: Int) { current.append(Int32(truncatingIfNeeded: key)) }

  /// Adds an unknown key.
  mutating func add(unknown key: String) {
    let number = unknownNumber[key] ?? Int32(truncatingIfNeeded: known.count)
    if Int(number) == known.count {
      known.append(key)
      ranks.append(-1)
      unknownNumber[key] = number
    }
    current.append(number)
  }

  /// Ends a row; its number must be above those before.
  mutating func end(row: Int) { note(row, current) }

  /// Notes the keys of a row; its number must be above those before.
  mutating func note(_ row: Int, _ keys: [Int32]) {
    if learn(keys) { return }
    let bytes = keys.flatMap {
      [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
    }
    var number = index.find(bytes, in: sequences)
    if number == nil {
      sequences.append(utf8: bytes)
      _ = index.insert(sequences.count - 1, of: sequences)
      number = sequences.count - 1
    }
    rows.append(Int32(truncatingIfNeeded: row))
    sequenceOf.append(Int32(truncatingIfNeeded: number ?? 0))
  }

  /// Whether keys come in the common order, into which new ones are put.
  private mutating func learn(_ keys: [Int32]) -> Bool {
    var last: Int32 = -1
    var isComplete = true
    for key in keys {
      let rank = ranks[Int(key)]
      if rank < 0 {
        isComplete = false
      } else {
        if rank <= last { return false }
        last = rank
      }
    }
    if isComplete { return true }
    // A file may have as many different keys as it likes.
    if known.count > 4_096 { return false }
    var place = 0
    for key in keys {
      if ranks[Int(key)] >= 0 {
        place = Int(ranks[Int(key)]) + 1
      } else {
        common.insert(key, at: place)
        for later in place..<common.count {
          ranks[Int(common[later])] = Int32(truncatingIfNeeded: later)
        }
        place += 1
      }
    }
    return true
  }

  /// The keys of a row in the order of the file; `isThere` tells which it has.
  func keys(of row: Int, isThere: (String) -> Bool) -> [String] {
    if let numbers = sequence(of: row) { return numbers.map { known[$0] } }
    return common.map { known[Int($0)] }.filter(isThere)
  }

  /// All keys in their common order.
  var commonKeys: [String] { common.map { known[Int($0)] } }

  /// Whether a row has its keys in the common order.
  func isCommon(_ row: Int) -> Bool { sequence(of: row) == nil }

  private func sequence(of row: Int) -> [Int]? {
    if rows.isEmpty { return nil }
    let place = rows.partitioningIndex { Int($0) >= row }
    guard place < rows.count, Int(rows[place]) == row else { return nil }
    let bytes = Array(sequences.slice(Int(sequenceOf[place])))
    return stride(from: 0, to: bytes.count, by: 2).map { Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8 }
  }
}
