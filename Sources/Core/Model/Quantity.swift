/// How exactly a document states a number, by the words beside it.
package enum Qualifier: String, Hashable, Sendable, CaseIterable {
  /// The number itself.
  case exact
  /// 余, 多, 超过, 以上: the number or somewhat more.
  case atLeast
  /// 近: a little under the number.
  case justUnder
  /// 约, 左右: around the number.
  case about
  /// 不超过, 以内: the number or less.
  case atMost
  /// Words without digits (数百名): there is a text and no value.
  case unquantified
}

/// A number as somebody reported it: value, unit, exactness and the text as printed.
///
/// `value` is nil exactly when `qualifier` is `unquantified`. A quantity never stands for "missing": that is the absence of a quantity.
package struct Quantity: Hashable, Sendable {
  /// The exact decimal value, in `unit`.
  package var value: FixedDecimal?
  /// Id of a unit of the catalogue, as printed (户 and 家 are one group).
  package var unit: String
  /// How exactly the value is known.
  package var qualifier: Qualifier
  /// The number with its words as the document prints it.
  package var printed: String?

  /// Makes a quantity.
  package init(
    _ value: FixedDecimal?, unit: String, qualifier: Qualifier = .exact, printed: String? = nil
  ) {
    self.value = value
    self.unit = unit
    self.qualifier = qualifier
    self.printed = printed
  }
}
