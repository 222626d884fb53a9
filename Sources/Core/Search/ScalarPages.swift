/// A small number for some Unicode scalars, looked up in constant time.
///
/// Two levels, because the Han characters lie in a few blocks far apart: a page of 256 values
/// exists only where one of them is not zero.
struct ScalarPages<Value: FixedWidthInteger & Sendable>: Sendable {
  private var pageOf = [UInt16](repeating: 0, count: 0x1100)
  private var values = [Value](repeating: 0, count: 256)

  /// The value of a scalar; 0 where none was set or there is no such scalar.
  subscript(scalar: UInt32) -> Value {
    get {
      scalar < 0x110000
        ? values[Int(pageOf[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)] : 0
    }
    set {
      guard scalar < 0x110000 else { return }
      if pageOf[Int(scalar >> 8)] == 0 {
        pageOf[Int(scalar >> 8)] = UInt16(values.count >> 8)
        values.append(contentsOf: repeatElement(0, count: 256))
      }
      values[Int(pageOf[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)] = newValue
    }
  }

  /// Calls `body` with each scalar whose value is not 0, ascending.
  func forEach(_ body: (_ scalar: UInt32, _ value: Value) -> Void) {
    for (page, number) in pageOf.enumerated() where number != 0 {
      for low in 0..<256 where values[Int(number) << 8 | low] != 0 {
        body(UInt32(page << 8 | low), values[Int(number) << 8 | low])
      }
    }
  }

  /// Makes room for as many pages, so that filling does not copy.
  mutating func reserve(pages: Int) { values.reserveCapacity((pages + 1) << 8) }
}
