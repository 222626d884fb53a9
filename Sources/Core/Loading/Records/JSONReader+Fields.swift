/// Taking single values of a record: a wrong one is noted and kept as it stands, and reading goes on.
extension JSONReader {
  /// Whether the next value is of a type; another one is noted, kept and passed.
  mutating func takes(
    _ type: JSONType, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> Bool {
    let found = try peek()
    if found == type { return true }
    faults.note(wrongType(found, expected: .type(type)))
    let key = key
    faults.keep(key, try readValue())
    return false
  }

  /// Takes a text that is known to be next, without making a String.
  mutating func takeText() throws(LoadProblem) {
    try scanString()
    took(from: tokenStart)
  }

  /// Takes a text.
  mutating func text(_ faults: inout RecordFaults) throws(LoadProblem) -> String? {
    guard try takes(.string, &faults) else { return nil }
    try takeText()
    return String(decoding: stringBytes, as: UTF8.self)
  }

  /// Takes the name of something: a text that should hold no control or bidirectional characters.
  mutating func name(_ faults: inout RecordFaults) throws(LoadProblem) -> String? {
    let text = try text(&faults)
    if text != nil { noteHostile(&faults) }
    return text
  }

  /// Notes the first character of the last text that could move the cursor or reorder text.
  mutating func noteHostile(allowingLines: Bool = false, _ faults: inout RecordFaults) {
    let scalar = HostileCharacters.first(inUTF8: stringBytes, allowingLines: allowingLines)
    if let scalar {
      faults.note(
        problem(
          .controlCharacters(scalar),
          found: LoadProblem.shortened(String(decoding: stringBytes, as: UTF8.self))))
    }
  }

  /// Takes an exact number.
  mutating func decimal(_ faults: inout RecordFaults) throws(LoadProblem) -> FixedDecimal? {
    guard try takes(.number, &faults) else { return nil }
    do throws(LoadProblem) {
      let number = try readNumber()
      guard let decimal = FixedDecimal(number) else {
        throw problem(.numberOverflow, found: shortened(tokenText))
      }
      // What would be printed differently stays as it is printed.
      if !isLastToken(decimal.plain) {
        faults.keep(key, JSONValue(.number(number, printed: tokenText)))
      }
      return decimal
    } catch {
      if failure != nil { throw error }
      faults.note(error)
      faults.keep(key, JSONValue(.number(nil, printed: tokenText)))
      return nil
    }
  }

  /// Whether the last token consists of these bytes.
  func isLastToken(_ text: String) -> Bool {
    range.count == text.utf8.count && window(range).elementsEqual(text.utf8)
  }

  /// Takes one of a few words, by its number in the set.
  mutating func word(
    in set: JSONKeySet, _ vocabulary: Vocabulary, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> Int? {
    guard try takes(.string, &faults) else { return nil }
    try takeText()
    if let number = set.index(of: stringBytes) { return number }
    noteUnknown(vocabulary, among: set.names, &faults)
    return nil
  }

  /// Notes that the last text names nothing known, and keeps it.
  mutating func noteUnknown(
    _ vocabulary: Vocabulary, among names: [String], _ faults: inout RecordFaults
  ) {
    let name = String(decoding: stringBytes, as: UTF8.self)
    faults.note(
      problem(
        .unknown(vocabulary, name: name, nearest: faults.nearest(name, among: names)),
        found: shortened(JSONWriter.quoted(name)),
        expected: (1...12).contains(names.count) ? .oneOf(names) : nil))
    faults.keep(key, JSONValue(name))
  }

  /// Takes a period in the notation of the format.
  mutating func period(_ faults: inout RecordFaults) throws(LoadProblem) -> Period? {
    guard let text = try text(&faults) else { return nil }
    if let period = Period(text) {
      if period.description != text { faults.keep(key, JSONValue(text)) }
      return period
    }
    faults.note(
      problem(
        .malformed(.period), found: shortened(JSONWriter.quoted(text)), expected: .format(.period)))
    faults.keep(key, JSONValue(text))
    return nil
  }

  /// Takes a value as a tree, so that it can be kept if it is not understood.
  mutating func tree() throws(LoadProblem) -> JSONCursor {
    let path = path
    return JSONCursor(try readValue(), file: file, path: path)
  }

  /// Takes a key that nobody knows; one that looks misspelt is noted.
  mutating func keepUnknown(
    known: JSONKeySet, _ faults: inout RecordFaults
  ) throws(LoadProblem) {
    let key = key
    let offset = range.lowerBound
    if let nearest = faults.nearest(key, among: known.names) {
      faults.note(
        problem(.unknownKey(key, nearest: nearest), offset: offset, found: shortened(key)))
    }
    faults.keep(key, try readValue())
  }

  /// Takes `null` as if the key were absent, and keeps it; false if something else is next.
  mutating func passNull(_ faults: inout RecordFaults) throws(LoadProblem) -> Bool {
    guard try skipNull() else { return false }
    faults.keep(key, .null)
    return true
  }
}

extension PartialDate {
  /// Reads `2023`, `2023-04` or `2023-04-26` from UTF-8, with exactly these digits.
  init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 4 || bytes.count == 7 || bytes.count == 10 else { return nil }
    var year = 0
    var month = 0
    var day = 0
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 7 {
        if byte != UInt8(ascii: "-") { return nil }
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      switch index {
      case 0..<4: year = year * 10 + Int(digit)
      case 5, 6: month = month * 10 + Int(digit)
      default: day = day * 10 + Int(digit)
      }
    }
    self.init(
      year: year, month: bytes.count > 4 ? month : nil, day: bytes.count > 7 ? day : nil)
  }
}

extension HostileCharacters {
  /// The first hostile character of sound UTF-8, found without looking at plain text twice.
  static func first(
    inUTF8 bytes: UnsafeBufferPointer<UInt8>, allowingLines: Bool
  ) -> Unicode.Scalar? {
    // Only these first bytes begin a hostile character.
    let isSuspect = bytes.contains { byte in
      switch byte {
      case 0x20...0x7E, 0x80...0xC1, 0xC3...0xD7, 0xD9...0xE0, 0xE3...0xEE: false
      default: true
      }
    }
    guard isSuspect else { return nil }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first { scalar in
      isHostile(scalar) && !(allowingLines && (scalar == "\n" || scalar == "\t"))
    }
  }
}
