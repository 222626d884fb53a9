/// Up to 1,024 integers in the narrowest width that holds how far they lie from the smallest.
///
/// One value may lie apart, such as the one that stands for a missing number. Invariant: a code of
/// all ones is that value, every other code is the distance from `base`.
struct PackedRun<Element: FixedWidthInteger & Sendable>: Sendable {
  /// How far the elements lie from the base.
  enum Codes: Sendable {
    /// So many equal elements, which are `base`.
    case none(Int)
    case bytes([UInt8])
    case halves([UInt16])
    case words([UInt32])
    /// The elements themselves.
    case whole([Element])
  }

  let base: Element
  let apart: Element
  private(set) var codes: Codes

  /// Packs elements, of which there is at least one.
  init(_ elements: UnsafeBufferPointer<Element>) {
    var least = elements[0]
    var most = elements[0]
    for element in elements {
      least = min(least, element)
      most = max(most, element)
    }
    var next = most
    for element in elements where element != least { next = min(next, element) }
    apart = least
    // The smallest stands apart only where that makes the others narrower.
    let all = Self.distance(least, most)
    let others = Self.distance(next, most)
    base = Self.width(others) < Self.width(all) ? next : least
    switch Self.width(base == least ? all : others) {
    case _ where least == most: codes = .none(elements.count)
    case 1: codes = .bytes(Self.packed(elements, base: base, apart: apart))
    case 2 where Element.bitWidth > 16:
      codes = .halves(Self.packed(elements, base: base, apart: apart))
    case 4 where Element.bitWidth > 32:
      codes = .words(Self.packed(elements, base: base, apart: apart))
    default: codes = .whole(Array(elements))
    }
  }

  /// Takes elements that are packed.
  init(base: Element, apart: Element, codes: Codes) {
    self.base = base
    self.apart = apart
    self.codes = codes
  }

  /// Packs so many equal elements.
  init(repeating element: Element, count: Int) {
    base = element
    apart = element
    codes = .none(count)
  }

  private static func distance(_ from: Element, _ to: Element) -> UInt64 {
    UInt64(truncatingIfNeeded: to) &- UInt64(truncatingIfNeeded: from)
  }

  /// Bytes for codes up to a distance, the code of all ones being taken.
  private static func width(_ distance: UInt64) -> Int {
    distance < 0xFF ? 1 : distance < 0xFFFF ? 2 : distance < 0xFFFF_FFFF ? 4 : 8
  }

  private static func packed<Code: FixedWidthInteger & UnsignedInteger>(
    _ elements: UnsafeBufferPointer<Element>, base: Element, apart: Element
  ) -> [Code] {
    [Code](unsafeUninitializedCapacity: elements.count) { codes, count in
      for index in 0..<elements.count {
        let element = elements[index]
        codes[index] =
          element == apart && apart != base ? Code.max : Code(truncatingIfNeeded: element &- base)
      }
      count = elements.count
    }
  }

  /// The bytes that the elements take.
  var byteCount: Int {
    switch codes {
    case .none: 0
    case .bytes(let codes): codes.count
    case .halves(let codes): codes.count * 2
    case .words(let codes): codes.count * 4
    case .whole(let elements): elements.count * MemoryLayout<Element>.stride
    }
  }

  /// The element at a position, which must exist.
  subscript(index: Int) -> Element {
    switch codes {
    case .none: base
    case .bytes(let codes): value(codes[index])
    case .halves(let codes): value(codes[index])
    case .words(let codes): value(codes[index])
    case .whole(let elements): elements[index]
    }
  }

  /// The element that all are; nil where they may differ.
  var constant: Element? { if case .none = codes { base } else { nil } }

  // MARK: - Codes

  /// The code of an element; nil where it is none of the run's width.
  @inline(__always)
  private func code<Code: FixedWidthInteger & UnsignedInteger>(
    of element: Element, _ type: Code.Type
  ) -> Code? {
    if element == apart, apart != base { return Code.max }
    guard element >= base, Self.distance(base, element) < UInt64(Code.max) else { return nil }
    return Code(truncatingIfNeeded: Self.distance(base, element))
  }

  /// Takes the codes out, so that those that no copy shares are changed in place.
  private mutating func taken() -> Codes {
    let taken = codes
    codes = .none(0)
    return taken
  }

  /// Puts an element at a position; false, and nothing changed, where it has no code.
  mutating func replace(_ index: Int, by element: Element) -> Bool {
    switch taken() {
    case .none(let count):
      codes = .none(count)
      return element == base
    case .bytes(var own):
      let isCoded = replace(&own, index, element)
      codes = .bytes(own)
      return isCoded
    case .halves(var own):
      let isCoded = replace(&own, index, element)
      codes = .halves(own)
      return isCoded
    case .words(var own):
      let isCoded = replace(&own, index, element)
      codes = .words(own)
      return isCoded
    case .whole(var own):
      own[index] = element
      codes = .whole(own)
      return true
    }
  }

  @inline(__always)
  private func replace<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: inout [Code], _ index: Int, _ element: Element
  ) -> Bool {
    guard let code = code(of: element, Code.self) else { return false }
    codes[index] = code
    return true
  }

  /// Sets 255 where an element is the wanted one and else 0, or with `adding` what was there before.
  ///
  /// Unsafe like all scans: `marks` has a byte for every element.
  func mark(_ wanted: Element, _ marks: UnsafeMutablePointer<UInt8>, adding: Bool) {
    switch codes {
    case .none(let count):
      if base == wanted {
        marks.update(repeating: 255, count: count)
      } else if !adding {
        marks.update(repeating: 0, count: count)
      }
    case .bytes(let codes): Self.mark(codes, code(of: wanted, UInt8.self), marks, adding)
    case .halves(let codes): Self.mark(codes, code(of: wanted, UInt16.self), marks, adding)
    case .words(let codes): Self.mark(codes, code(of: wanted, UInt32.self), marks, adding)
    case .whole(let elements): Self.mark(elements, wanted, marks, adding)
    }
  }

  @inline(__always)
  private static func mark<Code: FixedWidthInteger>(
    _ codes: [Code], _ wanted: Code?, _ marks: UnsafeMutablePointer<UInt8>, _ adding: Bool
  ) {
    guard let wanted else {
      if !adding { marks.update(repeating: 0, count: codes.count) }
      return
    }
    codes.withUnsafeBufferPointer { codes in
      if adding {
        for row in 0..<codes.count { marks[row] |= codes[row] == wanted ? 255 : 0 }
      } else {
        for row in 0..<codes.count { marks[row] = codes[row] == wanted ? 255 : 0 }
      }
    }
  }

  /// Writes all elements as short numbers, 0 for the missing one, and 255 where there is one.
  ///
  /// Returns a number that no magnitude is above; nil, and nothing written, where elements may be too
  /// large. Unsafe like all scans: both have room for every element.
  func narrow(
    missing: Element, _ numbers: UnsafeMutablePointer<Int32>,
    _ present: UnsafeMutablePointer<UInt8>
  ) -> Int64? {
    let isApart = apart != base
    // All elements are small and not below nought, but for the one apart, which must be missing.
    guard base >= 0, base < 1 << 30, !isApart || apart == missing else { return nil }
    let first = Int32(truncatingIfNeeded: base)
    switch codes {
    case .bytes(let codes):
      return Self.narrow(codes, first, numbers, present)
    case .halves(let codes):
      return Self.narrow(codes, first, numbers, present)
    case .none, .words, .whole: return nil
    }
  }

  @inline(__always)
  private static func narrow<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ first: Int32, _ numbers: UnsafeMutablePointer<Int32>,
    _ present: UnsafeMutablePointer<UInt8>
  ) -> Int64 {
    codes.withUnsafeBufferPointer { codes in
      // The bits of all codes: none is larger.
      var bits: Code = 0
      for row in 0..<codes.count {
        let isPresent = codes[row] != Code.max
        numbers[row] = isPresent ? first &+ Int32(truncatingIfNeeded: codes[row]) : 0
        present[row] = isPresent ? 255 : 0
        bits |= isPresent ? codes[row] : 0
      }
      return Int64(first) + Int64(bits)
    }
  }

  @inline(__always)
  private func value<Code: FixedWidthInteger & UnsignedInteger>(_ code: Code) -> Element {
    code == Code.max ? apart : base &+ Element(truncatingIfNeeded: code)
  }

  /// Lends all elements.
  ///
  /// Unsafe, so that scans go over them without a check of bounds and without a copy where they are
  /// not packed; the buffer is valid only during the call.
  func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    switch codes {
    case .none(let count): unpacked(count, body) { $0.update(repeating: base) }
    case .bytes(let codes): unpacked(codes, body)
    case .halves(let codes): unpacked(codes, body)
    case .words(let codes): unpacked(codes, body)
    case .whole(let elements): elements.withUnsafeBufferPointer(body)
    }
  }

  private func unpacked<Result>(
    _ count: Int, _ body: (UnsafeBufferPointer<Element>) -> Result,
    fill: (UnsafeMutableBufferPointer<Element>) -> Void
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Element.self, capacity: count) { elements in
      fill(elements)
      return body(UnsafeBufferPointer(elements))
    }
  }

  @inline(__always)
  private func unpacked<Code: FixedWidthInteger & UnsignedInteger, Result>(
    _ codes: [Code], _ body: (UnsafeBufferPointer<Element>) -> Result
  ) -> Result {
    unpacked(codes.count, body) { elements in
      codes.withUnsafeBufferPointer { codes in
        for index in 0..<codes.count { elements[index] = value(codes[index]) }
      }
    }
  }
}
