extension FieldValue {
  /// Reads a value of a field from the text that files and examples use; nil if it is none.
  ///
  /// Lists are given as one item; regions and sources have no plain text form here.
  package init?(_ text: String, for field: Field) {
    switch field.type {
    case .text, .longText: self = .text(text)
    case .enterprise, .reference, .document: self = .reference(text)
    case .integer, .year:
      guard let number = FixedDecimal(text), number.integer != nil else { return nil }
      self = .number(number)
    case .decimal:
      guard let number = FixedDecimal(text) else { return nil }
      self = .number(number)
    case .quantity:
      guard let number = FixedDecimal(text) else { return nil }
      self = .quantity(Quantity(number, unit: field.unit ?? ""))
    case .date:
      guard let date = PartialDate(text) else { return nil }
      self = .date(date)
    case .period:
      guard let period = Period(text) else { return nil }
      self = .period(period)
    case .option: self = .option(text)
    case .level:
      guard Rank(rawValue: text) != nil else { return nil }
      self = .option(text)
    case .options: self = .options([text])
    case .texts: self = .texts([text])
    case .boolean:
      guard text == "true" || text == "false" else { return nil }
      self = .boolean(text == "true")
    case .region, .source, .sources: return nil
    }
  }
}
