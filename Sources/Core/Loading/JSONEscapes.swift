/// The escapes of JSON texts.
enum JSONEscapes {
  /// The value of a hexadecimal digit.
  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Resolves the escapes of a text that has been checked, in place; returns the new length.
  ///
  /// Unsafe, because the text is a part of the reader's block; nothing but the text is written.
  static func resolve(_ text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var from = 0
    var to = 0
    while from < text.count {
      let byte = text[from]
      guard byte == UInt8(ascii: "\\"), from + 1 < text.count else {
        text[to] = byte
        from += 1
        to += 1
        continue
      }
      let letter = text[from + 1]
      if letter == UInt8(ascii: "u") {
        var scalar = unit(text, at: from + 2)
        from += 6
        if (0xD800...0xDBFF).contains(scalar) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(text, at: from + 2) - 0xDC00)
          from += 6
        }
        for byte in String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8 {
          text[to] = byte
          to += 1
        }
        continue
      }
      text[to] =
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
      from += 2
      to += 1
    }
    return to
  }

  private static func unit(_ text: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> UInt32 {
    var value: UInt32 = 0
    for digit in index..<min(index + 4, text.count) {
      value = value << 4 | (hexadecimal(text[digit]) ?? 0)
    }
    return value
  }
}
