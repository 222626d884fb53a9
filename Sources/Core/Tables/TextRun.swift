internal import Glibc

/// Up to 1,024 texts, their places kept as narrowly as the texts allow.
///
/// Texts of one length need no places; where all are shorter than 64 KiB together, two bytes tell
/// where each begins. Texts of which few are different, such as a scheme's name, are kept once each.
/// A run is not changed but made anew.
struct TextRun: Sendable {
  /// Where the texts lie.
  enum Places: Sendable {
    /// Every text has so many bytes.
    case even(Int)
    /// Where each text begins, and the last one ends.
    case short([UInt16])
    case long([UInt32])
    /// Per text the number of its contents, and where those begin and the last one ends.
    case few(numbers: [UInt8], [UInt16])
  }

  /// More different texts than these are not looked for.
  private static let mostDifferent = 12

  let bytes: [UInt8]
  let places: Places
  /// How many texts there are.
  let count: Int

  /// Packs texts that stand behind each other; `starts` has one entry more, the end of the last.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<UInt32>) {
    count = starts.count - 1
    if let few = Self.few(bytes, starts) {
      (self.bytes, places) = few
      return
    }
    self.bytes = Array(bytes)
    let first = count > 0 ? starts[1] : 0
    if (0..<count).allSatisfy({ starts[$0 + 1] - starts[$0] == first }) {
      places = .even(Int(first))
    } else if bytes.count <= Int(UInt16.max) {
      places = .short(starts.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      places = .long(Array(starts))
    }
  }

  /// Takes texts that are packed; every place must lie within the bytes.
  init(packed bytes: [UInt8], _ places: Places, count: Int) {
    self.bytes = bytes
    self.places = places
    self.count = count
  }

  /// Makes so many empty texts.
  init(empty count: Int) {
    bytes = []
    places = .even(0)
    self.count = count
  }

  /// The different texts and which of them each is; nil where they are too many to be worth it.
  private static func few(
    _ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<UInt32>
  ) -> ([UInt8], Places)? {
    let count = starts.count - 1
    guard let base = bytes.baseAddress, bytes.count > 2 * count else { return nil }
    var different: [Range<Int>] = []
    var size = 0
    var numbers = [UInt8](repeating: 0, count: count)
    for text in 0..<count {
      let own = Int(starts[text])..<Int(starts[text + 1])
      let known = different.firstIndex { other in
        other.count == own.count
          && memcmp(base + other.lowerBound, base + own.lowerBound, own.count) == 0
      }
      if known == nil {
        guard different.count < mostDifferent else { return nil }
        different.append(own)
        size += own.count
      }
      numbers[text] = UInt8(truncatingIfNeeded: known ?? different.count - 1)
    }
    guard size <= Int(UInt16.max), size < bytes.count / 2 else { return nil }
    var contents: [UInt8] = []
    contents.reserveCapacity(size)
    var ends: [UInt16] = [0]
    for range in different {
      contents.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
      ends.append(UInt16(truncatingIfNeeded: contents.count))
    }
    return (contents, .few(numbers: numbers, ends))
  }

  /// The bytes that the texts and their places take.
  var byteCount: Int {
    switch places {
    case .even: bytes.count
    case .short(let starts): bytes.count + starts.count * 2
    case .long(let starts): bytes.count + starts.count * 4
    case .few(let numbers, let starts): bytes.count + numbers.count + starts.count * 2
    }
  }

  /// Where the text at a position, which must exist, lies in `bytes`.
  private func range(_ index: Int) -> Range<Int> {
    switch places {
    case .even(let length): length * index..<length * (index + 1)
    case .short(let starts): Int(starts[index])..<Int(starts[index + 1])
    case .long(let starts): Int(starts[index])..<Int(starts[index + 1])
    case .few(let numbers, let starts):
      Int(starts[Int(numbers[index])])..<Int(starts[Int(numbers[index]) + 1])
    }
  }

  /// Whether the text at a position, which must exist, has no bytes.
  func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }

  /// The bytes of the text at a position, which must exist, without a copy.
  func slice(_ index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// Lends the bytes of the text at a position, which must exist.
  @inline(__always)
  func withBytes<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(index)])) }
  }

  /// Lends all texts behind each other, and where they begin and the last one ends.
  ///
  /// Without a copy, unless few different ones are kept once each.
  func withTexts<Result>(
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      switch places {
      case .even(let length): body(bytes, TextStarts(even: length, count: count))
      case .short(let starts): starts.withUnsafeBufferPointer { body(bytes, TextStarts($0)) }
      case .long(let starts): starts.withUnsafeBufferPointer { body(bytes, TextStarts($0)) }
      case .few(let numbers, let starts): Self.unpacked(bytes, numbers, starts, body)
      }
    }
  }

  private static func unpacked<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ numbers: [UInt8], _ starts: [UInt16],
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts) -> Result
  ) -> Result {
    var texts: [UInt8] = []
    var places: [UInt32] = [0]
    places.reserveCapacity(numbers.count + 1)
    for number in numbers {
      texts.append(
        contentsOf: bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])])
      places.append(UInt32(truncatingIfNeeded: texts.count))
    }
    return texts.withUnsafeBufferPointer { texts in
      places.withUnsafeBufferPointer { body(texts, TextStarts($0)) }
    }
  }

  /// The same texts but for one; nil where they would be more than 4 GiB.
  func replacing(_ index: Int, by text: [UInt8]) -> TextRun? {
    withTexts { bytes, starts in
      let old = Int(starts[index])..<Int(starts[index + 1])
      let growth = text.count - old.count
      guard UInt32(exactly: bytes.count + growth) != nil else { return nil }
      var changed: [UInt8] = []
      changed.reserveCapacity(bytes.count + growth)
      changed.append(contentsOf: bytes[..<old.lowerBound])
      changed.append(contentsOf: text)
      changed.append(contentsOf: bytes[old.upperBound...])
      let places = (0..<starts.count).map { place in
        place <= index ? starts[place] : UInt32(Int(starts[place]) + growth)
      }
      return changed.withUnsafeBufferPointer { changed in
        places.withUnsafeBufferPointer { TextRun(changed, $0) }
      }
    }
  }
}

/// Where the texts of a run begin and the last one ends, lent for a scan.
///
/// Unsafe, as scans are: whoever lends it says for how long, and a place must be below `count`.
package struct TextStarts {
  private let short: UnsafePointer<UInt16>?
  private let long: UnsafePointer<UInt32>?
  /// The length of every text, where there are no places.
  private let length: UInt32
  /// How many places there are, one more than texts.
  package let count: Int

  /// No texts.
  init() { self.init(even: 0, count: 0) }

  init(even length: Int, count: Int) {
    short = nil
    long = nil
    self.length = UInt32(truncatingIfNeeded: length)
    self.count = count + 1
  }

  init(_ starts: UnsafeBufferPointer<UInt16>) {
    short = starts.baseAddress
    long = nil
    length = 0
    count = starts.count
  }

  init(_ starts: UnsafeBufferPointer<UInt32>) {
    short = nil
    long = starts.baseAddress
    length = 0
    count = starts.count
  }

  /// Where a text begins, or the one before it ends.
  @inline(__always)
  package subscript(text: Int) -> UInt32 {
    if let short { return UInt32(short[text]) }
    if let long { return long[text] }
    return UInt32(truncatingIfNeeded: text) &* length
  }

  /// Where a text begins.
  @inline(__always) func start(of text: Int) -> Int { Int(self[text]) }

  /// Where a text ends.
  @inline(__always) func end(of text: Int) -> Int { Int(self[text + 1]) }

  /// The text that a place of the run lies in, which is `text` or one behind it.
  ///
  /// A few steps, as between hits that lie close, then by halves.
  @inline(__always)
  func text(at place: Int, from text: Int) -> Int {
    var low = text
    for _ in 0..<4 {
      if end(of: low) > place { return low }
      low += 1
    }
    return far(place, low)
  }

  private func far(_ place: Int, _ from: Int) -> Int {
    var low = from
    var high = count - 2
    while low < high {
      let middle = (low + high) >> 1
      if end(of: middle) > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
