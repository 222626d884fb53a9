/// A stretch of text in one style.
package struct Span: Equatable, Sendable {
  /// The characters; their columns are `DisplayWidth`'s, not their count.
  package var text: String
  /// Role and weight in which they are drawn.
  package var style: Style

  /// Makes a stretch of text.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// Makes a stretch of text in the look of a role.
  package init(_ text: String, _ role: StyleRole, bold: Bool = false) {
    self.init(text, Style(role, bold: bold))
  }
}

/// One row of text in several styles.
package struct StyledLine: Equatable, Sendable {
  /// The stretches from left to right.
  package var spans: [Span]

  /// Makes a line of spans.
  package init(_ spans: [Span] = []) { self.spans = spans }

  /// Makes a line in one look.
  package init(_ text: String, _ role: StyleRole = .text, bold: Bool = false) {
    spans = [Span(text, role, bold: bold)]
  }

  /// Columns that the line takes.
  package var columns: Int { spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) } }

  /// The text without its styles.
  package var text: String { spans.map(\.text).joined() }

  /// The line with text added at its end.
  package func adding(_ text: String, _ role: StyleRole = .text, bold: Bool = false) -> StyledLine {
    StyledLine(spans + [Span(text, role, bold: bold)])
  }

  /// The line broken into rows of at most `width` columns, continued rows indented.
  package func wrapped(to width: Int, indent: Int = 0) -> [StyledLine] {
    if columns <= width { return [self] }
    var glyphs = spans.flatMap { span in span.text.map { (character: $0, style: span.style) } }[...]
    let blank = String(repeating: " ", count: indent)
    return DisplayWidth.wrap(text, to: max(4, width), hanging: indent).enumerated().map { row in
      var line = StyledLine(row.offset == 0 ? [] : [Span(blank)])
      for character in row.element {
        // Blanks at a break are in no row.
        while let next = glyphs.first, next.character != character { glyphs.removeFirst() }
        guard let glyph = glyphs.popFirst() else { break }
        if let last = line.spans.indices.last, line.spans[last].style == glyph.style {
          line.spans[last].text.append(character)
        } else {
          line.spans.append(Span(String(character), glyph.style))
        }
      }
      return line
    }
  }
}

extension StyledLine {
  /// The line cut to a number of columns, with a mark where words are lost; blanks at its end are none.
  package func truncated(to columns: Int) -> StyledLine {
    guard self.columns > columns, columns > 0 else { return self }
    var line = self
    while let last = line.spans.last {
      let words = last.text.reversed().drop { $0 == " " }
      if words.isEmpty {
        line.spans.removeLast()
        continue
      }
      line.spans[line.spans.count - 1].text = String(words.reversed())
      break
    }
    guard line.columns > columns else { return line }
    var used = 0
    for index in line.spans.indices {
      let own = DisplayWidth.columns(of: line.spans[index].text)
      let isLast = index == line.spans.count - 1
      if used + own > columns || (used + own == columns && !isLast) {
        line.spans[index].text =
          DisplayWidth.prefix(
            of: line.spans[index].text, columns: columns - used - 1) + "~"
        line.spans.removeLast(line.spans.count - 1 - index)
        break
      }
      used += own
    }
    return line
  }
}

extension Canvas {
  /// Writes a line from a point, cut after `maxColumns` with a mark, and returns the columns it advanced.
  @discardableResult
  package mutating func write(_ line: StyledLine, at point: Point, maxColumns: Int) -> Int {
    var used = 0
    let line = line.truncated(to: maxColumns)
    for span in line.spans where used < maxColumns {
      used += write(
        span.text, at: point.offset(x: used), style: span.style, maxColumns: maxColumns - used)
    }
    return used
  }
}
