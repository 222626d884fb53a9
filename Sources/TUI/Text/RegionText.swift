package import Core

/// Names of places in the language of the screen.
package struct RegionText: Sendable {
  /// The language of the names.
  package var language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The official name in Chinese; in English as ``name(_:)``.
  package func official(_ region: Region) -> String {
    language == .zh ? region.name : name(region)
  }

  /// What people write: 德宏州 and 南涧县 where the official name is a mouthful.
  ///
  /// The colloquial form is one of the data's aliases: the short name with one more character.
  private func chinese(_ region: Region) -> String {
    guard region.name.count > 6, region.kind == .formal else { return region.name }
    let colloquial = region.aliases.first {
      $0.hasPrefix(region.shortName) && $0.count == region.shortName.count + 1
    }
    return colloquial ?? region.name
  }

  /// The name in Chinese; in English the customary name, else the pinyin of the short name.
  package func name(_ region: Region) -> String {
    guard language == .en else { return chinese(region) }
    if region.parent == nil { return "China" }
    if !region.english.isEmpty { return region.english }
    guard !region.pinyin.isEmpty else { return region.name }
    return Self.spelled(region.pinyin)
  }

  /// Toneless syllables as one word: Xi'an, Pu'er, Lyuliang.
  ///
  /// An apostrophe stands before a later syllable that begins with a vowel (GB/T 16159), and ü after
  /// l and n is written yu (GB/T 28039).
  static func spelled(_ pinyin: String) -> String {
    var word = ""
    for syllable in pinyin.split(separator: " ") {
      if !word.isEmpty, let first = syllable.first, "aeo".contains(first) { word += "'" }
      let letters =
        syllable.hasPrefix("lv") || syllable.hasPrefix("nv")
        ? syllable.prefix(1) + "yu" + syllable.dropFirst(2) : syllable
      word += letters
    }
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
