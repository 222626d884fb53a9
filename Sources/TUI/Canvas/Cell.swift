/// One place of a canvas: a whole narrow glyph, or one half of a wide one.
package struct Cell: Hashable, Sendable {
  /// The glyph; a blank in the right half of a wide glyph.
  var glyph: Glyph
  /// How it looks; both halves of a wide glyph look the same.
  package var style: Style
  /// Whether the glyph begins in the cell to the left.
  package var isRightHalf: Bool

  /// The glyph as a character; a blank in the right half of a wide glyph.
  package var character: Character { glyph.character }

  /// Makes a cell.
  package init(
    _ character: Character = " ", style: Style = .plain, isRightHalf: Bool = false
  ) {
    self.init(Glyph(character), style: style, isRightHalf: isRightHalf)
  }

  init(_ glyph: Glyph, style: Style, isRightHalf: Bool = false) {
    self.glyph = glyph
    self.style = style
    self.isRightHalf = isRightHalf
  }

  /// An empty cell in ordinary style.
  package static let blank = Cell()
}

/// A glyph fit for a terminal: a scalar and at most three combining marks.
///
/// Unlike a `Character` it is copied and compared without counting references, which makes drawing
/// and comparing frames several times faster.
struct Glyph: Hashable, Sendable {
  /// The scalar that decides about the width.
  var base: UInt32
  private var mark1: UInt32 = 0
  private var mark2: UInt32 = 0
  private var mark3: UInt32 = 0

  static let blank = Glyph(" " as Unicode.Scalar)

  /// A glyph of a scalar alone; the scalar must not be one that needs a stand-in.
  init(_ scalar: Unicode.Scalar) { base = scalar.value }

  /// The harmless form of a character.
  init(_ character: Character) {
    let shown = DisplayForm.displayed(character).unicodeScalars
    base = shown.first?.value ?? 0x20
    for (index, scalar) in shown.dropFirst().prefix(DisplayForm.maximumMarks).enumerated() {
      switch index {
      case 0: mark1 = scalar.value
      case 1: mark2 = scalar.value
      default: mark3 = scalar.value
      }
    }
  }

  /// The scalars, the base first.
  var scalars: [UInt32] { [base, mark1, mark2, mark3].filter { $0 != 0 } }

  /// Whether combining marks follow the base.
  var hasMarks: Bool { mark1 != 0 }

  /// Columns: 1 or 2.
  var columns: Int {
    Unicode.Scalar(base).map { max(1, DisplayWidth.columns(of: $0)) } ?? 1
  }

  /// The glyph as a character.
  var character: Character {
    if !hasMarks, let scalar = Unicode.Scalar(base) { return Character(scalar) }
    let text = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    return text.first ?? " "
  }
}
