/// One measure's accumulators, by region number.
///
/// Invariant: after `rollUp` every cell holds its region and all regions below.
struct MeasureCells: Sendable {
  /// What one row adds, and where; nowhere for a row that does not pass.
  struct Entry: Equatable {
    var place: Int32
    var number: Int64?
    var isSpecial = false
    var value: FieldValue = .missing

    static let nowhere = Entry(place: -1)
  }

  let operand: RowMeasure.Operand
  /// The step of the masks that rows must pass.
  let step: Int
  /// The field that is summed or whose values are counted; nil for a count.
  let field: String?
  private let position: Int?
  /// The field as a set, empty for a count.
  let fieldBits: FieldBits
  var counts: [Int32]
  /// Of sums the rows with a number, of counts of different values how many there are.
  var stated: [Int32] = []
  var sums: [Int64] = []
  /// Empty until there is one.
  var special: [Int32] = []
  var scale = 0
  /// Set where a sum does not fit: then only its rows can tell.
  var isOverflown = false
  var values = ValuePlaces()

  init(_ measure: RowMeasure, step: Int, _ schema: RegisterSchema, _ places: Int) {
    operand = measure.operand
    self.step = step
    switch measure.operand {
    case .count: field = nil
    case .sum(let name), .distinct(let name): field = name
    }
    position = field.flatMap { schema.index(of: $0) }
    fieldBits = position.map { FieldBits($0) } ?? []
    counts = [Int32](repeating: 0, count: places)
    if case .sum = measure.operand {
      stated = [Int32](repeating: 0, count: places)
      sums = [Int64](repeating: 0, count: places)
    }
  }

  /// The numbers that are summed, where the field is one of numbers or quantities.
  func numbers(_ table: Table) -> (numbers: NumberColumn, quantities: QuantityColumn?)? {
    guard case .sum = operand, let position else { return nil }
    switch table.column(position) {
    case .number(let numbers): return (numbers, nil)
    case .quantity(let quantities): return (quantities.numbers, quantities)
    default: return nil
    }
  }

  /// What the regions hold, from what each holds itself.
  mutating func rollUp(_ parents: RegionParents) {
    Self.rollUp(&counts, parents)
    if !special.isEmpty { Self.rollUp(&special, parents) }
    if !sums.isEmpty {
      Self.rollUp(&stated, parents)
      for index in sums.indices.reversed() where parents.above[index] >= 0 {
        let (sum, overflows) = sums[Int(parents.above[index])].addingReportingOverflow(sums[index])
        sums[Int(parents.above[index])] = sum
        isOverflown = isOverflown || overflows
      }
    }
    if case .distinct = operand { stated = values.counts(parents) }
  }

  private static func rollUp(_ counts: inout [Int32], _ parents: RegionParents) {
    counts.withUnsafeMutableBufferPointer { counts in
      // A parent's number is below its children's.
      for index in counts.indices.reversed() where parents.above[index] >= 0 {
        counts[Int(parents.above[index])] += counts[index]
      }
    }
  }

  func total(_ region: Int) -> RegisterTotals.Total? {
    guard counts.indices.contains(region), !isOverflown else { return nil }
    var total = RegisterTotals.Total(count: Int(counts[region]))
    if !stated.isEmpty { total.stated = Int(stated[region]) }
    if !sums.isEmpty {
      total.sum = sums[region]
      total.scale = scale
    }
    if !special.isEmpty { total.special = Int(special[region]) }
    return total
  }

  // MARK: - Single rows

  /// What a row that passes adds.
  func entry(_ row: RowID, _ place: Int32, _ table: Table) -> Entry {
    var entry = Entry(place: place)
    if case .distinct = operand, let position {
      entry.value = table.value(at: position, of: row)
    } else if let (numbers, quantities) = numbers(table) {
      let index = Int(row.index)
      let digits = numbers.mantissas[index]
      if digits == NumberColumn.missing { return entry }
      entry.number = digits
      // The other state may have fewer digits after the point.
      if numbers.scale != scale {
        let wide = Int128(digits) * FixedDecimal.powerOfTen(max(0, scale - numbers.scale))
        entry.number = numbers.scale > scale ? nil : Int64(exactly: wide)
        if entry.number == nil { entry.isSpecial = true }
      }
      if let quantities {
        entry.isSpecial =
          entry.isSpecial || quantities.hasOtherUnit(index)
          || !QuantityColumn.isExact(quantities.qualifiers[index])
      }
    }
    return entry
  }

  /// Takes one row's part out and another's in, from their places to the root.
  mutating func replace(_ old: Entry, by new: Entry, _ parents: RegionParents) {
    if case .distinct = operand { values.replace(old, by: new, &stated, parents) }
    add(old, -1, parents)
    add(new, 1, parents)
  }

  private mutating func add(_ entry: Entry, _ sign: Int32, _ parents: RegionParents) {
    if entry.place < 0 { return }
    if entry.isSpecial, special.isEmpty { special = [Int32](repeating: 0, count: counts.count) }
    let number = entry.number.map { sign < 0 ? 0 &- $0 : $0 }
    parents.climb(entry.place) { region in
      counts[region] += sign
      if let number, !sums.isEmpty {
        stated[region] += sign
        let (sum, overflows) = sums[region].addingReportingOverflow(number)
        sums[region] = sum
        isOverflown = isOverflown || overflows
      }
      if entry.isSpecial { special[region] += sign }
    }
  }
}
