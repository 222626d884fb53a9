extension TextField {
  /// Handles an editing key and tells whether it was one.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): type(character)
    case .backspace: eraseBack(to: caret - 1, inRun: true)
    case .delete: erase(selection ?? caret..<min(count, caret + 1), inRun: selection == nil)
    case .altBackspace: eraseBack(to: wordStart(before: caret), inRun: false)
    case .control("u"): eraseBack(to: 0, inRun: false)
    case .control("z"): _ = undo()
    case .control("y"): _ = redo()
    default: return handleMove(key)
    }
    return true
  }

  private mutating func eraseBack(to start: Int, inRun: Bool) {
    erase(selection ?? max(0, start)..<caret, inRun: inRun && selection == nil)
  }

  private mutating func handleMove(_ key: Key) -> Bool {
    switch key {
    // Without Shift an arrow leaves a selection by the side it points to.
    case .left: move(to: selection?.lowerBound ?? caret - 1)
    case .right: move(to: selection?.upperBound ?? caret + 1)
    case .home, .controlHome: move(to: 0)
    case .end, .controlEnd: move(to: count)
    case .shiftLeft: move(to: caret - 1, selecting: true)
    case .shiftRight: move(to: caret + 1, selecting: true)
    case .shiftHome: move(to: 0, selecting: true)
    case .shiftEnd: move(to: count, selecting: true)
    case .controlLeft: move(to: wordStart(before: caret))
    case .controlRight: move(to: wordEnd(after: caret))
    default: return false
    }
    return true
  }

  /// What glyphs make a word: a run of ideographs, of kana, or of letters and digits.
  private enum WordClass: Equatable {
    case blank, ideograph, kana, letter, digit, mark
  }

  private static func wordClass(_ glyph: Character) -> WordClass {
    guard let scalar = glyph.unicodeScalars.first else { return .blank }
    if glyph.isWhitespace { return .blank }
    if scalar.properties.isIdeographic { return .ideograph }
    if (0x3041...0x30FF).contains(scalar.value) { return .kana }
    if glyph.isNumber { return .digit }
    return glyph.isLetter ? .letter : .mark
  }

  /// The beginning of the word before a place: blanks are passed over first.
  func wordStart(before position: Int) -> Int {
    let glyphs = content.glyphs
    var start = position
    while start > 0, Self.wordClass(glyphs[start - 1]) == .blank { start -= 1 }
    guard start > 0 else { return 0 }
    let kind = Self.wordClass(glyphs[start - 1])
    while start > 0, Self.wordClass(glyphs[start - 1]) == kind { start -= 1 }
    return start
  }

  /// The end of the word after a place: blanks are passed over first.
  func wordEnd(after position: Int) -> Int {
    let glyphs = content.glyphs
    var end = position
    while end < count, Self.wordClass(glyphs[end]) == .blank { end += 1 }
    guard end < count else { return count }
    let kind = Self.wordClass(glyphs[end])
    while end < count, Self.wordClass(glyphs[end]) == kind { end += 1 }
    return end
  }
}

extension TextField {
  /// Selects all of the text, the caret at its end.
  package mutating func selectAll() {
    move(to: 0)
    move(to: count, selecting: true)
  }
}
