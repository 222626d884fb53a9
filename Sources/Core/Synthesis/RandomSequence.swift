/// Numbers that look random and are the same on every machine for the same seed (SplitMix64).
///
/// A record draws from a sequence of its own, so that the first records are the same however many follow.
package struct RandomSequence: Sendable {
  private var state: UInt64

  /// Starts the sequence of one record.
  package init(seed: UInt64, stream: UInt64, record: Int) {
    state = seed &+ stream &* 0xD1B5_4A32_D192_ED03
    _ = next()
    state ^= UInt64(truncatingIfNeeded: record) &* 0x9E37_79B9_7F4A_7C15
    _ = next()
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number from 0 up to, but not including, `bound`, which is above 0.
  package mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number of a range, both ends included.
  package mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// One of the elements of a list that is not empty.
  package mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}

/// Picks positions in proportion to weights.
package struct WeightedChoice: Sendable {
  private let sums: [Int]

  /// Prepares for weights of 0 or more; at least one is above 0.
  package init(_ weights: [Int]) {
    var sum = 0
    sums = weights.map { weight in
      sum += max(0, weight)
      return sum
    }
  }

  /// A position of the weights; O(log n).
  package func position(_ random: inout RandomSequence) -> Int {
    let drawn = random.below(max(1, sums.last ?? 1))
    return min(sums.partitioningIndex { $0 > drawn }, max(0, sums.count - 1))
  }
}
