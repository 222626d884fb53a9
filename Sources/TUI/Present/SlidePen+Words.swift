internal import Core

/// Covers and words.
extension SlidePen {
  func drawCover(_ title: String, _ lines: [SlideScene.Line], _ canvas: inout Canvas) {
    let room = stage.width
    // Characters set apart are the largest that every terminal has.
    let count = title.reduce(0) { sum, _ in sum + 1 }
    // Brackets have their own space.
    let isShort =
      DisplayWidth.columns(of: title) + 2 * count <= room && language == .zh
      && !title.contains { "（）《》(),，、：".contains($0) }
    let spaced = isShort ? title.map(String.init).joined(separator: "  ") : title
    let rows = DisplayWidth.wrap(spaced, to: room)
    let below = shortened(
      lines.map { line in DisplayWidth.wrap(line.text, to: room).map { ($0, line.role) } },
      to: stage.height - rows.count - 1)
    let height = rows.count + (lines.isEmpty ? 0 : 2 + below.count)
    var y = stage.y + max(0, (stage.height - height) * 2 / 5)
    for row in rows {
      centre(row, y: y, style: Style(.title, bold: true), &canvas)
      y += 1
    }
    guard !lines.isEmpty else { return }
    let ruleWidth = min(room, 24)
    canvas.drawHorizontalLine(
      from: Point(x: stage.x + (room - ruleWidth) / 2, y: y), length: ruleWidth)
    y += 1
    for (row, role) in below {
      centre(row, y: y, style: Style(role), &canvas)
      y += 1
    }
  }

  func drawWords(_ words: [String], isTrouble: Bool, _ canvas: inout Canvas) {
    let role: StyleRole = isTrouble ? .watch : .dim
    let rows = shortened(
      words.map { words in DisplayWidth.wrap(words, to: stage.width).map { ($0, role) } },
      to: stage.height)
    var y = stage.y + max(0, (stage.height - rows.count) * 2 / 5)
    for (row, role) in rows {
      centre(row, y: y, style: Style(role), &canvas)
      y += 1
    }
  }

  /// The rows of paragraphs, as many as there is room for; the last then says how many paragraphs are left out.
  private func shortened(
    _ paragraphs: [[(String, StyleRole)]], to height: Int
  ) -> [(String, StyleRole)] {
    if paragraphs.reduce(0, { $0 + $1.count }) <= height { return paragraphs.flatMap(\.self) }
    var rows: [(String, StyleRole)] = []
    for (number, paragraph) in paragraphs.enumerated() {
      guard rows.count + paragraph.count < height else {
        return rows + [(text(.show(.more(paragraphs.count - number))), .dim)]
      }
      rows += paragraph
    }
    return rows
  }

  func centre(_ words: String, y: Int, style: Style, _ canvas: inout Canvas) {
    let columns = DisplayWidth.columns(of: words)
    canvas.write(
      words, at: Point(x: stage.x + max(0, (stage.width - columns) / 2), y: y), style: style,
      maxColumns: stage.width)
  }
}
