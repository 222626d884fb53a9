/// An array in pieces, so that changing one element of a shared one copies one piece and not all.
///
/// Pieces hold 1,024 elements; the last, unfinished one stands apart, so that appending is as quick
/// as to a plain array.
package struct PieceArray<Element: Sendable>: Sendable {
  private static var shift: Int { 10 }
  private static var mask: Int { (1 << shift) - 1 }

  private var full: [[Element]] = []
  private var last: [Element] = []

  /// Makes an empty array.
  package init() {}

  /// How many elements there are.
  package var count: Int { full.count << Self.shift + last.count }

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

  /// Changes the element at a position, which must exist, where it stands.
  package mutating func change(_ index: Int, _ body: (inout Element) -> Void) {
    let piece = index >> Self.shift
    if piece < full.count {
      body(&full[piece][index & Self.mask])
    } else {
      body(&last[index & Self.mask])
    }
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
