/// Something that may be typed on in a filter.
package struct QueryCompletion: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    case field
    /// An option of the field of this title.
    case option(LocalizedText)
  }

  /// The Characters that it takes the place of.
  package var range: Range<Int>
  /// What it is called, which is also what is typed.
  package var title: LocalizedText
  /// Typed in place of a title that has signs in it.
  package var id: String
  /// What it is.
  package var kind: Kind

  /// What takes the place of what was typed, in a language's words.
  package func text(_ title: String) -> String {
    let isPlain = title.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
    return isPlain ? title : id
  }
}

extension QueryReader {
  /// What the word before a caret may become: options of the field it is compared with, else fields
  /// and options, the better matches first. O(words of the catalogue).
  package func completions(_ text: String, caret: Int, limit: Int = 8) -> [QueryCompletion] {
    var scanner = QueryScanner(String(text.prefix(caret)), words)
    var start = scanner.end
    while start > 0, scanner.runEnd(from: start - 1) == scanner.end { start -= 1 }
    // 未检: what is completed begins behind the word that says there is nothing.
    scanner.position = start
    if let length = scanner.lengthOfWord(words.not + words.missing + words.present),
      start + length < scanner.end
    {
      start += length
    }
    for place in scanner.innerJoins(start..<scanner.end).reversed().prefix(1) {
      start = scanner.behindJoin(at: place)
    }
    let typed = scanner.text(start..<scanner.end)
    let range = start..<scanner.end
    if let field = comparedField(before: start, scanner) {
      return ranked(
        vocabulary.choices[field].map { choice in
          (completion(choice, field, range), choice.words)
        }, typed, limit)
    }
    if typed.isEmpty { return [] }
    var candidates: [(QueryCompletion, [String])] = vocabulary.fields.indices.map { index in
      let field = vocabulary.fields[index]
      return (
        QueryCompletion(range: range, title: field.title, id: field.id, kind: .field),
        vocabulary.fieldWords[index]
      )
    }
    for (index, choices) in vocabulary.choices.enumerated() {
      candidates += choices.map { (completion($0, index, range), $0.words) }
    }
    return ranked(candidates, typed, limit)
  }

  private func completion(
    _ choice: QueryVocabulary.Choice, _ field: Int, _ range: Range<Int>
  ) -> QueryCompletion {
    QueryCompletion(
      range: range, title: choice.title, id: choice.id,
      kind: .option(vocabulary.fields[field].title))
  }

  /// The field that stands with a comparison right before a place.
  private func comparedField(before start: Int, _ scanner: QueryScanner) -> Int? {
    var scanner = scanner
    for first in stride(from: start - 1, through: 0, by: -1) {
      scanner.position = first
      guard scanner.comparison() != nil else { continue }
      scanner.skipBlanks()
      guard scanner.position == start else { continue }
      // The longest name before it that is a field's.
      var name = first
      while name > 0, scanner.runEnd(from: name - 1) != name - 1 || scanner.isBlank(name - 1) {
        name -= 1
      }
      for begin in name..<first {
        let fields = vocabulary.fields(meant: scanner.text(begin..<first))
        if fields.count == 1 { return fields[0] }
      }
      return nil
    }
    return nil
  }

  /// Those that fit what was typed: as they begin, by initials, by part; nothing typed fits all.
  private func ranked(
    _ candidates: [(QueryCompletion, [String])], _ typed: String, _ limit: Int
  ) -> [QueryCompletion] {
    let wanted = TextFolding.fold(typed)
    var found: [(grade: Int, index: Int)] = []
    for (index, candidate) in candidates.enumerated() {
      let grades = candidate.1.compactMap { Self.grade($0, wanted) }
      if let best = grades.min() { found.append((best, index)) }
    }
    let order = found.sorted { $0 < $1 }
    var result: [QueryCompletion] = []
    for (_, index) in order where result.count < limit {
      let one = candidates[index].0
      if !result.contains(where: { $0.title == one.title && $0.kind == one.kind }) {
        result.append(one)
      }
    }
    return result
  }

  private static func grade(_ word: String, _ wanted: [UInt8]) -> Int? {
    if wanted.isEmpty { return 0 }
    let folded = TextFolding.fold(word)
    if folded == wanted { return 0 }
    if folded.starts(with: wanted) { return 1 }
    if PinyinTable.initials(of: word).utf8.starts(with: wanted) { return 2 }
    return wanted.count > 2 && folded[...].contains(wanted) ? 3 : nil
  }
}

extension QueryScanner {
  /// Whether a blank stands at a place.
  func isBlank(_ place: Int) -> Bool { text(place..<place + 1) == " " }
}
