/// Finds which of a fixed set of words stands in quotes at a place of a buffer.
///
/// Words of up to 15 bytes, nearly all there are, are found by their first 16 bytes taken as two
/// numbers; longer ones are compared one by one. Words that would be escaped in JSON are left out:
/// whoever finds nothing asks the careful reader.
///
/// Unsafe, because it looks ahead without checking bounds. Invariant: `paddingSize` bytes may be
/// read behind every byte of the text, those behind its end being zero.
final class WordTable: @unchecked Sendable {
  /// How many zero bytes must stand behind a buffer that is scanned.
  static let paddingSize = 64
  /// Longer words are never found.
  private static let longest = 56

  private struct Slot {
    var first: UInt64
    var second: UInt64
    var number: Int32
    var length: Int32
  }

  // `@unchecked`: the memory is written by `init` alone.
  private let slots: UnsafeMutablePointer<Slot>
  private let mask: Int
  private let long: [(bytes: [UInt8], number: Int32)]

  /// Makes a table of words, each with its number of 0 or more; of equal words the first counts.
  init(_ words: [(word: String, number: Int32)]) {
    var count = 8
    while count < words.count * 2 { count *= 2 }
    mask = count - 1
    slots = .allocate(capacity: count)
    slots.initialize(repeating: Slot(first: 0, second: 0, number: -1, length: 0), count: count)
    var long: [(bytes: [UInt8], number: Int32)] = []
    for (word, number) in words {
      let bytes = Array(word.utf8)
      guard !bytes.isEmpty, bytes.count <= Self.longest,
        bytes.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
      else { continue }
      guard bytes.count < 16 else {
        long.append((bytes, number))
        continue
      }
      let padded = bytes + [UInt8](repeating: 0, count: 16 - bytes.count)
      let (first, second) = padded.withUnsafeBytes {
        ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      }
      var slot = Self.hash(first, second) & mask
      while slots[slot].number >= 0, slots[slot].first != first || slots[slot].second != second {
        slot = (slot + 1) & mask
      }
      if slots[slot].number < 0 {
        slots[slot] = Slot(
          first: first, second: second, number: number, length: Int32(bytes.count))
      }
    }
    self.long = long
  }

  deinit { slots.deallocate() }

  @inline(__always)
  private static func hash(_ first: UInt64, _ second: UInt64) -> Int {
    let mixed = (first ^ (second &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }

  /// The number of the word whose opening quote has just been passed, and what follows its closing
  /// quote; nil where none of the words stands there.
  @inline(__always)
  func find(_ text: UnsafePointer<UInt8>) -> (number: Int, end: UnsafePointer<UInt8>)? {
    let raw = UnsafeRawPointer(text)
    var first = raw.loadUnaligned(as: UInt64.self)
    var second: UInt64 = 0
    let place = Self.quote(first)
    if place < 8 {
      first &= (1 << UInt64(place * 8)) &- 1
    } else {
      second = raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      let place = Self.quote(second)
      if place == 8 { return findLong(text) }
      second &= (1 << UInt64(place * 8)) &- 1
    }
    var slot = Self.hash(first, second) & mask
    while slots[slot].number >= 0 {
      if slots[slot].first == first, slots[slot].second == second {
        return (Int(slots[slot].number), text + Int(slots[slot].length) + 1)
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The place of the first quote in eight bytes, 8 if there is none.
  @inline(__always)
  private static func quote(_ word: UInt64) -> Int {
    let marked = word ^ 0x2222_2222_2222_2222
    let found = (marked &- 0x0101_0101_0101_0101) & ~marked & 0x8080_8080_8080_8080
    return found.trailingZeroBitCount >> 3
  }

  private func findLong(
    _ text: UnsafePointer<UInt8>
  ) -> (number: Int, end: UnsafePointer<UInt8>)? {
    for (bytes, number) in long {
      var index = 0
      while index < bytes.count, text[index] == bytes[index] { index += 1 }
      if index == bytes.count, text[index] == UInt8(ascii: "\"") {
        return (Int(number), text + index + 1)
      }
    }
    return nil
  }
}
