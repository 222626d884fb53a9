extension JSONReader {
  /// Goes to the next record of a file with the `.records` layout; false at the end.
  ///
  /// The file is one array, or one value a line (NDJSON; blank lines are skipped): its first byte
  /// decides, `[` being an array. Whatever the caller has not taken of the last record is
  /// validated and skipped.
  ///
  /// A problem may be thrown for every line; calling again goes on with the next one. In an array a
  /// syntax error ends the file: it is thrown once, and then there is no next record.
  package mutating func nextRecord() throws(LoadProblem) -> Bool {
    precondition(layout == .records, "the file was opened as one document")
    if isAtEnd { return false }
    if let failure {
      guard isByLine, failure.isWithinLine else {
        isAtEnd = true
        return false
      }
      try skipLine()
    } else if state == .start {
      try startRecords()
    } else {
      try endRecord()
    }
    if isAtEnd { return false }
    return isByLine ? try nextLine() : try nextInArray()
  }

  /// The number of the current record, from 0; lines that could not be read count, too.
  package var recordIndex: Int { max(0, recordCount - 1) }

  private mutating func startRecords() throws(LoadProblem) {
    try checkStart()
    guard let byte = try nextByte() else { throw failed(.emptyFile, offset: 0) }
    state = .value
    if byte == UInt8(ascii: "[") {
      try beginArray()
    } else {
      isByLine = true
      state = .between
    }
  }

  private mutating func endRecord() throws(LoadProblem) {
    try close(toDepth: isByLine ? 0 : 1)
    guard isByLine, let byte = try nextByte() else { return }
    guard byte == 0x0A else { throw unexpected(.trailingContent) }
    position += 1
  }

  private mutating func nextInArray() throws(LoadProblem) -> Bool {
    if !frames.isEmpty, try nextElement() {
      recordCount += 1
      return true
    }
    try finish()
    return false
  }

  private mutating func nextLine() throws(LoadProblem) -> Bool {
    while let byte = try nextByte() {
      if byte == 0x0A {
        position += 1
        continue
      }
      recordCount += 1
      state = .value
      return true
    }
    isAtEnd = true
    return false
  }

  /// Forgets the broken record and goes behind the next line feed.
  private mutating func skipLine() throws(LoadProblem) {
    failure = nil
    frames.removeAll(keepingCapacity: true)
    keys.removeEntries(from: 0)
    tokenStart = .max
    state = .between
    while base[position] != 0x0A {
      if position < end {
        position += 1
      } else if try !readMore() {
        isAtEnd = true
        return
      }
    }
    position += 1
  }
}

extension LoadProblem {
  /// Whether the next line may be fine although this one is not.
  fileprivate var isWithinLine: Bool {
    switch kind {
    case .syntax, .notUTF8, .tooDeep, .truncated, .tooLarge(.token, _), .tooLarge(.keys, _): true
    default: false
    }
  }
}
