/// Rows of text in aligned columns, for commands.
///
/// Everything in it is made harmless; widths are those of a terminal, so that Chinese aligns.
package struct TextTable: Sendable {
  /// A column: where its text stands and how wide it may become.
  package struct Column: Sendable {
    /// Where the text of a cell stands.
    package var alignment: DisplayWidth.Alignment
    /// The most columns of a terminal; what is longer is cut.
    package var maximum: Int

    /// Makes a column.
    package init(_ alignment: DisplayWidth.Alignment = .left, maximum: Int = 40) {
      self.alignment = alignment
      self.maximum = maximum
    }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  /// Makes a table without rows.
  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are missing are empty.
  package mutating func add(_ cells: [String]) { rows.append(cells.map { sanitized($0) }) }

  /// The rows as lines, two blanks between columns, nothing at the ends of lines.
  package var lines: [String] {
    let widths = columns.indices.map { index in
      min(
        columns[index].maximum,
        rows.map { index < $0.count ? DisplayWidth.columns(of: $0[index]) : 0 }.max() ?? 0)
    }
    return rows.map { row in
      var line = ""
      for (index, column) in columns.enumerated() where widths[index] > 0 {
        let cell = index < row.count ? row[index] : ""
        if !line.isEmpty { line += "  " }
        line += DisplayWidth.pad(cell, to: widths[index], align: column.alignment, mark: "…")
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
