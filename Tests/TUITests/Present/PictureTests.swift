import Core
import CZlib
import Testing

@testable import TUI

@Suite struct PictureTests {
  /// A font of two glyphs: a narrow bar, a wide block.
  private static let font = BitmapFont(
    hex: Array(
      """
      0041:80808080808080808080808080808080
      5BB6:FFFF000000000000000000000000000000000000000000000000000000000001
      bad line
      0042:12

      """.utf8))

  @Test func aFontIsReadAndNonsenseIsPassedOver() {
    #expect(Self.font.glyph(0x41)?.width == 8 && Self.font.glyph(0x41)?.rows.first == 0x80)
    #expect(Self.font.glyph(0x5BB6)?.width == 16 && Self.font.glyph(0x5BB6)?.rows.last == 1)
    #expect(Self.font.glyph(0x42) == nil)
    #expect(BitmapFont(hex: []).isEmpty)
  }

  /// Decodes a PNG again: signature, checksums, palette, points.
  private func decode(_ bytes: [UInt8]) throws -> (width: Int, height: Int, colors: [Int]) {
    #expect(Array(bytes.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    var chunks: [String: [UInt8]] = [:]
    var offset = 8
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    while offset < bytes.count {
      let length = number(offset)
      let body = Array(bytes[offset + 4..<offset + 8 + length])
      #expect(Int(crc32(0, body, uInt(body.count))) == number(offset + 8 + length))
      chunks[String(decoding: body.prefix(4), as: UTF8.self)] = Array(body.dropFirst(4))
      offset += 12 + length
    }
    let header = try #require(chunks["IHDR"])
    let width = header[0..<4].reduce(0) { $0 << 8 | Int($1) }
    let height = header[4..<8].reduce(0) { $0 << 8 | Int($1) }
    let depth = Int(header[8])
    #expect(header[9] == 3)
    let data = try #require(chunks["IDAT"])
    let rowBytes = (width * depth + 7) / 8
    var raw = [UInt8](repeating: 0, count: height * (rowBytes + 1))
    var size = uLong(raw.count)
    #expect(uncompress(&raw, &size, data, uLong(data.count)) == Z_OK && Int(size) == raw.count)
    let palette = try #require(chunks["PLTE"])
    var colors: [Int] = []
    for y in 0..<height {
      #expect(raw[y * (rowBytes + 1)] == 0)
      for x in 0..<width {
        let byte = raw[y * (rowBytes + 1) + 1 + x * depth / 8]
        let shift = 8 - depth - x * depth % 8
        let index = Int(byte >> UInt8(shift)) & (1 << depth - 1)
        colors.append(
          Int(palette[3 * index]) << 16 | Int(palette[3 * index + 1]) << 8
            | Int(palette[3 * index + 2]))
      }
    }
    return (width, height, colors)
  }

  @Test func everyPointOfAGlyphIsWhereTheFontHasIt() throws {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.write("A家", at: .zero)
    let drawn = CanvasPicture(font: Self.font, theme: .dark, scale: 1).picture(of: canvas)
    let picture = try decode(try #require(PNG.bytes(of: drawn)))
    #expect(picture.width == 4 * 8 + 16 && picture.height == 16 + 16)
    let paper = Theme.dark.look(of: .text).background?.rgb
    let ink = Theme.dark.look(of: .text).foreground?.rgb
    func color(_ x: Int, _ y: Int) -> Int { picture.colors[(y + 8) * picture.width + x + 8] }
    for y in 0..<16 {
      for x in 0..<32 {
        let isInk = x == 0 || y == 0 && (8..<24).contains(x) || y == 15 && x == 23
        #expect(color(x, y) == (isInk ? ink : paper), "\(x) \(y)")
      }
    }
  }

  @Test func aPictureWithManyColoursKeepsThem() throws {
    var picture = IndexedPicture(width: 7, height: 3, background: 0)
    for index in 0..<20 {
      picture.points[index] = picture.index(of: index * 0x0A0B0C)
    }
    let decoded = try decode(try #require(PNG.bytes(of: picture)))
    #expect(decoded.colors.prefix(20) == ArraySlice((0..<20).map { $0 * 0x0A0B0C }))
    #expect(PNG.bytes(of: picture) == PNG.bytes(of: picture))
  }

  /// The same screen in every form shows the same numbers.
  @Test func allFormsSayTheSame() throws {
    let snapshot = Snapshot(
      SampleApp.published, size: Size(width: 80, height: 24), settings: Settings(),
      request: StartRequest(region: "530000"), clock: .system)
    let canvas = snapshot.canvas
    for format in CanvasDump.Format.allCases {
      let written = CanvasDump.write(canvas, as: format)
      for number in ["854", "153", "659"] { #expect(written.contains(number)) }
    }
    #expect(snapshot.table.contains { $0.first == "云南省" && $0.contains("854") })
  }

  @Test func tablesForSpreadsheets() {
    let rows = [["a,b", "=1+1", "-", "-5", "say \"x\"", "line\nbreak", "@x"]]
    #expect(
      SeparatedText.commas(rows)
        == "\"a,b\",'=1+1,-,-5,\"say \"\"x\"\"\",\"line\nbreak\",'@x\r\n")
    #expect(SeparatedText.tabs(rows) == "a,b\t=1+1\t-\t-5\tsay \"x\"\tline break\t@x\n")
  }
}
