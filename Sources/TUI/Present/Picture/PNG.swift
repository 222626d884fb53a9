internal import CZlib

/// A picture with at most 256 colours.
package struct IndexedPicture: Equatable, Sendable {
  /// Picture points across.
  package let width: Int
  /// Picture points down.
  package let height: Int
  /// Red, green and blue as `0xRRGGBB`; at most 256.
  package internal(set) var palette: [Int]
  /// Indices into the palette, row by row from the top.
  package internal(set) var points: [UInt8]

  /// Makes a picture of one colour.
  package init(width: Int, height: Int, background: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    palette = [background]
    points = [UInt8](repeating: 0, count: self.width * self.height)
  }

  /// The index of a colour, which is added where it is new; the first one when there are 256 already.
  mutating func index(of color: Int) -> UInt8 {
    if let known = palette.firstIndex(of: color) { return UInt8(known) }
    guard palette.count < 256 else { return 0 }
    palette.append(color)
    return UInt8(palette.count - 1)
  }
}

/// Writes pictures as PNG (ISO/IEC 15948): palette, no interlacing, one compressed stretch.
package enum PNG {
  /// The bytes of a file, or nil where memory for compressing is short.
  ///
  /// The same picture always gives the same bytes.
  package static func bytes(of picture: IndexedPicture) -> [UInt8]? {
    let depth =
      picture.palette.count <= 2
      ? 1
      : picture.palette.count <= 4
        ? 2
        : picture.palette.count <= 16 ? 4 : 8
    guard let data = compressed(rows(of: picture, depth: depth)) else { return nil }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header =
      bigEndian(UInt32(picture.width)) + bigEndian(UInt32(picture.height))
      + [UInt8(depth), 3, 0, 0, 0]
    let colors = picture.palette.flatMap { color in
      [UInt8(color >> 16 & 0xFF), UInt8(color >> 8 & 0xFF), UInt8(color & 0xFF)]
    }
    append("IHDR", header, to: &file)
    append("PLTE", colors, to: &file)
    append("IDAT", data, to: &file)
    append("IEND", [], to: &file)
    return file
  }

  /// The rows with `depth` bits a point, each after the number of its filter, 0 for none.
  private static func rows(of picture: IndexedPicture, depth: Int) -> [UInt8] {
    let perByte = 8 / depth
    let rowBytes = (picture.width + perByte - 1) / perByte
    var bytes = [UInt8](repeating: 0, count: picture.height * (rowBytes + 1))
    for y in 0..<picture.height {
      let start = y * (rowBytes + 1) + 1
      for x in 0..<picture.width {
        let shift = 8 - depth * (x % perByte + 1)
        bytes[start + x / perByte] |= picture.points[y * picture.width + x] << UInt8(shift)
      }
    }
    return bytes
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var length = compressBound(uLong(bytes.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    guard compress2(&result, &length, bytes, uLong(bytes.count), 9) == Z_OK else { return nil }
    return Array(result.prefix(Int(length)))
  }

  private static func append(_ name: String, _ data: [UInt8], to file: inout [UInt8]) {
    let body = Array(name.utf8) + data
    file += bigEndian(UInt32(data.count)) + body
    file += bigEndian(UInt32(truncatingIfNeeded: crc32(0, body, uInt(body.count))))
  }

  private static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
