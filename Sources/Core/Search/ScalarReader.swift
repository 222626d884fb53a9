/// Reads the scalars of UTF-8 bytes one after the other, without a String.
///
/// A byte that is not UTF-8 is read as U+FFFD, so that damaged text never stops a search.
struct ScalarReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next scalar begins.
  private(set) var position: Int
  private let end: Int

  /// Makes a reader of `range`, which must lie in `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// Makes a reader of all bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(bytes, 0..<bytes.count) }

  /// The next scalar's value, or nil at the end.
  mutating func next() -> UInt32? {
    guard position < end else { return nil }
    let first = UInt32(bytes[position])
    position += 1
    if first < 0x80 { return first }
    let length: Int
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (length, scalar) = (1, first & 0x1F)
    case 0xE0...0xEF: (length, scalar) = (2, first & 0x0F)
    case 0xF0...0xF4: (length, scalar) = (3, first & 0x07)
    default: return 0xFFFD
    }
    guard end - position >= length else { return 0xFFFD }
    for offset in 0..<length {
      let byte = bytes[position + offset]
      guard byte & 0xC0 == 0x80 else { return 0xFFFD }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    position += length
    return scalar
  }
}
