internal import CReference

/// The toneless default pinyin of the Han characters.
///
/// A syllable has at most six letters of five bits each and is kept in one number.
struct SyllableTable: Sendable {
  /// The table of the program, made at its first use.
  static let shared = SyllableTable(tsv: embedded)

  private var syllables = ScalarPages<UInt32>()

  private static var embedded: UnsafeBufferPointer<UInt8> {
    var length = 0
    let start = qj_han_pinyin(&length)
    return UnsafeBufferPointer(start: start, count: length)
  }

  /// Reads `char<TAB>pinyin` lines under a heading; others are passed over.
  init(tsv: UnsafeBufferPointer<UInt8>) {
    syllables.reserve(pages: 256)
    var reader = ScalarReader(tsv)
    var line: (scalar: UInt32, hasTab: Bool, letters: Int, packed: UInt32) = (0, false, 0, 0)
    // The heading reads like a line about the last letter of its first word.
    while let scalar = reader.next(), scalar != 0x0A {}
    while let scalar = reader.next() {
      switch scalar {
      case 0x0A:
        if line.hasTab, 1...6 ~= line.letters { syllables[line.scalar] = line.packed }
        line = (0, false, 0, 0)
      case 0x09: line.hasTab = true
      case 0x61...0x7A where line.hasTab:
        line.letters += 1
        if line.letters <= 6 { line.packed = line.packed << 5 | (scalar - 0x60) }
      default: if !line.hasTab { line.scalar = scalar }
      }
    }
  }

  /// The characters with a syllable, in the order of their syllables, those of one by code point.
  var scalarsInOrder: [UInt32] {
    var keyed: [(syllable: UInt32, scalar: UInt32)] = []
    syllables.forEach { scalar, packed in
      // Left-aligned, so that a shorter syllable stands before one that goes on.
      let letters = (32 - packed.leadingZeroBitCount + 4) / 5
      keyed.append((packed << UInt32(5 * (6 - letters)), scalar))
    }
    keyed.sort { ($0.syllable, $0.scalar) < ($1.syllable, $1.scalar) }
    return keyed.map(\.scalar)
  }

  /// The letters of a scalar's syllable in ASCII; empty where it has none.
  func syllable(of scalar: UInt32) -> [UInt8] {
    var packed = syllables[scalar]
    var letters: [UInt8] = []
    while packed != 0 {
      letters.append(UInt8(0x60 + packed & 0x1F))
      packed >>= 5
    }
    letters.reverse()
    return letters
  }
}
