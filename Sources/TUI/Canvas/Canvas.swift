/// A grid of cells to draw on.
///
/// Invariant: a canvas never holds half a glyph. Writing over one half of a wide glyph blanks the
/// other, and a wide glyph that does not fit becomes a blank. Everything drawn is cut to ``clip``;
/// text is sanitised, so that no control character gets in.
package struct Canvas: Equatable, Sendable {
  /// The extent in cells.
  package let size: Size
  /// What may be drawn on, always inside the canvas.
  package private(set) var clip: Rect
  /// All cells, row by row from the top.
  package private(set) var cells: [Cell]

  /// Makes an empty canvas.
  package init(size: Size, style: Style = .plain) {
    self.size = size
    clip = Rect(size: size)
    cells = Array(repeating: Cell(style: style), count: size.width * size.height)
  }

  /// The whole canvas.
  package var bounds: Rect { Rect(size: size) }

  /// The cell at a point; a blank outside the canvas.
  package subscript(point: Point) -> Cell {
    bounds.contains(point) ? cells[point.y * size.width + point.x] : .blank
  }

  /// The cells of a row; empty outside the canvas.
  package func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.height else { return [] }
    return cells[y * size.width..<(y + 1) * size.width]
  }

  /// Runs drawing that may touch only `rect` and what may be drawn on already.
  @discardableResult
  package mutating func withClip<Result>(
    _ rect: Rect, _ draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = clip
    clip = clip.intersection(rect)
    defer { clip = outer }
    return try draw(&self)
  }

  /// Writes a text on one row and returns the columns it advanced.
  ///
  /// The text may begin to the left of the clip. It ends after `maxColumns` columns or at the
  /// right edge of the clip, whichever comes first; a wide glyph cut by an edge becomes a blank.
  @discardableResult
  package mutating func write(
    _ text: String, at point: Point, style: Style = .plain, maxColumns: Int? = nil
  ) -> Int {
    let end = min(clip.maxX, point.x + max(0, maxColumns ?? clip.maxX - point.x))
    guard point.y >= clip.y, point.y < clip.maxY, point.x < end else { return 0 }
    var x = point.x
    if text.unicodeScalars.allSatisfy({ DisplayWidth.simpleColumns(of: $0) > 0 }) {
      for scalar in text.unicodeScalars {
        guard x < end else { break }
        let columns = DisplayWidth.simpleColumns(of: scalar)
        put(Glyph(scalar), columns: columns, x: &x, end: end, y: point.y, style: style)
      }
    } else {
      for character in text {
        guard x < end else { break }
        let glyph = Glyph(character)
        put(glyph, columns: glyph.columns, x: &x, end: end, y: point.y, style: style)
      }
    }
    return x - point.x
  }

  /// Puts a glyph of a text and moves on; of one cut by an edge, blanks the part that is inside.
  private mutating func put(
    _ glyph: Glyph, columns: Int, x: inout Int, end: Int, y: Int, style: Style
  ) {
    if x >= clip.x && x + columns <= end {
      place(glyph, columns: columns, x: x, y: y, style: style)
      x += columns
      return
    }
    for _ in 0..<columns where x < end {
      if x >= clip.x { place(.blank, columns: 1, x: x, y: y, style: style) }
      x += 1
    }
  }

  /// Fills a block with a glyph; where a wide one does not fit, with a blank.
  package mutating func fill(_ rect: Rect, with character: Character = " ", style: Style = .plain) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    let glyph = Glyph(character)
    let columns = glyph.columns
    for y in area.y..<area.maxY {
      var x = area.x
      while x < area.maxX {
        let fits = x + columns <= area.maxX
        place(fits ? glyph : .blank, columns: fits ? columns : 1, x: x, y: y, style: style)
        x += fits ? columns : 1
      }
    }
  }

  /// Changes the style of the glyphs that begin in a block and leaves their characters.
  package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        let index = y * size.width + x
        if cells[index].isRightHalf { continue }
        change(&cells[index].style)
        if x + 1 < size.width && cells[index + 1].isRightHalf {
          cells[index + 1].style = cells[index].style
        }
      }
    }
  }

  /// Gives the glyphs that begin in a block another role, as for a selection bar.
  package mutating func restyle(_ rect: Rect, role: StyleRole) {
    restyle(rect) { $0.role = role }
  }

  /// Copies another canvas onto this one, its top left corner at a point.
  package mutating func draw(_ other: Canvas, at point: Point) {
    let area = Rect(origin: point, size: other.size).intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      var x = area.x
      while x < area.maxX {
        let source = Point(x: x - point.x, y: y - point.y)
        let cell = other[source]
        let isWide = other[source.offset(x: 1)].isRightHalf
        let isWhole = !cell.isRightHalf && (!isWide || x + 1 < area.maxX)
        let columns = isWhole && isWide ? 2 : 1
        place(isWhole ? cell.glyph : .blank, columns: columns, x: x, y: y, style: cell.style)
        x += columns
      }
    }
  }

  /// Puts a glyph that fits into its cells and frees what it covers by half.
  mutating func place(_ glyph: Glyph, columns: Int, x: Int, y: Int, style: Style) {
    let index = y * size.width + x
    releaseGlyph(index)
    cells[index] = Cell(glyph, style: style)
    if columns == 2 {
      releaseGlyph(index + 1)
      cells[index + 1] = Cell(.blank, style: style, isRightHalf: true)
    }
  }

  /// Blanks the other half of the wide glyph a cell belongs to, if it does.
  private mutating func releaseGlyph(_ index: Int) {
    if cells[index].isRightHalf {
      cells[index - 1].glyph = .blank
      cells[index].isRightHalf = false
    } else if index + 1 < cells.count && cells[index + 1].isRightHalf {
      cells[index + 1].isRightHalf = false
    }
  }
}

extension Canvas {
  /// The rows as a person sees them, without blanks at their ends.
  package func lines() -> [String] {
    (0..<size.height).map { y in
      var line = ""
      var end = line.endIndex
      for cell in row(y) where !cell.isRightHalf {
        line.append(cell.character)
        if cell.glyph != .blank { end = line.endIndex }
      }
      return String(line[..<end])
    }
  }

  /// The roles of each row, one letter a column (``StyleRole/letter``), without plain text at
  /// their ends.
  ///
  /// A letter in upper case, or `:` for plain text, means that bold, underline, reverse or dim is
  /// added to the role's own look.
  package func styleLines() -> [String] {
    (0..<size.height).map { y in
      var line = row(y).map { cell -> String in
        let letter = String(cell.style.role.letter)
        guard cell.style.hasAdditions else { return letter }
        return cell.style.role == .text ? ":" : letter.uppercased()
      }
      while line.last == "." { line.removeLast() }
      return line.joined()
    }
  }
}
