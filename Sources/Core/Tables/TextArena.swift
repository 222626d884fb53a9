/// Many texts as ranges of runs of UTF-8; a text is made into a `String` only when asked for.
///
/// A run holds 1,024 texts, so that changing one text of a shared arena copies one run and not all.
package struct TextArena: Sendable {
  private static let shift = 10
  private static let mask = (1 << shift) - 1

  /// Some texts behind each other.
  ///
  /// Invariant: `starts` has one entry more than there are texts and ends with `bytes.count`.
  private struct Run: Sendable {
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]

    var count: Int { starts.count - 1 }

    mutating func seal() -> Bool {
      guard let end = UInt32(exactly: bytes.count) else {
        bytes.removeLast(bytes.count - Int(starts[starts.count - 1]))
        return false
      }
      starts.append(end)
      return true
    }

    func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    mutating func set(_ index: Int, _ text: [UInt8]) -> Bool {
      let old = range(index)
      let growth = text.count - old.count
      guard UInt32(exactly: bytes.count + growth) != nil else { return false }
      bytes.replaceSubrange(old, with: text)
      if growth != 0 {
        for later in index + 1..<starts.count {
          starts[later] = UInt32(Int(starts[later]) + growth)
        }
      }
      return true
    }
  }

  private var full: [Run] = []
  private var last = Run()

  /// Makes an arena without texts.
  package init() {}

  /// How many texts there are, empty ones among them.
  package var count: Int { full.count << Self.shift + last.count }

  /// Adds a text given as sound UTF-8; false, and nothing added, where a run has 4 GiB.
  @discardableResult
  package mutating func append(utf8: some Sequence<UInt8>) -> Bool {
    last.bytes.append(contentsOf: utf8)
    return seal()
  }

  /// Adds a text given as sound UTF-8; false, and nothing added, where a run has 4 GiB.
  @discardableResult
  package mutating func append(utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    last.bytes.append(contentsOf: utf8)
    return seal()
  }

  /// Adds a text.
  @discardableResult
  package mutating func append(_ text: String) -> Bool { append(utf8: text.utf8) }

  private mutating func seal() -> Bool {
    guard last.seal() else { return false }
    if last.count > Self.mask {
      full.append(last)
      let bytes = last.bytes.count
      last = Run()
      last.starts.reserveCapacity(Self.mask + 2)
      last.bytes.reserveCapacity(bytes)
    }
    return true
  }

  /// Puts another text at a position that exists; false, and nothing changed, where it has no room.
  ///
  /// O(bytes of the run).
  @discardableResult
  package mutating func set(_ index: Int, utf8 text: [UInt8]) -> Bool {
    guard index >= 0, index < count else { return false }
    let run = index >> Self.shift
    return run < full.count
      ? full[run].set(index & Self.mask, text) : last.set(index & Self.mask, text)
  }

  /// The text at a position, newly made; a position outside is empty.
  package subscript(index: Int) -> String { String(decoding: slice(index), as: UTF8.self) }

  /// The bytes of the text at a position, without a copy; a position outside is empty.
  package func slice(_ index: Int) -> ArraySlice<UInt8> {
    guard index >= 0, index < count else { return [] }
    let run = index >> Self.shift
    let inner = index & Self.mask
    return run < full.count
      ? full[run].bytes[full[run].range(inner)] : last.bytes[last.range(inner)]
  }

  /// Whether the text at a position has no bytes; true for a position outside.
  package func isEmpty(_ index: Int) -> Bool {
    guard index >= 0, index < count else { return true }
    let run = index >> Self.shift
    let inner = index & Self.mask
    return run < full.count ? full[run].range(inner).isEmpty : last.range(inner).isEmpty
  }

  /// Lends the bytes of one run after the other, for scans.
  ///
  /// `body` gets the number of the run's first text, the bytes, and where its texts begin and the
  /// last one ends.
  package func forEachRun(
    _ body: (
      _ first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<UInt32>
    ) -> Void
  ) {
    func lend(_ run: Run, _ first: Int) {
      run.bytes.withUnsafeBufferPointer { bytes in
        run.starts.withUnsafeBufferPointer { body(first, bytes, $0) }
      }
    }
    for (number, run) in full.enumerated() { lend(run, number << Self.shift) }
    if last.count > 0 { lend(last, full.count << Self.shift) }
  }

  /// The positions of the texts that contain some bytes, ascending; nothing is in every text.
  ///
  /// One pass over all texts, without making a `String`.
  package func texts(containing part: [UInt8]) -> [Int] {
    guard let initial = part.first else { return Array(0..<count) }
    var found: [Int] = []
    forEachRun { first, bytes, starts in
      var text = 0
      var position = 0
      while position + part.count <= bytes.count {
        guard bytes[position] == initial,
          (1..<part.count).allSatisfy({ bytes[position + $0] == part[$0] })
        else {
          position += 1
          continue
        }
        while Int(starts[text + 1]) <= position { text += 1 }
        let end = Int(starts[text + 1])
        if position + part.count <= end {
          found.append(first + text)
          position = end
        } else {
          position += 1
        }
      }
    }
    return found
  }
}

// MARK: - Blocks

extension TextArena {
  /// Lends the bytes of a block of 1,024 texts, and where its texts begin and the last one ends.
  ///
  /// Beyond the end there are no texts: no bytes, and one start. Scans get at texts by blocks alone.
  func withBlock<Result>(
    _ block: Int,
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ starts: UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    let run = block < full.count ? full[block] : block == full.count ? last : Run()
    return run.bytes.withUnsafeBufferPointer { bytes in
      run.starts.withUnsafeBufferPointer { body(bytes, $0) }
    }
  }
}
