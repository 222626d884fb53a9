/// Typed initials, ready to be looked for in names.
///
/// Codes are first turned into which of the letters fit them, a bit each; then a name is a row of such
/// bytes, and the letters are tried at 32 places of it at once.
struct InitialsPattern: Sendable {
  /// How many letters were typed; at least one.
  let count: Int
  /// The letters and digits, a bit each as in the table.
  private let letters: [UInt64]
  /// For each of the 256 codes which of the first eight letters fit it.
  private let lettersOfCodes: [UInt8]

  /// Makes a pattern of lower-case letters and digits; nil for no or other characters.
  init?(_ letters: [UInt8]) {
    let bits = letters.map { InitialTable.bit($0) }
    guard !bits.isEmpty, !bits.contains(0) else { return nil }
    count = bits.count
    self.letters = bits
    lettersOfCodes = (0..<256).map { code in
      let mask = InitialTable.shared.mask(of: UInt8(code))
      return bits.prefix(8).reversed().reduce(0) { $0 << 1 | ($1 & mask != 0 ? 1 : 0) }
    }
  }

  /// Sets the bit of each name of a block that has the letters' codes one behind the other; `bits` has
  /// a bit for each.
  func mark(
    _ codes: UnsafeBufferPointer<UInt8>, _ names: TextStarts,
    _ bits: UnsafeMutablePointer<UInt64>
  ) {
    if names.count < 2 || codes.count < count { return }
    let tried = min(count, 8)
    // Behind the end stand as many zeros, which no letter fits, as are read at once.
    let size = codes.count + 32 + tried
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 32) { fitting in
      guard let base = UnsafeRawPointer(fitting.baseAddress) else { return }
      lettersOfCodes.withUnsafeBufferPointer { letters in
        for place in 0..<codes.count { fitting[place] = letters[Int(codes[place])] }
      }
      for place in codes.count..<size { fitting[place] = 0 }
      for name in 0..<names.count - 1 {
        let last = names.end(of: name) - count
        var place = names.start(of: name)
        while place <= last {
          // The bit of each letter is brought to where that of the first is; no other counts.
          var hits = PlaceMask.first(last - place + 1) & SIMD4(repeating: 0x0101_0101_0101_0101)
          for letter in 0..<tried {
            let own = base.loadUnaligned(fromByteOffset: place + letter, as: SIMD4<UInt64>.self)
            hits = hits & (own &>> SIMD4(repeating: UInt64(letter)))
          }
          if !PlaceMask.isNone(hits),
            count == tried || (place...last).contains(where: { fits(codes, at: $0) })
          {
            bits[name >> 6] |= 1 << UInt64(name & 63)
            break
          }
          place += 32
        }
      }
    }
  }

  /// Whether all letters fit the codes from a place on, behind which there are as many.
  func fits(_ codes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    letters.indices.allSatisfy {
      InitialTable.shared.mask(of: codes[place + $0]) & letters[$0] != 0
    }
  }
}
