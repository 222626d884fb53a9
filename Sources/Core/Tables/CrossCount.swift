/// How many rows have each pair of choices of two fields: sector by hazard class, size by grade.
///
/// Choices stand in their customary order, rows without one last; those that no row has are left
/// out. A screen takes the window that it shows.
package struct CrossCount: Sendable, Equatable {
  /// The choices down the side; nil stands for rows without one.
  package let rows: [String?]
  /// The choices along the top; nil stands for rows without one.
  package let columns: [String?]
  private let counts: [Int]

  /// Counts some rows of a table; without a second field there is one column.
  ///
  /// Nil where a field is none of options, levels or yes and no. O(rows + slots of the table).
  package init?(_ table: Table, _ rows: [RowID], by first: String, and second: String?) {
    guard let side = Choices(table, first) else { return nil }
    var top: Choices?
    if let second {
      guard let choices = Choices(table, second) else { return nil }
      top = choices
    }
    let (height, width) = (side.names.count + 1, (top?.names.count ?? 0) + 1)
    var counts = [Int](repeating: 0, count: height * width)
    // Rows come in any order: packed runs would be opened again for each.
    let sides = side.codes.unpacked
    if let tops = top?.codes.unpacked {
      for row in rows {
        counts[Int(sides[Int(row.index)]) * width + Int(tops[Int(row.index)])] += 1
      }
    } else {
      for row in rows { counts[Int(sides[Int(row.index)])] += 1 }
    }
    self.init(side, top ?? Choices(), counts)
  }

  private init(_ side: Choices, _ top: Choices, _ counts: [Int]) {
    let (height, width) = (side.names.count + 1, top.names.count + 1)
    // Missing, code 0, goes last.
    let allSides = Array(1..<height) + [0]
    let allTops = Array(1..<width) + [0]
    let usedSides = allSides.filter { side in (0..<width).contains { counts[side * width + $0] > 0 }
    }
    let usedTops = allTops.filter { top in (0..<height).contains { counts[$0 * width + top] > 0 } }
    rows = usedSides.map { $0 == 0 ? nil : side.names[$0 - 1] }
    columns = usedTops.map { $0 == 0 ? nil : top.names[$0 - 1] }
    self.counts = usedSides.flatMap { side in usedTops.map { counts[side * width + $0] } }
  }

  /// How many rows have the choice at a position of `rows` and that at one of `columns`.
  package subscript(row: Int, column: Int) -> Int {
    rows.indices.contains(row) && columns.indices.contains(column)
      ? counts[row * columns.count + column] : 0
  }

  /// The counts of some rows and columns, row by row.
  package func window(rows: Range<Int>, columns: Range<Int>) -> [[Int]] {
    rows.clamped(to: self.rows.indices).map { row in
      columns.clamped(to: self.columns.indices).map { self[row, $0] }
    }
  }

  /// How many rows have the choice at a position of `rows`, whatever the other.
  package func total(row: Int) -> Int { columns.indices.reduce(0) { $0 + self[row, $1] } }

  /// How many rows have the choice at a position of `columns`, whatever the other.
  package func total(column: Int) -> Int { rows.indices.reduce(0) { $0 + self[$1, column] } }

  /// How many rows were counted.
  package var total: Int { counts.reduce(0, +) }

  /// A field's choices as codes from 1, 0 for none.
  private struct Choices {
    var codes: ChunkedArray<UInt16>
    var names: [String]

    /// None, so that all rows are without one.
    init() { (codes, names) = (ChunkedArray(), []) }

    init?(_ table: Table, _ field: String) {
      guard let position = table.schema.index(of: field) else { return nil }
      switch table.column(position) {
      case .option(let column):
        codes = column.codes
        names = (0..<column.optionCount).map { column.name(of: UInt16($0 + 1)) ?? "" }
      case .boolean(let flags):
        // No and yes as 1 and 2.
        codes = ChunkedArray(flags.lazy.map { $0 > 1 ? 0 : UInt16($0) + 1 })
        names = ["false", "true"]
      default: return nil
      }
    }
  }
}
