/// The glyphs of a font in the `.hex` form of GNU Unifont: 16 rows, 8 or 16 points wide.
///
/// A line is a code point, a colon and the rows in hexadecimal: 32 digits for a narrow glyph, 64 for a wide one.
package struct BitmapFont: Sendable {
  /// Where Debian's package `unifont` puts it.
  package static let usualPlace = "/usr/share/unifont/unifont.hex"

  /// One glyph.
  struct Glyph: Equatable, Sendable {
    /// 8 or 16.
    var width: Int
    /// From the top; the leftmost point is the highest of `width` bits.
    var rows: [UInt16]
  }

  private let glyphs: [UInt32: Glyph]

  /// Reads a font; lines that are none are passed over.
  ///
  /// O(n) in the bytes.
  package init(hex bytes: [UInt8]) {
    var glyphs: [UInt32: Glyph] = [:]
    glyphs.reserveCapacity(bytes.count / 70)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let code = Self.number(line[..<colon])
      else { continue }
      let digits = line[line.index(after: colon)...].prefix { $0 != UInt8(ascii: "\r") }
      guard digits.count == 32 || digits.count == 64 else { continue }
      let perRow = digits.count / 16
      var rows: [UInt16] = []
      rows.reserveCapacity(16)
      var rest = digits
      while !rest.isEmpty, let row = Self.number(rest.prefix(perRow)) {
        rows.append(UInt16(truncatingIfNeeded: row))
        rest = rest.dropFirst(perRow)
      }
      if rows.count == 16 { glyphs[code] = Glyph(width: perRow * 4, rows: rows) }
    }
    self.glyphs = glyphs
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { glyphs.isEmpty }

  /// The glyph of a code point; nil if the font has none.
  func glyph(_ code: UInt32) -> Glyph? { glyphs[code] }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    guard (1...8).contains(digits.count) else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 48)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - 55)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 87)
      default: return nil
      }
    }
    return value
  }
}
