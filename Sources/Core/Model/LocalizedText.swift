/// A text in Chinese and English; Core stores both and picks none.
package struct LocalizedText: Hashable, Sendable {
  /// The Chinese text.
  package var zh: String
  /// The English text; equal to the Chinese where nobody gave one.
  package var en: String

  /// Makes a text; without English the Chinese stands for both.
  package init(zh: String, en: String? = nil) {
    self.zh = zh
    self.en = en ?? zh
  }
}
