/// Many texts as ranges of one run of UTF-8; a text is made into a `String` only when asked for.
///
/// Invariant: `starts` has one entry more than there are texts and ends with `bytes.count`.
package struct TextArena: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [0]

  /// Makes an arena without texts.
  package init() {}

  /// How many texts there are, empty ones among them.
  package var count: Int { starts.count - 1 }

  /// Adds a text given as sound UTF-8; false, and nothing added, past 4 GiB.
  @discardableResult
  package mutating func append(utf8: some Sequence<UInt8>) -> Bool {
    bytes.append(contentsOf: utf8)
    return seal()
  }

  /// Adds a text given as sound UTF-8; false, and nothing added, past 4 GiB.
  @discardableResult
  package mutating func append(utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.append(contentsOf: utf8)
    return seal()
  }

  /// Adds a text.
  @discardableResult
  package mutating func append(_ text: String) -> Bool { append(utf8: text.utf8) }

  private mutating func seal() -> Bool {
    guard let end = UInt32(exactly: bytes.count) else {
      bytes.removeLast(bytes.count - Int(starts[starts.count - 1]))
      return false
    }
    starts.append(end)
    return true
  }

  /// The text at a position, newly made; a position outside is empty.
  package subscript(index: Int) -> String { String(decoding: slice(index), as: UTF8.self) }

  /// The bytes of the text at a position, without a copy; a position outside is empty.
  package func slice(_ index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// Where the text at a position lies in the run of bytes.
  package func range(_ index: Int) -> Range<Int> {
    guard index >= 0, index < count else { return 0..<0 }
    return Int(starts[index])..<Int(starts[index + 1])
  }

  /// Whether the text at a position has no bytes; true for a position outside.
  package func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }

  /// Lends the whole run of bytes, for scans.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try bytes.withUnsafeBufferPointer(body)
  }

  /// The positions of the texts that contain some bytes, ascending; nothing is in every text.
  ///
  /// One pass over all texts, without making a `String`.
  package func texts(containing part: [UInt8]) -> [Int] {
    guard let first = part.first else { return Array(0..<count) }
    var found: [Int] = []
    withBytes { bytes in
      var position = 0
      while position + part.count <= bytes.count {
        guard bytes[position] == first,
          (1..<part.count).allSatisfy({ bytes[position + $0] == part[$0] })
        else {
          position += 1
          continue
        }
        let index = text(holding: position)
        if position + part.count <= range(index).upperBound {
          found.append(index)
          position = range(index).upperBound
        } else {
          position += 1
        }
      }
    }
    return found
  }

  /// The text that holds a byte of the run; empty texts hold none.
  ///
  /// O(log n).
  package func text(holding byte: Int) -> Int {
    starts.partitioningIndex { Int($0) > byte } - 1
  }
}
