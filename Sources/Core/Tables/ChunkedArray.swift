/// An array in pieces, so that changing one element of a shared one copies one piece and not all.
///
/// Pieces hold 1,024 elements; the last, unfinished one stands apart, so that appending is as quick
/// as to a plain array.
package struct ChunkedArray<Element: Sendable>: Sendable {
  private static var shift: Int { 10 }
  private static var mask: Int { (1 << shift) - 1 }

  private var full: [[Element]] = []
  private var last: [Element] = []

  /// Makes an empty array.
  package init() {}

  /// Makes an array of some elements.
  package init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// Makes an array of equal elements.
  package init(repeating element: Element, count: Int) {
    let piece = [Element](repeating: element, count: 1 << Self.shift)
    full = Array(repeating: piece, count: count >> Self.shift)
    last = Array(piece.prefix(count & Self.mask))
  }

  /// How many elements there are.
  package var count: Int { full.count << Self.shift + last.count }

  /// Whether there are none.
  package var isEmpty: Bool { full.isEmpty && last.isEmpty }

  /// The positions of all elements.
  package var indices: Range<Int> { 0..<count }

  /// Adds an element at the end.
  package mutating func append(_ element: Element) {
    last.append(element)
    if last.count > Self.mask {
      full.append(last)
      last = []
      last.reserveCapacity(1 << Self.shift)
    }
  }

  /// The element at a position, which must exist.
  package subscript(index: Int) -> Element {
    _read {
      let piece = index >> Self.shift
      if piece < full.count {
        yield full[piece][index & Self.mask]
      } else {
        yield last[index & Self.mask]
      }
    }
    set {
      let piece = index >> Self.shift
      if piece < full.count {
        full[piece][index & Self.mask] = newValue
      } else {
        last[index & Self.mask] = newValue
      }
    }
  }

  /// How many elements a run has; only the last may have fewer.
  package static var runLength: Int { 1 << shift }

  /// How many runs there are, the unfinished one among them.
  package var runCount: Int { full.count + (last.isEmpty ? 0 : 1) }

  /// Lends the elements of one run, whose first has the position `run * runLength`.
  package func withRun<Result>(
    _ run: Int, _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    (run < full.count ? full[run] : last).withUnsafeBufferPointer(body)
  }

  /// Calls `body` with every element and its position, in order.
  package func forEach(_ body: (Int, Element) -> Void) {
    var index = 0
    for piece in full {
      for element in piece {
        body(index, element)
        index += 1
      }
    }
    for element in last {
      body(index, element)
      index += 1
    }
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
    if block < full.count { return full[block].withUnsafeBufferPointer(body) }
    if block == full.count { return last.withUnsafeBufferPointer(body) }
    return body(UnsafeBufferPointer(start: nil, count: 0))
  }
}
