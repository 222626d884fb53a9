internal import Core

extension English {
  static func typeProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .wrongType(let found):
      ProblemWords(
        "the value has the wrong type", found: type(found),
        expected: "the type that docs/data-format.md asks for",
        next: "Write it in the type expected; numbers go without quotation marks, texts with them")
    case .missingKey(let key):
      ProblemWords(
        "the required \(quoted(key)) is missing", found: "no such key",
        expected: "the key \(quoted(key)) with its value",
        next: "Add \(quoted(key)); docs/data-format.md tells how")
    case .unknownKey(let key, let nearest):
      ProblemWords(
        "the key \(quoted(key)) is unknown", found: quoted(key),
        expected: nearest.map { "a known key, perhaps \(quoted($0))" }
          ?? "a key listed in docs/data-format.md",
        next: "Correct it if it is a slip; if you mean it, leave it: it is kept as it is")
    case .numberOverflow:
      ProblemWords(
        "the number is too long for exact arithmetic", found: "a longer number",
        expected: "18 significant digits at most", next: "Check the number")
    case .notAnInteger:
      ProblemWords(
        "this must be a whole number", found: "a number with a fraction",
        expected: "a whole number", next: "Check the number and drop its fraction")
    case .malformed(let form):
      ProblemWords(
        "the text is not written as it should be", found: "something else",
        expected: Self.form(form), next: "Write it in the form expected")
    case .inconsistent(let key, let other):
      ProblemWords(
        "\(quoted(key)) and \(quoted(other)) do not go together", found: "a mismatch",
        expected: "two that match, or only one of them",
        next: "Add what is missing or delete what is too much, after docs/data-format.md")
    default: unforeseen
    }
  }

  static func nameProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .emptyName:
      ProblemWords(
        "the name is empty", found: "an empty text", expected: "at least one character",
        next: "Fill in the name")
    case .controlCharacters(let scalar):
      ProblemWords(
        "the text holds an invisible control character",
        found: "\(DataText.codePoint(scalar)) (\(character(scalar)))",
        expected: "visible characters only",
        next: "Delete the character and type the text again; it is shown as \"?\" or a blank")
    case .duplicateID(let id, let first):
      ProblemWords(
        "the id \(quoted(id)) stands twice; only the first is used",
        found: "\(quoted(id)) once more\(firstPlace(first))", expected: "every id once",
        next: "Give one of them another id, or delete the one too many")
    case .unknown(let vocabulary, let name, let nearest):
      ProblemWords(
        "the \(word(vocabulary)) \(quoted(name)) is unknown", found: quoted(name),
        expected: expected(vocabulary) + (nearest.map { ", perhaps \(quoted($0))" } ?? ""),
        next: advice(vocabulary))
    case .formerRegion(let code, let successors):
      ProblemWords(
        successors.count == 1
          ? "the region code \(quoted(code)) has ended; its successor is used"
          : "the region code \(quoted(code)) has ended and fell to several regions; "
            + "the record is set aside",
        found: quoted(code),
        expected: successors.isEmpty
          ? "the id of a region in force"
          : "\(successors.map { plain($0) }.joined(separator: " or ")), now in force",
        next: "Write the id of the region in force")
    case .regionCycle(let ids):
      ProblemWords(
        "regions are their own ancestors", found: DataText.chain(ids),
        expected: "parents that lead to the nation (000000)",
        next: "Correct the parent of one of them")
    case .orphan(let parent):
      ProblemWords(
        "the parent region does not exist", found: "parent \(quoted(parent))",
        expected: "the id of a region in regions.json",
        next: "Correct parent, or add that region to regions.json")
    case .definitionCycle(let ids):
      ProblemWords(
        "definitions need each other in a circle", found: DataText.chain(ids),
        expected: "definitions that need only others that can be computed",
        next: "Correct the formula of one of them")
    default: unforeseen
    }
  }

  static func valueProblem(_ kind: LoadProblemKind) -> ProblemWords {
    switch kind {
    case .outOfRange(let minimum, let maximum):
      ProblemWords(
        "the value is outside its range", found: "a number outside",
        expected: range(minimum, maximum),
        next: "Check the value and its unit against the document; if it is right, say so in note")
    case .numeratorExceedsDenominator(let numerator, let denominator):
      ProblemWords(
        "the numerator is larger than the denominator",
        found: "\(plain(numerator)) of \(plain(denominator))",
        expected: "a numerator of the denominator at most",
        next: "Check both against the document; they may be swapped or mistyped")
    case .unitMismatch(let found, let expected):
      ProblemWords(
        "the unit does not fit the indicator", found: quoted(found),
        expected: "a unit that can be turned into \(quoted(expected))",
        next: "Check which of the two is wrong, indicator or unit")
    case .periodOrder(let start, let end):
      ProblemWords(
        "the period ends before it starts", found: "\(plain(start)) to \(plain(end))",
        expected: "a start that is not after the end", next: "Check both dates")
    case .exampleFailed(let indicator, let example, let expected, let result):
      ProblemWords(
        "example \(example + 1) of the indicator \(quoted(indicator)) does not come out; "
          + "the indicator is switched off",
        found: result.map(plain) ?? "no result", expected: plain(expected),
        next: "Correct the formula or the example; then the indicator works again")
    case .constraint(let field, let rule):
      ProblemWords(
        "the field \(quoted(field)) breaks a rule", found: "a value that breaks it",
        expected: plain(rule), next: "Check the field and correct it")
    default: unforeseen
    }
  }

  /// A range in words; nil is open.
  static func range(_ minimum: String?, _ maximum: String?) -> String {
    switch (minimum.map(plain), maximum.map(plain)) {
    case (let low?, let high?): "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): "any number"
    }
  }

  /// Where the first of two stands, in brackets.
  static func firstPlace(_ place: FilePlace) -> String {
    guard let position = place.position else {
      return " (the first is in \(DataText.path(place.file)))"
    }
    return " (the first is in \(DataText.path(place.file)), line \(position.line))"
  }

  private static func character(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: "a tab"
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: "a line break"
    case 0x1B: "escape"
    case 0x00...0x1F, 0x7F...0x9F: "a control character"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      "turns the direction of writing"
    default: "an invisible character"
    }
  }

  /// Data in quotation marks.
  static func quoted(_ text: String) -> String { "\"\(DataText.visible(text))\"" }

  /// Data without quotation marks, for numbers and the like.
  static func plain(_ text: String) -> String { DataText.visible(text) }
}
