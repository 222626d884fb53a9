extension JSONReader {
  /// Reads more of the file behind the window, sliding or enlarging it; false at the end.
  ///
  /// Indices into the window are invalid afterwards, except `position` and `tokenStart`.
  mutating func readMore() throws(LoadProblem) -> Bool {
    guard let source else { return false }
    let keep = min(tokenStart, position)
    if keep > 0 {
      base.update(from: base + keep, count: end - keep)
      end -= keep
      position -= keep
      windowStart += keep
      if tokenStart != .max { tokenStart -= keep }
    }
    if end == capacity { try enlarge() }
    let count: Int
    do throws(FileError) {
      count = try source.read(
        into: UnsafeMutableRawBufferPointer(
          start: base + end, count: min(capacity - end, pieceSize)),
        at: windowStart + end)
    } catch {
      throw failed(LoadProblem(error).kind, offset: windowStart + end)
    }
    end += count
    for index in 0..<8 { base[end + index] = 0 }
    if count == 0 { self.source = nil }
    if windowStart + end > limits.fileSize {
      throw failed(.tooLarge(.file, limit: limits.fileSize))
    }
    return count > 0
  }

  /// Moves to an offset of the file as if everything before it had been read.
  ///
  /// The reader stands between two values, or before one with `isDue`, of the innermost object or
  /// array that is open, which has had `count` members; only for a place that is known to be such.
  mutating func seek(to offset: Int, count: Int, isDue: Bool) {
    if (windowStart...windowStart + end).contains(offset) {
      position = offset - windowStart
    } else if let opened {
      // Only a record or two are wanted here.
      pieceSize = 16 * 1024
      source = opened
      windowStart = offset
      position = 0
      end = 0
      for index in 0..<8 { base[index] = 0 }
    }
    tokenStart = .max
    failure = nil
    isAtEnd = false
    state = isDue ? .value : .between
    recordCount = count
    if !frames.isEmpty { frames[frames.count - 1].count = count }
  }

  private mutating func enlarge() throws(LoadProblem) {
    // Only a token can fill the window, because everything before it has been dropped.
    if capacity >= limits.tokenSize {
      throw failed(
        .tooLarge(.token, limit: limits.tokenSize), offset: windowStart + min(tokenStart, position))
    }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + 8)
    larger.initialize(repeating: 0, count: capacity * 2 + 8)
    larger.update(from: base, count: end)
    base.deallocate()
    base = larger
    capacity *= 2
  }

  /// Makes `count` bytes from `position` on available, if the file has that many.
  mutating func fill(_ count: Int) throws(LoadProblem) {
    while end - position < count, try readMore() {}
  }

  /// The next byte that is no white space, without taking it; nil at the end of the file.
  ///
  /// Where records stand one a line, a line feed is no white space.
  mutating func nextByte() throws(LoadProblem) -> UInt8? {
    while true {
      let byte = base[position]
      if byte > 0x20 { return byte }
      switch byte {
      case 0x20, 0x09, 0x0D: position += 1
      case 0x0A where !isByLine: position += 1
      case 0 where position == end:
        if try !readMore() { return nil }
      default: return byte
      }
    }
  }

  /// The bytes of a part of the file that is still in the window.
  func window(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + (range.lowerBound - windowStart), count: range.count)
  }

  /// The length of the UTF-8 scalar at an index of the window, 0 if it is invalid or cut off.
  ///
  /// Follows table 3-7 of the Unicode standard: no overlong forms, surrogates, or values above
  /// U+10FFFF. The zeros behind the window make it safe to look three bytes ahead.
  func scalarLength(at index: Int) -> Int {
    let first = base[index]
    let second = base[index + 1]
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return Self.isContinuation(second) ? 2 : 0
    case 0xE0...0xEF:
      let isValid =
        switch first {
        case 0xE0: (0xA0...0xBF).contains(second)
        case 0xED: (0x80...0x9F).contains(second)
        default: Self.isContinuation(second)
        }
      return isValid && Self.isContinuation(base[index + 2]) ? 3 : 0
    case 0xF0...0xF4:
      let isValid =
        switch first {
        case 0xF0: (0x90...0xBF).contains(second)
        case 0xF4: (0x80...0x8F).contains(second)
        default: Self.isContinuation(second)
        }
      return isValid && Self.isContinuation(base[index + 2])
        && Self.isContinuation(base[index + 3]) ? 4 : 0
    default: return 0
    }
  }

  static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Takes one scalar of several bytes at `position`, or breaks the reader.
  mutating func takeScalar() throws(LoadProblem) {
    var length = scalarLength(at: position)
    if length == 0, end - position < 4 {
      try fill(4)
      length = scalarLength(at: position)
    }
    guard length == 0 else {
      position += length
      return
    }
    if isCutOff { throw truncated() }
    throw notUTF8()
  }

  /// Whether the file ends within a scalar that is valid so far.
  private var isCutOff: Bool {
    let count = end - position
    guard count < 4, source == nil else { return false }
    // Some second bytes allow only the lower or the upper half.
    let padding: [[UInt8]] = [
      [0x80], [0x80, 0x80], [0x80, 0x80, 0x80], [0xBF, 0x80], [0xBF, 0x80, 0x80],
    ]
    return padding.contains { tail in
      let bytes = (0..<count).map { base[position + $0] } + tail
      guard let first = bytes.first, first >= 0xC2 else { return false }
      return String(validating: bytes, as: UTF8.self)?.unicodeScalars.count == 1
    }
  }

  // MARK: - Problems of bytes

  /// The problem of bytes that are no UTF-8, with a guess at what they are.
  mutating func notUTF8() -> LoadProblem {
    let bad = offset
    // The guess wants to see some text; if it cannot be read, the guess is poorer.
    try? fill(1024)
    let from = tokenStart == .max ? position : tokenStart
    let sample = UnsafeBufferPointer(
      start: base + from, count: min(end, position + 1024) - from)
    let guess = EncodingGuess(of: sample, atStart: windowStart + from == 0)
    return failed(.notUTF8(guess), offset: bad)
  }

  /// The problem of a file that ends here.
  mutating func truncated() -> LoadProblem {
    let opened = tokenStart == .max ? frames.last?.offset : windowStart + tokenStart
    position = end
    return failed(.truncated(opened: opened.map { FilePlace(file: file, byteOffset: $0) }))
  }

  /// Checks the very first bytes of the file.
  mutating func checkStart() throws(LoadProblem) {
    try fill(4)
    let start = [base[0], base[1], base[2], base[3]]
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { throw failed(.byteOrderMark) }
    let zeros = start.map { $0 == 0 }
    let isUTF16 =
      start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
      || end >= 4 && (zeros == [true, false, true, false] || zeros == [false, true, false, true])
    if isUTF16 { throw failed(.notUTF8(.utf16)) }
  }
}
