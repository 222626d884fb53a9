/// What a person typed, read in every way in which it can be meant.
struct SearchQuery: Sendable {
  /// The folded text without blanks.
  let text: [UInt8]
  /// The text as initials of characters; nil where it can't be.
  let initials: InitialsPattern?
  /// The text as syllables; nil where it can't be.
  let pinyin: PinyinPattern?
  /// The text as the beginning of a code: Latin letters and digits, a digit first.
  let code: [UInt8]?

  /// Reads a text; nil if nothing but blanks was typed.
  init?(_ typed: String) {
    let folded = TextFolding.fold(typed)
    guard let first = folded.first else { return nil }
    text = folded
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    initials = folded.allSatisfy(digits.contains) ? nil : InitialsPattern(folded)
    pinyin = PinyinPattern(typed)
    let isPlain = folded.allSatisfy { InitialTable.bit($0) != 0 }
    code = isPlain && digits.contains(first) ? folded : nil
  }
}
