/// Rows of registers by region and year, found once and kept.
final class RegisterRows: Sendable {
  /// Rows with the numbers of their regions, ascending by region.
  struct Located: Sendable {
    var regions: [Int32] = []
    var rows: [RowID] = []

    func slice(_ subtree: Range<Int32>) -> ArraySlice<RowID> {
      let first = regions.partitioningIndex { $0 >= subtree.lowerBound }
      let last = regions.partitioningIndex { $0 >= subtree.upperBound }
      return rows[first..<max(first, last)]
    }
  }

  /// What rows are wanted of a register.
  struct Key: Hashable {
    var selection: RowSelection
    var year: Int?
    var level: Rank?
    var breakdown: Breakdown
  }

  private let dataset: Dataset
  private let located: Guarded<[String: Located]>
  private let matching: Guarded<[Key: Located]>

  init(_ dataset: Dataset) {
    self.dataset = dataset
    located = Guarded([:])
    matching = Guarded([:])
  }

  private init(_ dataset: Dataset, located: [String: Located], matching: [Key: Located]) {
    self.dataset = dataset
    self.located = Guarded(located)
    self.matching = Guarded(matching)
  }

  /// The same for changed data; what is known of registers that have not changed is kept.
  func updated(_ dataset: Dataset, by changes: Changes) -> RegisterRows {
    var touched = Set(changes.registers.keys)
    touched.formUnion(dependentRegions(by: changes).keys)
    return RegisterRows(
      dataset, located: located.withLock { $0.filter { !touched.contains($0.key) } },
      matching: matching.withLock { $0.filter { !touched.contains($0.key.selection.register) } })
  }

  /// Where the changed rows of a register counted or count.
  func regionsTouched(of register: String, by changes: Changes) -> [RegionID] {
    Array(changes.registers[register]?.regions ?? [])
  }

  /// Where rows of other registers count that refer to changed rows, by register.
  func dependentRegions(by changes: Changes) -> [String: [RegionID]] {
    var found: [String: [RegionID]] = [:]
    for (target, changed) in changes.registers {
      for (register, table) in dataset.tables where register != target {
        let links = table.schema.fields.indices.filter {
          table.schema.fields[$0].register == target
        }
        if links.isEmpty { continue }
        found[register, default: []] += Array(changed.regions)
        let names = Set(
          (dataset.tables[target].map { table in changed.rows.map { table.id(of: $0) } }) ?? [])
        for link in links {
          guard case .text(let ids) = table.column(link) else { continue }
          for row in table.rows where names.contains(ids[Int(row.index)]) {
            if let place = dataset.place(of: row, in: table) {
              found[register, default: []].append(place)
            }
          }
        }
      }
    }
    return found
  }

  /// All rows of a register, by the regions in which they count.
  func all(_ register: String) -> Located {
    if let known = located.withLock({ $0[register] }) { return known }
    var result = Located()
    if let table = dataset.table(register) {
      result = Self.sorted(regionNumbers(table), places: dataset.regions.count)
    }
    located.withLock { $0[register] = result }
    return result
  }

  /// Rows by the numbers of their regions, those of one region in file order; O(rows + places).
  private static func sorted(_ regions: ChunkedArray<Int32>, places: Int) -> Located {
    var next = [Int](repeating: 0, count: places + 1)
    for region in regions where region >= 0 { next[Int(region) + 1] += 1 }
    for place in 0..<places { next[place + 1] += next[place] }
    let count = next[places]
    var result = Located(
      regions: [Int32](repeating: 0, count: count), rows: [RowID](repeating: RowID(0), count: count)
    )
    for (row, region) in regions.enumerated() where region >= 0 {
      result.regions[next[Int(region)]] = region
      result.rows[next[Int(region)]] = RowID(row)
      next[Int(region)] += 1
    }
    return result
  }

  /// Where each row counts: its own region, else its owner's; below 0 for nowhere.
  private func regionNumbers(_ table: Table) -> ChunkedArray<Int32> {
    var numbers = table.regionNumbers ?? ChunkedArray(repeating: -1, count: table.slotCount)
    guard let owner = table.schema.ownerField, let position = table.schema.index(of: owner),
      case .text(let ids) = table.column(position),
      let enterprises = dataset.table(Catalogue.enterprises),
      let places = enterprises.regionNumbers
    else { return numbers }
    for row in numbers.indices where numbers[row] < 0 && !ids.isEmpty(row) {
      if let found = enterprises.find(utf8: ids.slice(row)) {
        numbers[row] = places[Int(found.index)]
      }
    }
    return numbers
  }

  /// Whether anything is registered in a run of region numbers, whenever.
  func hasRows(_ register: String, within subtree: Range<Int32>) -> Bool {
    !all(register).slice(subtree).isEmpty
  }

  /// The rows that pass; none where the register cannot be split as asked.
  func matching(_ key: Key) -> Located {
    if let known = matching.withLock({ $0[key] }) { return known }
    let result = find(key)
    matching.withLock { $0[key] = result }
    return result
  }

  private func find(_ key: Key) -> Located {
    guard let table = dataset.table(key.selection.register),
      let conditions = conditions(key, table.schema)
    else { return Located() }
    let filter =
      conditions.isEmpty
      ? nil
      : RowFilter(
        .all(conditions), table: table, regions: dataset.regions, tables: dataset.tables)
    let times = RowTimes(table)
    let everything = all(key.selection.register)
    var result = Located()
    for (region, row) in zip(everything.regions, everything.rows)
    where times.belongs(row, to: key.year, key.selection.time) {
      if let filter, filter.test(row) != true { continue }
      result.regions.append(region)
      result.rows.append(row)
    }
    return result
  }

  /// The selection's own condition and those of level and breakdown; nil if there is no such field.
  private func conditions(_ key: Key, _ schema: RegisterSchema) -> [Condition]? {
    var conditions = [key.selection.condition].compactMap { $0 }
    var wanted = key.breakdown.parts.map { ($0.dimension, $0.option) }
    if let level = key.level { wanted.append((Catalogue.levelDimension, level.rawValue)) }
    for (dimension, option) in wanted {
      guard let field = schema.field(for: dimension) else { return nil }
      conditions.append(.oneOf(Condition.FieldPath(field: field.id), [option]))
    }
    return conditions
  }
}

/// When the rows of a table begin and end.
struct RowTimes {
  private let starts: [Column]
  private let ends: [Column]

  init(_ table: Table) {
    func columns(_ names: [String]) -> [Column] {
      names.compactMap { table.schema.index(of: $0) }.map { table.column($0) }
    }
    starts = columns(table.schema.timeFields)
    ends = columns(table.schema.endFields)
  }

  /// Whether a row belongs to a year; to all times if there is no year.
  ///
  /// A row without a beginning counts as begun and lies in no year; one without an end goes on.
  func belongs(_ row: RowID, to year: Int?, _ time: RowSelection.Time) -> Bool {
    guard let year, time != .all else { return true }
    let start = starts.lazy.compactMap { $0.days(row) }.first
    switch time {
    case .all: return true
    case .during:
      return start.map { $0.lowerBound.year == year && $0.upperBound.year == year } ?? false
    case .asOf:
      let end = ends.compactMap { $0.days(row)?.upperBound }.min()
      let last = CalendarDate.last(ofMonth: 12, year: year)
      return start.map { $0.lowerBound <= last } ?? true && end.map { $0 >= last } ?? true
    }
  }

  /// The years in which a row lies or begins.
  func year(of row: RowID) -> Int? {
    starts.lazy.compactMap { $0.days(row) }.first?.upperBound.year
  }
}

extension Column {
  /// The days that a date, year or period of a row covers; nil for missing and open ones.
  fileprivate func days(_ row: RowID) -> ClosedRange<CalendarDate>? {
    let index = Int(row.index)
    switch self {
    case .date(let days): return PartialDate(packed: days[index]).map { $0.first...$0.last }
    case .number(let years): return years[index]?.integer.flatMap { Period.year($0).days }
    case .period(let periods): return periods[index]?.days
    default: return nil
    }
  }
}
