/// Periods by their texts: a file has few different ones.
struct KnownPeriods {
  /// A text of up to 16 bytes, filled up with zeros, which no text that is taken contains.
  private struct Text: Hashable {
    var first: UInt64 = 0
    var second: UInt64 = 0
  }

  private var known: [Text: Period] = [:]

  /// The period that a text says; nil where it says none, or would be written otherwise.
  mutating func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Period? {
    guard bytes.count <= 16 else { return Self.parse(bytes) }
    var text = Text()
    for (place, byte) in bytes.enumerated() {
      if place < 8 {
        text.first |= UInt64(byte) << UInt64(place * 8)
      } else {
        text.second |= UInt64(byte) << UInt64(place * 8 - 64)
      }
    }
    if let period = known[text] { return period }
    guard let period = Self.parse(bytes) else { return nil }
    known[text] = period
    return period
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Period? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let period = Period(text), period.description == text else { return nil }
    return period
  }
}
