extension JSONReader {
  /// Breaks the reader at a byte that cannot stand here, and says what it looks like.
  mutating func unexpected(_ fault: JSONSyntaxFault) -> LoadProblem {
    try? fill(4)
    let byte = base[position]
    if isByLine, byte == 0x0A { return failed(.syntax(.lineEndsInRecord)) }
    if byte >= 0x80 {
      let length = scalarLength(at: position)
      if length == 0 { return notUTF8() }
      let text = excerpt()
      return failed(.syntax(Self.fault(ofWide: text) ?? fault), found: text)
    }
    let following = base[position + 1]
    let isBeforeDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(following)
    let narrower: JSONSyntaxFault =
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "`"): .wrongQuotes
      case UInt8(ascii: "#"): .comment
      case UInt8(ascii: "/") where following == UInt8(ascii: "/"): .comment
      case UInt8(ascii: "/") where following == UInt8(ascii: "*"): .comment
      case UInt8(ascii: "+") where fault == .expectedValue && isBeforeDigit: .plusSign
      case UInt8(ascii: ".") where fault == .expectedValue && isBeforeDigit: .missingDigits
      case _ where fault == .expectedValue && Self.isWordByte(byte): .unknownWord
      default: fault
      }
    return failed(.syntax(narrower), found: excerpt())
  }

  private static func fault(ofWide text: String) -> JSONSyntaxFault? {
    switch text {
    case "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "\u{FF02}", "\u{FF07}", "\u{300C}",
      "\u{300D}":
      .wrongQuotes
    case "\u{FF0C}", "\u{3001}", "\u{FF1A}", "\u{FF1B}", "\u{FF5B}", "\u{FF5D}", "\u{FF3B}",
      "\u{FF3D}", "\u{3010}", "\u{3011}", "\u{3000}", "\u{3002}":
      .fullWidthPunctuation
    default: nil
    }
  }

  /// What stands at `position`, for a message: a word, a number, a text or one character.
  mutating func excerpt() -> String {
    // Enough for 40 scalars; if it cannot be read, the excerpt is shorter.
    try? fill(168)
    let available = UnsafeBufferPointer(start: base + position, count: min(end - position, 168))
    guard let first = available.first else { return "" }
    var count = 1
    if first == UInt8(ascii: "\"") {
      while count < available.count, available[count] >= 0x20 {
        let byte = available[count]
        count += byte == UInt8(ascii: "\\") ? 2 : 1
        if byte == UInt8(ascii: "\"") { break }
      }
      count = min(count, available.count)
    } else if Self.isNumberByte(first) {
      while count < available.count, Self.isNumberByte(available[count]) { count += 1 }
    } else if first >= 0x80 {
      count = max(1, min(scalarLength(at: position), available.count))
    }
    return shortened(String(decoding: available.prefix(count), as: UTF8.self))
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    isWordByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".")
  }

  func shortened(_ text: String) -> String { LoadProblem.shortened(text) }
}

extension LoadProblem {
  /// At most 40 scalars of a text, the last one an ellipsis if something was left out.
  package static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let limit = scalars.index(scalars.startIndex, offsetBy: 40, limitedBy: scalars.endIndex),
      limit != scalars.endIndex
    else { return text }
    return String(scalars[..<scalars.index(before: limit)]) + "…"
  }
}
