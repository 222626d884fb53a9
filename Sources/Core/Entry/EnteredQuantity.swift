/// A number as a person entered it, with the fraction it was entered as.
package struct EnteredQuantity: Hashable, Sendable {
  /// Value in the cell's unit, qualifier, and the text where it carries one.
  package var quantity: Quantity
  /// The n of a rate entered as n/N.
  package var numerator: FixedDecimal?
  /// The N of a rate entered as n/N.
  package var denominator: FixedDecimal?

  /// Makes a number.
  package init(
    _ quantity: Quantity, numerator: FixedDecimal? = nil, denominator: FixedDecimal? = nil
  ) {
    self.quantity = quantity
    self.numerator = numerator
    self.denominator = denominator
  }
}

/// What a cell of a grid holds after typing.
package enum EnteredCell: Hashable, Sendable {
  /// Empty, `-`, `—` or 未填报: there is no figure.
  case missing
  /// `/` or 不适用: no figure is expected here.
  case notApplicable
  /// A number; 0 is a zero report.
  case value(EnteredQuantity)
}
