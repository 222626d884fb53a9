/// How hostile or odd text is made fit for a terminal.
///
/// A glyph is shown as its first scalar and the combining marks that follow it at once. Joined
/// emoji, flags and variation sequences therefore show their first scalar, about whose width all
/// terminals agree. Line breaks and tabs become a blank; control, format, bidirectional and
/// zero-width characters become `?`.
enum DisplayForm {
  /// The most combining marks kept on one glyph; ncurses stores five scalars a cell.
  static let maximumMarks = 3

  /// The replacement of a character that must not reach the terminal.
  static let replacement: Character = "?"

  /// A harmless glyph for any glyph.
  static func displayed(_ character: Character) -> Character {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return character }
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return " " }
    let rest = scalars.dropFirst()
    if isBreak(first) { return " " }
    if DisplayWidth.columns(of: first) == 0 || isControl(first) { return replacement }
    if rest.isEmpty { return character }
    var kept = String.UnicodeScalarView()
    kept.append(first)
    for scalar in rest.prefix(maximumMarks) {
      guard isCombiningMark(scalar) else { break }
      kept.append(scalar)
    }
    return kept.count == scalars.count ? character : Character(String(kept))
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xAD
  }

  private static func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180F: false  // variation selectors
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: true  // vowels and finals of a Hangul syllable
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: DisplayWidth.columns(of: scalar) == 0
      default: false
      }
    }
  }
}

/// Returns text as a canvas would show it: no control, escape, bidirectional or zero-width
/// character is left, and no line break.
///
/// Takes time linear in the length of the text.
package func sanitized(_ text: String) -> String {
  var result = ""
  result.reserveCapacity(text.utf8.count)
  for character in text {
    result.append(DisplayForm.displayed(character))
  }
  return result
}
