/// A row of a table by its position.
package struct RowID: Hashable, Sendable, Comparable {
  /// The position in the table, from 0.
  package var index: Int32

  /// Makes the id of the row at `index`.
  package init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// Whether the first row stands before the second in the file.
  package static func < (a: RowID, b: RowID) -> Bool { a.index < b.index }
}

/// What a field of a row holds, taken out of its column.
package enum FieldValue: Hashable, Sendable {
  case missing
  case text(String)
  /// Integers, decimals and years.
  case number(FixedDecimal)
  case quantity(Quantity)
  case date(PartialDate)
  case period(Period)
  /// The id of an option, or a level's rank.
  case option(String)
  case options([String])
  case texts([String])
  case region(RegionID)
  /// The id of a row of another register, or of a document.
  case reference(String)
  case boolean(Bool)
  case source(Source)
  case sources([Source])

  /// Whether nothing is filled in.
  package var isMissing: Bool { self == .missing }

  /// The number of a number or quantity; nil for everything else.
  package var decimal: FixedDecimal? {
    switch self {
    case .number(let number): number
    case .quantity(let quantity): quantity.value
    default: nil
    }
  }
}
