/// Bytes to be looked for in a long run of bytes.
///
/// Eight places at a time are tried with two of the pattern's bytes. In Chinese the first byte of
/// a character says little, so the two are taken from the ends of characters where there are any.
struct BytePattern: Sendable {
  let bytes: [UInt8]
  private let probes: (first: Int, second: Int)

  var count: Int { bytes.count }

  /// Makes a pattern of at least one byte.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    probes = (min(2, bytes.count - 1), bytes.count - 1)
  }

  /// The first place from `start` on where the pattern stands, or nil; nil for an empty pattern.
  func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard !bytes.isEmpty, let base = UnsafeRawPointer(text.baseAddress) else { return nil }
    return bytes.withUnsafeBufferPointer { pattern in
      let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
      let ones: UInt64 = 0x0101_0101_0101_0101
      let first = ones &* UInt64(pattern[probes.first])
      let second = ones &* UInt64(pattern[probes.second])
      let last = text.count - pattern.count
      var place = start
      while place + 8 <= last + 1 {
        let a = base.loadUnaligned(fromByteOffset: place + probes.first, as: UInt64.self)
        let b = base.loadUnaligned(fromByteOffset: place + probes.second, as: UInt64.self)
        let differs = (a ^ first) | (b ^ second)
        // The high bit of each byte that is zero, exactly: no carry runs from byte to byte.
        var zeros = ~(((differs & low) &+ low) | differs | low)
        while zeros != 0 {
          let candidate = place + zeros.littleEndian.trailingZeroBitCount / 8
          if matches(pattern, text, candidate) { return candidate }
          zeros = UInt64(littleEndian: zeros.littleEndian & (zeros.littleEndian &- 1))
        }
        place += 8
      }
      while place <= last {
        if matches(pattern, text, place) { return place }
        place += 1
      }
      return nil
    }
  }

  private func matches(
    _ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    for offset in 0..<pattern.count where text[place + offset] != pattern[offset] { return false }
    return true
  }
}
