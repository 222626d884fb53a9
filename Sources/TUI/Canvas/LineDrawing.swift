/// The eleven line characters that every terminal can draw, as the sides they reach.
///
/// A canvas stores the box characters of Unicode. A terminal may show them as its own line
/// graphics, which have no ambiguous width, or as `+ - |`.
package struct LineDrawing: OptionSet, Hashable, Sendable {
  /// The bits of the sides.
  package let rawValue: UInt8

  /// Makes a set of sides from its bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reaches the top of its cell.
  package static let up = LineDrawing(rawValue: 1)
  /// Reaches the bottom of its cell.
  package static let down = LineDrawing(rawValue: 2)
  /// Reaches the left of its cell.
  package static let left = LineDrawing(rawValue: 4)
  /// Reaches the right of its cell.
  package static let right = LineDrawing(rawValue: 8)

  /// The sides a line character reaches; nil for any other character.
  package init?(_ character: Character) {
    switch character {
    case "─": self = [.left, .right]
    case "│": self = [.up, .down]
    case "┌": self = [.down, .right]
    case "┐": self = [.down, .left]
    case "└": self = [.up, .right]
    case "┘": self = [.up, .left]
    case "├": self = [.up, .down, .right]
    case "┤": self = [.up, .down, .left]
    case "┬": self = [.left, .right, .down]
    case "┴": self = [.left, .right, .up]
    case "┼": self = [.up, .down, .left, .right]
    default: return nil
    }
  }

  /// The line character for the sides; a straight line where only one side is reached.
  package var character: Character {
    switch self {
    case [.down, .right]: "┌"
    case [.down, .left]: "┐"
    case [.up, .right]: "└"
    case [.up, .left]: "┘"
    case [.up, .down, .right]: "├"
    case [.up, .down, .left]: "┤"
    case [.left, .right, .down]: "┬"
    case [.left, .right, .up]: "┴"
    case [.up, .down, .left, .right]: "┼"
    case [.up], [.down], [.up, .down]: "│"
    default: "─"
    }
  }

  /// The stand-in for terminals and people without line graphics: `-`, `|` or `+`.
  package var ascii: Character {
    switch self {
    case [.left, .right], [.left], [.right]: "-"
    case [.up, .down], [.up], [.down]: "|"
    default: "+"
    }
  }
}

extension Canvas {
  /// Draws a line to the right from a point; it joins the lines it meets.
  ///
  /// Where `joins` is false it is drawn over what is there.
  package mutating func drawHorizontalLine(
    from point: Point, length: Int, style: Style = Style(.border), joins: Bool = true
  ) {
    for x in max(point.x, clip.x)..<max(point.x, clip.x, min(point.x + length, clip.maxX)) {
      var sides: LineDrawing = [.left, .right]
      if length > 1 && x == point.x { sides.remove(.left) }
      if length > 1 && x == point.x + length - 1 { sides.remove(.right) }
      drawLine(sides, at: Point(x: x, y: point.y), style: style, joins: joins, alone: "─")
    }
  }

  /// Draws a line downwards from a point; it joins the lines it meets.
  ///
  /// Where `joins` is false it is drawn over what is there.
  package mutating func drawVerticalLine(
    from point: Point, length: Int, style: Style = Style(.border), joins: Bool = true
  ) {
    for y in max(point.y, clip.y)..<max(point.y, clip.y, min(point.y + length, clip.maxY)) {
      var sides: LineDrawing = [.up, .down]
      if length > 1 && y == point.y { sides.remove(.up) }
      if length > 1 && y == point.y + length - 1 { sides.remove(.down) }
      drawLine(sides, at: Point(x: point.x, y: y), style: style, joins: joins, alone: "│")
    }
  }

  /// Draws a frame along the inner edge of a block and leaves its inside alone.
  ///
  /// The title stands in the top line after one line character, truncated to fit. A block of less
  /// than 2 × 2 cells gets no frame. Where `joins` is true, borders shared with other frames join.
  package mutating func drawFrame(
    _ rect: Rect, title: String = "", style: Style = Style(.border),
    titleStyle: Style = Style(.title), joins: Bool = false
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for x in rect.x + 1..<max(rect.x + 1, right) {
      for y in [rect.y, bottom] {
        let point = Point(x: x, y: y)
        drawLine([.left, .right], at: point, style: style, joins: joins, alone: "─")
      }
    }
    for y in rect.y + 1..<max(rect.y + 1, bottom) {
      for x in [rect.x, right] {
        let point = Point(x: x, y: y)
        drawLine([.up, .down], at: point, style: style, joins: joins, alone: "│")
      }
    }
    let corners: [(Int, Int, LineDrawing)] = [
      (rect.x, rect.y, [.down, .right]), (right, rect.y, [.down, .left]),
      (rect.x, bottom, [.up, .right]), (right, bottom, [.up, .left]),
    ]
    for (x, y, sides) in corners {
      let point = Point(x: x, y: y)
      drawLine(sides, at: point, style: style, joins: joins, alone: sides.character)
    }
    guard !title.isEmpty, rect.width > 6 else { return }
    let shown = DisplayWidth.truncate(title, to: rect.width - 6)
    write(" " + shown + " ", at: Point(x: rect.x + 2, y: rect.y), style: titleStyle)
  }

  private mutating func drawLine(
    _ sides: LineDrawing, at point: Point, style: Style, joins: Bool, alone: Character
  ) {
    guard clip.contains(point) else { return }
    var character = alone
    if joins, let met = LineDrawing(self[point].character) {
      character = met.union(sides).character
    }
    place(Glyph(character), columns: 1, x: point.x, y: point.y, style: style)
  }
}
