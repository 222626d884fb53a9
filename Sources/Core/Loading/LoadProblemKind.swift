/// What is wrong with a file; every case carries only facts.
package enum LoadProblemKind: Sendable, Hashable {
  // MARK: The file itself

  /// There is no such file or folder.
  case missingFile
  /// A folder that holds no `dataset.json`.
  case notADataset
  case noPermission
  /// Nothing, or nothing but white space.
  case emptyFile
  /// A folder stands where a file should be.
  case isDirectory
  /// A file stands where a folder should be.
  case notAFolder
  /// A FIFO, socket or device.
  case notRegularFile(FileKind)
  /// More than the program is willing to read.
  case tooLarge(JSONLimits.Measure, limit: Int)
  case cannotRead(errno: Int32)
  /// A file name that is no UTF-8 (GBK names after a copy from Windows).
  case unreadableFileName
  /// A format version above the newest this program knows.
  case newerFormat(found: Int, newest: Int)
  /// A dataset that is its own `base`, directly or by way of others.
  case baseCycle
  /// The dataset that `base` names, at this place, can't be opened.
  case baseUnreadable(folder: String)

  /// Something is wrong with a line of the journal, or with the files around it.
  case journal(JournalFault)

  // MARK: The bytes

  /// The file starts with U+FEFF in UTF-8.
  case byteOrderMark
  /// The bytes are no UTF-8.
  case notUTF8(EncodingGuess)
  /// The file ends too early; `opened` is where the innermost unfinished part begins.
  case truncated(opened: FilePlace?)
  case syntax(JSONSyntaxFault)
  /// More objects and arrays inside one another than allowed.
  case tooDeep(limit: Int)
  /// The same key twice in one object; the first is kept.
  case duplicateKey(String, first: FilePlace)

  // MARK: Types and keys

  case wrongType(found: JSONType)
  case missingKey(String)
  case unknownKey(String, nearest: String?)
  /// A number that is too long or too large for exact arithmetic.
  case numberOverflow
  case notAnInteger
  /// A text that is not of the expected form (`expected` says which).
  case malformed(TextFormat)
  /// Two keys that exclude each other, or a value without its companion.
  case inconsistent(String, with: String)

  // MARK: Names and references

  case emptyName
  /// A name or text with control, escape, line break or bidirectional characters.
  case controlCharacters(Unicode.Scalar)
  /// The same id twice; the first is kept.
  case duplicateID(String, first: FilePlace)
  /// A name that the catalogue or the region tree does not know.
  case unknown(Vocabulary, name: String, nearest: String?)
  /// A region code that has ended; with one successor that is taken, else the record is set aside.
  case formerRegion(String, successors: [String])
  /// Regions that are their own ancestors, in order.
  case regionCycle([String])
  /// A region whose parent does not exist.
  case orphan(parent: String)
  /// Definitions that need each other in a circle, in order.
  case definitionCycle([String])

  /// More problems in the same file than are listed, and how many.
  case furtherProblems(Int)

  // MARK: Values

  case outOfRange(minimum: String?, maximum: String?)
  case numeratorExceedsDenominator(numerator: String, denominator: String)
  /// A unit that cannot be turned into the unit of the indicator.
  case unitMismatch(found: String, expected: String)
  case periodOrder(start: String, end: String)
  /// An example of an indicator that does not come out; counted from 0.
  case exampleFailed(indicator: String, example: Int, expected: String, result: String?)
  /// A value that the field's own constraint refuses.
  case constraint(field: String, rule: String)
}

/// What does not follow RFC 8259.
package enum JSONSyntaxFault: String, Sendable, Equatable {
  /// Something that starts no value.
  case expectedValue
  /// Something other than a key in quotes.
  case expectedKey
  case expectedColon
  /// After a member: neither a comma nor the closing brace.
  case expectedCommaOrBrace
  /// After an element: neither a comma nor the closing bracket.
  case expectedCommaOrBracket
  /// A comma before a closing brace or bracket.
  case trailingComma
  /// More after the end of the document.
  case trailingContent
  /// A word other than true, false and null.
  case unknownWord
  /// `//`, `/*` or `#`.
  case comment
  /// Single quotes, or the curly and full-width ones, instead of `"`.
  case wrongQuotes
  /// A full-width comma, colon or bracket.
  case fullWidthPunctuation
  /// `007`.
  case leadingZero
  case plusSign
  /// `.5`, `5.`, `-`, `1e`.
  case missingDigits
  /// A control character inside a text, such as a line break.
  case controlCharacter
  /// A backslash followed by something unknown.
  case invalidEscape
  /// Half of a surrogate pair.
  case loneSurrogate
  /// One record a line: a line ends inside its record.
  case lineEndsInRecord
}

/// What encoding bytes that are no UTF-8 probably are in.
package enum EncodingGuess: String, Sendable, Equatable {
  /// GBK or its superset GB18030, the usual one of Chinese Windows and Excel.
  case gb18030
  /// UTF-16, with or without a byte order mark.
  case utf16
  /// Looks like UTF-8 with damaged bytes, or like nothing known.
  case unknown
}

/// What a name was looked up in.
package enum Vocabulary: String, Sendable, Equatable {
  case unit, indicator, region, optionSet, option, register, field, period, qualifier, document
  case excellentCase, scope, countBasis, rateBasis, kind, level, rank, dimension, scheme, rule
  case target, obligation, state, format, value
  /// A row of another register, by its id.
  case reference
}

/// The forms a text may be required to have.
package enum TextFormat: String, Sendable, Equatable {
  /// `2023-12-31`.
  case calendarDate
  /// `2023`, `2023-H1`, `2023-05`, `2017/2021`, `@2023-12-31`, `2020/..`.
  case period
  /// Six digits.
  case regionCode
  /// Letters, digits, `-`, `_` and `.`.
  case identifier
  /// 18 characters of the unified social credit code.
  case creditCode
  case decimal, condition, expression
}

/// What should stand in the place of something wrong.
package enum Expectation: Sendable, Hashable {
  case type(JSONType)
  case anyOf([JSONType])
  case oneOf([String])
  case format(TextFormat)
  /// From a minimum to a maximum as printed; nil is open.
  case range(minimum: String?, maximum: String?)
  /// A text that would do, such as `"2023-12-31"`.
  case example(String)
}
