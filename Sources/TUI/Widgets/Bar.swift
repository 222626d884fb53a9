/// Bars made of block characters; nothing stands to their right that must line up.
package enum Bar {
  /// A bar of `value` out of `whole`, at most `columns` wide, in whole columns.
  ///
  /// Half a row high, so that bars in rows below one another stay apart. A value above zero shows at least one
  /// column, so that small is told from nothing.
  package static func row(_ value: Double, of whole: Double, columns: Int, ascii: Bool) -> String {
    String(repeating: ascii ? "#" : "▄", count: steps(value, of: whole, in: columns))
  }

  /// The filled part of a track of `columns`, as high as its row, to half a column.
  ///
  /// A value above zero shows at least half a column.
  package static func track(_ value: Double, of whole: Double, columns: Int, ascii: Bool) -> String
  {
    if ascii { return String(repeating: "#", count: steps(value, of: whole, in: columns)) }
    let halves = steps(value, of: whole, in: columns * 2)
    return String(repeating: "█", count: halves / 2) + (halves % 2 == 1 ? "▌" : "")
  }

  /// The nearest number of steps out of so many; at least one for what is more than nothing.
  private static func steps(_ value: Double, of whole: Double, in count: Int) -> Int {
    guard whole > 0, value > 0, count > 0 else { return 0 }
    return max(1, Int((min(1, value / whole) * Double(count)).rounded()))
  }
}
