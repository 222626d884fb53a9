/// The order of some rows' texts: their positions, and where another text begins.
struct TextRanking: Sendable {
  /// Stands for a row without a text.
  static let missing = UInt64.max
  /// Marks a position whose text differs from the one before it in the order.
  static let begins: UInt32 = 1 << 31

  /// The positions in order, those that begin another text marked.
  private let order: ScratchBuffer<UInt32>
  /// How many of them have a text; the others are behind.
  private let filled: Int

  /// Takes marked positions.
  init(order: ScratchBuffer<UInt32>, filled: Int) {
    self.order = order
    self.filled = filled
  }

  /// How many rows were put in order.
  var count: Int { order.count }

  /// The positions in order, equal texts as they were.
  var positions: ScratchBuffer<UInt32> {
    let positions = ScratchBuffer<UInt32>(count: count)
    Workers.runStretches(of: count) { _, stretch in
      let (from, to) = (order.base, positions.base)
      for index in stretch { to[index] = from[index] & ~Self.begins }
    }
    return positions
  }

  /// For each position the place of its text among them, from 0, equal texts the same, or `missing`.
  var ranks: ScratchBuffer<UInt64> {
    let ranks = ScratchBuffer<UInt64>(count: count)
    let begun = ScratchBuffer<UInt64>(count: Workers.stretches(of: filled))
    Workers.runStretches(of: filled) { stretch, range in
      let order = order.base
      begun[stretch] = range.reduce(0) { $0 + UInt64(order[$1] & Self.begins == 0 ? 0 : 1) }
    }
    Workers.runStretches(of: filled) { stretch, range in
      let (order, ranks) = (order.base, ranks.base)
      // Each stretch counts on from how many texts begin before it.
      var next = (0..<stretch).reduce(0) { $0 + begun[$1] }
      for index in range {
        if order[index] & Self.begins != 0 { next += 1 }
        ranks[Int(order[index] & ~Self.begins)] = next - 1
      }
    }
    for index in filled..<count {
      ranks[Int(order[index] & ~Self.begins)] = Self.missing
    }
    return ranks
  }
}
