extension JSONReader {
  /// The type of the next value, without taking it.
  package mutating func peek() throws(LoadProblem) -> JSONType {
    switch try valueByte() {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw unexpected(.expectedValue)
    }
  }

  /// Enters an object; go on with `nextKey` until it says false.
  package mutating func beginObject() throws(LoadProblem) {
    try begin(.object)
  }

  /// Enters an array; go on with `nextElement` until it says false.
  package mutating func beginArray() throws(LoadProblem) {
    try begin(.array)
  }

  /// Goes to the next key of the innermost open object; false leaves the object.
  ///
  /// A value that the caller has not taken is validated and skipped first.
  package mutating func nextKey() throws(LoadProblem) -> Bool {
    precondition(frames.last?.isObject == true, "nextKey outside an object")
    while true {
      if state == .value { try skipValue() }
      try checkFailure()
      guard var byte = try nextByte() else { throw truncated() }
      let isFirst = frames[frames.count - 1].count == 0
      if byte == UInt8(ascii: "}") {
        leave()
        return false
      }
      if !isFirst {
        guard byte == UInt8(ascii: ",") else { throw unexpected(.expectedCommaOrBrace) }
        let comma = offset
        position += 1
        guard let next = try nextByte() else { throw truncated() }
        byte = next
        if byte == UInt8(ascii: "}") { throw failed(.syntax(.trailingComma), offset: comma) }
      }
      guard byte == UInt8(ascii: "\"") else { throw unexpected(.expectedKey) }
      if try takeKey() { return true }
    }
  }

  /// Goes to the next element of the innermost open array; false leaves the array.
  ///
  /// An element that the caller has not taken is validated and skipped first.
  package mutating func nextElement() throws(LoadProblem) -> Bool {
    precondition(frames.last?.isObject == false, "nextElement outside an array")
    if state == .value { try skipValue() }
    try checkFailure()
    guard let byte = try nextByte() else { throw truncated() }
    if byte == UInt8(ascii: "]") {
      leave()
      return false
    }
    if frames[frames.count - 1].count > 0 {
      guard byte == UInt8(ascii: ",") else { throw unexpected(.expectedCommaOrBracket) }
      let comma = offset
      position += 1
      guard let next = try nextByte() else { throw truncated() }
      if next == UInt8(ascii: "]") { throw failed(.syntax(.trailingComma), offset: comma) }
    }
    frames[frames.count - 1].count += 1
    state = .value
    return true
  }

  /// Validates the next value and goes past it; `range` is then the whole value.
  package mutating func skipValue() throws(LoadProblem) {
    let outside = frames.count
    let type = try peek()
    let start = offset
    try step(into: type)
    while frames.count > outside {
      let isOpen = frames[frames.count - 1].isObject ? try nextKey() : try nextElement()
      if isOpen { try step(into: try peek()) }
    }
    range = start..<offset
  }

  /// Leaves objects and arrays until only `depth` are open, validating what is skipped.
  ///
  /// This is how a loader goes on after a value of the wrong type in the middle of a record.
  package mutating func close(toDepth depth: Int) throws(LoadProblem) {
    while frames.count > depth {
      if frames[frames.count - 1].isObject {
        while try nextKey() {}
      } else {
        while try nextElement() {}
      }
    }
    if state == .value { try skipValue() }
  }

  /// Checks that nothing follows the document.
  package mutating func finish() throws(LoadProblem) {
    precondition(frames.isEmpty, "finish inside an object or array")
    if state != .between { try skipValue() }
    try checkFailure()
    if try nextByte() != nil { throw unexpected(.trailingContent) }
    isAtEnd = true
  }

  // MARK: - Inside

  /// The first byte of the next value.
  mutating func valueByte() throws(LoadProblem) -> UInt8 {
    try checkFailure()
    if state == .start {
      try checkStart()
      state = .value
    }
    precondition(state == .value, "no value is due here")
    guard let byte = try nextByte() else {
      if frames.isEmpty, recordCount == 0 { throw failed(.emptyFile, offset: 0) }
      throw truncated()
    }
    return byte
  }

  /// Checks the type of the next value; a wrong one leaves the reader in front of it.
  mutating func expect(_ type: JSONType) throws(LoadProblem) {
    let found = try peek()
    if found != type { throw wrongType(found, expected: .type(type)) }
  }

  mutating func wrongType(_ found: JSONType, expected: Expectation) -> LoadProblem {
    problem(.wrongType(found: found), offset: offset, found: excerpt(), expected: expected)
  }

  /// Marks the value that was due as taken.
  mutating func took(from start: Int) {
    range = windowStart + start..<offset
    tokenStart = .max
    state = .between
  }

  private mutating func begin(_ type: JSONType) throws(LoadProblem) {
    try expect(type)
    if frames.count >= limits.depth { throw failed(.tooDeep(limit: limits.depth)) }
    frames.append(
      Frame(
        isObject: type == .object, count: 0, firstKey: keys.entries.count, key: -1, offset: offset))
    range = offset..<offset + 1
    position += 1
    state = .between
  }

  /// Takes a closing brace or bracket.
  private mutating func leave() {
    position += 1
    if let frame = frames.popLast() {
      range = frame.offset..<offset
      if frame.isObject { keys.removeEntries(from: frame.firstKey) }
    }
    state = .between
  }

  private mutating func step(into type: JSONType) throws(LoadProblem) {
    switch type {
    case .object, .array: try begin(type)
    case .string: try skipString()
    case .number: try skipNumber()
    case .boolean: _ = try readBoolean()
    case .null: try readNull()
    }
  }

  /// Takes a key and its colon; false if it is the second of its name, which is noted and skipped.
  private mutating func takeKey() throws(LoadProblem) -> Bool {
    let start = offset
    try scanString()
    let bytes = stringBytes
    let last = frames.count - 1
    if keys.bytes.count + bytes.count > limits.keySize {
      throw failed(.tooLarge(.keys, limit: limits.keySize), offset: start)
    }
    let (entry, isNew) = keys.insert(bytes, owner: frames[last].firstKey, offset: start)
    range = start..<offset
    tokenStart = .max
    frames[last].key = entry
    frames[last].count += 1
    if !isNew, notes.count < 1_000 {
      let first = FilePlace(file: file, byteOffset: keys.entries[entry].offset)
      notes.append(problem(.duplicateKey(keys.text(of: entry), first: first)))
    }
    guard let byte = try nextByte() else { throw truncated() }
    guard byte == UInt8(ascii: ":") else { throw unexpected(.expectedColon) }
    position += 1
    state = .value
    return isNew
  }
}
