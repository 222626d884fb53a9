extension JSONReader {
  /// Scans a text from its opening quote, validating everything; leaves `tokenStart` set.
  mutating func scanString() throws(LoadProblem) {
    tokenStart = position
    var hasEscapes = false
    position += 1
    var index = position
    while true {
      index += Self.plainBytes(at: base + index)
      let byte = base[index]
      if byte >= 0x80 {
        // Chinese: mostly runs of three bytes, so no step back to eight bytes at a time.
        repeat {
          let length = scalarLength(at: index)
          if length == 0 {
            position = index
            try takeScalar()
            index = position
          } else {
            index += length
          }
        } while base[index] >= 0x80
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        contentStart = tokenStart + 1
        contentCount = index - contentStart
        position = index + 1
        if hasEscapes {
          // In place: the text only gets shorter, and nobody looks at these bytes again.
          contentCount = JSONEscapes.resolve(
            UnsafeMutableBufferPointer(start: base + contentStart, count: contentCount))
        }
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position = index
        try checkEscape()
        index = position
      case 0..<0x20:
        position = index
        if index == end {
          if try !readMore() { throw truncated() }
          index = position
        } else {
          throw controlCharacter(byte)
        }
      default: index += 1
      }
    }
  }

  /// How many of the next eight bytes precede the first that is not plain ASCII text.
  private static func plainBytes(at bytes: UnsafeMutablePointer<UInt8>) -> Int {
    let word = UInt64(
      littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quote = word ^ 0x2222_2222_2222_2222
    let backslash = word ^ 0x5C5C_5C5C_5C5C_5C5C
    // The lowest mark is exact; higher ones may be wrong because of the borrow.
    let marks =
      word | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
      | ((word &- 0x2020_2020_2020_2020) & ~word)
    return (marks & highs).trailingZeroBitCount / 8
  }

  /// The text of the last string with escapes resolved, until the reader moves.
  var stringBytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base + contentStart, count: contentCount)
  }

  /// Checks the escape at `position` and goes past it.
  private mutating func checkEscape() throws(LoadProblem) {
    try fill(12)
    let start = position
    switch base[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      let unit = try hexadecimal(at: position + 2, escape: start)
      position += 6
      if (0xDC00...0xDFFF).contains(unit) { throw loneSurrogate(start) }
      guard (0xD800...0xDBFF).contains(unit) else { return }
      if position == end { throw truncated() }
      guard base[position] == UInt8(ascii: "\\") else { throw loneSurrogate(start) }
      if position + 1 == end { throw truncated() }
      guard base[position + 1] == UInt8(ascii: "u") else { throw loneSurrogate(start) }
      let low = try hexadecimal(at: position + 2, escape: position)
      guard (0xDC00...0xDFFF).contains(low) else { throw loneSurrogate(start) }
      position += 6
    default:
      if position + 1 >= end { throw truncated() }
      throw failed(.syntax(.invalidEscape), found: excerpt())
    }
  }

  private mutating func loneSurrogate(_ start: Int) -> LoadProblem {
    position = start
    return failed(.syntax(.loneSurrogate), found: excerpt())
  }

  private mutating func hexadecimal(at index: Int, escape: Int) throws(LoadProblem) -> UInt32 {
    var value: UInt32 = 0
    for digit in index..<index + 4 {
      if digit >= end { throw truncated() }
      guard let number = JSONEscapes.hexadecimal(base[digit]) else {
        position = escape
        throw failed(.syntax(.invalidEscape), found: excerpt())
      }
      value = value << 4 | number
    }
    return value
  }

  private mutating func controlCharacter(_ byte: UInt8) -> LoadProblem {
    if isByLine, byte == 0x0A { return failed(.syntax(.lineEndsInRecord)) }
    return failed(
      .syntax(.controlCharacter), found: String(Unicode.Scalar(byte)))
  }

  // MARK: - Numbers

  /// Scans a number exactly, leaving `tokenStart` set; nil if it is valid but does not fit.
  mutating func scanNumber() throws(LoadProblem) -> JSONNumber? {
    tokenStart = position
    var digits = JSONDigits()
    let isNegative = base[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    if try digit() == 0 {
      position += 1
      if try digit() != nil { throw failed(.syntax(.leadingZero), found: excerpt()) }
    } else {
      try scanDigits { digits.append($0, isFraction: false) }
    }
    if base[position] == UInt8(ascii: ".") {
      position += 1
      try scanDigits { digits.append($0, isFraction: true) }
    }
    if base[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      var isBelow = false
      _ = try digit()
      if base[position] == UInt8(ascii: "-") || base[position] == UInt8(ascii: "+") {
        isBelow = base[position] == UInt8(ascii: "-")
        position += 1
      }
      var power = 0
      try scanDigits { power = min(power * 10 + Int($0), 1_000_000_000) }
      digits.exponent += isBelow ? -power : power
    }
    return digits.number(isNegative: isNegative)
  }

  /// The digit at `position`, if one is there; makes the byte available first.
  private mutating func digit() throws(LoadProblem) -> UInt8? {
    if position == end { _ = try readMore() }
    let value = base[position] &- UInt8(ascii: "0")
    return value < 10 ? value : nil
  }

  /// Takes at least one digit, and all that follow.
  private mutating func scanDigits(_ body: (UInt8) -> Void) throws(LoadProblem) {
    guard let first = try digit() else {
      if position == end { throw truncated() }
      throw failed(.syntax(.missingDigits), found: excerpt())
    }
    body(first)
    position += 1
    while let next = try digit() {
      body(next)
      position += 1
    }
  }
}

/// The digits of a number while they are read.
struct JSONDigits {
  private var mantissa: UInt64 = 0
  /// Zeros that count only if another digit follows; they never make a number overflow.
  private var zeros = 0
  private var isOverflown = false
  var exponent = 0

  mutating func append(_ digit: UInt8, isFraction: Bool) {
    if isFraction { exponent -= 1 }
    if digit == 0, mantissa != 0 {
      zeros += 1
      return
    }
    for _ in 0..<min(zeros, 20) { push(0) }
    zeros = 0
    push(digit)
  }

  private mutating func push(_ digit: UInt8) {
    let (tens, first) = mantissa.multipliedReportingOverflow(by: 10)
    let (sum, second) = tens.addingReportingOverflow(UInt64(digit))
    if first || second || sum > UInt64(Int64.max) { isOverflown = true } else { mantissa = sum }
  }

  /// The number, keeping as many trailing zeros as fit.
  func number(isNegative: Bool) -> JSONNumber? {
    if isOverflown || abs(exponent) >= 1_000_000_000 { return nil }
    var value = mantissa
    var left = zeros
    while left > 0 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow || product > UInt64(Int64.max) { break }
      value = product
      left -= 1
    }
    return JSONNumber(
      isNegative: isNegative, mantissa: Int64(value), exponent: exponent + left)
  }
}
