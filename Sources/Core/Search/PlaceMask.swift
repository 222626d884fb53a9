/// Which of 32 places are meant, eight in a lane: 0xFF for those, 0 for the others.
///
/// Lanes of 64 bits, because the standard library does much with vectors of bytes byte by byte.
enum PlaceMask {
  /// The first places, as many as there are of 32.
  @inline(__always)
  static func first(_ count: Int) -> SIMD4<UInt64> {
    SIMD4(low(count), low(count - 8), low(count - 16), low(count - 24))
  }

  /// The first bytes of eight, as many as there are.
  @inline(__always)
  private static func low(_ count: Int) -> UInt64 {
    let bits: UInt64 = count >= 8 ? ~0 : count <= 0 ? 0 : (1 &<< UInt64(count &<< 3)) &- 1
    return bits.littleEndian
  }

  /// The places where a comparison holds.
  @inline(__always)
  static func lanes(_ places: SIMDMask<SIMD32<Int8>>) -> SIMD4<UInt64> {
    unsafeBitCast(places, to: SIMD4<UInt64>.self)
  }

  /// Whether no place is meant.
  @inline(__always)
  static func isNone(_ places: SIMD4<UInt64>) -> Bool {
    places[0] | places[1] | places[2] | places[3] == 0
  }
}
