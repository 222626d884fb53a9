/// Finds the texts of a block that contain some bytes, 32 places at a time.
///
/// Two bytes of the needle are looked for at all 32 places at once; only where both stand are the
/// others compared. They are the two that are rarest in a sample of the texts: in Chinese the first
/// byte of a character says little. After a hit the search goes on with the next text. Where a good
/// part of the texts has the needle, they are looked at one by one, all bytes at 32 places at once.
///
/// The texts of a block lie behind each other; a place found counts only if all of the needle lies in
/// one text. The loops use pointers: bounds checks would cost as much as the search.
struct SubstringScan: Sendable {
  /// What is looked for.
  let needle: [UInt8]
  private let first: Int
  private let second: Int
  /// The first bytes of the needle, as many as fit, and which bits of eight bytes they are.
  private let head: UInt64
  private let headMask: UInt64

  /// Makes a search that finds nothing where there are no bytes to look for.
  ///
  /// `sample` says which bytes are rare.
  init(_ needle: [UInt8], sample: UnsafeBufferPointer<UInt8>? = nil) {
    self.needle = needle
    let start = needle.prefix(8)
    head = start.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    headMask = start.count < 8 ? 1 << UInt64(8 * start.count) - 1 : ~0
    var counts = [Int](repeating: 0, count: 256)
    for byte in sample ?? UnsafeBufferPointer(start: nil, count: 0) { counts[Int(byte)] += 1 }
    let order = needle.indices.sorted {
      let (a, b) = (counts[Int(needle[$0])], counts[Int(needle[$1])])
      // Without a sample the ends of characters say most.
      if a == b { return (needle[$0] & 0x3F, $0) > (needle[$1] & 0x3F, $1) }
      return a < b
    }
    first = order.first ?? 0
    // A second byte equal to the first would say nothing that is new where it repeats.
    second = order.dropFirst().first { needle[$0] != needle[order[0]] } ?? order.last ?? 0
  }

  /// The texts of a block, what is looked for, and what has been found.
  private struct Pass {
    let base: UnsafeRawPointer
    let size: Int
    let starts: TextStarts
    let needle: UnsafePointer<UInt8>
    let length: Int
    let bits: UnsafeMutablePointer<UInt64>
    /// The text of the last hit, and how many hits there were.
    var text = 0
    var found = 0

    /// Notes that a text has the needle.
    @inline(__always)
    func mark(_ text: Int) { bits[text >> 6] |= 1 << UInt64(text & 63) }

    /// Whether so many have the needle that to look at each text is quicker.
    var isDense: Bool { found > 16 && found * 4 > text && length <= SubstringScan.mostDense }
  }

  /// The most bytes of a needle that are compared at 32 places at once.
  private static let mostDense = 16

  /// Sets the bit of each text that contains the needle; `bits` has a bit for each text of the block.
  func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    guard let base = UnsafeRawPointer(bytes.baseAddress), starts.count > 1 else { return }
    needle.withUnsafeBufferPointer { needle in
      guard let start = needle.baseAddress, !needle.isEmpty, bytes.count >= needle.count
      else { return }
      var pass = Pass(
        base: base, size: bytes.count, starts: starts, needle: start, length: needle.count,
        bits: bits)
      let last = bytes.count - needle.count
      let a = SIMD32<UInt8>(repeating: needle[first])
      let b = SIMD32<UInt8>(repeating: needle[second])
      var place = 0
      // Twice as many places at once, as long as none of them is worth a look.
      var isQuiet = true
      while place + 31 <= last {
        if isQuiet, place + 63 <= last {
          isQuiet = PlaceMask.isNone(
            matches(base + place, a, b) | matches(base + place + 32, a, b))
          if isQuiet {
            place += 64
            continue
          }
        }
        let hits = matches(base + place, a, b)
        if PlaceMask.isNone(hits) {
          isQuiet = true
          place += 32
        } else {
          place = check(hits, place, &pass)
          if pass.isDense, place <= last {
            return scanTexts(from: starts.text(at: place, from: pass.text), pass)
          }
        }
      }
      while place <= last {
        if base.load(fromByteOffset: place + first, as: UInt8.self) == needle[first],
          let end = hit(at: place, &pass)
        {
          place = end
        } else {
          place += 1
        }
      }
    }
  }

  /// At which of 32 places both bytes stand: 0xFF there, else 0.
  @inline(__always)
  private func matches(
    _ place: UnsafeRawPointer, _ a: SIMD32<UInt8>, _ b: SIMD32<UInt8>
  ) -> SIMD4<UInt64> {
    let x = place.loadUnaligned(fromByteOffset: first, as: SIMD32<UInt8>.self)
    let y = place.loadUnaligned(fromByteOffset: second, as: SIMD32<UInt8>.self)
    return PlaceMask.lanes((x .== a) .& (y .== b))
  }

  // MARK: - Place by place

  /// Looks at the places of 32 where both bytes stand; returns where to go on.
  @inline(__always)
  private func check(
    _ hits: SIMD4<UInt64>, _ place: Int, _ pass: inout Pass
  ) -> Int {
    var next = place
    for lane in 0..<4 {
      var left = hits[lane].littleEndian
      while left != 0 {
        let byte = left.trailingZeroBitCount >> 3
        left &= ~(0xFF << UInt64(byte << 3))
        let candidate = place + lane << 3 + byte
        if candidate >= next, let end = hit(at: candidate, &pass) { next = end }
      }
    }
    return max(next, place + 32)
  }

  /// Where the text ends that contains the needle at a place; nil where the needle isn't there.
  @inline(__always)
  private func hit(at place: Int, _ pass: inout Pass) -> Int? {
    if !isThere(place, pass) { return nil }
    let text = pass.starts.text(at: place, from: pass.text)
    pass.text = text
    let end = pass.starts.end(of: text)
    // It begins in one text and ends in the next.
    if place + pass.length > end { return nil }
    pass.found += 1
    pass.mark(text)
    return end
  }

  /// Whether the needle stands at a place of the block.
  @inline(__always)
  private func isThere(_ place: Int, _ pass: Pass) -> Bool {
    let bytes = pass.base.assumingMemoryBound(to: UInt8.self)
    // Eight bytes at once where the block has as many left.
    var checked = 0
    if place + 8 <= pass.size {
      let eight = pass.base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      if eight & headMask != head { return false }
      checked = min(8, pass.length)
    }
    while checked < pass.length {
      if bytes[place + checked] != pass.needle[checked] { return false }
      checked += 1
    }
    return true
  }

  // MARK: - Text by text

  /// Looks at the texts from one on, at 32 places of each at once.
  @inline(__always)
  private func scanTexts(from text: Int, _ pass: Pass) {
    withUnsafeTemporaryAllocation(of: SIMD32<UInt8>.self, capacity: Self.mostDense) { wanted in
      for byte in 0..<pass.length { wanted[byte] = SIMD32(repeating: pass.needle[byte]) }
      for text in text..<pass.starts.count - 1 {
        let last = pass.starts.end(of: text) - pass.length
        var place = pass.starts.start(of: text)
        while place <= last {
          if place + 31 + pass.length > pass.size {
            // The last texts of a block: nothing behind them may be read.
            if (place...last).contains(where: { isThere($0, pass) }) { pass.mark(text) }
            break
          }
          var hits = PlaceMask.first(last - place + 1)
          for byte in 0..<pass.length {
            let bytes = pass.base.loadUnaligned(
              fromByteOffset: place + byte, as: SIMD32<UInt8>.self)
            hits = hits & PlaceMask.lanes(bytes .== wanted[byte])
          }
          if !PlaceMask.isNone(hits) {
            pass.mark(text)
            break
          }
          place += 32
        }
      }
    }
  }
}
