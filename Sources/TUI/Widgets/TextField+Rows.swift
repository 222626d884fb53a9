extension TextField {
  /// The lines that the text makes in some columns, as ranges of glyphs; at least one, possibly empty.
  ///
  /// A line is broken at a blank between words of letters, else between any two glyphs. The caret behind the last glyph needs a
  /// column of its own.
  package func rows(columns wanted: Int) -> [Range<Int>] {
    let columns = max(4, wanted)
    let glyphs = content.glyphs
    var rows: [Range<Int>] = []
    var start = 0
    var used = 0
    var index = 0
    while index < glyphs.count {
      let width = DisplayWidth.columns(of: glyphs[index])
      if used + width > columns - 1 {
        var end = index
        if glyphs[index].isASCII, let blank = glyphs[start..<index].lastIndex(of: " ") {
          end = blank + 1
        }
        rows.append(start..<end)
        start = end
        used = self.columns(glyphs[start..<index])
      }
      used += width
      index += 1
    }
    rows.append(start..<glyphs.count)
    return rows
  }

  /// The line in which the caret stands.
  package func caretRow(_ rows: [Range<Int>]) -> Int {
    rows.firstIndex { $0.contains(caret) } ?? max(0, rows.count - 1)
  }

  /// Moves the caret by lines, keeping its column as far as there is one; false where there is no such line.
  package mutating func moveLine(_ lines: Int, columns wanted: Int) -> Bool {
    let rows = rows(columns: wanted)
    let here = caretRow(rows)
    guard rows.indices.contains(here + lines) else { return false }
    let column = columns(content.glyphs[rows[here].lowerBound..<caret])
    let target = rows[here + lines]
    var place = target.lowerBound
    var used = 0
    while place < target.upperBound {
      let width = DisplayWidth.columns(of: content.glyphs[place])
      if used + width > column { break }
      used += width
      place += 1
    }
    // Behind the last glyph of a line the caret would stand in the next one.
    let isLast = here + lines == rows.count - 1
    if place == target.upperBound, !isLast { place = max(target.lowerBound, place - 1) }
    move(to: place)
    return true
  }
}

extension Canvas {
  /// Draws one line of a text with the focus; returns the caret's place where it stands in this line.
  package mutating func draw(
    _ field: TextField, row: Range<Int>, at point: Point, columns: Int, hasCaret: Bool, style: Style
  ) -> Point? {
    fill(Rect(x: point.x, y: point.y, width: columns, height: 1), style: style)
    let glyphs = field.content.glyphs
    write(String(glyphs[row]), at: point, style: style, maxColumns: columns)
    if let range = field.selection?.clamped(to: row), !range.isEmpty {
      let x = point.x + field.columns(glyphs[row.lowerBound..<range.lowerBound])
      write(
        String(glyphs[range]), at: Point(x: x, y: point.y), style: Style(.selection),
        maxColumns: columns)
    }
    guard hasCaret else { return nil }
    return point.offset(x: field.columns(glyphs[row.lowerBound..<field.caret]))
  }
}
