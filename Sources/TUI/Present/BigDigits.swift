/// A number as a picture of picture points, as large as there is room.
///
/// Half a cell is one picture point (▀ ▄ █), which is nearly square; with ASCII alone two cells side by side are one.
/// Invariant: the picture has `size` cells and nothing is drawn outside them.
struct BigDigits: Equatable {
  /// How digits are shaped.
  enum Face: Equatable {
    /// Round, of strokes.
    case outlined
    /// Of seven bars that are lit or not, as on a counter: the next number changes three of them on average, and
    /// a tick costs a remote line little.
    case counter
  }

  /// What is drawn.
  let characters: String
  /// The extent in cells.
  let size: Size
  private let pointsHigh: Int
  private let digitWidth: Int
  private let stroke: Int
  private let isASCII: Bool
  private let face: Face

  /// Whether every character of a text has a shape.
  static func canDraw(_ characters: String) -> Bool {
    !characters.isEmpty && characters.allSatisfy { $0 == "," || DigitOutline.of($0) != nil }
  }

  /// The largest picture of a number inside some room; nil where not even three rows fit.
  static func fitting(
    _ characters: String, in room: Size, ascii: Bool, face: Face = .outlined
  ) -> BigDigits? {
    guard canDraw(characters) else { return nil }
    let smallest = ascii ? 5 : 3
    var rows = room.height
    while rows >= smallest {
      // Wide shapes first; narrow ones before giving up height.
      for share in [62, 56, 50, 44, 38, 33] {
        let digits = BigDigits(
          characters, rows: rows, widthPercent: share, ascii: ascii, face: face)
        if digits.size.width <= room.width { return digits }
        if digits.isHandDrawn { break }
      }
      rows -= 1
    }
    return nil
  }

  /// Thousands are set apart by a gap (ISO 80000-1, 7.3.1): across a room a comma is taken for a decimal point.
  private init(
    _ written: String, rows: Int, widthPercent: Int, ascii: Bool, face wanted: Face
  ) {
    let characters = String(written.map { $0 == "," ? " " : $0 })
    self.characters = characters
    isASCII = ascii
    let isCounter = wanted == .counter && rows >= 5
    face = isCounter ? .counter : .outlined
    let available = ascii ? rows : rows * 2
    // Between the drawn-by-hand sizes and the first that strokes look good in.
    pointsHigh = available >= 10 || isCounter ? available : available >= 7 ? 7 : 5
    // Bars of a counter fill whole cells: half ones would be three bytes each.
    let bar = max(1, (rows * 15 + 50) / 100)
    stroke = isCounter ? (ascii ? bar : 2 * bar) : max(1, (pointsHigh * 15 + 50) / 100)
    digitWidth = max(
      isCounter ? 2 * stroke + (ascii ? 1 : 2) : 5, (pointsHigh * widthPercent + 50) / 100)
    var width = 0
    for (index, character) in characters.enumerated() {
      if index > 0 { width += Self.gap(stroke, pointsHigh) }
      width += Self.points(
        character, high: pointsHigh, digitWidth: digitWidth, stroke: stroke, face)
    }
    let usedRows = ascii ? pointsHigh : (pointsHigh + 1) / 2
    size = Size(width: ascii ? width * 2 : width, height: usedRows)
  }

  private var isHandDrawn: Bool { pointsHigh < 10 && face == .outlined }

  /// Picture points between two characters.
  private static func gap(_ stroke: Int, _ high: Int) -> Int {
    high < 10 ? 1 : stroke > 3 ? stroke : stroke + 1
  }

  /// Picture points that a character is wide.
  private static func points(
    _ character: Character, high: Int, digitWidth: Int, stroke: Int, _ face: Face
  ) -> Int {
    if face == .counter {
      if CounterDigits.bars(of: character) != nil { return digitWidth }
    } else if high < 10 {
      return SmallDigits.rows(of: character, height: high)?.first?.count ?? 3
    }
    guard let outline = DigitOutline.of(character) else { return digitWidth }
    if outline.isDot { return stroke }
    return max(stroke, Int((Double(digitWidth) * outline.width).rounded()))
  }

  /// Draws the picture with its top left corner at a point.
  func draw(at point: Point, style: Style, _ canvas: inout Canvas) {
    var x = point.x
    for (index, character) in characters.enumerated() {
      if index > 0 { x += Self.gap(stroke, pointsHigh) * (isASCII ? 2 : 1) }
      let columns = Self.points(
        character, high: pointsHigh, digitWidth: digitWidth, stroke: stroke, face)
      let bars = face == .counter ? CounterDigits.bars(of: character) : nil
      let picture =
        bars.map {
          CounterDigits.picture(
            $0, wide: columns, high: pointsHigh, stroke: stroke, unit: isASCII ? 1 : 2)
        } ?? Raster.picture(character, wide: columns, high: pointsHigh, stroke: stroke)
      drawGlyph(picture, wide: columns, at: Point(x: x, y: point.y), style: style, &canvas)
      x += columns * (isASCII ? 2 : 1)
    }
  }

  private func drawGlyph(
    _ picture: [Bool], wide: Int, at point: Point, style: Style, _ canvas: inout Canvas
  ) {
    func ink(_ x: Int, _ y: Int) -> Bool { y >= 0 && y < pointsHigh && picture[y * wide + x] }
    // An odd height stands on the foot of its cells, so that all numbers share one line.
    let top = isASCII ? 0 : pointsHigh % 2
    for row in 0..<size.height {
      for x in 0..<wide {
        if isASCII {
          if ink(x, row) {
            canvas.write("##", at: point.offset(x: 2 * x, y: row), style: style)
          }
          continue
        }
        let upper = ink(x, 2 * row - top)
        let lower = ink(x, 2 * row + 1 - top)
        guard upper || lower else { continue }
        let block = upper && lower ? "█" : upper ? "▀" : "▄"
        canvas.write(block, at: point.offset(x: x, y: row), style: style)
      }
    }
  }

  /// Turns outlines into picture points.
  private enum Raster {
    static func picture(_ character: Character, wide: Int, high: Int, stroke: Int) -> [Bool] {
      var picture = [Bool](repeating: false, count: wide * high)
      if high < 10 {
        for (y, row) in (SmallDigits.rows(of: character, height: high) ?? []).enumerated() {
          for (x, point) in row.enumerated() where point == "#" && x < wide {
            picture[y * wide + x] = true
          }
        }
        return picture
      }
      guard let outline = DigitOutline.of(character) else { return picture }
      if outline.isDot {
        dots(of: character, wide: wide, high: high, stroke: stroke, &picture)
        return picture
      }
      let half = max(1, (Double(stroke) * outline.weight).rounded()) / 2
      for mark in outline.strokes {
        let points = mark.map {
          DigitOutline.Mark(
            x: half + $0.x * (Double(wide) - 2 * half), y: half + $0.y * (Double(high) - 2 * half))
        }
        for (from, to) in zip(points, points.dropFirst()) {
          segment(from, to, half, wide: wide, high: high, &picture)
        }
      }
      return picture
    }

    private static func dots(
      of character: Character, wide: Int, high: Int, stroke: Int, _ picture: inout [Bool]
    ) {
      func block(_ top: Int) {
        for y in max(0, top)..<min(high, top + stroke) {
          for x in 0..<min(wide, stroke) { picture[y * wide + x] = true }
        }
      }
      switch character {
      case ":":
        block(high * 30 / 100)
        block(high * 70 / 100)
      default: block(high - stroke)
      }
    }

    /// Inks the picture points whose middle is no farther from a line than half a stroke.
    private static func segment(
      _ from: DigitOutline.Mark, _ to: DigitOutline.Mark, _ half: Double, wide: Int, high: Int,
      _ picture: inout [Bool]
    ) {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let length = dx * dx + dy * dy
      let limit = half * half + 0.001
      let left = max(0, Int(min(from.x, to.x) - half))
      let right = min(wide - 1, Int(max(from.x, to.x) + half))
      let top = max(0, Int(min(from.y, to.y) - half))
      let bottom = min(high - 1, Int(max(from.y, to.y) + half))
      guard left <= right, top <= bottom else { return }
      for y in top...bottom {
        for x in left...right where !picture[y * wide + x] {
          let (px, py) = (Double(x) + 0.5 - from.x, Double(y) + 0.5 - from.y)
          let along = length == 0 ? 0 : min(1, max(0, (px * dx + py * dy) / length))
          let (ox, oy) = (px - along * dx, py - along * dy)
          if ox * ox + oy * oy <= limit { picture[y * wide + x] = true }
        }
      }
    }
  }
}
