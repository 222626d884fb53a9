/// Widths in columns of a terminal.
///
/// Widths come from an own table, so that layout never depends on the locale. Characters of
/// ambiguous width count as one column. All functions measure text as a canvas shows it
/// (``sanitized(_:)``) and take time linear in its length.
package enum DisplayWidth {
  /// Where padded text stands in its columns.
  package enum Alignment: Hashable, Sendable {
    /// Against the left edge.
    case left
    /// Against the right edge.
    case right
    /// In the middle, an odd column to the right.
    case center
  }

  /// Columns of a glyph: 1 or 2.
  package static func columns(of character: Character) -> Int {
    if character.isASCII { return 1 }
    let shown = DisplayForm.displayed(character)
    guard let first = shown.unicodeScalars.first else { return 1 }
    return max(1, columns(of: first))
  }

  /// Columns of a text on one line.
  package static func columns(of text: String) -> Int {
    var count = 0
    for scalar in text.unicodeScalars {
      let columns = simpleColumns(of: scalar)
      guard columns > 0 else { return text.reduce(0) { $0 + Self.columns(of: $1) } }
      count += columns
    }
    return count
  }

  /// Columns of a scalar that is shown as it is and never joins a neighbour of its kind; else 0.
  ///
  /// Nearly all text consists of these alone: then each scalar is a glyph, and the slow search for
  /// the borders of glyphs can be left out.
  static func simpleColumns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x24F, 0x2500...0x25AC: 1
    case 0x4E00...0x9FFF, 0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FE, 0xFF01...0xFF60: 2
    default: 0
    }
  }

  /// Columns of a scalar on its own: 0, 1 or 2.
  static func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    if (0x4E00...0x9FFF).contains(value) { return 2 }
    if contains(WidthTable.wide, value) { return 2 }
    return contains(WidthTable.zero, value) ? 0 : 1
  }

  /// Whether some old East Asian terminals draw a scalar two columns wide.
  static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && contains(WidthTable.ambiguous, scalar.value)
  }

  private static func contains(_ pairs: [UInt32], _ value: UInt32) -> Bool {
    var low = 0
    var high = pairs.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value > pairs[2 * middle + 1] {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < pairs.count / 2 && value >= pairs[2 * low]
  }

  /// Returns as much of a text as fits, with a mark at its end where something is cut off.
  ///
  /// The result never has more than `columns` columns; it may have one less, where a wide glyph
  /// did not fit.
  package static func truncate(_ text: String, to columns: Int, mark: String = "~") -> String {
    if Self.columns(of: text) <= columns { return text }
    let markColumns = Self.columns(of: mark)
    guard columns >= markColumns else { return prefix(of: mark, columns: max(0, columns)) }
    return prefix(of: text, columns: columns - markColumns) + mark
  }

  /// The longest beginning of a text that fits into a number of columns.
  package static func prefix(of text: String, columns: Int) -> String {
    var used = 0
    var end = text.startIndex
    for index in text.indices {
      used += Self.columns(of: text[index])
      guard used <= columns else { break }
      end = text.index(after: index)
    }
    return String(text[..<end])
  }

  /// Returns a text in exactly `columns` columns: truncated, or filled with blanks.
  package static func pad(
    _ text: String, to columns: Int, align: Alignment = .left, mark: String = "~"
  ) -> String {
    let cut = truncate(text, to: columns, mark: mark)
    let missing = max(0, columns - Self.columns(of: cut))
    let before =
      switch align {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: before) + cut
      + String(repeating: " ", count: missing - before)
  }
}
