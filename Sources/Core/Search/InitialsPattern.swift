/// Typed initials, ready to be looked for in names.
///
/// Which codes fit a letter is kept as a few runs of codes, so that 16 places are tried at once
/// with one of the letters; the others are looked up only where that one fits.
struct InitialsPattern: Sendable {
  /// How many letters were typed; at least one.
  let count: Int
  /// For each letter typed, which of the 256 codes fit it.
  private let fits: [Bool]
  /// The letter that is tried first, the one that fits the fewest codes.
  private let probe: Int
  /// The codes that fit the probe, as runs: the first of a run, and how many follow it.
  private let runs: [(first: UInt8, more: UInt8)]

  /// Makes a pattern of lower-case letters and digits; nil for no or other characters.
  init?(_ letters: [UInt8]) {
    guard !letters.isEmpty, letters.allSatisfy({ InitialTable.bit($0) != 0 }) else { return nil }
    let table = InitialTable.shared
    count = letters.count
    var fits: [Bool] = []
    for letter in letters { fits.append(contentsOf: table.fits(InitialTable.bit(letter))) }
    self.fits = fits
    let allRuns = letters.indices.map { Self.runs(fits[$0 << 8..<($0 + 1) << 8]) }
    probe = letters.indices.min { allRuns[$0].count < allRuns[$1].count } ?? 0
    runs = allRuns[probe]
  }

  private static func runs(_ fits: ArraySlice<Bool>) -> [(first: UInt8, more: UInt8)] {
    var runs: [(first: UInt8, more: UInt8)] = []
    for code in 0..<256 where fits[fits.startIndex + code] {
      if let last = runs.last, Int(last.first) + Int(last.more) + 1 == code {
        runs[runs.count - 1].more += 1
      } else {
        runs.append((UInt8(code), 0))
      }
    }
    return runs
  }

  /// The first place from `start` on where the letters fit consecutive codes, or nil.
  func first(in codes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard codes.count - start >= count, let base = UnsafeRawPointer(codes.baseAddress)
    else { return nil }
    return fits.withUnsafeBufferPointer { fits in
      let last = codes.count - count
      var place = start
      while place + 15 <= last {
        let x = base.loadUnaligned(fromByteOffset: place + probe, as: SIMD16<UInt8>.self)
        var mask = SIMDMask<SIMD16<Int8>>(repeating: false)
        for run in runs {
          mask = mask .| ((x &- SIMD16(repeating: run.first)) .<= SIMD16(repeating: run.more))
        }
        let hits = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        for lane in 0..<2 {
          var left = hits[lane].littleEndian
          while left != 0 {
            let byte = left.trailingZeroBitCount >> 3
            left &= ~(0xFF << UInt64(byte << 3))
            let candidate = place + lane << 3 + byte
            if fitsAll(fits, codes, candidate) { return candidate }
          }
        }
        place += 16
      }
      while place <= last {
        if fitsAll(fits, codes, place) { return place }
        place += 1
      }
      return nil
    }
  }

  @inline(__always)
  private func fitsAll(
    _ fits: UnsafeBufferPointer<Bool>, _ codes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    for letter in 0..<count where !fits[letter << 8 | Int(codes[place + letter])] { return false }
    return true
  }

  /// Calls `body` with each name of a block that the pattern fits, and how much of it.
  func scan(
    _ codes: UnsafeBufferPointer<UInt8>, _ names: TextStarts,
    _ body: (_ name: Int, _ extent: MatchGrade.Extent) -> Void
  ) {
    if names.count < 2 { return }
    var name = 0
    var position = 0
    while let hit = first(in: codes, from: position) {
      name = names.text(at: hit, from: name)
      let (start, end) = (names.start(of: name), names.end(of: name))
      if hit + count > end {
        // It begins in one name and ends in the next.
        position = hit + 1
        continue
      }
      body(name, hit > start ? .part : end - start == count ? .whole : .beginning)
      position = end
    }
  }
}
