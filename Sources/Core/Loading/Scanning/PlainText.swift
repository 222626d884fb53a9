/// Texts that go into a table as they stand: sound UTF-8 without escapes, and without characters
/// that could move the cursor, hide or reorder text.
///
/// It knows more cases of soundness than of trouble: what it does not take may still be sound, and
/// what it takes always is. See `HostileCharacters` for what must not pass. Unsafe like the scanner
/// that calls it: it stops at the zero bytes behind the text.
enum PlainText {
  /// The closing quote of a text whose opening quote has been passed; nil if it is not plain.
  @inline(__always)
  static func end(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    var text = start
    while true {
      let plain = plainBytes(UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
      text += plain
      if plain == 8 { continue }
      if text[0] < 0x80 { return text[0] == UInt8(ascii: "\"") ? text : nil }
      repeat {
        let count = wide(UnsafeRawPointer(text).loadUnaligned(as: UInt32.self))
        if count == 0 { return nil }
        text += count
      } while text[0] >= 0x80
    }
  }

  /// How many of eight bytes precede the first that is no plain ASCII text.
  @inline(__always)
  private static func plainBytes(_ word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ 0x2222_2222_2222_2222
    let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
    let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
    // The lowest mark is exact; higher ones may be wrong because of the borrow.
    let marks =
      word | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
      | ((delete &- ones) & ~delete) | ((word &- 0x2020_2020_2020_2020) & ~word)
    return (marks & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
  }

  /// The length of the scalar that four bytes begin with; 0 if it is none that is taken.
  @inline(__always)
  private static func wide(_ word: UInt32) -> Int {
    let first = word & 0xFF
    let second = word >> 8 & 0xFF
    if word & 0x00C0_C0F0 == 0x0080_80E0 {
      // U+3000 to U+CFFF and U+E000 to U+EFFF, the Han characters among them.
      if first >= 0xE3, first != 0xED, first != 0xEF { return 3 }
      switch first {
      case 0xED: return second < 0xA0 ? 3 : 0
      // U+FF00 to U+FF7F: full-width forms.
      case 0xEF: return second == 0xBC || second == 0xBD ? 3 : 0
      case 0xE2:
        // U+2010 to U+2027 and everything from U+2080 on.
        if second == 0x80 { return (0x90...0xA7).contains(word >> 16 & 0xFF) ? 3 : 0 }
        return second > 0x81 ? 3 : 0
      default: return 0
      }
    }
    guard word & 0xC0E0 == 0x80C0 else { return 0 }
    switch first {
    case 0xC3...0xD7, 0xD9...0xDF: return 2
    case 0xC2: return second >= 0xA0 && second != 0xAD ? 2 : 0
    default: return 0
    }
  }

  /// Writes the codes of a plain text's initials; returns how many there are.
  @inline(__always)
  static func initials(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ table: UnsafePointer<UInt8>,
    to codes: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var text = start
    var count = 0
    while text < end {
      let first = Int(text[0])
      let scalar: Int
      if first < 0x80 {
        scalar = first
        text += 1
      } else if first < 0xE0 {
        scalar = (first & 0x1F) << 6 | Int(text[1] & 0x3F)
        text += 2
      } else {
        scalar = (first & 0x0F) << 12 | Int(text[1] & 0x3F) << 6 | Int(text[2] & 0x3F)
        text += 3
      }
      let code = table[scalar]
      codes[count] = code
      count += code == 0 ? 0 : 1
    }
    return count
  }
}
