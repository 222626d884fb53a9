import CVTerm

@testable import TUI

/// libvterm, to see what the bytes of a frame look like to a person.
final class TerminalEmulator {
  private let screen: UnsafeMutablePointer<CVScreen>
  private(set) var size: Size

  init(size: Size) {
    self.size = size
    screen = cv_open(Int32(size.height), Int32(size.width))
  }

  deinit { cv_close(screen) }

  func write(_ bytes: [UInt8]) { cv_write(screen, bytes, bytes.count) }

  func resize(to size: Size) {
    self.size = size
    cv_resize(screen, Int32(size.height), Int32(size.width))
  }

  /// What the terminal answered since the last call.
  func takeReplies() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = cv_read_replies(screen, &buffer, buffer.count)
    return Array(buffer.prefix(count))
  }

  var isAlternate: Bool { screen.pointee.is_alternate }
  var isCursorVisible: Bool { screen.pointee.is_cursor_visible }
  var reportsMouse: Bool { screen.pointee.mouse != 0 }
  var bracketsPastes: Bool { cv_brackets_pastes(screen) }
  var reportsFocus: Bool { cv_reports_focus(screen) }

  var cursor: Point {
    var row: Int32 = 0
    var column: Int32 = 0
    cv_cursor(screen, &row, &column)
    return Point(x: Int(column), y: Int(row))
  }

  func cell(_ point: Point) -> CVCell { cv_cell(screen, Int32(point.y), Int32(point.x)) }

  func lines() -> [String] {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width {
        let cell = cell(Point(x: x, y: y))
        if cell.is_right_half { continue }
        line.unicodeScalars.append(Unicode.Scalar(cell.character) ?? " ")
      }
      line.replace("\0", with: " ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The first cell that differs from a canvas in text, colour or attributes; nil if all agree.
  ///
  /// Of a blank only what can be seen is compared: its background, unless it is underlined or
  /// reversed.
  func firstDifference(from canvas: Canvas, theme: Theme = .dark) -> String? {
    for y in 0..<size.height {
      for x in 0..<size.width {
        let wanted = canvas[Point(x: x, y: y)]
        let seen = cell(Point(x: x, y: y))
        let look = theme.look(of: wanted.style)
        let character = wanted.character.unicodeScalars.first?.value ?? 0x20
        let seenCharacter = seen.character == 0 ? 0x20 : seen.character
        let isBlank = character == 0x20 && !look.reverse && !look.underline
        // A cell filled whole may be sent as a blank on its colour.
        let isFilled =
          wanted.character == "█" && seenCharacter == 0x20 && !look.reverse && !look.underline
          && !seen.reverse && !seen.underline && look.foreground != nil
          && seen.background == look.foreground.map { Int32($0.index) }
        let isSame =
          isFilled
          || seen.is_right_half == wanted.isRightHalf && seenCharacter == character
            && (seen.is_right_half
              || seen.background == look.background.map { Int32($0.index) } ?? -1
                && seen.reverse == look.reverse && seen.underline == look.underline
                && (isBlank
                  || seen.foreground == look.foreground.map { Int32($0.index) } ?? -1
                    && seen.bold == look.bold))
        if !isSame { return "\(x),\(y): \(wanted) but \(seen)" }
      }
    }
    return nil
  }
}
