extension JSONReader {
  // MARK: - Keys

  /// The key whose value is next or has just been read; a String is made at every call.
  package var key: String {
    guard let frame = frames.last, frame.key >= 0 else { return "" }
    return keys.text(of: frame.key)
  }

  /// Whether the current key is this one; no String is made.
  package func keyIs(_ name: StaticString) -> Bool {
    guard let frame = frames.last, frame.key >= 0 else { return false }
    let entry = keys.entries[frame.key]
    guard entry.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { buffer in
      keys.bytes.withUnsafeBufferPointer {
        $0[entry.start..<entry.start + entry.count].elementsEqual(buffer)
      }
    }
  }

  /// The number of the current key in a set of names, or nil; no String is made.
  package func key(in names: JSONKeySet) -> Int? {
    guard let frame = frames.last, frame.key >= 0 else { return nil }
    let entry = keys.entries[frame.key]
    return keys.bytes.withUnsafeBufferPointer {
      names.index(of: UnsafeBufferPointer(rebasing: $0[entry.start..<entry.start + entry.count]))
    }
  }

  // MARK: - Values

  /// Takes a text.
  package mutating func readString() throws(LoadProblem) -> String {
    try takeString()
    return String(decoding: stringBytes, as: UTF8.self)
  }

  /// Takes a text and looks it up in a set of names; nil if it is none of them.
  package mutating func readString(in names: JSONKeySet) throws(LoadProblem) -> Int? {
    try takeString()
    return names.index(of: stringBytes)
  }

  /// Takes a number; one that does not fit is a `numberOverflow`, after which reading may go on.
  package mutating func readNumber() throws(LoadProblem) -> JSONNumber {
    try expect(.number)
    guard let number = try takeNumber() else {
      throw problem(.numberOverflow, found: shortened(tokenText))
    }
    return number
  }

  /// Takes a number without a fraction that fits an `Int`; `3.0` and `1e2` count as such.
  package mutating func readInteger() throws(LoadProblem) -> Int {
    let number = try readNumber()
    if let integer = number.integer { return integer }
    let isLarge = number.exponent >= 0
    throw problem(isLarge ? .numberOverflow : .notAnInteger, found: shortened(tokenText))
  }

  /// Takes `true` or `false`.
  package mutating func readBoolean() throws(LoadProblem) -> Bool {
    try expect(.boolean)
    let isTrue = base[position] == UInt8(ascii: "t")
    try takeWord(isTrue ? "true" : "false")
    return isTrue
  }

  /// Takes `null`.
  package mutating func readNull() throws(LoadProblem) {
    try expect(.null)
    try takeWord("null")
  }

  /// Takes `null` if it is next; otherwise takes nothing and says false.
  package mutating func skipNull() throws(LoadProblem) -> Bool {
    guard try peek() == .null else { return false }
    try takeWord("null")
    return true
  }

  /// Takes any value as a tree.
  package mutating func readValue() throws(LoadProblem) -> JSONValue {
    let type = try peek()
    let start = offset
    let content: JSONValue.Content
    switch type {
    case .null:
      try readNull()
      content = .null
    case .boolean: content = .boolean(try readBoolean())
    case .string: content = .string(try readString())
    case .number:
      let number = try takeNumber()
      content = .number(number, printed: tokenText)
    case .array:
      var elements: [JSONValue] = []
      try beginArray()
      while try nextElement() { elements.append(try readValue()) }
      content = .array(elements)
    case .object:
      var members: [JSONObject.Member] = []
      try beginObject()
      while try nextKey() {
        let keyOffset = range.lowerBound
        let key = key
        members.append(
          JSONObject.Member(key: key, keyOffset: keyOffset, value: try readValue()))
      }
      content = .object(JSONObject(members))
    }
    return JSONValue(content, range: start..<offset)
  }

  // MARK: - Inside

  /// The printed bytes of the last token, which must still be in the window.
  var tokenText: String { String(decoding: window(range), as: UTF8.self) }

  mutating func skipString() throws(LoadProblem) { try takeString() }

  mutating func skipNumber() throws(LoadProblem) { _ = try takeNumber() }

  private mutating func takeString() throws(LoadProblem) {
    try expect(.string)
    try scanString()
    took(from: tokenStart)
  }

  private mutating func takeNumber() throws(LoadProblem) -> JSONNumber? {
    let number = try scanNumber()
    took(from: tokenStart)
    return number
  }

  /// Takes a word whose first letter has been seen.
  private mutating func takeWord(_ word: StaticString) throws(LoadProblem) {
    tokenStart = position
    try fill(word.utf8CodeUnitCount + 1)
    var count = 0
    let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    while count < expected.count, base[position + count] == expected[count] { count += 1 }
    if count < expected.count, position + count == end {
      throw truncated()
    }
    guard count == expected.count, !Self.isWordByte(base[position + count]) else {
      throw unexpected(.unknownWord)
    }
    position += count
    took(from: tokenStart)
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
