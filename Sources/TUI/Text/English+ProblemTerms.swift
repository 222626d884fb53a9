internal import Core

extension English {
  static func syntaxFault(_ fault: JSONSyntaxFault) -> ProblemWords {
    switch fault {
    case .expectedValue:
      ProblemWords(
        "a value should stand here", found: "something else",
        expected: "a text, a number, true, false, null, [ or {",
        next: "Look for a comma too many or a missing value before it")
    case .expectedKey:
      ProblemWords(
        "a key should stand here", found: "something else",
        expected: "a key in quotation marks",
        next: "Put the key in quotation marks, and look for a comma too many before it")
    case .expectedColon:
      ProblemWords(
        "a colon is missing after the key", found: "something else", expected: "a colon :",
        next: "Put a colon between the key and its value")
    case .expectedCommaOrBrace:
      ProblemWords(
        "a comma is missing, or the object is not closed", found: "something else",
        expected: ", or }", next: "Add the comma or the }")
    case .expectedCommaOrBracket:
      ProblemWords(
        "a comma is missing, or the array is not closed", found: "something else",
        expected: ", or ]", next: "Add the comma or the ]")
    case .trailingComma:
      ProblemWords(
        "there is a comma after the last item", found: ",", expected: "no comma",
        next: "Delete the comma")
    case .trailingContent:
      ProblemWords(
        "something follows after the end", found: "more content",
        expected: "the end of the file",
        next: "Delete what is too much, or look for a missing { or [")
    case .unknownWord:
      ProblemWords(
        "this word is unknown", found: "another word", expected: "true, false or null",
        next: "Write one of the three; texts go in quotation marks")
    case .comment:
      ProblemWords(
        "JSON has no comments", found: "a comment", expected: "no comment",
        next: "Delete it; remarks may go into note")
    case .wrongQuotes:
      ProblemWords(
        "these are the wrong quotation marks", found: "other quotation marks",
        expected: "plain quotation marks \"",
        next: "Switch the input method to English and type plain quotation marks")
    case .fullWidthPunctuation:
      ProblemWords(
        "this is full-width punctuation", found: "full-width punctuation",
        expected: "half-width , : [ ] { }",
        next: "Switch the input method to English and type half-width punctuation")
    case .leadingZero:
      ProblemWords(
        "the number begins with a superfluous 0", found: "a number that begins with 0",
        expected: "a number that doesn't",
        next: "Delete the 0; codes are texts and go in quotation marks")
    case .plusSign:
      ProblemWords(
        "a number has no plus sign", found: "+", expected: "the number without +",
        next: "Delete the plus sign")
    case .missingDigits:
      ProblemWords(
        "the number is incomplete", found: "a number without some digits",
        expected: "a number such as 0.5, 5 or -3", next: "Complete the number")
    case .controlCharacter:
      ProblemWords(
        "a line break or control character stands in a text", found: "a control character",
        expected: "it written as \\n, \\t or the like",
        next: "Write a line break as \\n, or delete it")
    case .invalidEscape:
      ProblemWords(
        "the character after the backslash is wrong", found: "another character",
        expected: "\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four hexadecimal digits",
        next: "Correct it; a backslash itself is written \\\\")
    case .loneSurrogate:
      ProblemWords(
        "\\u gives only half a character", found: "half a character",
        expected: "two \\u that belong together, or the character itself",
        next: "Write the character itself")
    case .lineEndsInRecord:
      ProblemWords(
        "a line ends inside its record", found: "a line break",
        expected: "one whole record a line", next: "Write the record on one line")
    }
  }

  static func type(_ type: JSONType) -> String {
    switch type {
    case .object: "an object {…}"
    case .array: "an array […]"
    case .string: "a text"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }

  static func expectation(_ expectation: Expectation) -> String {
    switch expectation {
    case .type(let type): Self.type(type)
    case .anyOf(let types): types.map(type).joined(separator: " or ")
    case .oneOf(let words): "one of " + words.map { plain($0) }.joined(separator: ", ")
    case .format(let form): Self.form(form)
    case .range(let minimum, let maximum): range(minimum, maximum)
    case .example(let text): "for example \(plain(text))"
    }
  }

  static func form(_ form: TextFormat) -> String {
    switch form {
    case .calendarDate: "a date such as 2023-12-31, 2023-12 or 2023"
    case .period: "a period such as 2023, 2023-H1, 2017/2021, 2020/.. or @2023-12-31"
    case .regionCode: "a region code of six digits"
    case .identifier: "an id of letters, digits, dots, - and _"
    case .creditCode: "a unified social credit code of 18 characters"
    case .decimal: "a decimal number in quotation marks such as \"3.65\""
    case .condition:
      "a condition such as {\"field\": \"level\", \"op\": \"is\", \"value\": \"county\"}"
    case .expression: "a formula as in docs/data-format.md"
    }
  }

  static func word(_ vocabulary: Vocabulary) -> String {
    switch vocabulary {
    case .optionSet: "option set"
    case .excellentCase: "case"
    case .countBasis: "count basis"
    case .rateBasis: "rate basis"
    case .reference: "row"
    default: vocabulary.rawValue
    }
  }

  /// What a name of a vocabulary should be.
  static func expected(_ vocabulary: Vocabulary) -> String {
    switch vocabulary {
    case .unit: "a unit in catalogue/units.json"
    case .indicator: "the id of an indicator in catalogue/indicators"
    case .region: "the id of a region in regions.json"
    case .optionSet, .dimension, .option: "an id in catalogue/options.json"
    case .register, .field, .state: "an id defined in catalogue/registers"
    case .document, .excellentCase: "an id in sources.json"
    case .reference: "the id of a row in the register that it points to"
    case .scheme: "an id in catalogue/schemes.json"
    case .rule: "an id in catalogue/rules.json"
    case .obligation: "an id in catalogue/obligations.json"
    case .period: form(.period)
    default: "a word listed in docs/data-format.md"
    }
  }

  /// What to do about a name that is unknown.
  static func advice(_ vocabulary: Vocabulary) -> String {
    switch vocabulary {
    case .unit: "Correct the unit, or add it to catalogue/units.json"
    case .indicator: "Correct the id, or add the indicator to catalogue/indicators"
    case .region: "Correct the id; qijian find NAME looks one up"
    case .option, .optionSet, .dimension: "Correct it, or add it to catalogue/options.json"
    case .register, .field, .state: "Correct it, or add it to catalogue/registers"
    case .document, .excellentCase: "Correct it, or add it to sources.json"
    case .reference: "Correct the id, or register the row that it means first"
    default: "Write one of the words expected"
    }
  }
}
