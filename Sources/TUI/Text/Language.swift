package import Core

/// The languages of the screen.
package enum Language: String, Sendable, CaseIterable {
  case zh, en

  /// The other one: two languages, one key.
  package var other: Language { self == .zh ? .en : .zh }

  /// The text of a definition in this language; Chinese where English is missing.
  package func pick(_ text: LocalizedText) -> String {
    switch self {
    case .zh: text.zh
    case .en: text.en.isEmpty ? text.zh : text.en
    }
  }

  /// A unit beside a number: in English things that are counted have none.
  package func unit(_ id: String, in units: UnitTable) -> String {
    guard let title = units[id]?.title else { return id }
    return self == .zh ? title.zh : title.en
  }
}
