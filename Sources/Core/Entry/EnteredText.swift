/// Reads what people type, and what they paste out of spreadsheets and papers, into values.
///
/// Pure functions. Full-width forms, signs of several kinds, blanks at the ends and a spreadsheet's
/// leading apostrophe make no difference. Texts with more than one reading are problems.
package enum EnteredText {
  /// The text as the readers see it: half-width, one kind of minus and blank, no invisible
  /// characters, no blanks at the ends, no leading apostrophe.
  package static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let plain = plain(scalar) { scalars.append(plain) }
    }
    var words = String(scalars)[...]
    trim(&words)
    if let first = words.unicodeScalars.first, ["'", "\u{2018}", "\u{2019}", "`"].contains(first) {
      words = words.dropFirst()
      trim(&words)
    }
    return String(words)
  }

  private static func trim(_ words: inout Substring) {
    while words.unicodeScalars.first == " " { words.unicodeScalars.removeFirst() }
    while words.unicodeScalars.last == " " { words.unicodeScalars.removeLast() }
  }

  /// The scalar that stands for a scalar; nil for one that is left out.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return " "
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x2010...0x2015, 0x2212, 0x2500, 0xFE63, 0xFE58: return "-"
    case 0x2215, 0x2044: return "/"
    case 0x301C, 0x223C: return "~"
    case 0xFE6A, 0x066A: return "%"
    case 0x2265: return "≥"
    default: return HostileCharacters.isHostile(scalar) ? nil : scalar
    }
  }

  /// Whether a cleaned text stands for a value that is missing.
  static func isMissing(_ cleaned: String) -> Bool {
    if cleaned.isEmpty || ["未填报", "未报", "空", "n.a."].contains(cleaned.lowercased()) { return true }
    return cleaned.unicodeScalars.allSatisfy { $0 == "-" || $0 == " " }
  }

  /// Whether a cleaned text says that a value makes no sense here.
  static func isNotApplicable(_ cleaned: String) -> Bool {
    ["/", "//", "\\", "不适用", "不涉及", "n/a"].contains(cleaned.lowercased())
  }
}
