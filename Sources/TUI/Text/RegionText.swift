package import Core

/// Names of places in the language of the screen.
package struct RegionText: Sendable {
  package var language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The full name in Chinese; in English the pinyin of the short name, as a word a foreigner can say.
  package func name(_ region: Region) -> String {
    guard language == .en else { return region.name }
    if region.parent == nil { return "China" }
    guard !region.pinyin.isEmpty else { return region.name }
    let word = region.pinyin.split(separator: " ").joined()
    return word.prefix(1).uppercased() + word.dropFirst()
  }
}
