/// Conditions over blocks of rows: what columns of numbers and texts allow is done 64 rows at a time,
/// the rest row by row.
extension RowFilter.Node {
  /// What holds of the rows of `count` blocks from `first` on; rows beyond the end are open.
  func verdicts(_ first: Int, _ count: Int) -> Verdicts {
    switch self {
    case .all(let parts):
      return parts.reduce(Verdicts(all: true, count)) { $0.and($1.verdicts(first, count)) }
    case .any(let parts):
      return parts.reduce(Verdicts(all: false, count)) { $0.or($1.verdicts(first, count)) }
    case .not(let part): return part.verdicts(first, count).turned
    case .unknown: return Verdicts(open: count)
    case .codes(let codes, let passing):
      return Self.fill(codes, first, count) { ($0 != 0, passing[Int($0)]) }
    case .numbers(let mantissas, let bounds):
      return Self.fill(mantissas, first, count) {
        ($0 != NumberColumn.missing, bounds.contains($0))
      }
    case .within(let numbers, let ranges):
      if let range = ranges.first, ranges.count == 1 {
        return Self.fill(numbers, first, count) { ($0 >= 0, range.contains($0)) }
      }
      return Self.fill(numbers, first, count) { number in
        (number >= 0, ranges.contains { $0.contains(number) })
      }
    case .ordered(.date(let days), let comparator, .constant(.days(let from, let to))):
      return Self.fill(days, first, count) { day in
        guard day != 0, case .days(let first, let last) = RowFilter.span(day)
        else { return (false, false) }
        return (true, comparator.holds(last < from ? .less : first > to ? .greater : .equal))
      }
    case .ordered(.boolean(let flags), .is, .constant(.boolean(let wanted))):
      let code: UInt8 = wanted ? 1 : 0
      return Self.fill(flags, first, count) { ($0 < 2, $0 == code) }
    case .present(let operand):
      if let verdicts = Self.present(operand, first, count) { return verdicts }
    case .text(let arena, .contains(let part)) where !part.isEmpty:
      return Self.search(arena, SubstringScan(part), first, count)
    case .list(let column, let texts) where !texts.isEmpty:
      // Rows share few different lists: each is tested once.
      let passing = (0..<column.listCount).map { code in
        column.contains(code: Int32(truncatingIfNeeded: code), anyOf: texts)
      }
      return Self.fill(column.codes, first, count) { ($0 != 0, passing[Int($0)]) }
    default: break
    }
    return rowByRow(first, count)
  }

  /// Whether there is a value, which always has an answer.
  private static func present(
    _ operand: RowFilter.Operand, _ first: Int, _ count: Int
  ) -> Verdicts? {
    switch operand {
    case .number(let column):
      fill(column.mantissas, first, count) { (true, $0 != NumberColumn.missing) }
    case .quantity(let column): fill(column.qualifiers, first, count) { (true, $0 != 255) }
    case .date(let days): fill(days, first, count) { (true, $0 != 0) }
    case .boolean(let flags): fill(flags, first, count) { (true, $0 < 2) }
    case .option(let column), .level(let column):
      fill(column.codes, first, count) { (true, $0 != 0) }
    case .region(let numbers): fill(numbers, first, count) { (true, $0 >= 0) }
    case .text(let arena): presentTexts(arena, first, count)
    case .list(let column): fill(column.codes, first, count) { (true, $0 != 0) }
    default: nil
    }
  }

  /// Tests each value of a column: whether there is one, and whether it passes.
  @inline(__always)
  private static func fill<Value: FixedWidthInteger & Sendable>(
    _ column: ChunkedArray<Value>, _ first: Int, _ count: Int,
    _ test: (Value) -> (isPresent: Bool, passes: Bool)
  ) -> Verdicts {
    var verdicts = Verdicts(open: count)
    for block in 0..<count {
      column.withBlock(first + block) { values in
        var row = 0
        while row < values.count {
          let end = min(64, values.count - row)
          var (isTrue, isFalse): (UInt64, UInt64) = (0, 0)
          for bit in 0..<end {
            let (isPresent, passes) = test(values[row + bit])
            isTrue |= (isPresent && passes ? 1 : 0) << UInt64(bit)
            isFalse |= (isPresent && !passes ? 1 : 0) << UInt64(bit)
          }
          verdicts.isTrue[block << 4 + row >> 6] = isTrue
          verdicts.isFalse[block << 4 + row >> 6] = isFalse
          row += 64
        }
      }
    }
    return verdicts
  }

  private static func presentTexts(_ arena: TextArena, _ first: Int, _ count: Int) -> Verdicts {
    var verdicts = Verdicts(open: count)
    for block in 0..<count {
      arena.withBlock(first + block) { _, starts in
        for text in 0..<starts.count - 1 {
          let bit: UInt64 = 1 << UInt64(text & 63)
          if starts[text] == starts[text + 1] {
            verdicts.isFalse[block << 4 + text >> 6] |= bit
          } else {
            verdicts.isTrue[block << 4 + text >> 6] |= bit
          }
        }
      }
    }
    return verdicts
  }

  private static func search(
    _ arena: TextArena, _ needle: SubstringScan, _ first: Int, _ count: Int
  ) -> Verdicts {
    var verdicts = presentTexts(arena, first, count)
    var found = [UInt64](repeating: 0, count: count << 4)
    found.withUnsafeMutableBufferPointer { found in
      guard let base = found.baseAddress else { return }
      for block in 0..<count {
        arena.withBlock(first + block) { needle.mark($0, $1, base + block << 4) }
      }
    }
    for word in found.indices {
      verdicts.isFalse[word] = verdicts.isTrue[word] & ~found[word]
      verdicts.isTrue[word] &= found[word]
    }
    return verdicts
  }

  private func rowByRow(_ first: Int, _ count: Int) -> Verdicts {
    var verdicts = Verdicts(open: count)
    guard let slots else { return verdicts }
    for row in 0..<max(0, min(slots - first << 10, count << 10)) {
      let verdict = RowFilter.test(self, first << 10 + row)
      if verdict == true { verdicts.isTrue[row >> 6] |= 1 << UInt64(row & 63) }
      if verdict == false { verdicts.isFalse[row >> 6] |= 1 << UInt64(row & 63) }
    }
    return verdicts
  }

  /// How many rows the columns that it looks at have; nil where it looks at none.
  private var slots: Int? {
    switch self {
    case .all(let parts), .any(let parts): parts.lazy.compactMap(\.slots).first
    case .not(let part): part.slots
    case .unknown: nil
    case .text(let arena, _): arena.count
    case .codes(let codes, _): codes.count
    case .ordered(let left, _, let right): left.slots ?? right.slots
    case .numbers(let mantissas, _): mantissas.count
    case .list(let column, _): column.codes.count
    case .within(let numbers, _): numbers.count
    case .present(let operand): operand.slots
    }
  }
}

extension RowFilter.Operand {
  fileprivate var slots: Int? {
    switch self {
    case .number(let column): column.mantissas.count
    case .quantity(let column): column.qualifiers.count
    case .date(let days): days.count
    case .boolean(let flags): flags.count
    case .text(let arena): arena.count
    case .level(let column), .option(let column): column.codes.count
    case .region(let numbers): numbers.count
    case .list(let column): column.codes.count
    case .opaque(let present): present.count
    case .constant: nil
    case .referred(let rows, _): rows.count
    }
  }
}
