/// Bars made of block characters; nothing stands to their right that must line up.
package enum Bar {
  /// A horizontal bar of `value` out of `whole`, at most `columns` wide, to half a column.
  ///
  /// A value above zero shows at least half a column, so that small is told from nothing.
  package static func horizontal(_ value: Double, of whole: Double, columns: Int, ascii: Bool)
    -> String
  {
    guard whole > 0, value > 0, columns > 0 else { return "" }
    let halves = max(1, Int((min(1, value / whole) * Double(columns) * 2).rounded()))
    if ascii { return String(repeating: "#", count: max(1, halves / 2)) }
    return String(repeating: "█", count: halves / 2) + (halves % 2 == 1 ? "▌" : "")
  }
}
