/// The part of a field's text that is in sight.
package struct TextFieldView: Equatable, Sendable {
  /// Whole glyphs only, of at most as many columns as were asked for.
  package var text: String
  /// Where the caret stands, from 0 and within the columns asked for.
  package var caret: Int
  /// The columns of the text that are selected; nil for none in sight.
  package var selection: Range<Int>?
  /// Whether there is text to the left of it.
  package var isCutLeft: Bool
  /// Whether there is text to the right of it.
  package var isCutRight: Bool
}

extension TextField {
  /// The part of the text to show in some columns, so that the caret is in sight.
  ///
  /// The text moves by half the columns, so that the caret moves and not the text while one types within them. It is a function of the text, the caret and the
  /// columns alone. At least three columns are taken for granted.
  package func view(columns wanted: Int) -> TextFieldView {
    let columns = max(3, wanted)
    let glyphs = content.glyphs
    let widths = glyphs.map { DisplayWidth.columns(of: $0) }
    var first = 0
    var before = 0
    // The caret needs a column of its own behind the last glyph.
    let caretColumn = widths[..<caret].reduce(0, +)
    while caretColumn - before >= columns {
      let goal = before + max(1, columns / 2)
      while before < goal, first < glyphs.count {
        before += widths[first]
        first += 1
      }
    }
    var last = first
    var used = 0
    while last < glyphs.count, used + widths[last] <= columns {
      used += widths[last]
      last += 1
    }
    var selected: Range<Int>?
    if let selection {
      let range = selection.clamped(to: first..<last)
      if !range.isEmpty {
        let start = widths[first..<range.lowerBound].reduce(0, +)
        selected = start..<start + widths[range].reduce(0, +)
      }
    }
    return TextFieldView(
      text: String(glyphs[first..<last]), caret: caretColumn - before, selection: selected,
      isCutLeft: first > 0, isCutRight: last < glyphs.count)
  }
}

extension Canvas {
  /// Draws a field that has the focus and returns where the caret stands.
  ///
  /// A text cut at either side shows a mark there, outside the columns of the text.
  @discardableResult
  package mutating func draw(
    _ field: TextField, at point: Point, columns: Int, style: Style = .plain
  ) -> Point {
    let view = field.view(columns: columns)
    fill(Rect(x: point.x, y: point.y, width: columns, height: 1), style: style)
    write(view.text, at: point, style: style, maxColumns: columns)
    if let selection = view.selection {
      let area = Rect(
        x: point.x + selection.lowerBound, y: point.y, width: selection.count, height: 1)
      restyle(area) { $0.reverse.toggle() }
    }
    if view.isCutLeft { write("<", at: point.offset(x: -1), style: Style(.key)) }
    if view.isCutRight { write(">", at: point.offset(x: columns), style: Style(.key)) }
    return point.offset(x: view.caret)
  }
}
