/// Finds texts that stand more than once in an arena, without making Strings of all.
///
/// Every text sets three bits of one word, chosen by its hash. Only where all three are set before
/// may an equal text have come before; only those hashes are looked at in a second pass.
enum RepeatedTexts {
  /// Rows whose text an earlier row has, ascending, each with the first that has it.
  ///
  /// Empty texts are passed over. O(n), and for a while one or two bytes a row.
  static func find(in arena: TextArena) -> [(row: Int, earlier: Int)] {
    let suspects = suspects(in: arena)
    if suspects.isEmpty { return [] }
    let wanted = Set(suspects)
    // Tells nearly all others apart before the set is asked.
    var marks = [UInt64](repeating: 0, count: size(suspects.count, perWord: 2))
    for hash in suspects { marks[word(hash, marks.count)] |= 1 << (hash >> 58) }
    var rows: [UInt64: [Int]] = [:]
    var found: [(row: Int, earlier: Int)] = []
    arena.forEachRun { first, bytes, starts in
      for text in 0..<starts.count - 1 where starts[text + 1] > starts[text] {
        let hash = hash(bytes, starts, text)
        guard marks[word(hash, marks.count)] >> (hash >> 58) & 1 == 1, wanted.contains(hash)
        else { continue }
        let row = first + text
        let equal = rows[hash]?.first { arena.slice($0).elementsEqual(arena.slice(row)) }
        if let equal { found.append((row, equal)) } else { rows[hash, default: []].append(row) }
      }
    }
    return found
  }

  /// The hashes of texts that an earlier one may equal.
  private static func suspects(in arena: TextArena) -> [UInt64] {
    var seen = [UInt64](repeating: 0, count: size(arena.count, perWord: 8))
    var suspects: [UInt64] = []
    arena.forEachRun { _, bytes, starts in
      for text in 0..<starts.count - 1 where starts[text + 1] > starts[text] {
        let hash = hash(bytes, starts, text)
        let bits: UInt64 =
          1 << (hash >> 58) | 1 << (hash >> 52 & 63) | 1 << (hash >> 46 & 63)
        let place = word(hash, seen.count)
        if seen[place] & bits == bits { suspects.append(hash) } else { seen[place] |= bits }
      }
    }
    return suspects
  }

  /// A power of two.
  private static func size(_ count: Int, perWord: Int) -> Int {
    var words = 64
    while words * perWord < count { words *= 2 }
    return words
  }

  private static func word(_ hash: UInt64, _ words: Int) -> Int {
    Int(truncatingIfNeeded: hash & UInt64(words - 1))
  }

  private static func hash(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts, _ text: Int
  ) -> UInt64 {
    jsonHash(UnsafeBufferPointer(rebasing: bytes[Int(starts[text])..<Int(starts[text + 1])]))
  }
}
