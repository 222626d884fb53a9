internal import CNcurses

/// Decides what a terminal gets for a glyph of a canvas.
struct GlyphEncoder {
  /// Lines, bars and marks as ASCII.
  var isASCII = false
  /// Characters of ambiguous width would take two columns.
  var ambiguousIsWide = false
  /// Only ASCII can be shown at all.
  var isUTF8 = true

  /// What to send for a glyph.
  enum Encoded: Equatable {
    /// One of the terminal's line graphics, by its letter in the VT100 set.
    case line(CChar)
    /// A single scalar.
    case scalar(UInt32)
    /// A scalar and its combining marks.
    case scalars([UInt32])
    /// A stand-in for a scalar the terminal's C library does not know the width of.
    case undrawable(Unicode.Scalar, standIn: UInt32)
  }

  func encode(_ glyph: Glyph, columns: Int) -> Encoded {
    if glyph.base < 0x7F && !glyph.hasMarks { return .scalar(glyph.base) }
    guard let first = Unicode.Scalar(glyph.base) else { return .scalar(0x20) }
    if (0x2500...0x257F).contains(glyph.base), let line = LineDrawing(glyph.character) {
      return isASCII ? .scalar(Self.code(line.ascii)) : .line(line.graphicsLetter)
    }
    if isASCII, let twin = Self.graphicTwin(first) { return .scalar(Self.code(twin)) }
    if ambiguousIsWide && DisplayWidth.isAmbiguous(first) {
      return .scalar(Self.code(Self.textTwin(first) ?? Self.graphicTwin(first) ?? "?"))
    }
    let known = isUTF8 || glyph.base < 0x7F ? Int(cn_width(glyph.base)) : -1
    if known != columns {
      // U+3013 GETA MARK is what printers set for a type they lack.
      let standIn: UInt32 = columns == 2 && isUTF8 ? 0x3013 : 0x3F
      return .undrawable(first, standIn: standIn)
    }
    return glyph.hasMarks && isUTF8 ? .scalars(glyph.scalars) : .scalar(glyph.base)
  }

  /// What stands for a line, bar or mark where only ASCII may be drawn; nil for anything else.
  static func asciiTwin(_ glyph: Glyph) -> Character? {
    guard glyph.base > 0x7E, !glyph.hasMarks, let scalar = Unicode.Scalar(glyph.base) else {
      return nil
    }
    return LineDrawing(glyph.character)?.ascii ?? graphicTwin(scalar)
  }

  private static func code(_ character: Character) -> UInt32 {
    character.unicodeScalars.first?.value ?? 0x20
  }

  /// The ASCII twin of a bar, a shade, a braille pattern, an arrow or a mark.
  private static func graphicTwin(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x2500...0x257F: "+"
    case 0x2581...0x2583: "_"
    case 0x2584...0x258F, 0x2590, 0x2593: "#"
    case 0x2591: "."
    case 0x2592: ":"
    case 0x2580, 0x2594...0x259F: "#"
    case 0x2800: " "
    case 0x2801...0x28FF: "*"
    case 0x2190, 0x25C0: "<"
    case 0x2191, 0x25B2, 0x25B4: "^"
    case 0x2192, 0x25B6: ">"
    case 0x2193, 0x25BC, 0x25BE: "v"
    case 0x25A0...0x25FF, 0x2605, 0x2606, 0x2022, 0x2713: "*"
    default: nil
    }
  }

  /// The ASCII twin of a punctuation mark or sign of ambiguous width.
  private static func textTwin(_ scalar: Unicode.Scalar) -> Character? {
    switch scalar.value {
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    case 0x2010...0x2016: "-"
    case 0xB7, 0x2026, 0x2022, 0x2027: "."
    case 0xD7: "x"
    case 0xB1: "+"
    case 0xB0, 0x2032: "'"
    case 0x2103: "C"
    case 0x2264, 0x2266: "<"
    case 0x2265, 0x2267: ">"
    case 0x2160...0x216B, 0x2170...0x217B: "I"
    case 0x2460...0x2468: Character(String(scalar.value - 0x245F))
    default: nil
    }
  }
}

extension Canvas {
  /// The canvas with its lines, bars and marks as ASCII; letters and ideographs stay.
  func withoutGraphics() -> Canvas {
    var plain = self
    for y in 0..<size.height {
      for (x, cell) in row(y).enumerated() {
        guard !cell.isRightHalf, let twin = GlyphEncoder.asciiTwin(cell.glyph) else { continue }
        plain.place(Glyph(twin), columns: 1, x: x, y: y, style: cell.style)
      }
    }
    return plain
  }
}

extension LineDrawing {
  /// The letter of the line character in the graphics set of the VT100.
  var graphicsLetter: CChar {
    let letter: Unicode.Scalar =
      switch character {
      case "─": "q"
      case "│": "x"
      case "┌": "l"
      case "┐": "k"
      case "└": "m"
      case "┘": "j"
      case "├": "t"
      case "┤": "u"
      case "┬": "w"
      case "┴": "v"
      default: "n"
      }
    return CChar(truncatingIfNeeded: letter.value)
  }
}
