/// Integers in runs of 1,024, each run packed as narrowly as its values allow.
///
/// Changing one element of a shared array packs one run anew and copies no other; the last,
/// unfinished run stands apart unpacked, so that appending is as quick as to a plain array. A run
/// of equal elements takes no room, so that a column without values costs nothing.
///
/// Scans use `forEachRun` or `withRun`, which lend whole runs; the subscript is for single rows.
package struct ChunkedArray<Element: FixedWidthInteger & Sendable>: Sendable {
  /// How many elements a run has; only the last may have fewer.
  package static var runLength: Int { 1 << shift }
  private static var shift: Int { 10 }
  private static var mask: Int { (1 << shift) - 1 }

  private(set) var full = RunList<PackedRun<Element>>()
  private(set) var last: [Element] = []

  /// Makes an empty array.
  package init() {}

  /// Makes an array of some elements.
  package init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// Takes runs that are packed, and fewer elements than a run has.
  init(full: RunList<PackedRun<Element>>, last: [Element]) {
    self.full = full
    self.last = last
  }

  /// Makes an array of equal elements.
  package init(repeating element: Element, count: Int) {
    append(repeating: element, count: count)
  }

  /// How many elements there are.
  package var count: Int { full.count << Self.shift + last.count }

  /// Whether there are none.
  package var isEmpty: Bool { count == 0 }

  /// The positions of all elements.
  package var indices: Range<Int> { 0..<count }

  /// The bytes that the elements take.
  package var byteCount: Int {
    full.sum(\.byteCount) + last.count * MemoryLayout<Element>.stride
  }

  // MARK: - Filling

  /// Adds an element at the end.
  package mutating func append(_ element: Element) {
    last.append(element)
    if last.count > Self.mask { seal() }
  }

  /// Adds many elements at the end.
  package mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    var rest = elements[...]
    while !rest.isEmpty {
      if last.isEmpty, rest.count >= Self.runLength {
        full.append(PackedRun(UnsafeBufferPointer(rebasing: rest.prefix(Self.runLength))))
        rest = rest.dropFirst(Self.runLength)
        continue
      }
      let room = Swift.min(Self.runLength - last.count, rest.count)
      last.append(contentsOf: rest.prefix(room))
      rest = rest.dropFirst(room)
      if last.count > Self.mask { seal() }
    }
  }

  /// Adds many integers of another width, which must fit.
  mutating func append<Other: FixedWidthInteger>(converting others: UnsafeBufferPointer<Other>) {
    var rest = others[...]
    while !rest.isEmpty {
      let room = Swift.min(Self.runLength - last.count, rest.count)
      last.append(contentsOf: rest.prefix(room).lazy.map { Element(truncatingIfNeeded: $0) })
      rest = rest.dropFirst(room)
      if last.count > Self.mask { seal() }
    }
  }

  /// Adds equal elements at the end.
  package mutating func append(repeating element: Element, count: Int) {
    var rest = count
    while rest > 0 {
      if last.isEmpty, rest >= Self.runLength {
        let run = PackedRun(repeating: element, count: Self.runLength)
        full.append(run, count: rest >> Self.shift)
        rest &= Self.mask
        continue
      }
      let room = Swift.min(Self.runLength - last.count, rest)
      last.append(contentsOf: repeatElement(element, count: room))
      rest -= room
      if last.count > Self.mask { seal() }
    }
  }

  private mutating func seal() {
    full.append(last.withUnsafeBufferPointer { PackedRun($0) })
    last.removeAll(keepingCapacity: true)
  }

  // MARK: - Single elements

  /// The element at a position, which must exist.
  package subscript(index: Int) -> Element {
    get {
      let run = index >> Self.shift
      return run < full.count ? full[run][index & Self.mask] : last[index & Self.mask]
    }
    set {
      let run = index >> Self.shift
      guard run < full.count else {
        last[index & Self.mask] = newValue
        return
      }
      if full[run][index & Self.mask] == newValue { return }
      if full[run].replace(index & Self.mask, by: newValue) { return }
      var elements = full[run].withElements { Array($0) }
      elements[index & Self.mask] = newValue
      full[run] = elements.withUnsafeBufferPointer { PackedRun($0) }
    }
  }

  // MARK: - Scans

  /// How many runs there are, the unfinished one among them.
  package var runCount: Int { full.count + (last.isEmpty ? 0 : 1) }

  /// Lends the elements of one run, whose first has the position `run * runLength`.
  ///
  /// The buffer is valid only during the call; `run` must be below `runCount`.
  package func withRun<Result>(
    _ run: Int, _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    run < full.count ? full[run].withElements(body) : last.withUnsafeBufferPointer(body)
  }

  /// Marks where an element of a run is the wanted one; see `PackedRun.mark`.
  func mark(
    _ wanted: Element, _ run: Int, _ marks: UnsafeMutablePointer<UInt8>, adding: Bool
  ) {
    if run < full.count { return full[run].mark(wanted, marks, adding: adding) }
    for row in last.indices {
      marks[row] = last[row] == wanted ? 255 : adding ? marks[row] : 0
    }
  }

  /// The element that all of a full run are; nil where they may differ.
  func constant(_ run: Int) -> Element? { run < full.count ? full[run].constant : nil }

  /// Writes a run as short numbers; see `PackedRun.narrow`.
  func narrow(
    _ run: Int, missing: Element, _ numbers: UnsafeMutablePointer<Int32>,
    _ present: UnsafeMutablePointer<UInt8>
  ) -> Int64? {
    run < full.count ? full[run].narrow(missing: missing, numbers, present) : nil
  }

  /// Lends one run after the other with the position of its first element.
  package func forEachRun(_ body: (_ first: Int, UnsafeBufferPointer<Element>) -> Void) {
    for run in 0..<runCount { withRun(run) { body(run << Self.shift, $0) } }
  }

  /// All elements side by side, for whoever needs them in no order; O(n).
  var unpacked: [Element] {
    var all: [Element] = []
    all.reserveCapacity(count)
    forEachRun { _, run in all.append(contentsOf: run) }
    return all
  }

  /// Calls `body` with every element and its position, in order.
  package func forEach(_ body: (Int, Element) -> Void) {
    forEachRun { first, elements in
      for index in 0..<elements.count { body(first + index, elements[index]) }
    }
  }

  /// Changes every element.
  mutating func mapInPlace(_ change: (Element) -> Element) {
    for run in 0..<full.count {
      let changed = full[run].withElements { $0.map(change) }
      full[run] = changed.withUnsafeBufferPointer { PackedRun($0) }
    }
    for index in last.indices { last[index] = change(last[index]) }
  }
}

extension ChunkedArray: RandomAccessCollection {
  /// The first position, 0.
  package var startIndex: Int { 0 }
  /// The position behind the last element.
  package var endIndex: Int { count }
}

// MARK: - Blocks

extension ChunkedArray {
  /// Lends the elements of a block of 1,024 rows, fewer in the last; nothing beyond the end.
  ///
  /// Scans get at a column by blocks alone.
  func withBlock<Result>(_ block: Int, _ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    if block < full.count { return full[block].withElements(body) }
    if block == full.count { return last.withUnsafeBufferPointer(body) }
    return body(UnsafeBufferPointer(start: nil, count: 0))
  }
}
