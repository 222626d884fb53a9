/// A text in Chinese and English; Core stores both and picks none.
package struct LocalizedText: Hashable, Sendable {
  package var zh: String
  package var en: String

  /// Makes a text; without English the Chinese stands for both.
  package init(zh: String, en: String? = nil) {
    self.zh = zh
    self.en = en ?? zh
  }
}
