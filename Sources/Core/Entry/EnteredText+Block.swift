extension EnteredText {
  /// The cells of a block pasted out of a spreadsheet, row by row; rows may differ in length.
  ///
  /// Cells are parted by tabs, rows by line ends of any kind; a cell in quotation marks may hold
  /// both, and a doubled mark for one. A line end after the last row makes no row. Never fails.
  package static func block(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var isAtStart = true
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func next() -> Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }
    func endCell() {
      row.append(String(cell))
      cell = String.UnicodeScalarView()
      isAtStart = true
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if isQuoted {
        if scalar == "\"", next() == "\"" {
          cell.append(scalar)
          index += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else if scalar != "\r" || next() != "\n" {
          cell.append(scalar)
        }
      } else if scalar == "\t" {
        endCell()
      } else if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", next() == "\n" { index += 1 }
        endCell()
        rows.append(row)
        row = []
      } else if scalar == "\"", isAtStart, closes(scalars, from: index + 1) {
        isQuoted = true
        isAtStart = false
      } else {
        cell.append(scalar)
        isAtStart = false
      }
      index += 1
    }
    if !cell.isEmpty || !row.isEmpty || !isAtStart {
      endCell()
      rows.append(row)
    }
    return rows
  }

  /// Whether a quotation that begins here ends at the end of a cell; else its mark is a mere mark.
  private static func closes(_ scalars: [Unicode.Scalar], from start: Int) -> Bool {
    var index = start
    while index < scalars.count {
      if scalars[index] == "\"" {
        guard index + 1 < scalars.count else { return true }
        let next = scalars[index + 1]
        if next == "\t" || next == "\n" || next == "\r" { return true }
        if next != "\"" { return false }
        index += 1
      }
      index += 1
    }
    return false
  }
}
