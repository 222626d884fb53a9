/// What values of fields look like in a file.
enum FieldJSON {
  /// The JSON of a field's value; nil for a missing one or a region, which needs its tree.
  static func value(of value: FieldValue, _ field: Field, in tree: RegionTree? = nil) -> JSONValue?
  {
    switch value {
    case .missing: nil
    case .text(let text), .option(let text), .reference(let text): JSONValue(text)
    case .number(let number): decimal(number)
    case .quantity(let quantity): self.quantity(quantity, fieldUnit: field.unit)
    case .date(let date): JSONValue(date.description)
    case .period(let period): JSONValue(period.description)
    case .options(let items), .texts(let items): JSONValue(items.map { JSONValue($0) })
    case .region(let region): tree.map { JSONValue($0[region].id) }
    case .boolean(let flag): JSONValue(flag)
    case .source(let source): self.source(source)
    case .sources(let sources): JSONValue(sources.map { self.source($0) })
    }
  }

  /// A number in plain digits.
  static func decimal(_ number: FixedDecimal) -> JSONValue {
    JSONValue(.number(JSONNumber(number), printed: number.plain))
  }

  private static func quantity(_ quantity: Quantity, fieldUnit: String?) -> JSONValue {
    let isPlain =
      quantity.qualifier == .exact && quantity.printed == nil && quantity.unit == fieldUnit ?? ""
    if isPlain, let value = quantity.value { return decimal(value) }
    var object = JSONObject()
    if let value = quantity.value { object["value"] = decimal(value) }
    if quantity.unit != fieldUnit ?? "" { object["unit"] = JSONValue(quantity.unit) }
    if quantity.qualifier != .exact {
      object["qualifier"] = JSONValue(quantity.qualifier.rawValue)
    }
    if let printed = quantity.printed { object["printed"] = JSONValue(printed) }
    return JSONValue(object)
  }

  private static func source(_ source: Source) -> JSONValue {
    var object = JSONObject()
    object["document"] = JSONValue(source.document)
    if let name = source.caseName { object["case"] = JSONValue(name) }
    if let section = source.section { object["section"] = JSONValue(section) }
    return JSONValue(object)
  }
}

extension JSONNumber {
  /// The JSON number with the digits of a decimal.
  init(_ number: FixedDecimal) {
    self.init(
      isNegative: number.isNegative,
      mantissa: number.mantissa == .min ? .max : abs(number.mantissa),
      exponent: -Int(number.scale))
  }
}
