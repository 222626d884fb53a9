/// Rows of registers by region and year, found once and kept.
///
/// What is known outlives changes of the data: the rows that change are remembered, and what was
/// found before is brought up to date for them alone when it is asked for again.
final class RegisterRows: Sendable {
  /// What rows are wanted of a register.
  struct Key: Hashable {
    var selection: RowSelection
    var year: Int?
    var level: Rank?
    var breakdown: Breakdown
  }

  /// Rows as they were found, and how many changes of their register had been made then.
  struct Found: Sendable {
    var rows: LocatedRows
    var version: Int
  }

  /// A row that changed, and where it counted before; below 0 for nowhere.
  struct Change: Sendable {
    var row: RowID
    var before: Int32
  }

  let dataset: Dataset
  let located: Guarded<[String: Found]>
  let matching: Guarded<[Key: Found]>
  /// The changes of each register, the oldest first.
  let changes: [String: [Change]]
  let references: RegisterReferences

  init(_ dataset: Dataset) {
    self.dataset = dataset
    located = Guarded([:])
    matching = Guarded([:])
    changes = [:]
    references = RegisterReferences(dataset.catalogue)
  }

  /// Makes the same for changed data, with what is known of older data.
  init(
    _ dataset: Dataset, _ references: RegisterReferences, located: [String: Found],
    matching: [Key: Found], changes: [String: [Change]]
  ) {
    self.dataset = dataset
    self.references = references
    self.located = Guarded(located)
    self.matching = Guarded(matching)
    self.changes = changes
  }

  /// How many changes of a register have been made.
  private func version(_ register: String) -> Int { changes[register]?.count ?? 0 }

  /// All rows of a register, by the regions in which they count.
  func all(_ register: String) -> LocatedRows {
    let version = version(register)
    let known = located.withLock { $0[register] }
    if let known, known.version == version { return known.rows }
    let rows: LocatedRows
    if let known, let updated = updated(known, register) {
      rows = updated
    } else if let table = dataset.table(register) {
      rows = LocatedRows(regionNumbers(table), places: dataset.regions.count)
    } else {
      rows = LocatedRows()
    }
    located.withLock { $0[register] = Found(rows: rows, version: version) }
    return rows
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
  func matching(_ key: Key) -> LocatedRows {
    let version = version(key.selection.register)
    let known = matching.withLock { $0[key] }
    if let known, known.version == version { return known.rows }
    let rows = known.flatMap { updated($0, key) } ?? find(key)
    matching.withLock { $0[key] = Found(rows: rows, version: version) }
    return rows
  }

  private func find(_ key: Key) -> LocatedRows {
    guard let table = dataset.table(key.selection.register), let test = test(key, table)
    else { return LocatedRows() }
    var result = LocatedRows()
    all(key.selection.register).forEach { region, row in
      if test(row) { result.append(region, row) }
    }
    return result
  }

  /// What a row of a table must pass; nil where the register cannot be split as asked.
  func test(_ key: Key, _ table: Table) -> ((RowID) -> Bool)? {
    guard let conditions = conditions(key, table.schema) else { return nil }
    let filter =
      conditions.isEmpty
      ? nil
      : RowFilter(
        .all(conditions), table: table, regions: dataset.regions, tables: dataset.tables)
    let times = RowTimes(table)
    return { row in
      times.belongs(row, to: key.year, key.selection.time)
        && filter.map { $0.test(row) == true } ?? true
    }
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
