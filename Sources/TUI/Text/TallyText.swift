/// What the tally command says.
package struct TallyText: Sendable {
  private let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// Nothing can be counted into read-only data.
  package var readOnly: String {
    language == .zh
      ? "这套数据只读，不能计数；请指定可写的数据文件夹" : "These data are read-only: name a dataset that can be written"
  }

  /// The counters asked for do not exist.
  package func unknownSheet(_ id: String, known: [String]) -> String {
    let list = known.joined(separator: ", ")
    return language == .zh
      ? "没有计数表“\(sanitized(id))”；可用：\(list)"
      : "There are no counters \"\(sanitized(id))\"; known: \(list)"
  }
}
