/// How texts are put in order.
package enum Collation: Sendable, Hashable {
  /// By the numbers of their characters in Unicode.
  case codePoint
  /// By the pinyin of Han characters, character by character; of equal ones by code point.
  ///
  /// Signs, digits and letters come before Han characters, those without a reading last.
  case pinyin
}

/// Reads a text as numbers of 16 bits that stand in the order of its characters.
///
/// 0 is the end. Different characters have different numbers, so that texts with the same numbers
/// are the same; where 16 bits are too few a character has two.
struct CollationReader: Sendable {
  /// Han characters with a reading begin here in the order of pinyin.
  private static let firstHan: UInt16 = 0x3400
  /// From here on the number that follows belongs to the same character.
  private static let firstPair: UInt16 = 0xF801

  private static let pinyinRanks: ScalarPages<UInt16> = {
    var ranks = ScalarPages<UInt16>()
    for (index, scalar) in SyllableTable.shared.scalarsInOrder.enumerated() {
      ranks[scalar] = firstHan + UInt16(truncatingIfNeeded: index)
    }
    return ranks
  }()

  private let ranks: ScalarPages<UInt16>?

  /// Makes a reader for an order.
  init(_ collation: Collation) { ranks = collation == .pinyin ? Self.pinyinRanks : nil }

  /// The number of a character, and a second one, 0 where there is none.
  @inline(__always)
  private func weight(_ scalar: UInt32) -> (UInt16, UInt16) {
    if let ranks {
      let rank = ranks[scalar]
      if rank != 0 { return (rank, 0) }
      if scalar < UInt32(Self.firstHan) - 1 { return (UInt16(truncatingIfNeeded: scalar + 1), 0) }
    } else {
      if scalar < 0xD800 { return (UInt16(truncatingIfNeeded: scalar + 1), 0) }
      if (0xE000...0xFFFF).contains(scalar) {
        return (UInt16(truncatingIfNeeded: scalar - 0x7FF), 0)
      }
    }
    return (
      Self.firstPair + UInt16(truncatingIfNeeded: scalar >> 12),
      UInt16(truncatingIfNeeded: scalar & 0xFFF) + 1
    )
  }

  /// The next four numbers of a text from a byte on, the first in the highest bits, and the byte
  /// behind the characters that are used up.
  ///
  /// A character of two numbers that does not fit gives its first and is read again the next time.
  @inline(__always)
  func key(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> (key: UInt64, next: Int) {
    var key: UInt64 = 0
    var place = start
    var filled = 0
    while filled < 4, place < end {
      let first = bytes[place]
      var scalar: UInt32
      var length = 1
      // Texts of a table are sound UTF-8; what lies beyond the end is not read.
      if first >= 0xE0, first < 0xF0, place + 2 < end {
        scalar =
          UInt32(first & 0x0F) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6
          | UInt32(bytes[place + 2] & 0x3F)
        length = 3
      } else if first < 0x80 {
        scalar = UInt32(first)
      } else {
        var reader = ScalarReader(bytes, place..<end)
        scalar = reader.next() ?? 0
        length = reader.position - place
      }
      let (one, two) = weight(scalar)
      key |= UInt64(one) << UInt64(48 - 16 * filled)
      filled += 1
      if two != 0 {
        if filled == 4 { return (key, place) }
        key |= UInt64(two) << UInt64(48 - 16 * filled)
        filled += 1
      }
      place += length
    }
    return (key, place)
  }
}
