internal import Core

/// What the program notes beside the text of a draft: names that no field has.
enum DraftMark {
  /// What the cell held when typing began, as JSON; drafts of older programs lack it.
  static let base = "\tbase"
  /// The id of the request with which the text was on its way to the journal.
  static let commit = "\tcommit"
  /// The text that the request has, where another was typed since.
  static let sent = "\tsent"

  /// A value as it stands in a draft.
  static func words(_ value: JSONValue?) -> String {
    let bytes = JSONWriter.bytes(of: value ?? .null, style: .lines)
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The value of such words; nil for nothing.
  static func value(_ words: String) -> JSONValue? {
    var reader = JSONReader(bytes: Array(words.utf8), file: "")
    guard let value = try? reader.readValue(), value.type != .null else { return nil }
    return value
  }
}
