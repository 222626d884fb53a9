/// Characters that a picture draws instead of typing them: lines, blocks, shades and braille dots.
enum SVGGlyph {
  /// The drawing of a character in its cell; nil if it is to be typed.
  static func drawn(
    _ character: Character, x: Int, y: Int, width: Int, height: Int, color: String
  ) -> String? {
    guard let value = character.unicodeScalars.first?.value else { return nil }
    let cell = CellBox(
      x: Double(x), y: Double(y), width: Double(width), height: Double(height), color: color)
    if let sides = LineDrawing(character) { return cell.lines(sides) }
    switch value {
    case 0x2580: return cell.part(0, 0, 1, 0.5)
    case 0x2581...0x2588:
      let part = Double(value - 0x2580) / 8
      return cell.part(0, 1 - part, 1, part)
    case 0x2589...0x258F: return cell.part(0, 0, Double(0x2590 - value) / 8, 1)
    case 0x2590: return cell.part(0.5, 0, 0.5, 1)
    case 0x2591...0x2593: return cell.shade(Double(value - 0x2590) / 4)
    case 0x2596...0x259F: return cell.quadrants(value)
    case 0x2800...0x28FF: return cell.braille(value - 0x2800)
    default: return nil
    }
  }

  /// A cell of the picture, in its units.
  private struct CellBox {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
    let color: String

    func part(_ left: Double, _ top: Double, _ wide: Double, _ high: Double) -> String {
      CanvasDump.rect(
        x + left * width, y + top * height, wide * width, high * height, color)
    }

    func shade(_ opacity: Double) -> String {
      part(0, 0, 1, 1).replacing("/>", with: " opacity=\"\(CanvasDump.short(opacity))\"/>")
    }

    func lines(_ sides: LineDrawing) -> String {
      let middleX = CanvasDump.short(x + width / 2)
      let middleY = CanvasDump.short(y + height / 2)
      var path = ""
      if sides.contains(.left) { path += "M\(CanvasDump.short(x)) \(middleY)H\(middleX)" }
      if sides.contains(.right) { path += "M\(middleX) \(middleY)H\(CanvasDump.short(x + width))" }
      if sides.contains(.up) { path += "M\(middleX) \(CanvasDump.short(y))V\(middleY)" }
      if sides.contains(.down) { path += "M\(middleX) \(middleY)V\(CanvasDump.short(y + height))" }
      return "<path d=\"\(path)\" stroke=\"\(color)\" stroke-linecap=\"square\"/>\n"
    }

    func quadrants(_ value: UInt32) -> String {
      // Upper left 1, upper right 2, lower left 4, lower right 8, in the order of Unicode.
      let masks = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]
      let mask = masks[Int(value - 0x2596)]
      var result = ""
      for quadrant in 0..<4 where mask >> quadrant & 1 == 1 {
        let left = Double(quadrant % 2) / 2
        let top = Double(quadrant / 2) / 2
        result += part(left, top, 0.5, 0.5)
      }
      return result
    }

    func braille(_ dots: UInt32) -> String {
      // Bits 0 to 2 and 6 are the left column from the top, 3 to 5 and 7 the right one.
      let places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
      var result = ""
      for (bit, place) in places.enumerated() where dots >> UInt32(bit) & 1 == 1 {
        let centerX = CanvasDump.short(x + width * (0.25 + 0.5 * Double(place.0)))
        let centerY = CanvasDump.short(y + height * (0.125 + 0.25 * Double(place.1)))
        result +=
          "<circle cx=\"\(centerX)\" cy=\"\(centerY)\" r=\"1.4\" "
          + "shape-rendering=\"auto\" fill=\"\(color)\"/>\n"
      }
      return result
    }
  }
}
