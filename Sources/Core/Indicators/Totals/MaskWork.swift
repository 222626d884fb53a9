/// Steps made ready for one table.
///
/// A class, so that nothing of it is copied for every run of rows. Marks are lent as pointers, which have room for every row of the
/// span at hand: these loops are most of a roll-up, and with arrays each step would check every bound.
final class MaskWork: Sendable {
  let masks: RowMasks
  let table: Table
  private let needs: [RowMasks.Need]
  /// What tests row by row, by step; empty where no step does.
  private let filters: [RowFilter?]
  /// Whether filters know a single row, as their first.
  private let isExcerpt: Bool

  /// Makes steps ready for all rows, or for `row` alone.
  init(
    _ masks: RowMasks, _ table: Table, _ needs: [RowMasks.Need], row: RowID? = nil,
    _ regions: RegionTree, _ tables: [String: Table]
  ) {
    self.masks = masks
    self.table = table
    self.needs = needs
    isExcerpt = row != nil
    var excerpt: Table?
    var filters: [RowFilter?] = []
    for (index, step) in masks.steps.enumerated() where !needs[index].isEmpty {
      guard case .other(let condition) = step else { continue }
      let rows = excerpt ?? row.map { table.excerpt([$0]) } ?? table
      excerpt = rows
      if filters.isEmpty { filters = Array(repeating: nil, count: masks.steps.count) }
      filters[index] = RowFilter(condition, table: rows, regions: regions, tables: tables)
    }
    self.filters = filters
  }

  /// Works out for a span what is needed of the steps.
  func evaluate(_ span: RowSpan, _ scratch: MaskScratch) {
    for index in masks.steps.indices where !needs[index].isEmpty { evaluate(index, span, scratch) }
  }

  private func evaluate(_ index: Int, _ span: RowSpan, _ scratch: MaskScratch) {
    let passes = scratch.passing(index)
    let fails = scratch.failing(index)
    let count = span.count
    switch masks.steps[index] {
    case .unknown:
      passes.update(repeating: 0, count: count)
      fails.update(repeating: 0, count: count)
    case .all(let parts):
      passes.update(repeating: 255, count: count)
      fails.update(repeating: 0, count: count)
      for part in parts {
        let (others, faults) = (scratch.passing(part), scratch.failing(part))
        for row in 0..<count { passes[row] &= others[row] }
        if !needs[index].contains(.failing) { continue }
        for row in 0..<count { fails[row] |= faults[row] }
      }
    case .any(let parts):
      passes.update(repeating: 0, count: count)
      fails.update(repeating: 255, count: count)
      for part in parts {
        let (others, faults) = (scratch.passing(part), scratch.failing(part))
        for row in 0..<count { passes[row] |= others[row] }
        if !needs[index].contains(.failing) { continue }
        for row in 0..<count { fails[row] &= faults[row] }
      }
    case .not(let part):
      passes.update(from: scratch.failing(part), count: count)
      fails.update(from: scratch.passing(part), count: count)
    case .options(let field, _):
      options(
        field, masks.codes[index], span, passes, needs[index].contains(.failing) ? fails : nil)
    case .number(let field, let comparator, let limit):
      number(field, comparator, limit, span, passes, fails)
    case .date(let field, let comparator, let first, let last):
      date(field, comparator, first, last, span, passes, fails)
    case .boolean(let field, let comparator, let wanted):
      guard case .boolean(let flags) = table.column(field) else { break }
      // As for the order of false before true.
      let outcomes = [0, 1].map { flag -> UInt8 in
        let wantedFlag = wanted ? 1 : 0
        return comparator.holds(flag < wantedFlag ? .less : flag == wantedFlag ? .equal : .greater)
          ? 255 : 0
      }
      flags.lend(span) { flags in
        for row in 0..<count {
          let flag = flags[row]
          passes[row] = flag > 1 ? 0 : outcomes[Int(flag)]
          fails[row] = flag > 1 ? 0 : ~outcomes[Int(flag)]
        }
      }
    case .within(let field, let ranges):
      guard case .region(let numbers) = table.column(field) else { break }
      numbers.lend(span) { numbers in
        for row in 0..<count {
          let number = numbers[row]
          let isInside = ranges.contains { $0.contains(number) }
          passes[row] = isInside && number >= 0 ? 255 : 0
          fails[row] = !isInside && number >= 0 ? 255 : 0
        }
      }
    case .present(let field): present(field, span, passes, fails)
    case .belongs(let year, let time): belongs(year, time, span, passes, fails)
    case .other:
      let filter = filters.isEmpty ? nil : filters[index]
      for row in 0..<count {
        let outcome = filter?.test(RowID(isExcerpt ? 0 : span.first + row))
        passes[row] = outcome == .some(true) ? 255 : 0
        fails[row] = outcome == .some(false) ? 255 : 0
      }
    }
  }

  // MARK: - Columns

  private func options(
    _ field: Int, _ wanted: [UInt16], _ span: RowSpan, _ passes: UnsafeMutablePointer<UInt8>,
    _ fails: UnsafeMutablePointer<UInt8>?
  ) {
    guard case .option(let column) = table.column(field) else { return }
    column.codes.mark(wanted, span, passes)
    guard let fails else { return }
    column.codes.mark([0], span, fails)
    for row in 0..<span.count { fails[row] = ~(fails[row] | passes[row]) }
  }

  private func number(
    _ field: Int, _ comparator: Condition.Comparator, _ limit: FixedDecimal, _ span: RowSpan,
    _ passes: UnsafeMutablePointer<UInt8>, _ fails: UnsafeMutablePointer<UInt8>
  ) {
    let column: NumberColumn
    switch table.column(field) {
    case .number(let numbers): column = numbers
    case .quantity(let quantities): column = quantities.numbers
    default: return
    }
    let scale = max(Int8(column.scale), limit.scale)
    let power = FixedDecimal.powerOfTen(Int(scale) - column.scale)
    let wide = limit.wide(at: scale)
    let less: UInt8 = comparator.holds(.less) ? 255 : 0
    let equal: UInt8 = comparator.holds(.equal) ? 255 : 0
    let greater: UInt8 = comparator.holds(.greater) ? 255 : 0
    column.mantissas.lend(span) { mantissas in
      if power == 1, let short = Int64(exactly: wide) {
        for row in 0..<span.count {
          let number = mantissas[row]
          let outcome = number < short ? less : number == short ? equal : greater
          passes[row] = number == NumberColumn.missing ? 0 : outcome
          fails[row] = number == NumberColumn.missing ? 0 : ~outcome
        }
      } else {
        for row in 0..<span.count {
          let number = Int128(mantissas[row]) * power
          let outcome = number < wide ? less : number == wide ? equal : greater
          let isMissing = mantissas[row] == NumberColumn.missing
          passes[row] = isMissing ? 0 : outcome
          fails[row] = isMissing ? 0 : ~outcome
        }
      }
    }
  }

  private func date(
    _ field: Int, _ comparator: Condition.Comparator, _ first: Int32, _ last: Int32,
    _ span: RowSpan, _ passes: UnsafeMutablePointer<UInt8>, _ fails: UnsafeMutablePointer<UInt8>
  ) {
    guard case .date(let days) = table.column(field) else { return }
    days.lend(span) { days in
      for row in 0..<span.count {
        guard days[row] != 0, case .days(let start, let end) = RowFilter.span(days[row]) else {
          passes[row] = 0
          fails[row] = 0
          continue
        }
        let holds = comparator.holds(end < first ? .less : start > last ? .greater : .equal)
        passes[row] = holds ? 255 : 0
        fails[row] = holds ? 0 : 255
      }
    }
  }

  private func present(
    _ field: Int, _ span: RowSpan, _ passes: UnsafeMutablePointer<UInt8>,
    _ fails: UnsafeMutablePointer<UInt8>
  ) {
    let count = span.count
    switch table.column(field) {
    case .date(let days):
      days.mark([0], span, fails)
      for row in 0..<count { passes[row] = ~fails[row] }
      return
    case .option(let column):
      column.codes.mark([0], span, fails)
      for row in 0..<count { passes[row] = ~fails[row] }
      return
    case .boolean(let flags):
      flags.lend(span) { flags in for row in 0..<count { passes[row] = flags[row] < 2 ? 255 : 0 } }
    case .region(let numbers):
      numbers.lend(span) { numbers in
        for row in 0..<count { passes[row] = numbers[row] >= 0 ? 255 : 0 }
      }
    case .quantity(let column):
      column.qualifiers.lend(span) { codes in
        for row in 0..<count { passes[row] = codes[row] != 255 ? 255 : 0 }
      }
    case .number(let column):
      column.mantissas.lend(span) { numbers in
        for row in 0..<count { passes[row] = numbers[row] != NumberColumn.missing ? 255 : 0 }
      }
    case .text(let arena):
      for row in 0..<count { passes[row] = arena.isEmpty(span.first + row) ? 0 : 255 }
    case .list(let column):
      for row in 0..<count { passes[row] = column.isEmpty(span.first + row) ? 0 : 255 }
    case .period(let column):
      for row in 0..<count { passes[row] = column[span.first + row] == nil ? 0 : 255 }
    case .sources(let column):
      for row in 0..<count { passes[row] = column[span.first + row] == nil ? 0 : 255 }
    }
    for row in 0..<count { fails[row] = ~passes[row] }
  }
}
