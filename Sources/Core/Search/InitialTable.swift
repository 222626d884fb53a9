internal import CReference

/// By which letters a character may be typed, as a code of one byte.
///
/// A code stands for a default letter and its alternatives; there are about 155 such sets, so
/// that the initials of a name take a byte a character and one comparison tells whether a letter
/// typed fits. Latin letters and digits stand for themselves, in any case and width. Code 0 is a
/// character that is skipped: punctuation, blanks, other scripts.
struct InitialTable: Sendable {
  /// The table of the program, made at its first use.
  static let shared = InitialTable(tsv: embedded)

  private var codes = ScalarPages<UInt8>()
  /// Per code, a bit for each letter (0–25) and digit (26–35) that fits.
  private var masks: [UInt64] = [0]
  /// Per code, the default letter or digit in ASCII.
  private var defaults: [UInt8] = [0]

  private static var embedded: UnsafeBufferPointer<UInt8> {
    var length = 0
    let start = qj_han_initials(&length)
    return UnsafeBufferPointer(start: start, count: length)
  }

  /// Reads `char<TAB>initial<TAB>alternatives` lines under a heading; others are passed over.
  init(tsv: UnsafeBufferPointer<UInt8>) {
    codes.reserve(pages: 256)
    var codeOfSet: [UInt64: UInt8] = [:]
    for character in UInt8(ascii: "0")...UInt8(ascii: "9") {
      set(UInt32(character), character, 0, &codeOfSet)
    }
    for character in UInt8(ascii: "a")...UInt8(ascii: "z") {
      set(UInt32(character), character, 0, &codeOfSet)
      codes[UInt32(character) - 0x20] = codes[UInt32(character)]
    }
    for character in UInt32(0x21)...0x7E where codes[character] != 0 {
      codes[character + 0xFEE0] = codes[character]
    }
    var reader = ScalarReader(tsv)
    var line: (scalar: UInt32, fields: Int, initial: UInt8, mask: UInt64) = (0, 0, 0, 0)
    // The heading reads like a line about the last letter of its first word.
    while let scalar = reader.next(), scalar != 0x0A {}
    while let scalar = reader.next() {
      switch scalar {
      case 0x0A:
        if line.fields == 2, line.initial != 0 {
          set(line.scalar, line.initial, line.mask, &codeOfSet)
        }
        line = (0, 0, 0, 0)
      case 0x09: line.fields += 1
      case 0x61...0x7A where line.fields == 1: line.initial = UInt8(scalar)
      case 0x61...0x7A where line.fields == 2: line.mask |= 1 << UInt64(scalar - 0x61)
      default: if line.fields == 0 { line.scalar = scalar }
      }
    }
  }

  private mutating func set(
    _ scalar: UInt32, _ initial: UInt8, _ alternatives: UInt64, _ codeOfSet: inout [UInt64: UInt8]
  ) {
    var mask = Self.bit(initial) | alternatives
    var key = mask | UInt64(initial) << 40
    // 254 sets fit; a table with more would lose the alternatives of the rest, not a character.
    if codeOfSet[key] == nil, masks.count == 256 {
      mask = Self.bit(initial)
      key = mask | UInt64(initial) << 40
    }
    if let code = codeOfSet[key] {
      codes[scalar] = code
    } else if masks.count < 256 {
      codes[scalar] = UInt8(masks.count)
      codeOfSet[key] = UInt8(masks.count)
      masks.append(mask)
      defaults.append(initial)
    }
  }

  /// The bit of a lower-case letter or digit; 0 for any other byte.
  static func bit(_ character: UInt8) -> UInt64 {
    switch character {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 1 << UInt64(character - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 1 << UInt64(26 + character - UInt8(ascii: "0"))
    default: 0
    }
  }

  /// The code of a scalar; 0 where it is skipped.
  func code(of scalar: UInt32) -> UInt8 { codes[scalar] }

  /// The letters and digits that fit a code.
  func mask(of code: UInt8) -> UInt64 { Int(code) < masks.count ? masks[Int(code)] : 0 }

  /// The default letter or digit of a code; 0 for code 0.
  func letter(of code: UInt8) -> UInt8 { Int(code) < defaults.count ? defaults[Int(code)] : 0 }

  /// The codes of a name's characters, leaving out those that are skipped.
  func codes(of name: ArraySlice<UInt8>) -> [UInt8] {
    var codes: [UInt8] = []
    name.withUnsafeBufferPointer { append(codesOf: $0, 0..<$0.count, to: &codes) }
    return codes
  }

  /// Appends the codes of a name's characters, leaving out those that are skipped.
  func append(
    codesOf name: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to codes: inout [UInt8]
  ) {
    var reader = ScalarReader(name, range)
    while let scalar = reader.next() {
      let code = self.codes[scalar]
      if code != 0 { codes.append(code) }
    }
  }
}
