extension JSONCursor {
  /// The object's `zh` and `en`; English may be left out or empty.
  func localized() throws(LoadProblem) -> LocalizedText {
    let chinese = try required("zh").string()
    return LocalizedText(zh: chinese, en: try optional("en")?.string())
  }

  /// The text of an optional key with `zh` and `en`.
  func localized(_ key: String) throws(LoadProblem) -> LocalizedText? {
    try optional(key)?.localized()
  }

  /// The text of an optional key.
  func string(_ key: String) throws(LoadProblem) -> String? { try optional(key)?.string() }

  /// The texts of an optional array; none if it is absent.
  func strings(_ key: String) throws(LoadProblem) -> [String] {
    guard let list = try optional(key) else { return [] }
    return try list.strings()
  }

  /// The texts of this array.
  func strings() throws(LoadProblem) -> [String] {
    var result: [String] = []
    for element in try elements() { result.append(try element.string()) }
    return result
  }

  /// An id of a definition: not empty, nothing but ASCII letters, digits, `-`, `_` and `.`.
  func identifier() throws(LoadProblem) -> String {
    let text = try text()
    if !Identifier.isPlain(text) {
      throw problem(.malformed(.identifier), expected: .format(.identifier))
    }
    return text
  }

  /// An exact number: `"3.65"` or `3.65`.
  func decimal() throws(LoadProblem) -> FixedDecimal {
    switch value.content {
    case .string(let text):
      guard let number = FixedDecimal(text) else {
        throw problem(.malformed(.decimal), expected: .format(.decimal))
      }
      return number
    case .number:
      guard let number = FixedDecimal(try number()) else { throw problem(.numberOverflow) }
      return number
    default:
      throw wrongType(expected: .anyOf([.string, .number]))
    }
  }

  /// The exact number of an optional key.
  func decimal(_ key: String) throws(LoadProblem) -> FixedDecimal? {
    try optional(key)?.decimal()
  }

  /// One of the raw values of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type, _ vocabulary: Vocabulary
  ) throws(LoadProblem) -> Word where Word.RawValue == String {
    let text = try string()
    if let word = Word(rawValue: text) { return word }
    throw unknown(vocabulary, among: Word.allCases.map(\.rawValue))
  }

  /// One of the raw values of an enumeration, at an optional key.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Word.Type, _ vocabulary: Vocabulary
  ) throws(LoadProblem) -> Word? where Word.RawValue == String {
    try optional(key)?.word(type, vocabulary)
  }

  /// The rank of an optional key.
  func rank(_ key: String, _ vocabulary: Vocabulary = .rank) throws(LoadProblem) -> Rank? {
    try word(key, Rank.self, vocabulary)
  }

  /// A date or year.
  func date() throws(LoadProblem) -> PartialDate {
    let text = try string()
    guard let date = PartialDate(text) else {
      throw problem(.malformed(.calendarDate), expected: .example("2023-12-31"))
    }
    return date
  }

  /// The date or year of an optional key.
  func date(_ key: String) throws(LoadProblem) -> PartialDate? { try optional(key)?.date() }

  /// A period in the notation of the format.
  func period() throws(LoadProblem) -> Period {
    let text = try string()
    guard let period = Period(text) else {
      throw problem(.malformed(.period), expected: .format(.period))
    }
    return period
  }

  /// The Boolean of an optional key, false if it is absent.
  func flag(_ key: String) throws(LoadProblem) -> Bool { try optional(key)?.boolean() ?? false }

  /// Where a definition comes from, at an optional key.
  func definitionSource(_ key: String = "source") throws(LoadProblem) -> DefinitionSource? {
    guard let source = try optional(key) else { return nil }
    return DefinitionSource(
      document: try source.string("document"), caseName: try source.string("case"),
      standard: try source.string("standard"), clause: try source.string("clause"),
      section: try source.string("section"), isVerified: try source.flag("verified"))
  }
}

extension FixedDecimal {
  /// The value of a JSON number; nil where it does not fit.
  init?(_ number: JSONNumber) {
    self.init(
      mantissa: number.isNegative ? -number.mantissa : number.mantissa, exponent: number.exponent)
  }
}
