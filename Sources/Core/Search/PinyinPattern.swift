/// Typed pinyin, ready to be looked for in syllables.
///
/// Blanks and apostrophes may be left out; where they stand a syllable must begin (`xi an` finds
/// 西安, not 咸阳).
struct PinyinPattern: Sendable {
  /// The letters typed; the high bit is set where a syllable must begin.
  private let letters: [UInt8]
  /// How many letters were typed; at least one.
  var count: Int { letters.count }

  /// Makes a pattern of letters in any case, ü as itself or v; nil where anything else stands.
  init?(_ text: String) {
    var letters: [UInt8] = []
    var begins = true
    for scalar in text.unicodeScalars {
      switch TextFolding.fold(scalar.value) ?? 0x20 {
      case let letter where (0x61...0x7A).contains(letter) || letter == 0xFC:
        letters.append((letter == 0xFC ? UInt8(ascii: "v") : UInt8(letter)) | (begins ? 0x80 : 0))
        begins = false
      case 0x20, 0x27, 0x2019: begins = true
      default: return nil
      }
    }
    guard !letters.isEmpty else { return nil }
    self.letters = letters
  }

  /// Whether syllables begin with what was typed, which may end within one.
  ///
  /// Of their letters the high bit is set where a syllable begins.
  func begins(_ syllables: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard syllables.count >= count else { return false }
    for (typed, own) in zip(letters, syllables) {
      guard typed == own || (typed < 0x80 && typed | 0x80 == own) else { return false }
    }
    return true
  }
}
