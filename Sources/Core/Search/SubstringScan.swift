/// Finds the texts of a block that contain some bytes, 32 places at a time.
///
/// Two bytes of the needle are looked for at all 32 places at once; only where both stand are the
/// others compared. They are the two that are rarest in a sample of the texts: in Chinese the first
/// byte of a character says little. After a hit the search goes on with the next text, so that a
/// needle which is in every text costs one hit a text.
///
/// The texts of a block lie behind each other; a place found counts only if all of the needle lies in
/// one text. The loops use pointers: bounds checks would cost as much as the search.
struct SubstringScan: Sendable {
  /// What else must hold of a place.
  enum Extent: Sendable {
    /// Anywhere in a text.
    case anywhere
    /// A whole item of a list, whose items end with 0xFF; the needle ends with it too.
    case item
  }

  private let needle: [UInt8]
  private let first: Int
  private let second: Int
  private let extent: Extent
  /// The first bytes of the needle, as many as fit, and which bits of eight bytes they are.
  private let head: UInt64
  private let headMask: UInt64

  /// Makes a search for at least one byte; `sample` says which bytes are rare.
  init(_ needle: [UInt8], sample: UnsafeBufferPointer<UInt8>? = nil, extent: Extent = .anywhere) {
    self.needle = needle
    self.extent = extent
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

  /// Sets the bit of each text that contains the needle; `bits` has a bit for each text of the block.
  func mark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    guard let base = UnsafeRawPointer(bytes.baseAddress), starts.count > 1 else { return }
    needle.withUnsafeBufferPointer { needle in
      guard let start = needle.baseAddress, bytes.count >= needle.count else { return }
      let last = bytes.count - needle.count
      let a = SIMD32<UInt8>(repeating: needle[first])
      let b = SIMD32<UInt8>(repeating: needle[second])
      var text = 0
      var place = 0
      // Twice as many places at once, as long as none of them is worth a look.
      var isQuiet = true
      while place + 31 <= last {
        if isQuiet, place + 63 <= last {
          isQuiet = Self.isNone(
            matches(base + place, a, b) | matches(base + place + 32, a, b))
          if isQuiet {
            place += 64
            continue
          }
        }
        let hits = matches(base + place, a, b)
        if Self.isNone(hits) {
          isQuiet = true
          place += 32
        } else {
          place = check(
            hits, place, base, start, needle.count, starts, &text, bits, size: bytes.count)
        }
      }
      while place <= last {
        if base.load(fromByteOffset: place + first, as: UInt8.self) == needle[first],
          let end = hit(
            at: place, base, start, needle.count, starts, &text, bits,
            isWide: place + 8 <= bytes.count)
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
    return unsafeBitCast((x .== a) .& (y .== b), to: SIMD4<UInt64>.self)
  }

  @inline(__always)
  private static func isNone(_ hits: SIMD4<UInt64>) -> Bool {
    hits[0] | hits[1] | hits[2] | hits[3] == 0
  }

  /// Looks at the places of 32 where both bytes stand; returns where to go on.
  @inline(__always)
  private func check(
    _ hits: SIMD4<UInt64>, _ place: Int, _ base: UnsafeRawPointer, _ needle: UnsafePointer<UInt8>,
    _ length: Int, _ starts: TextStarts, _ text: inout Int, _ bits: UnsafeMutablePointer<UInt64>,
    size: Int
  ) -> Int {
    var next = place
    for lane in 0..<4 {
      var left = hits[lane].littleEndian
      while left != 0 {
        let byte = left.trailingZeroBitCount >> 3
        left &= ~(0xFF << UInt64(byte << 3))
        let candidate = place + lane << 3 + byte
        if candidate >= next,
          let end = hit(
            at: candidate, base, needle, length, starts, &text, bits,
            isWide: candidate + 8 <= size)
        {
          next = end
        }
      }
    }
    return max(next, place + 32)
  }

  /// Where the text ends that contains the needle at a place; nil where the needle isn't there.
  @inline(__always)
  private func hit(
    at place: Int, _ base: UnsafeRawPointer, _ needle: UnsafePointer<UInt8>, _ length: Int,
    _ starts: TextStarts, _ text: inout Int, _ bits: UnsafeMutablePointer<UInt64>, isWide: Bool
  ) -> Int? {
    let bytes = base.assumingMemoryBound(to: UInt8.self)
    // Eight bytes at once where the block has as many left.
    var checked = 0
    if isWide {
      let eight = base.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      if eight & headMask != head { return nil }
      checked = min(8, length)
    }
    while checked < length {
      if bytes[place + checked] != needle[checked] { return nil }
      checked += 1
    }
    text = starts.text(at: place, from: text)
    let end = starts.end(of: text)
    // It begins in one text and ends in the next.
    if place + length > end { return nil }
    if extent == .item, place > starts.start(of: text), bytes[place - 1] != 0xFF { return nil }
    bits[text >> 6] |= 1 << UInt64(text & 63)
    return end
  }
}
