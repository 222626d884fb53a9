/// Puts positions in the order of numbers, equal ones staying as they were.
///
/// From the lowest digit up, each pass stable, every thread with a stretch of its own: the place of a
/// position follows from how many lie before it in its own and the earlier stretches.
enum RadixOrder {
  private static let mostBits = 11

  /// The positions `order`, which are below `keys.count`, ascending by their keys; nil where cancelled.
  ///
  /// O(n × bits that differ / 11).
  static func sort(
    _ order: ScratchBuffer<UInt32>, by keys: ScratchBuffer<UInt64>,
    _ cancellation: QueryCancellation? = nil
  ) -> ScratchBuffer<UInt32>? {
    let count = order.count
    if count < 2 { return order }
    let (least, most) = bounds(order, keys)
    let bits = 64 - (most - least).leadingZeroBitCount
    if bits == 0 { return order }
    let passes = (bits + mostBits - 1) / mostBits
    let width = (bits + passes - 1) / passes
    func shift(_ pass: Int) -> UInt64 { UInt64(pass * width) }
    if bits > 32 {
      var source = order
      for pass in 0..<passes {
        if cancellation?.isCancelled ?? false { return nil }
        let target = ScratchBuffer<UInt32>(count: count)
        scatter(
          Loose(keys: keys, least: least, shift: shift(pass), from: source, to: target), width)
        source = target
      }
      return source
    }
    let result = ScratchBuffer<UInt32>(count: count)
    if passes == 1 {
      scatter(Loose(keys: keys, least: least, shift: 0, from: order, to: result), width)
      return result
    }
    // Short keys travel with their positions, so that no later pass looks anything up.
    var source = ScratchBuffer<UInt64>(count: count)
    scatter(Packing(keys: keys, least: least, from: order, to: source), width)
    for pass in 1..<passes - 1 {
      if cancellation?.isCancelled ?? false { return nil }
      let target = ScratchBuffer<UInt64>(count: count)
      scatter(Packed(shift: 32 + shift(pass), from: source, to: target), width)
      source = target
    }
    if cancellation?.isCancelled ?? false { return nil }
    scatter(Unpacking(shift: 32 + shift(passes - 1), from: source, to: result), width)
    return result
  }

  private static func bounds(
    _ order: ScratchBuffer<UInt32>, _ keys: ScratchBuffer<UInt64>
  ) -> (UInt64, UInt64) {
    let stretches = Workers.stretches(of: order.count)
    let least = ScratchBuffer<UInt64>(count: stretches)
    let most = ScratchBuffer<UInt64>(count: stretches)
    Workers.runStretches(of: order.count) { stretch, range in
      var (low, high) = (UInt64.max, UInt64.min)
      for index in range {
        let key = keys[Int(order[index])]
        low = min(low, key)
        high = max(high, key)
      }
      least[stretch] = low
      most[stretch] = high
    }
    return (0..<stretches).reduce((UInt64.max, UInt64.min)) {
      (min($0.0, least[$1]), max($0.1, most[$1]))
    }
  }

  /// One stable pass over the lowest `width` bits of the digits.
  private static func scatter<Pass: RadixPass>(_ pass: Pass, _ width: Int) {
    let count = pass.count
    let stretches = Workers.stretches(of: count)
    let size = 1 << width
    let mask = UInt64(size - 1)
    let places = ScratchBuffer<Int>(count: size * stretches)
    Workers.runStretches(of: count) { stretch, range in
      let own = places.base + stretch * size
      own.update(repeating: 0, count: size)
      for index in range {
        own[Int(truncatingIfNeeded: pass.digit(index) & mask)] += 1
      }
    }
    var sum = 0
    for digit in 0..<size {
      for stretch in 0..<stretches {
        let here = places[stretch * size + digit]
        places[stretch * size + digit] = sum
        sum += here
      }
    }
    Workers.runStretches(of: count) { stretch, range in
      let own = places.base + stretch * size
      for index in range {
        let digit = Int(truncatingIfNeeded: pass.digit(index) & mask)
        pass.move(index, to: own[digit])
        own[digit] += 1
      }
    }
  }
}

/// What a pass reads and writes: types of their own, so that the loops are compiled for each.
private protocol RadixPass: Sendable {
  var count: Int { get }
  func digit(_ index: Int) -> UInt64
  func move(_ index: Int, to place: Int)
}

/// Positions alone; the key is looked up.
private struct Loose: RadixPass {
  let keys: ScratchBuffer<UInt64>
  let least: UInt64
  let shift: UInt64
  let from: ScratchBuffer<UInt32>
  let to: ScratchBuffer<UInt32>
  var count: Int { from.count }
  func digit(_ index: Int) -> UInt64 {
    (keys.base[Int(from.base[index])] &- least) &>> shift
  }
  func move(_ index: Int, to place: Int) { to[place] = from[index] }
}

/// Positions, which get their keys to take along: the key in the upper half.
private struct Packing: RadixPass {
  let keys: ScratchBuffer<UInt64>
  let least: UInt64
  let from: ScratchBuffer<UInt32>
  let to: ScratchBuffer<UInt64>
  var count: Int { from.count }
  func digit(_ index: Int) -> UInt64 { keys[Int(from[index])] &- least }
  func move(_ index: Int, to place: Int) {
    let position = from[index]
    to[place] = (keys[Int(position)] &- least) &<< 32 | UInt64(position)
  }
}

/// Positions with their keys.
private struct Packed: RadixPass {
  let shift: UInt64
  let from: ScratchBuffer<UInt64>
  let to: ScratchBuffer<UInt64>
  var count: Int { from.count }
  func digit(_ index: Int) -> UInt64 { from[index] &>> shift }
  func move(_ index: Int, to place: Int) { to[place] = from[index] }
}

/// Positions with their keys, which leave the keys behind.
private struct Unpacking: RadixPass {
  let shift: UInt64
  let from: ScratchBuffer<UInt64>
  let to: ScratchBuffer<UInt32>
  var count: Int { from.count }
  func digit(_ index: Int) -> UInt64 { from[index] &>> shift }
  func move(_ index: Int, to place: Int) {
    to[place] = UInt32(truncatingIfNeeded: from[index])
  }
}
