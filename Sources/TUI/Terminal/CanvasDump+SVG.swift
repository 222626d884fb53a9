extension CanvasDump {
  /// Columns are 9 units wide and rows 20 high; wide glyphs get two columns exactly.
  private static let cellWidth = 9
  private static let cellHeight = 20
  private static let margin = 14

  /// A picture of a canvas in the colours of a theme.
  ///
  /// Every glyph stands in its own column whatever font the viewer has; lines, bars and shades are
  /// drawn, not typed, so that they join. The title is for readers who cannot see the picture.
  package static func svg(_ canvas: Canvas, theme: Theme, title: String = "") -> String {
    let width = canvas.size.width * cellWidth + 2 * margin
    let height = canvas.size.height * cellHeight + 2 * margin
    let page = colors(of: theme.look(of: .text))
    var body = ""
    for y in 0..<canvas.size.height {
      body += backgrounds(canvas, y: y, theme: theme, page: page.background)
      body += glyphs(canvas, y: y, theme: theme)
    }
    let label = title.isEmpty ? "" : "<title>\(escaped(title))</title>\n"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" shape-rendering="crispEdges">
      \(label)<rect width="\(width)" height="\(height)" rx="8" fill="\(page.background)"/>
      <g font-family="'Sarasa Mono SC','Noto Sans Mono CJK SC','DejaVu Sans Mono',Menlo,Consolas,\
      'PingFang SC','Microsoft YaHei',monospace" font-size="15" xml:space="preserve">
      \(body)</g>
      </svg>

      """
  }

  private static func colors(of look: Look) -> (foreground: String, background: String) {
    let foreground = look.foreground?.hex ?? "#d0d0d0"
    let background = look.background?.hex ?? "#1c1c1c"
    return look.reverse ? (background, foreground) : (foreground, background)
  }

  /// The painted backgrounds of a row that differ from the page's.
  private static func backgrounds(_ canvas: Canvas, y: Int, theme: Theme, page: String) -> String {
    var result = ""
    var start = 0
    let row = Array(canvas.row(y))
    while start < row.count {
      let color = colors(of: theme.look(of: row[start].style)).background
      var end = start + 1
      while end < row.count,
        colors(of: theme.look(of: row[end].style)).background == color
      { end += 1 }
      if color != page {
        result += rect(
          Double(left(start)), Double(top(y)), Double((end - start) * cellWidth),
          Double(cellHeight), color)
      }
      start = end
    }
    return result
  }

  /// The glyphs of a row: typed ones in runs of one style and width, the others drawn.
  private static func glyphs(_ canvas: Canvas, y: Int, theme: Theme) -> String {
    var result = ""
    var run = Run()
    let row = Array(canvas.row(y))
    for x in row.indices where !row[x].isRightHalf {
      let cell = row[x]
      let isWide = x + 1 < row.count && row[x + 1].isRightHalf
      let color = colors(of: theme.look(of: cell.style)).foreground
      let drawn = SVGGlyph.drawn(
        cell.character, x: left(x), y: top(y), width: cellWidth, height: cellHeight, color: color)
      if let drawn {
        result += drawn
      } else if cell.character != " " {
        if run.style != cell.style || run.isWide != isWide || run.end != x {
          result += text(run, y: y, theme: theme)
          run = Run(style: cell.style, isWide: isWide, start: x, end: x)
        }
        run.characters.append(cell.character)
        run.end = x + (isWide ? 2 : 1)
      }
    }
    result += text(run, y: y, theme: theme)
    return result
  }

  /// Glyphs side by side that look alike.
  private struct Run {
    var style = Style.plain
    var isWide = false
    var start = 0
    var end = 0
    var characters: [Character] = []
  }

  private static func text(_ run: Run, y: Int, theme: Theme) -> String {
    guard !run.characters.isEmpty else { return "" }
    let look = theme.look(of: run.style)
    var attributes = "fill=\"\(colors(of: look).foreground)\""
    if look.bold { attributes += " font-weight=\"bold\"" }
    if look.underline { attributes += " text-decoration=\"underline\"" }
    if look.dim { attributes += " opacity=\"0.6\"" }
    let step = run.isWide ? 2 * cellWidth : cellWidth
    // A place for each glyph, so that the viewer's font decides about shapes only. Wide glyphs of
    // 15 units are set in the middle of their 18.
    let inset = run.isWide ? 1 : 0
    let places = run.characters.indices.map { String(left(run.start) + $0 * step + inset) }
    let baseline = top(y) + 15
    return "<text x=\"\(places.joined(separator: " "))\" y=\"\(baseline)\" \(attributes)>"
      + escaped(String(run.characters)) + "</text>\n"
  }

  static func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: String)
    -> String
  {
    "<rect x=\"\(short(x))\" y=\"\(short(y))\" width=\"\(short(width))\" "
      + "height=\"\(short(height))\" fill=\"\(color)\"/>\n"
  }

  /// A number without needless digits.
  static func short(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths % 100 == 0 { return String(hundredths / 100) }
    return "\(Double(hundredths) / 100)"
  }

  private static func left(_ x: Int) -> Int { margin + x * cellWidth }
  private static func top(_ y: Int) -> Int { margin + y * cellHeight }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
