import CVTerm

/// What a person would see at one moment.
struct Screen: CustomStringConvertible {
  /// The rows without blanks at their ends.
  var lines: [String]
  var columns: Int
  /// The cursor's column and row, from 0.
  var cursor: (x: Int, y: Int)
  var isCursorVisible: Bool
  /// Whether the alternate screen is shown, as full-screen programs do.
  var isAlternate: Bool
  var reportsMouse: Bool
  var bellCount: Int

  var text: String { lines.joined(separator: "\n") }

  func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// The first row with a text; nil if there is none.
  func row(containing text: String) -> Int? { lines.firstIndex { $0.contains(text) } }

  var description: String {
    let edge = String(repeating: "=", count: columns)
    return "\(edge)\n\(text)\n\(edge)"
      + "\ncursor \(cursor.x),\(cursor.y)\(isCursorVisible ? "" : " hidden")"
      + (isAlternate ? ", alternate screen" : "")
  }
}

/// libvterm as the terminal of a program.
final class Emulator {
  private let screen: UnsafeMutablePointer<CVScreen>
  private var columns: Int
  private var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    screen = cv_open(Int32(rows), Int32(columns))
  }

  deinit { cv_close(screen) }

  /// Shows bytes and returns what the terminal answers.
  func show(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var replies: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var rest = bytes
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(1024))
      rest = rest.dropFirst(chunk.count)
      cv_write(screen, chunk, chunk.count)
      let count = cv_read_replies(screen, &buffer, buffer.count)
      replies += buffer.prefix(count)
    }
    return replies
  }

  func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cv_resize(screen, Int32(rows), Int32(columns))
  }

  var bracketsPastes: Bool { cv_brackets_pastes(screen) }
  var reportsFocus: Bool { cv_reports_focus(screen) }

  /// The palette index of a cell's text colour; -1 is the terminal's own.
  func foreground(column: Int, row: Int) -> Int {
    Int(cv_cell(screen, Int32(row), Int32(column)).foreground)
  }

  var snapshot: Screen {
    var row: Int32 = 0
    var column: Int32 = 0
    cv_cursor(screen, &row, &column)
    return Screen(
      lines: (0..<rows).map(line), columns: columns, cursor: (Int(column), Int(row)),
      isCursorVisible: screen.pointee.is_cursor_visible, isAlternate: screen.pointee.is_alternate,
      reportsMouse: screen.pointee.mouse != 0, bellCount: Int(screen.pointee.bells))
  }

  private func line(_ row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for column in 0..<columns {
      let cell = cv_cell(screen, Int32(row), Int32(column))
      if cell.is_right_half { continue }
      scalars.append(cell.character == 0 ? " " : Unicode.Scalar(cell.character) ?? "?")
    }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
