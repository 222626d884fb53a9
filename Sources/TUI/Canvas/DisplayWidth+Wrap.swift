extension DisplayWidth {
  /// Breaks a text into lines of at most `columns` columns.
  ///
  /// Line breaks in the text are kept. Between Chinese characters a line may break anywhere, but
  /// not before a closing mark (，。、；：！？）」…) nor after an opening one; other words break
  /// at blanks, and inside only where a word alone is too long. A text without characters is one
  /// empty line. Lines after the first of a paragraph are `hanging` columns shorter, as is right
  /// for an indent.
  package static func wrap(_ text: String, to columns: Int, hanging: Int = 0) -> [String] {
    let width = max(2, columns)
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      lines.append(contentsOf: wrapParagraph(paragraph, to: width, hanging: hanging))
    }
    return lines
  }

  private static func wrapParagraph(
    _ paragraph: Substring, to first: Int, hanging: Int
  ) -> [String] {
    let next = max(2, first - hanging)
    var width: Int { lines.isEmpty ? first : next }
    var lines: [String] = []
    var line = ""
    var used = 0
    var gap = ""
    for piece in pieces(of: paragraph) {
      if piece.allSatisfy({ $0 == " " }) {
        // Blanks that begin a paragraph are its indent; others only part two words.
        if used == 0 && lines.isEmpty { used += piece.count; line += piece } else { gap = piece }
        continue
      }
      let needed = Self.columns(of: piece)
      if used + gap.count + needed <= width {
        line += gap + piece
        used += gap.count + needed
      } else {
        if used > 0 { lines.append(line) }
        var rest = piece
        while Self.columns(of: rest) > width {
          let head = prefix(of: rest, columns: width)
          lines.append(head)
          rest = String(rest.dropFirst(head.count))
        }
        line = rest
        used = Self.columns(of: rest)
      }
      gap = ""
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Cuts a paragraph into runs of blanks and pieces that must stay on one line.
  private static func pieces(of paragraph: Substring) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var last: Character?
    for character in paragraph {
      if let last, mayBreak(between: last, and: character) {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character == "\t" ? " " : character)
      last = character
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces
  }

  private static func mayBreak(between left: Character, and right: Character) -> Bool {
    let leftIsBlank = isBlank(left)
    if leftIsBlank != isBlank(right) { return true }
    if leftIsBlank { return false }
    if closing.contains(right) || opening.contains(left) { return false }
    return Self.columns(of: left) == 2 || Self.columns(of: right) == 2
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }

  private static let closing: Set<Character> = Set("，。、；：！？）」』》】〉］｝〕％”’…,.;:!?)]}%~")
  private static let opening: Set<Character> = Set("（「『《【〈［｛〔“‘([{￥$")
}
