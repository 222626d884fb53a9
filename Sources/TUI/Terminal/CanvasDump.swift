/// Writes a canvas down: as text, as text with colours, or as a picture.
package enum CanvasDump {
  /// The forms a canvas can be written in.
  package enum Format: String, CaseIterable, Hashable, Sendable {
    /// Plain text, a line a row.
    case text
    /// Text with the colours of a theme as control sequences (SGR).
    case ansi
    /// A picture in SVG.
    case svg
  }

  /// Writes a canvas in a format; every line ends with a line break.
  package static func write(
    _ canvas: Canvas, as format: Format, theme: Theme = .dark, title: String = ""
  ) -> String {
    switch format {
    case .text: text(canvas)
    case .ansi: ansi(canvas, theme: theme)
    case .svg: svg(canvas, theme: theme, title: title)
    }
  }

  /// The rows without blanks at their ends.
  package static func text(_ canvas: Canvas) -> String {
    canvas.lines().map { $0 + "\n" }.joined()
  }

  /// The rows with the colours of a theme, each reset at its end.
  package static func ansi(_ canvas: Canvas, theme: Theme) -> String {
    var result = ""
    for y in 0..<canvas.size.height {
      var current: Look?
      for cell in canvas.row(y) where !cell.isRightHalf {
        let look = theme.look(of: cell.style)
        if look != current {
          result += sgr(look)
          current = look
        }
        result.append(cell.character)
      }
      result += "\u{1B}[0m\n"
    }
    return result
  }

  private static func sgr(_ look: Look) -> String {
    var codes = ["0"]
    if look.bold { codes.append("1") }
    if look.dim { codes.append("2") }
    if look.underline { codes.append("4") }
    if look.reverse { codes.append("7") }
    if let color = look.foreground { codes.append("38;5;\(color.index)") }
    if let color = look.background { codes.append("48;5;\(color.index)") }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}
