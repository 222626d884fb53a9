/// Draws a canvas as a picture: a cell is 8 × 16 points of a bitmap font, so that nothing is smoothed or moved.
package struct CanvasPicture {
  /// Width and height of a cell in points of the font.
  static let cell = Size(width: 8, height: 16)

  private let font: BitmapFont
  private let theme: Theme
  private let scale: Int

  /// Prepares to draw; every point of the font becomes `scale` × `scale` points of the picture.
  package init(font: BitmapFont, theme: Theme, scale: Int = 2) {
    self.font = font
    self.theme = theme
    self.scale = max(1, scale)
  }

  /// The picture of a canvas, with a margin of one narrow cell in the page's colour.
  package func picture(of canvas: Canvas) -> IndexedPicture {
    let margin = Self.cell.width
    let width = canvas.size.width * Self.cell.width + 2 * margin
    let height = canvas.size.height * Self.cell.height + 2 * margin
    let page = colors(theme.look(of: .text))
    var picture = IndexedPicture(
      width: width * scale, height: height * scale, background: page.background)
    for y in 0..<canvas.size.height {
      for x in 0..<canvas.size.width {
        let cell = canvas[Point(x: x, y: y)]
        if cell.isRightHalf { continue }
        let isWide = canvas[Point(x: x + 1, y: y)].isRightHalf
        draw(
          cell, columns: isWide ? 2 : 1,
          at: Point(x: margin + x * Self.cell.width, y: margin + y * Self.cell.height), &picture)
      }
    }
    return picture
  }

  private func colors(_ look: Look) -> (foreground: Int, background: Int) {
    let foreground = look.foreground?.rgb ?? 0xD0D0D0
    let background = look.background?.rgb ?? 0x1C1C1C
    return look.reverse ? (background, foreground) : (foreground, background)
  }

  private func draw(_ cell: Cell, columns: Int, at point: Point, _ picture: inout IndexedPicture) {
    let look = theme.look(of: cell.style)
    let (ink, paper) = colors(look)
    let width = columns * Self.cell.width
    let paperIndex = picture.index(of: paper)
    let inkIndex = picture.index(of: look.dim ? Self.mixed(ink, paper) : ink)
    if paperIndex != 0 {
      fill(point, width: width, height: Self.cell.height, paperIndex, &picture)
    }
    let isSmeared = look.bold && !(0x2500...0x259F).contains(cell.glyph.base)
    for scalar in cell.glyph.scalars where scalar != 0x20 {
      draw(scalar, width: width, isBold: isSmeared, inkIndex, at: point, &picture)
    }
    if look.underline {
      fill(
        point.offset(y: Self.cell.height - 1), width: width, height: 1, inkIndex, &picture)
    }
  }

  /// Draws the rows of a glyph, in the middle where it is narrower than its cell, cut where it is wider.
  private func draw(
    _ scalar: UInt32, width: Int, isBold: Bool, _ ink: UInt8, at point: Point,
    _ picture: inout IndexedPicture
  ) {
    let missing = BitmapFont.Glyph(
      width: 8, rows: [0, 0, 0x7E] + [UInt16](repeating: 0x42, count: 10) + [0x7E, 0, 0])
    let glyph = font.glyph(scalar) ?? missing
    let inset = max(0, (width - glyph.width) / 2)
    for (y, row) in glyph.rows.enumerated() where row != 0 {
      let bits = isBold ? row | row >> 1 : row
      for x in 0..<min(glyph.width, width) where bits >> UInt16(glyph.width - 1 - x) & 1 == 1 {
        fill(point.offset(x: inset + x, y: y), width: 1, height: 1, ink, &picture)
      }
    }
  }

  private func fill(
    _ point: Point, width: Int, height: Int, _ color: UInt8, _ picture: inout IndexedPicture
  ) {
    for y in point.y * scale..<(point.y + height) * scale {
      let start = y * picture.width + point.x * scale
      for index in start..<start + width * scale { picture.points[index] = color }
    }
  }

  /// Halfway between two colours.
  private static func mixed(_ one: Int, _ other: Int) -> Int {
    var result = 0
    for shift in [16, 8, 0] {
      let sum = (one >> shift & 0xFF) * 6 + (other >> shift & 0xFF) * 4
      result |= (sum / 10) << shift
    }
    return result
  }
}
