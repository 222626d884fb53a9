/// A cell's place on a canvas, counted from the top left corner.
package struct Point: Hashable, Sendable {
  /// Columns from the left edge; may lie outside a canvas.
  package var x: Int
  /// Rows from the top edge; may lie outside a canvas.
  package var y: Int

  /// Makes a point from its column and row.
  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  /// The top left corner.
  package static let zero = Point(x: 0, y: 0)

  /// The point moved by a number of columns and rows.
  package func offset(x dx: Int = 0, y dy: Int = 0) -> Point {
    Point(x: x + dx, y: y + dy)
  }
}

/// An extent in columns and rows, never negative.
package struct Size: Hashable, Sendable {
  /// Columns.
  package var width: Int
  /// Rows.
  package var height: Int

  /// Makes a size; negative extents count as zero.
  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A block of cells.
package struct Rect: Hashable, Sendable {
  /// The leftmost column.
  package var x: Int
  /// The topmost row.
  package var y: Int
  /// Columns, never negative.
  package var width: Int
  /// Rows, never negative.
  package var height: Int

  /// Makes a block; negative extents count as zero.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Makes a block from a corner and an extent.
  package init(origin: Point = .zero, size: Size) {
    self.init(x: origin.x, y: origin.y, width: size.width, height: size.height)
  }

  /// The top left cell.
  package var origin: Point { Point(x: x, y: y) }
  /// The first column to the right of the block.
  package var maxX: Int { x + width }
  /// The first row below the block.
  package var maxY: Int { y + height }
  /// Whether the block holds no cell.
  package var isEmpty: Bool { width <= 0 || height <= 0 }

  /// Whether a cell lies in the block.
  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The cells in both blocks; empty where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The block made smaller by `dx` columns left and right and `dy` rows above and below.
  package func inset(x dx: Int, y dy: Int) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// The row at a distance from the top; empty where the block has no such row.
  package func row(_ index: Int) -> Rect {
    let isInside = index >= 0 && index < height
    return Rect(x: x, y: y + index, width: width, height: isInside ? 1 : 0)
  }

  /// Cuts the block in two; `top` has at most `rows` rows.
  package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: cut),
      Rect(x: x, y: y + cut, width: width, height: height - cut)
    )
  }

  /// Cuts the block in two; `bottom` has at most `rows` rows.
  package func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let parts = splitTop(height - min(max(0, rows), height))
    return (parts.top, parts.rest)
  }

  /// Cuts the block in two; `left` has at most `columns` columns.
  package func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: cut, height: height),
      Rect(x: x + cut, y: y, width: width - cut, height: height)
    )
  }

  /// A block of a given extent in the middle of this one, cut to fit.
  package func centered(_ size: Size) -> Rect {
    let width = min(size.width, self.width)
    let height = min(size.height, self.height)
    return Rect(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width,
      height: height)
  }
}
