package import Core

/// What the commands say that write lines, as facts.
package enum CommandPhrase: Sendable, Equatable {
  /// A hint that the data has findings that must be mended.
  case mustFixHint(count: Int)
  case noFindings
  case findingsInAll(mustFix: Int, explain: Int, hints: Int)
  case unknownRegion(String, near: [String])
  case ambiguousRegion(String, candidates: [String])
  case endedRegion(String, until: Int, now: String)
  case unknownIndicator(String, near: String?)
  case malformedPeriod(String)
  case wrongCommandLine
  /// Nothing is known of a region for a period; nil is any time.
  case nothingStated(region: String, indicator: String?, period: String?)
  /// How much of a roll-up's children are in it.
  case childrenCounted(Int, of: Int)
  /// Heading of statements that answer no question.
  case otherStatements
  case marks
  case figures(Int)
  case noFigures
  case generating(Int, of: Int)
  case generated(folder: String, enterprises: Int)
  case generation(DatasetSynthesis.Failure)
  case malformedYears(String)
  case malformedCount(String)
  /// A folder to make has no name.
  case missingFolder
  case columnRegion, columnIndicator, columnPeriod, columnValue, columnSource, columnNumber
}

/// The words of commands in a language; names in phrases are made harmless.
package struct CommandText: Sendable {
  /// The language of the words.
  package let language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  /// The words for a phrase.
  package func callAsFunction(_ phrase: CommandPhrase) -> String {
    switch language {
    case .zh: Chinese.command(phrase)
    case .en: English.command(phrase)
    }
  }

  /// A place with those above it, so that two of the same name can be told apart: `朝阳区（北京市）110105`.
  package func regionInFull(_ id: RegionID, in tree: RegionTree) -> String {
    let names = RegionText(language)
    let above = tree.ancestors(of: id).dropLast().reversed().map { names.name(tree[$0]) }
    let own = DataText.visible(names.name(tree[id]))
    let code = DataText.visible(tree[id].id)
    if above.isEmpty { return "\(own) \(code)" }
    let place = DataText.visible(above.joined(separator: language == .zh ? "" : ", "))
    return language == .zh ? "\(own)（\(place)）\(code)" : "\(own) (\(place)) \(code)"
  }
}
