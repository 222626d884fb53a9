/// Makes texts alike that a person types differently: case, full-width forms, blanks.
enum TextFolding {
  /// The scalar that stands for a scalar in a search; nil for blanks and controls, left out.
  static func fold(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x41...0x5A: return scalar + 0x20
    case 0x21...0x7E: return scalar
    case 0x00...0x20, 0x7F...0xA0, 0x3000: return nil
    case 0xFF01...0xFF5E: return fold(scalar - 0xFEE0)
    case 0xA1...0x2FFF:
      guard let properties = Unicode.Scalar(scalar)?.properties else { return scalar }
      if properties.isWhitespace { return nil }
      return properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
    default: return scalar
    }
  }

  /// The folded UTF-8 of a text.
  static func fold(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(fold(scalar.value), to: &folded) }
    return folded
  }

  /// Appends the folded form of UTF-8 bytes.
  static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to folded: inout [UInt8]
  ) {
    var reader = ScalarReader(text, range)
    while let scalar = reader.next() { append(fold(scalar), to: &folded) }
  }

  /// Whether folding would change UTF-8 bytes.
  static func changes(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var reader = ScalarReader(text, range)
    while let scalar = reader.next() {
      // Ideographs, the most there is in names, stay as they are.
      if !(0x4E00...0x9FFF).contains(scalar), fold(scalar) != scalar { return true }
    }
    return false
  }

  private static func append(_ scalar: UInt32?, to bytes: inout [UInt8]) {
    guard let scalar else { return }
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if let encoded = Unicode.Scalar(scalar).flatMap({ UTF8.encode($0) }) {
      bytes.append(contentsOf: encoded)
    }
  }
}
