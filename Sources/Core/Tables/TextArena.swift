/// Many texts as ranges of runs of UTF-8; a text is made into a `String` only when asked for.
///
/// A run holds 1,024 texts, so that changing one text of a shared arena copies one run and not all.
/// Full runs are packed (`TextRun`); the last, unfinished one stands apart, so that adding is quick.
package struct TextArena: Sendable {
  /// How many texts a run has; only the last may have fewer.
  package static let runLength = 1 << shift
  private static let shift = 10
  private static let mask = (1 << shift) - 1

  /// Some texts behind each other, not packed yet.
  ///
  /// Invariant: `starts` has one entry more than there are texts and ends with `bytes.count`.
  struct Growing: Sendable {
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

    func withTexts<Result>(
      _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts) -> Result
    ) -> Result {
      bytes.withUnsafeBufferPointer { bytes in
        starts.withUnsafeBufferPointer { body(bytes, TextStarts($0)) }
      }
    }

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

  private(set) var full = RunList<TextRun>()
  private(set) var last = Growing()

  /// Makes an arena without texts.
  package init() {}

  /// Takes runs that are packed, and fewer texts than a run has.
  init(full: RunList<TextRun>, last: Growing) {
    self.full = full
    self.last = last
  }

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
    if last.count > Self.mask { closeRun() }
    return true
  }

  /// Packs the full last run and keeps its room for the next.
  private mutating func closeRun() {
    full.append(
      last.bytes.withUnsafeBufferPointer { bytes in
        last.starts.withUnsafeBufferPointer { TextRun(bytes, $0) }
      })
    last.bytes.removeAll(keepingCapacity: true)
    last.starts.removeLast(last.starts.count - 1)
  }

  /// Adds many texts that stand behind each other.
  ///
  /// `ends` are where they end, counted from `base` bytes before the first. False, and nothing
  /// added, where a run would have 4 GiB.
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>, base: UInt32
  ) -> Bool {
    guard UInt32(exactly: last.bytes.count + bytes.count) != nil else { return false }
    var next = 0
    var offset = 0
    while next < ends.count {
      let room = min(Self.runLength - last.count, ends.count - next)
      let shift = UInt32(last.bytes.count) &- UInt32(offset) &- base
      let end = Int(ends[next + room - 1] - base)
      last.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[offset..<end]))
      for text in next..<next + room { last.starts.append(shift &+ ends[text]) }
      next += room
      offset = end
      if last.count > Self.mask { closeRun() }
    }
    return true
  }

  /// Adds empty texts.
  mutating func append(empty count: Int) {
    var rest = count
    while rest > 0 {
      if last.count == 0, rest >= Self.runLength {
        let runs = rest >> Self.shift
        full.append(TextRun(empty: Self.runLength), count: runs)
        rest &= Self.mask
        continue
      }
      let room = min(Self.runLength - last.count, rest)
      let end = last.starts[last.count]
      last.starts.append(contentsOf: repeatElement(end, count: room))
      rest -= room
      if last.count > Self.mask { closeRun() }
    }
  }

  /// The bytes that the texts and their places take.
  package var byteCount: Int {
    full.sum(\.byteCount) + last.bytes.count + last.starts.count * 4
  }

  /// Puts another text at a position that exists; false, and nothing changed, where it has no room.
  ///
  /// O(bytes of the run).
  @discardableResult
  package mutating func set(_ index: Int, utf8 text: [UInt8]) -> Bool {
    guard index >= 0, index < count else { return false }
    let run = index >> Self.shift
    guard run < full.count else { return last.set(index & Self.mask, text) }
    guard let changed = full[run].replacing(index & Self.mask, by: text) else { return false }
    full[run] = changed
    return true
  }

  /// The text at a position, newly made; a position outside is empty.
  package subscript(index: Int) -> String { String(decoding: slice(index), as: UTF8.self) }

  /// The bytes of the text at a position, without a copy; a position outside is empty.
  package func slice(_ index: Int) -> ArraySlice<UInt8> {
    guard index >= 0, index < count else { return [] }
    let run = index >> Self.shift
    let inner = index & Self.mask
    return run < full.count ? full[run].slice(inner) : last.bytes[last.range(inner)]
  }

  /// Lends the bytes of the text at a position that exists.
  func withBytes<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let run = index >> Self.shift
    let inner = index & Self.mask
    if run < full.count { return full[run].withBytes(inner, body) }
    return last.bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[last.range(inner)]))
    }
  }

  /// How the text at a position that exists stands to another, byte by byte: below 0, 0 or above.
  func compare(_ index: Int, _ other: UnsafeBufferPointer<UInt8>) -> Int {
    withBytes(index) { text in
      let count = min(text.count, other.count)
      var place = 0
      while place < count {
        if text[place] != other[place] { return Int(text[place]) - Int(other[place]) }
        place += 1
      }
      return text.count - other.count
    }
  }

  /// Whether the text at a position has no bytes; true for a position outside.
  package func isEmpty(_ index: Int) -> Bool {
    guard index >= 0, index < count else { return true }
    let run = index >> Self.shift
    let inner = index & Self.mask
    return run < full.count ? full[run].isEmpty(inner) : last.range(inner).isEmpty
  }

  /// Lends the bytes of one run after the other, for scans.
  ///
  /// `body` gets the number of the run's first text, the bytes, and where its texts begin and the
  /// last one ends.
  package func forEachRun(
    _ body: (
      _ first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts
    ) -> Void
  ) {
    for run in 0..<runCount { withRun(run) { body(run << Self.shift, $0, $1) } }
  }

  /// How many runs there are, the unfinished one among them.
  package var runCount: Int { full.count + (last.count > 0 ? 1 : 0) }

  /// Lends the bytes of one run and where its texts begin and the last one ends.
  ///
  /// The first text has the position `run * runLength`. The buffers are valid only during the call;
  /// `run` must be below `runCount`.
  package func withRun<Result>(
    _ run: Int,
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts) -> Result
  ) -> Result {
    run < full.count ? full[run].withTexts(body) : last.withTexts(body)
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
    _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ starts: TextStarts) -> Result
  ) -> Result {
    if block < runCount { return withRun(block, body) }
    return body(UnsafeBufferPointer(start: nil, count: 0), TextStarts())
  }
}
