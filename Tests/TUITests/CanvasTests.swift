import Testing

@testable import TUI

/// A small generator with a fixed seed, so that a failing fuzz case comes back.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Draws one random thing; used by the fuzz tests of the canvas and of the terminal.
func drawAnything(on canvas: inout Canvas, with random: inout SeededGenerator) {
  let texts = [
    "中国", "a", "健康企业 healthy", "尘肺病新发病例不足5年", "x", "é中e\u{301}", "\u{1B}[31m", "👨‍👩‍👧 户",
    "─│┼", "\u{202E}abc", "１２３", "云南省 > 德宏州", "ｶﾞ", "한국", " ",
  ]
  let width = canvas.size.width
  let height = canvas.size.height
  let style = Style(
    StyleRole.allCases.randomElement(using: &random)!, bold: Bool.random(using: &random),
    reverse: Int.random(in: 0..<8, using: &random) == 0)
  let point = Point(
    x: Int.random(in: -4..<width + 3, using: &random),
    y: Int.random(in: -1..<height + 1, using: &random))
  let rect = Rect(
    x: point.x, y: point.y, width: Int.random(in: 0..<width, using: &random),
    height: Int.random(in: 0..<height, using: &random))
  let text = texts.randomElement(using: &random)!
  switch Int.random(in: 0..<9, using: &random) {
  case 0: canvas.fill(rect, with: text.first!, style: style)
  case 1: canvas.restyle(rect) { $0 = style }
  case 2: canvas.drawFrame(rect, title: text, style: style, joins: Bool.random(using: &random))
  case 3: canvas.drawHorizontalLine(from: point, length: rect.width, style: style)
  case 4: canvas.drawVerticalLine(from: point, length: rect.height, style: style)
  case 5: canvas.withClip(rect) { $0.write(text, at: point, style: style) }
  case 6: canvas.write(text, at: point, style: style, maxColumns: 3)
  default: canvas.write(text, at: point, style: style)
  }
}

/// Whether every right half has its wide left half, and every wide glyph its right half.
func holdsWholeGlyphsOnly(_ canvas: Canvas) -> Bool {
  for y in 0..<canvas.size.height {
    for x in 0..<canvas.size.width {
      let cell = canvas[Point(x: x, y: y)]
      let next = canvas[Point(x: x + 1, y: y)]
      let isWide = DisplayWidth.columns(of: cell.character) == 2
      if isWide != (x + 1 < canvas.size.width && next.isRightHalf) { return false }
      if next.isRightHalf && (cell.isRightHalf || next.style != cell.style) { return false }
      if x == 0 && cell.isRightHalf { return false }
    }
  }
  return true
}

@Suite struct CanvasTests {
  @Test(arguments: 0..<40)
  func `random drawing never leaves half a glyph`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var canvas = Canvas(size: Size(width: 5 + seed, height: 1 + seed / 4))
    for _ in 0..<200 {
      drawAnything(on: &canvas, with: &random)
      #expect(holdsWholeGlyphsOnly(canvas))
      #expect(canvas.lines().allSatisfy { DisplayWidth.columns(of: $0) <= canvas.size.width })
    }
  }

  @Test func `writing over a half blanks the other half`() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.write("中国人", at: .zero)
    canvas.write("a", at: Point(x: 1, y: 0))
    #expect(canvas.lines() == [" a国人"])
    canvas.write("b", at: Point(x: 2, y: 0))
    #expect(canvas.lines() == [" ab 人"])
  }

  @Test func `a wide glyph cut by an edge becomes a blank`() {
    var canvas = Canvas(size: Size(width: 5, height: 1))
    #expect(canvas.write("中国人", at: .zero) == 5)
    #expect(canvas.lines() == ["中国"])
    #expect(canvas.write("中国人", at: Point(x: -1, y: 0)) == 6)
    #expect(canvas.lines() == [" 国人"])
    #expect(canvas.write("中国", at: .zero, maxColumns: 3) == 3)
    #expect(canvas.lines() == ["中 人"])
  }

  @Test func `a clip keeps its outside but never half a glyph`() {
    var canvas = Canvas(size: Size(width: 6, height: 2))
    canvas.write("中国人", at: .zero)
    canvas.withClip(Rect(x: 1, y: 0, width: 2, height: 1)) {
      $0.write("abcdef", at: .zero)
      $0.write("never", at: Point(x: 0, y: 1))
    }
    #expect(canvas.lines() == [" bc 人", ""])
  }

  @Test func `lines join frames`() {
    var canvas = Canvas(size: Size(width: 7, height: 5))
    canvas.drawFrame(canvas.bounds)
    canvas.drawHorizontalLine(from: Point(x: 0, y: 2), length: 7)
    canvas.drawVerticalLine(from: Point(x: 3, y: 0), length: 5)
    #expect(
      canvas.lines() == ["┌──┬──┐", "│  │  │", "├──┼──┤", "│  │  │", "└──┴──┘"])
  }

  @Test func `frames that share a border join`() {
    var canvas = Canvas(size: Size(width: 7, height: 3))
    canvas.drawFrame(Rect(x: 0, y: 0, width: 4, height: 3))
    canvas.drawFrame(Rect(x: 3, y: 0, width: 4, height: 3), joins: true)
    #expect(canvas.lines() == ["┌──┬──┐", "│  │  │", "└──┴──┘"])
  }

  @Test func `a frame's title is truncated by columns`() {
    var canvas = Canvas(size: Size(width: 12, height: 2))
    canvas.drawFrame(canvas.bounds, title: "健康企业概览")
    #expect(canvas.lines()[0] == "┌─ 健康~ ──┐")
  }

  @Test func `a canvas is drawn on another`() {
    var small = Canvas(size: Size(width: 4, height: 1))
    small.write("中国", at: .zero)
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.write("一二三", at: .zero)
    canvas.draw(small, at: Point(x: 1, y: 0))
    #expect(canvas.lines() == [" 中国"])
    canvas.draw(small, at: Point(x: 3, y: 0))
    #expect(canvas.lines() == [" 中中"])
    #expect(holdsWholeGlyphsOnly(canvas))
  }

  @Test func `style lines show roles and additions`() {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    canvas.write("中a", at: .zero, style: Style(.title))
    canvas.write("b", at: Point(x: 4, y: 0), style: Style(.key, bold: true))
    #expect(canvas.styleLines() == ["ttt.K"])
    canvas.restyle(Rect(x: 1, y: 0, width: 2, height: 1), role: .selection)
    #expect(canvas.styleLines() == ["tts.K"])
  }
}
