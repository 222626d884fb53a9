/// Steps made ready for one table.
struct MaskWork: Sendable {
  private let masks: RowMasks
  private let table: Table
  /// The codes of the options that pass, by step.
  private var codes: [[UInt16]]
  /// What tests row by row, by step.
  private var filters: [RowFilter?]
  /// Whether filters know a single row, as their first.
  private let isExcerpt: Bool
  private let times: RowTimes
  private let hasPlainTimes: Bool
  private let needed: [Bool]

  /// Makes the needed steps ready for all rows, or for `row` alone.
  init(
    _ masks: RowMasks, _ table: Table, needed: [Bool], row: RowID? = nil, _ regions: RegionTree,
    _ tables: [String: Table]
  ) {
    self.masks = masks
    self.table = table
    self.needed = needed
    isExcerpt = row != nil
    codes = []
    filters = []
    var excerpt: Table?
    for (index, step) in masks.steps.enumerated() {
      var passing: [UInt16] = []
      var filter: RowFilter?
      if needed[index] {
        if case .options(let field, let names) = step,
          case .option(let column) = table.column(field)
        {
          passing = names.compactMap { column.code(of: $0.utf8) }
        } else if case .other(let condition) = step {
          let rows = excerpt ?? row.map { table.excerpt([$0]) } ?? table
          excerpt = rows
          filter = RowFilter(condition, table: rows, regions: regions, tables: tables)
        }
      }
      codes.append(passing)
      filters.append(filter)
    }
    times = RowTimes(table)
    hasPlainTimes = (table.schema.timeFields + table.schema.endFields).allSatisfy { name in
      switch table.schema.index(of: name).map({ table.column($0) }) {
      case .date, nil: true
      case .number(let numbers): numbers.scale == 0
      default: false
      }
    }
  }

  /// Works all needed steps out for a span.
  func evaluate(_ span: RowSpan, _ scratch: MaskScratch) {
    for index in masks.steps.indices where needed[index] { evaluate(index, span, scratch) }
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
        for row in 0..<count {
          passes[row] &= others[row]
          fails[row] |= faults[row]
        }
      }
    case .any(let parts):
      passes.update(repeating: 0, count: count)
      fails.update(repeating: 255, count: count)
      for part in parts {
        let (others, faults) = (scratch.passing(part), scratch.failing(part))
        for row in 0..<count {
          passes[row] |= others[row]
          fails[row] &= faults[row]
        }
      }
    case .not(let part):
      passes.update(from: scratch.failing(part), count: count)
      fails.update(from: scratch.passing(part), count: count)
    case .options(let field, _): options(field, codes[index], span, passes, fails)
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
      let filter = filters[index]
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
    _ fails: UnsafeMutablePointer<UInt8>
  ) {
    guard case .option(let column) = table.column(field) else { return }
    let count = span.count
    column.codes.lend(span) { codes in
      passes.update(repeating: 0, count: count)
      for code in wanted {
        for row in 0..<count { passes[row] |= codes[row] == code ? 255 : 0 }
      }
      for row in 0..<count { fails[row] = codes[row] == 0 ? 0 : ~passes[row] }
    }
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
      days.lend(span) { days in for row in 0..<count { passes[row] = days[row] != 0 ? 255 : 0 } }
    case .option(let column):
      column.codes.lend(span) { codes in
        for row in 0..<count { passes[row] = codes[row] != 0 ? 255 : 0 }
      }
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

  // MARK: - Time

  /// As `RowTimes.belongs`, by the run.
  private func belongs(
    _ year: Int, _ time: RowSelection.Time, _ span: RowSpan,
    _ passes: UnsafeMutablePointer<UInt8>, _ fails: UnsafeMutablePointer<UInt8>
  ) {
    let count = span.count
    if hasPlainTimes, (1...9_999).contains(year) {
      plainTimes(Int32(year), time, span, passes)
    } else {
      for row in 0..<count {
        passes[row] = times.belongs(RowID(span.first + row), to: year, time) ? 255 : 0
      }
    }
    for row in 0..<count { fails[row] = ~passes[row] }
  }

  private func plainTimes(
    _ year: Int32, _ time: RowSelection.Time, _ span: RowSpan,
    _ passes: UnsafeMutablePointer<UInt8>
  ) {
    let count = span.count
    let schema = table.schema
    let isDuring = time == .during
    passes.update(repeating: isDuring ? 0 : 255, count: count)
    let first = year * 10_000
    let next = first + 10_000
    // The first field that is present counts: so the later ones are looked at before it.
    for field in schema.timeFields.reversed().compactMap({ schema.index(of: $0) }) {
      switch table.column(field) {
      case .date(let days):
        days.lend(span) { days in
          for row in 0..<count {
            let day = days[row]
            let fits: UInt8 = day < next && (!isDuring || day >= first) ? 255 : 0
            passes[row] = day == 0 ? passes[row] : fits
          }
        }
      case .number(let years):
        years.mantissas.lend(span) { years in
          let wanted = Int64(year)
          for row in 0..<count {
            let own = years[row]
            let fits: UInt8 = own <= wanted && (!isDuring || own == wanted) ? 255 : 0
            passes[row] = own < 1 || own > 9_999 ? passes[row] : fits
          }
        }
      default: break
      }
    }
    if isDuring { return }
    for field in schema.endFields.compactMap({ schema.index(of: $0) }) {
      switch table.column(field) {
      case .date(let days):
        days.lend(span) { days in
          for row in 0..<count {
            let day = days[row]
            // Known to the year or month, a date may be its last day.
            let goesOn =
              day == 0 || day >= next || day == first || day == first + 1_200
              || day == first + 1_231
            passes[row] &= goesOn ? 255 : 0
          }
        }
      case .number(let years):
        years.mantissas.lend(span) { years in
          for row in 0..<count {
            let own = years[row]
            passes[row] &= own < 1 || own > 9_999 || own >= Int64(year) ? 255 : 0
          }
        }
      default: break
      }
    }
  }
}
