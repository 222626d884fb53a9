/// Bars and small charts made of block characters; nothing stands to their right that must line up.
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

  /// A column a value, eight heights; missing values leave a blank.
  package static func sparkline(_ values: [Double?], ascii: Bool) -> String {
    let highest = values.compactMap(\.self).max() ?? 0
    let steps = ascii ? Array("_.-=+*%#") : Array("▁▂▃▄▅▆▇█")
    return String(
      values.map { value -> Character in
        guard let value else { return " " }
        guard highest > 0 else { return steps[0] }
        return steps[max(0, min(7, Int(value / highest * 7.999)))]
      })
  }
}
