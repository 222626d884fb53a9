/// A JSON file read whole.
package struct JSONDocument: Sendable, Equatable {
  /// The path by which it was opened.
  package let file: String
  /// The value it consists of.
  package let root: JSONValue
  /// What was wrong but did not keep it from being read: second keys of the same name.
  package let notes: [LoadProblem]

  /// Reads a file from a file system.
  package init(
    path: String, in files: some FileSystem, limits: JSONLimits = .tree
  ) throws(LoadProblem) {
    var reader = try JSONReader(path: path, in: files, limits: limits)
    try self.init(&reader)
  }

  /// Reads bytes in memory; `file` is their name in problems.
  package init(
    bytes: [UInt8], file: String, limits: JSONLimits = .tree
  ) throws(LoadProblem) {
    var reader = JSONReader(bytes: bytes, file: file, limits: limits)
    try self.init(&reader)
  }

  private init(_ reader: inout JSONReader) throws(LoadProblem) {
    root = try reader.readValue()
    try reader.finish()
    file = reader.file
    notes = reader.notes
  }

  /// A cursor at the root.
  package var cursor: JSONCursor { JSONCursor(root, file: file) }
}

/// A place in a JSON tree that knows its path, and turns what it finds there into typed values.
///
/// ```swift
/// let figure = document.cursor.required("figures").elements()[12]
/// let id = try figure.required("id").text()
/// let note = try figure.optional("note")?.text()
/// ```
package struct JSONCursor: Sendable {
  /// The value.
  package let value: JSONValue
  /// The path by which the file was opened.
  package let file: String
  /// The steps from the root.
  package let path: JSONPath
  /// The id of the record this value belongs to, for problems.
  package var recordID: String?

  /// Makes a cursor.
  package init(
    _ value: JSONValue, file: String, path: JSONPath = .root, recordID: String? = nil
  ) {
    self.value = value
    self.file = file
    self.path = path
    self.recordID = recordID
  }

  /// The place of the value in the file.
  package var place: FilePlace { FilePlace(file: file, byteOffset: value.range?.lowerBound) }

  /// A problem here; `found` is the value unless given.
  package func problem(
    _ kind: LoadProblemKind, found: String? = nil, expected: Expectation? = nil
  ) -> LoadProblem {
    LoadProblem(
      kind, at: place, path: path, recordID: recordID, found: found ?? value.excerpt,
      expected: expected)
  }

  /// The problem that this value has the wrong type.
  package func wrongType(expected: Expectation) -> LoadProblem {
    problem(.wrongType(found: value.type), expected: expected)
  }

  // MARK: - Going down

  /// The value of a key of this object; an absent key is `missingKey`.
  package func required(_ key: String) throws(LoadProblem) -> JSONCursor {
    guard let member = try object()[key] else { throw problem(.missingKey(key)) }
    return stepping(to: member, path: path.appending(key: key))
  }

  /// The value of a key of this object; nil if it is absent or `null`.
  package func optional(_ key: String) throws(LoadProblem) -> JSONCursor? {
    guard let member = try object()[key], member.content != .null else { return nil }
    return stepping(to: member, path: path.appending(key: key))
  }

  /// The elements of this array.
  package func elements() throws(LoadProblem) -> [JSONCursor] {
    guard let elements = value.elements else { throw wrongType(expected: .type(.array)) }
    return elements.enumerated().map { index, element in
      stepping(to: element, path: path.appending(index: index))
    }
  }

  /// The keys and values of this object, in order.
  package func members() throws(LoadProblem) -> [(key: String, cursor: JSONCursor)] {
    try object().members.map { member in
      (member.key, stepping(to: member.value, path: path.appending(key: member.key)))
    }
  }

  // MARK: - Taking values

  /// The object.
  package func object() throws(LoadProblem) -> JSONObject {
    guard let object = value.object else { throw wrongType(expected: .type(.object)) }
    return object
  }

  /// The text as it is; it may hold any character.
  package func string() throws(LoadProblem) -> String {
    guard let text = value.string else { throw wrongType(expected: .type(.string)) }
    return text
  }

  /// A name: not empty, and without control, line break or bidirectional characters.
  package func text() throws(LoadProblem) -> String {
    let text = try string()
    if text.isEmpty { throw problem(.emptyName) }
    if let scalar = HostileCharacters.first(in: text) { throw problem(.controlCharacters(scalar)) }
    return text
  }

  /// One of a few words; others are `unknown` with the nearest one as a suggestion.
  package func word(
    of words: [String], _ vocabulary: Vocabulary
  ) throws(LoadProblem) -> String {
    let text = try string()
    if words.contains(text) { return text }
    throw unknown(vocabulary, among: words)
  }

  /// The problem that this text names nothing known.
  package func unknown(_ vocabulary: Vocabulary, among names: some Sequence<String>)
    -> LoadProblem
  {
    let name = value.string ?? value.excerpt
    let known = Array(names)
    return problem(
      .unknown(vocabulary, name: name, nearest: NearestName.of(name, among: known)),
      expected: (1...12).contains(known.count) ? .oneOf(known) : nil)
  }

  /// The exact number.
  package func number() throws(LoadProblem) -> JSONNumber {
    guard case .number(let number, _) = value.content else {
      throw wrongType(expected: .type(.number))
    }
    guard let number else { throw problem(.numberOverflow) }
    return number
  }

  /// A number without a fraction.
  package func integer() throws(LoadProblem) -> Int {
    let number = try number()
    if let integer = number.integer { return integer }
    throw problem(number.exponent >= 0 ? .numberOverflow : .notAnInteger)
  }

  /// `true` or `false`.
  package func boolean() throws(LoadProblem) -> Bool {
    guard let value = value.boolean else { throw wrongType(expected: .type(.boolean)) }
    return value
  }

  private func stepping(to value: JSONValue, path: JSONPath) -> JSONCursor {
    JSONCursor(value, file: file, path: path, recordID: recordID)
  }
}
