/// Values of which many rows share few, each kept once.
package struct SharedColumn<Value: Hashable & Sendable>: Sendable {
  /// The different values, by code.
  package private(set) var values: [Value] = []
  /// Per row the code of its value; below 0 is missing.
  package private(set) var codes = ChunkedArray<Int32>()
  private var position: [Value: Int32] = [:]

  /// Makes an empty column.
  init() {}

  /// Takes codes and the different values that they are of.
  init(codes: ChunkedArray<Int32>, values: [Value]) {
    self.codes = codes
    self.values = values
    for (code, value) in values.enumerated() { position[value] = Int32(truncatingIfNeeded: code) }
  }

  /// Adds a value or a missing one.
  mutating func append(_ value: Value?) { codes.append(code(value)) }

  /// Adds missing values.
  mutating func append(missing count: Int) { codes.append(repeating: -1, count: count) }

  /// Puts a value or a missing one at a row.
  mutating func set(_ index: Int, _ value: Value?) { codes[index] = code(value) }

  private mutating func code(_ value: Value?) -> Int32 {
    guard let value else { return -1 }
    let code = position[value] ?? Int32(truncatingIfNeeded: values.count)
    if Int(code) == values.count {
      values.append(value)
      position[value] = code
    }
    return code
  }

  /// The value at a row, or nil.
  package subscript(index: Int) -> Value? {
    codes[index] < 0 ? nil : values[Int(codes[index])]
  }
}
