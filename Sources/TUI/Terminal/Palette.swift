/// A colour of the palette of 256, with a stand-in from the basic eight.
package struct PaletteColor: Hashable, Sendable {
  /// The index in the palette of 256.
  package var index: UInt8
  /// The nearest basic colour, 0 to 7.
  package var basic: UInt8

  /// Makes a colour.
  package init(_ index: UInt8, basic: UInt8) {
    self.index = index
    self.basic = basic
  }

  /// Red, green and blue as terminals draw the index by default, in one number `0xRRGGBB`.
  package var rgb: Int {
    let basicColors = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F,
      0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let steps = [0, 95, 135, 175, 215, 255]
    let index = Int(index)
    if index < 16 { return basicColors[index] }
    if index >= 232 { return (8 + (index - 232) * 10) * 0x010101 }
    let cube = index - 16
    return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6]
  }

  /// The colour as SVG writes it, `#rrggbb`.
  package var hex: String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
