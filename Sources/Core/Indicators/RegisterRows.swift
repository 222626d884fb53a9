/// Rows of registers by region, and what they add up to, found once and kept.
///
/// What is known outlives changes of the data: totals are brought up to date at once, lists of rows
/// when they are asked for again.
final class RegisterRows: Sendable {
  /// What rows are wanted of a register.
  struct Key: Hashable, Sendable {
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
  let places: Guarded<[String: RowPlaces]>
  let totals: Guarded<[String: RegisterTotals]>
  let years: Guarded<[String: RowYears]>
  /// The changes of each register, the oldest first.
  let changes: [String: [Change]]
  let references: RegisterReferences
  private let measures: CatalogueMeasures

  init(_ dataset: Dataset) {
    self.dataset = dataset
    located = Guarded([:])
    places = Guarded([:])
    totals = Guarded([:])
    years = Guarded([:])
    changes = [:]
    references = RegisterReferences(dataset.catalogue)
    measures = CatalogueMeasures(dataset.catalogue)
  }

  /// What is known of rows, to be handed on.
  struct Known: Sendable {
    var located: [String: Found]
    var places: [String: RowPlaces]
    var totals: [String: RegisterTotals]
    var years: [String: RowYears]
  }

  /// Makes the same for changed data, with what is known of older data.
  init(_ dataset: Dataset, keepingOf old: RegisterRows, _ known: Known, changes: [String: [Change]])
  {
    self.dataset = dataset
    references = old.references
    measures = old.measures
    located = Guarded(known.located)
    places = Guarded(known.places)
    totals = Guarded(known.totals)
    years = Guarded(known.years)
    self.changes = changes
  }

  /// How many changes of a register have been made.
  private func version(_ register: String) -> Int { changes[register]?.count ?? 0 }

  // MARK: - Places

  /// Lends where the rows of a register count; nil for an unknown register.
  private func withPlaces<Result: Sendable>(
    _ register: String, _ body: (RowPlaces) -> Result
  ) -> Result? {
    if let found = places.withLock({ $0[register].map(body) }) { return found }
    guard let table = dataset.table(register) else { return nil }
    let new = RowPlaces(
      regionNumbers(table), dataset.regions, keepers: table.schema.keptBy)
    places.withLock { $0[register] = new }
    return body(new)
  }

  /// All rows of a register, by the regions in which they count.
  func all(_ register: String) -> LocatedRows {
    let version = version(register)
    let known = located.withLock { $0[register] }
    if let known, known.version == version { return known.rows }
    let rows =
      known.flatMap { updated($0, register) }
      ?? withPlaces(register) { LocatedRows($0.numbers, places: dataset.regions.count) }
      ?? LocatedRows()
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

  /// The years in which rows that count in a run of region numbers lie or begin.
  ///
  /// O(regions of the run × years) once known; the first time O(rows).
  func years(_ register: String, within subtree: Range<Int32>) -> Set<Int> {
    if let found = years.withLock({ $0[register]?.years(within: subtree) }) { return found }
    guard let table = dataset.table(register), let numbers = withPlaces(register, \.numbers)
    else { return [] }
    let new = RowYears(RowTimes(table), numbers, places: dataset.regions.count)
    years.withLock { $0[register] = new }
    return new.years(within: subtree)
  }

  /// Whether anything is registered in a run of region numbers, whenever.
  func hasRows(_ register: String, within subtree: Range<Int32>) -> Bool {
    withPlaces(register) { $0.hasRows(within: subtree) } ?? false
  }

  /// Whether every place in a region that keeps a register has rows in it.
  func isKept(_ register: String, _ region: RegionID) -> Bool {
    withPlaces(register) { $0.kept[Int(region.index)] } ?? false
  }

  // MARK: - Totals

  /// What a measure comes to in a region; nil where only the rows themselves can tell.
  ///
  /// O(1) once known; the first of a register finds all that the catalogue asks of it at that time.
  func total(_ measure: RowMeasure, in region: RegionID) -> RegisterTotals.Total? {
    let register = measure.selection.register
    let (isKnown, found) = totals.withLock { all in
      (all[register]?.has(measure) ?? false, all[register]?.total(measure, in: region))
    }
    if isKnown { return found }
    guard let table = dataset.table(register), let numbers = withPlaces(register, \.numbers)
    else { return nil }
    let wanted = [measure] + measures.companions(of: measure, dataset.catalogue)
    var sums = totals.withLock { $0[register] }
    if sums == nil {
      sums = RegisterTotals(
        wanted, of: table, places: numbers, regions: dataset.regions, tables: dataset.tables)
    } else {
      sums?.add(wanted, of: table, places: numbers, tables: dataset.tables)
    }
    let result = sums
    totals.withLock { $0[register] = result }
    return result?.total(measure, in: region)
  }

  /// The rows that pass in a run of region numbers, by region, those of one region in file order.
  ///
  /// Not kept: O(rows of the run).
  func matching(_ key: Key, within subtree: Range<Int32>) -> [RowID] {
    guard let table = dataset.table(key.selection.register), let test = test(key, table)
    else { return [] }
    return all(key.selection.register).slice(subtree).filter(test)
  }

  /// What a row of a table must pass; nil where the register cannot be split as asked.
  private func test(_ key: Key, _ table: Table) -> ((RowID) -> Bool)? {
    guard let conditions = key.conditions(table.schema) else { return nil }
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
}
