/// One line of text that a person edits: by glyph, with the caret in display columns.
package struct TextField: Equatable, Sendable {
  private var glyphs: [Character]
  /// The caret stands before the glyph of this index.
  package private(set) var caret: Int

  /// Makes a field with the caret at the end.
  package init(_ text: String = "") {
    glyphs = Array(text)
    caret = glyphs.count
  }

  /// What has been typed.
  package var text: String { String(glyphs) }
  /// Whether nothing has been typed.
  package var isEmpty: Bool { glyphs.isEmpty }

  /// Columns between the beginning of the text and the caret.
  package var caretColumn: Int { DisplayWidth.columns(of: String(glyphs[..<caret])) }

  /// Puts text at the caret; line breaks and control characters become blanks or nothing.
  package mutating func insert(_ text: String) {
    let clean = text.compactMap { character -> Character? in
      if character.isNewline || character == "\t" { return " " }
      let isControl = character.unicodeScalars.contains {
        $0.properties.generalCategory == .control
      }
      return isControl ? nil : character
    }
    glyphs.insert(contentsOf: clean, at: caret)
    caret += clean.count
  }

  /// Handles an editing key and tells whether it was one.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace:
      if caret > 0 {
        caret -= 1
        glyphs.remove(at: caret)
      }
    case .delete: if caret < glyphs.count { glyphs.remove(at: caret) }
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(glyphs.count, caret + 1)
    case .home: caret = 0
    case .end: caret = glyphs.count
    case .control("u"):
      glyphs.removeSubrange(..<caret)
      caret = 0
    case .control("k"): glyphs.removeSubrange(caret...)
    default: return false
    }
    return true
  }
}
