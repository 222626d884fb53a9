extension ColumnSet {
  /// The code of an option of a field, where it is known.
  func code(of option: String, _ field: Int) -> UInt16? {
    if case .option(let place) = places[field] { options[place].code(of: option.utf8) } else { nil }
  }

  /// Whether all numbers of some rows of a block fit beside those that are here.
  func takes(_ block: RowBlock, _ rows: Range<Int>) -> Bool {
    places.enumerated().allSatisfy { field, place in
      let staged = block.columns[field]
      guard staged.count > 0, let digits = staged.digits else { return true }
      let buffer = UnsafeBufferPointer(start: digits + rows.lowerBound, count: rows.count)
      switch place {
      case .number(let place): return numbers[place].takes(buffer, scale: staged.scale)
      case .quantity(let place): return quantities[place].numbers.takes(buffer, scale: staged.scale)
      default: return true
      }
    }
  }

  /// Adds the values of a field, of which a complete block has some and which the column takes.
  mutating func append(_ block: RowBlock, _ rows: Range<Int>, _ field: Int) {
    let staged = block.columns[field]
    let codes = UnsafeBufferPointer(
      start: staged.codes.map { $0 + rows.lowerBound }, count: staged.codes == nil ? 0 : rows.count)
    let digits = UnsafeBufferPointer(
      start: staged.digits.map { $0 + rows.lowerBound },
      count: staged.digits == nil ? 0 : rows.count)
    switch places[field] {
    case .text(let place): Self.append(staged, rows, to: &texts[place])
    case .number(let place): numbers[place].append(digits, scale: staged.scale)
    case .quantity(let place): quantities[place].append(digits, scale: staged.scale)
    case .date(let place): dates[place].append(contentsOf: codes)
    case .option(let place): options[place].append(codes: codes)
    case .region(let place): regions[place].append(contentsOf: codes)
    case .boolean(let place): booleans[place].append(converting: codes)
    case .list(let place):
      let known = block.listCodes(field) { lists[place].code(ofJoined: $0) }
      codes.map { known[Int($0)] }.withUnsafeBufferPointer { lists[place].append(codes: $0) }
    // The scanner stages nothing of these.
    case .period, .source: appendMissing(field, rows.count)
    }
  }

  /// Adds staged texts to an arena.
  ///
  /// They fit: a block is far smaller than what a run can hold.
  static func append(
    _ staged: RowBlock.Staged, _ rows: Range<Int>, to arena: inout TextArena
  ) {
    guard let bytes = staged.bytes, let ends = staged.ends, staged.count > 0, !rows.isEmpty else {
      arena.append(empty: rows.count)
      return
    }
    let start = rows.lowerBound == 0 ? 0 : ends[rows.lowerBound - 1]
    let end = ends[rows.upperBound - 1]
    let fits = arena.append(
      UnsafeBufferPointer(start: bytes + Int(start), count: Int(end - start)),
      ends: UnsafeBufferPointer(start: ends + rows.lowerBound, count: rows.count), base: start)
    if !fits { arena.append(empty: rows.count) }
  }

  /// Adds missing values.
  mutating func appendMissing(_ field: Int, _ count: Int) {
    switch places[field] {
    case .text(let place): texts[place].append(empty: count)
    case .number(let place): numbers[place].append(missing: count)
    case .date(let place): dates[place].append(repeating: 0, count: count)
    case .option(let place): options[place].append(missing: count)
    case .region(let place): regions[place].append(repeating: -1, count: count)
    case .boolean(let place): booleans[place].append(repeating: 2, count: count)
    case .quantity(let place): quantities[place].append(missing: count)
    case .list(let place):
      let none = [Int32](repeating: 0, count: count)
      none.withUnsafeBufferPointer { lists[place].append(codes: $0) }
    case .period(let place): periods[place].append(missing: count)
    case .source(let place): sources[place].append(missing: count)
    }
  }
}
