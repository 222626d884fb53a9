/// A condition made ready for one table: names are looked up once, not per row.
///
/// Conditions about unknown fields, and literals that are no values of their field, are unknown for
/// every row. A region is one of those named if it lies in it.
package struct RowFilter: Sendable {
  /// What a row is tested for.
  indirect enum Node: Sendable {
    case all([Node])
    case any([Node])
    case not(Node)
    case unknown
    case text(TextArena, TextTest)
    /// Codes that pass, by code.
    case codes(ChunkedArray<UInt16>, [Bool])
    case ordered(Operand, Condition.Comparator, Operand)
    /// Mantissas against bounds at their scale.
    case numbers(ChunkedArray<Int64>, NumberBounds)
    case list(ListColumn, anyOf: [[UInt8]])
    case within(ChunkedArray<Int32>, [Range<Int32>])
    case present(Operand)
  }

  /// What a text is looked at for.
  enum TextTest: Sendable {
    case contains([UInt8])
    case oneOf([[UInt8]])

    func passes(_ text: ArraySlice<UInt8>) -> Bool {
      switch self {
      case .contains(let part): text.contains(part)
      case .oneOf(let wanted): wanted.contains { text.elementsEqual($0) }
      }
    }
  }

  /// Numbers between two bounds, both included; all others where it is turned round.
  struct NumberBounds: Sendable {
    let least: Int64
    let most: Int64
    let isOutside: Bool

    func contains(_ number: Int64) -> Bool {
      (number >= least && number <= most) != isOutside
    }
  }

  /// A field whose values have an order, or one value.
  indirect enum Operand: Sendable {
    case number(NumberColumn)
    case quantity(QuantityColumn)
    /// Compared by first and last day.
    case date(ChunkedArray<Int32>)
    case boolean(ChunkedArray<UInt8>)
    case text(TextArena)
    case level(OptionColumn)
    case option(OptionColumn)
    case region(ChunkedArray<Int32>)
    case list(ListColumn)
    /// Periods, sources and other things that are only present or missing.
    case opaque([Bool])
    case constant(Value)
    /// A field of the row that a reference points to: rows by position, below 0 for none.
    case referred([Int32], Operand)
  }

  /// A value that is compared.
  enum Value: Sendable, Equatable {
    case number(FixedDecimal)
    case days(Int32, Int32)
    case boolean(Bool)
    case text([UInt8])
    case level(Int)
    case region(Int32)
  }

  let root: Node

  /// Makes a condition ready.
  ///
  /// `tables` are needed for conditions that follow a reference, `regions` for those about regions.
  package init(
    _ condition: Condition, table: Table, regions: RegionTree, tables: [String: Table] = [:]
  ) {
    root = Compiler(table: table, regions: regions, tables: tables).node(condition)
  }

  /// Whether a row passes; nil where a missing field leaves it open.
  package func test(_ row: RowID) -> Bool? { Self.test(root, Int(row.index)) }

  /// The rows among some that pass.
  package func rows(among rows: some Sequence<RowID>) -> [RowID] {
    rows.filter { Self.test(root, Int($0.index)) == true }
  }

  static func test(_ node: Node, _ row: Int) -> Bool? {
    switch node {
    case .unknown: return nil
    case .all(let parts):
      var open = false
      for part in parts {
        switch test(part, row) {
        case .some(false): return false
        case .none: open = true
        case .some(true): break
        }
      }
      return open ? nil : true
    case .any(let parts):
      var open = false
      for part in parts {
        switch test(part, row) {
        case .some(true): return true
        case .none: open = true
        case .some(false): break
        }
      }
      return open ? nil : false
    case .not(let part): return test(part, row).map { !$0 }
    case .text(let arena, let test):
      let text = arena.slice(row)
      return text.isEmpty ? nil : test.passes(text)
    case .codes(let codes, let passing): return codes[row] == 0 ? nil : passing[Int(codes[row])]
    case .ordered(let left, let comparator, let right):
      guard let a = value(left, row), let b = value(right, row), let order = compare(a, b)
      else { return nil }
      return comparator.holds(order)
    case .numbers(let mantissas, let bounds):
      return mantissas[row] == NumberColumn.missing ? nil : bounds.contains(mantissas[row])
    case .list(let column, let texts):
      return column.isEmpty(row) ? nil : column.contains(row, anyOf: texts)
    case .within(let numbers, let ranges):
      return numbers[row] < 0 ? nil : ranges.contains { $0.contains(numbers[row]) }
    case .present(let operand): return isPresent(operand, row)
    }
  }

  private static func isPresent(_ operand: Operand, _ row: Int) -> Bool {
    switch operand {
    case .list(let column): return !column.isEmpty(row)
    case .opaque(let present): return present[row]
    case .quantity(let column): return column.qualifiers[row] != 255
    case .option(let column), .level(let column): return column.codes[row] != 0
    case .text(let arena): return !arena.isEmpty(row)
    case .referred(let rows, let inner): return rows[row] >= 0 && isPresent(inner, Int(rows[row]))
    default: return value(operand, row) != nil
    }
  }

  private static func value(_ operand: Operand, _ row: Int) -> Value? {
    switch operand {
    case .number(let column): return column[row].map { .number($0) }
    case .quantity(let column): return column.numbers[row].map { .number($0) }
    case .date(let days):
      return days[row] == 0 ? nil : span(days[row])
    case .boolean(let flags): return flags[row] > 1 ? nil : .boolean(flags[row] == 1)
    case .text(let arena): return arena.isEmpty(row) ? nil : .text(Array(arena.slice(row)))
    case .option(let column):
      return column.name(of: column.codes[row]).map { .text(Array($0.utf8)) }
    case .level(let column):
      return column.name(of: column.codes[row]).flatMap { Rank(rawValue: $0) }
        .map { .level($0.depth) }
    case .region(let numbers): return numbers[row] < 0 ? nil : .region(numbers[row])
    case .list, .opaque: return nil
    case .constant(let value): return value
    case .referred(let rows, let inner): return rows[row] < 0 ? nil : value(inner, Int(rows[row]))
    }
  }

  /// The first and last day that a packed date may mean; no month is longer than 31 days.
  static func span(_ packed: Int32) -> Value {
    if packed % 100 != 0 { return .days(packed, packed) }
    return packed / 100 % 100 != 0
      ? .days(packed + 1, packed + 31) : .days(packed + 101, packed + 1231)
  }

  /// How two values stand to each other; nil for values of different sorts and open dates.
  ///
  /// A date that is known only to a month equals every day of it that it is compared with.
  private static func compare(_ a: Value, _ b: Value) -> Condition.Comparator.Order? {
    switch (a, b) {
    case (.number(let a), .number(let b)): return a < b ? .less : a == b ? .equal : .greater
    case (.days(let first, let last), .days(let otherFirst, let otherLast)):
      return last < otherFirst ? .less : first > otherLast ? .greater : .equal
    // Of levels the one nearer to the nation is the higher.
    case (.level(let a), .level(let b)): return a > b ? .less : a == b ? .equal : .greater
    case (.text(let a), .text(let b)):
      return a == b ? .equal : a.lexicographicallyPrecedes(b) ? .less : .greater
    case (.boolean(let a), .boolean(let b)): return a == b ? .equal : a ? .greater : .less
    case (.region(let a), .region(let b)): return a == b ? .equal : a < b ? .less : .greater
    default: return nil
    }
  }
}

extension RowFilter.NumberBounds {
  /// The mantissas at a column's scale that stand to a number as a comparison says.
  init(_ comparator: Condition.Comparator, _ limit: FixedDecimal, scale: Int) {
    let wide = max(Int8(scale), limit.scale)
    let power = FixedDecimal.powerOfTen(Int(wide) - scale)
    let number = limit.wide(at: wide)
    // The largest mantissa not above the number, and whether it is the number itself.
    var floor = number / power
    if floor * power > number { floor -= 1 }
    let isExact = floor * power == number
    func clamped(_ number: Int128) -> Int64 { Int64(clamping: number) }
    switch comparator {
    case .is where isExact && Int64(exactly: floor) != nil,
      .isNot where isExact && Int64(exactly: floor) != nil:
      self.init(least: clamped(floor), most: clamped(floor), isOutside: comparator == .isNot)
    case .is: self.init(least: 1, most: 0, isOutside: false)
    case .isNot: self.init(least: 1, most: 0, isOutside: true)
    case .over: self.init(above: floor)
    case .atLeast: self.init(above: isExact ? floor - 1 : floor)
    case .atMost: self.init(upTo: floor)
    case .under: self.init(upTo: isExact ? floor - 1 : floor)
    }
  }

  private init(above number: Int128) {
    guard let least = Int64(exactly: number + 1) else {
      self.init(least: number > 0 ? 1 : .min, most: number > 0 ? 0 : .max, isOutside: false)
      return
    }
    self.init(least: least, most: .max, isOutside: false)
  }

  private init(upTo number: Int128) {
    guard let most = Int64(exactly: number) else {
      self.init(least: number < 0 ? 1 : .min, most: number < 0 ? 0 : .max, isOutside: false)
      return
    }
    self.init(least: .min, most: most, isOutside: false)
  }
}

extension ArraySlice<UInt8> {
  /// Whether some bytes stand in it in one piece; none stand everywhere.
  func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var place = startIndex
    while place + part.count <= endIndex {
      if self[place] == first, self[place..<place + part.count].elementsEqual(part) { return true }
      place += 1
    }
    return false
  }
}
