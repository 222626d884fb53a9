/// Finds texts that stand more than once in an arena, without making Strings of all.
///
/// A bit for each of many hashes tells which texts may have an equal one: only those are compared.
enum RepeatedTexts {
  /// Rows whose text an earlier row has, ascending, each with the first that has it.
  ///
  /// Empty texts are passed over. O(n), and for a while two bytes a row or so.
  static func find(in arena: TextArena) -> [(row: Int, earlier: Int)] {
    var bits = 1 << 12
    while bits < arena.count * 16 { bits *= 2 }
    var seen = [UInt64](repeating: 0, count: bits / 64)
    var twice = seen
    arena.forEachRun { _, bytes, starts in
      for text in 0..<starts.count - 1 where starts[text + 1] > starts[text] {
        let bit = hash(bytes, starts, text) & UInt64(bits - 1)
        let mask: UInt64 = 1 << (bit & 63)
        if seen[Int(bit >> 6)] & mask != 0 {
          twice[Int(bit >> 6)] |= mask
        } else {
          seen[Int(bit >> 6)] |= mask
        }
      }
    }
    var suspects: [UInt64: [Int]] = [:]
    var found: [(row: Int, earlier: Int)] = []
    arena.forEachRun { first, bytes, starts in
      for text in 0..<starts.count - 1 where starts[text + 1] > starts[text] {
        let hash = hash(bytes, starts, text)
        let bit = hash & UInt64(bits - 1)
        guard twice[Int(bit >> 6)] >> (bit & 63) & 1 == 1 else { continue }
        let row = first + text
        let equal = suspects[hash]?.first { arena.slice($0).elementsEqual(arena.slice(row)) }
        if let equal { found.append((row, equal)) } else { suspects[hash, default: []].append(row) }
      }
    }
    return found
  }

  private static func hash(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<UInt32>, _ text: Int
  ) -> UInt64 {
    jsonHash(UnsafeBufferPointer(rebasing: bytes[Int(starts[text])..<Int(starts[text + 1])]))
  }
}
