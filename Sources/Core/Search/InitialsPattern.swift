/// Typed initials, ready to be looked for in names.
struct InitialsPattern: Sendable {
  /// How many letters were typed; at least one.
  let count: Int
  /// For each letter typed, which of the 256 codes fit it.
  private let fits: [Bool]

  /// Makes a pattern of lower-case letters and digits; nil for no or other characters.
  init?(_ letters: [UInt8]) {
    guard !letters.isEmpty, letters.allSatisfy({ InitialTable.bit($0) != 0 }) else { return nil }
    let table = InitialTable.shared
    count = letters.count
    var fits: [Bool] = []
    for letter in letters { fits.append(contentsOf: table.fits(InitialTable.bit(letter))) }
    self.fits = fits
  }

  /// The first place from `start` on where the letters fit consecutive codes, or nil.
  func first(in codes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard codes.count >= count else { return nil }
    return fits.withUnsafeBufferPointer { fits in
      var position = start
      let last = codes.count - count
      while position <= last {
        if fits[Int(codes[position])] {
          var matched = 1
          while matched < count, fits[matched << 8 | Int(codes[position + matched])] {
            matched += 1
          }
          if matched == count { return position }
        }
        position += 1
      }
      return nil
    }
  }
}
