internal import Core

/// Frames as JSON: rows of styles and texts in turn.
///
/// A frame comes back through `Canvas.write`, so that whatever the bytes are nothing gets onto a
/// canvas that drawing could not put there.
enum FrameText {
  static func bytes(_ frame: Frame) -> [UInt8] {
    var writer = JSONWriter(style: .lines)
    writer.beginObject()
    let size = frame.canvas.size
    let numbers = [
      ("width", size.width), ("height", size.height), ("x", frame.cursor.x), ("y", frame.cursor.y),
    ]
    for (key, number) in numbers {
      writer.key(key)
      writer.number(number)
    }
    writer.key("seen")
    writer.boolean(frame.cursorVisible)
    writer.key("rows")
    writer.beginArray()
    for y in 0..<size.height { write(frame.canvas.row(y), &writer) }
    writer.end()
    writer.end()
    return writer.finish()
  }

  private static func write(_ row: ArraySlice<Cell>, _ writer: inout JSONWriter) {
    writer.beginArray()
    var style: Style?
    var text = ""
    for cell in row where !cell.isRightHalf {
      if cell.style != style {
        if style != nil { writer.string(text) }
        writer.number(number(of: cell.style))
        style = cell.style
        text = ""
      }
      text.append(cell.character)
    }
    if style != nil { writer.string(text) }
    writer.end()
  }

  static func frame(_ bytes: [UInt8]) -> Frame? {
    guard let root = try? JSONDocument(bytes: bytes, file: "").root,
      let width = root["width"]?.number?.integer, let height = root["height"]?.number?.integer,
      (1...1_000).contains(width), (1...1_000).contains(height),
      let x = root["x"]?.number?.integer, let y = root["y"]?.number?.integer,
      (0..<width).contains(x), (0..<height).contains(y), let isSeen = root["seen"]?.boolean,
      let rows = root["rows"]?.elements, rows.count == height
    else { return nil }
    var canvas = Canvas(size: Size(width: width, height: height))
    for (y, row) in rows.enumerated() {
      guard let parts = row.elements, parts.count.isMultiple(of: 2) else { return nil }
      var x = 0
      for place in stride(from: 0, to: parts.count, by: 2) {
        guard let style = parts[place].number?.integer.flatMap(style(of:)),
          let text = parts[place + 1].string
        else { return nil }
        x += canvas.write(text, at: Point(x: x, y: y), style: style)
      }
    }
    return Frame(canvas: canvas, cursor: Point(x: x, y: y), cursorVisible: isSeen)
  }

  /// A style as one number: the role, and a bit for each addition.
  private static func number(of style: Style) -> Int {
    Int(style.role.rawValue) | (style.bold ? 1 << 8 : 0) | (style.underline ? 1 << 9 : 0)
      | (style.reverse ? 1 << 10 : 0) | (style.dim ? 1 << 11 : 0)
  }

  private static func style(of number: Int) -> Style? {
    guard (0..<1 << 12).contains(number), let role = StyleRole(rawValue: UInt8(number & 0xFF))
    else { return nil }
    return Style(
      role, bold: number & 1 << 8 != 0, underline: number & 1 << 9 != 0,
      reverse: number & 1 << 10 != 0, dim: number & 1 << 11 != 0)
  }
}
