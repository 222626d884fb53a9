package import Core

/// The one door to screen text: a phrase in, a sentence in the chosen language out.
package struct ScreenText: Sendable, Equatable {
  /// The language of the sentences.
  package var language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The words for a phrase.
  package func callAsFunction(_ phrase: Phrase) -> String {
    switch language {
    case .zh: Chinese.text(phrase)
    case .en: English.text(phrase)
    }
  }

  /// A definition's own text in the chosen language.
  package func callAsFunction(_ text: LocalizedText) -> String { language.pick(text) }

  /// The first few of some characters by their numbers, such as `U+30EDE`.
  static func codePoints(_ scalars: [Unicode.Scalar]) -> String {
    let numbers = scalars.prefix(4).map(DataText.codePoint)
    return numbers.joined(separator: " ") + (scalars.count > 4 ? " ..." : "")
  }

  /// An amount of bytes in millions, with one digit behind the point below ten.
  static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10) MB" : "\((bytes + 500_000) / 1_000_000) MB"
  }
}
