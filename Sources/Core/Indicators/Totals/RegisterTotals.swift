/// What measures of one register come to in every region, and how a change of a row changes that.
///
/// All measures are found in one pass over the columns; a change touches the regions from its place
/// to the root and no others, however many rows there are.
package struct RegisterTotals: Sendable {
  /// What a measure comes to in a region and everything below it.
  package struct Total: Hashable, Sendable {
    /// Rows that pass.
    package var count = 0
    /// Rows that pass and have the number that is summed; of a distinct count how many different
    /// values there are.
    package var stated = 0
    /// The sum of those numbers, at `scale` digits after the point.
    package var sum: Int64 = 0
    /// Digits after the point of `sum`.
    package var scale = 0
    /// Rows whose number is inexact or in another unit: the sum is to be made row by row.
    package var special = 0

    /// The sum as a number.
    package var number: FixedDecimal? { FixedDecimal(mantissa: sum, scale: scale)?.normalized }
  }

  /// The measures in the order in which they were asked for, each once.
  package private(set) var measures: [RowMeasure] = []
  private var positions: [RowMeasure: Int] = [:]
  private(set) var masks: RowMasks
  private var cells: [MeasureCells] = []
  private let parents: RegionParents
  private let regions: RegionTree

  /// Adds measures of one register up; those that the register cannot be split for are left out.
  ///
  /// `places` says where each row counts, below 0 for nowhere. O(rows × measures), on all cores.
  package init?(
    _ wanted: [RowMeasure], of table: Table, places: ChunkedArray<Int32>, regions: RegionTree,
    tables: [String: Table]
  ) {
    masks = RowMasks(table.schema, regions)
    parents = RegionParents(regions)
    self.regions = regions
    add(wanted, of: table, places: places, tables: tables)
    if measures.isEmpty { return nil }
  }

  /// Adds measures up that are not known yet.
  mutating func add(
    _ wanted: [RowMeasure], of table: Table, places: ChunkedArray<Int32>, tables: [String: Table]
  ) {
    var added: [MeasureCells] = []
    for measure in wanted where positions[measure] == nil {
      guard let step = masks.add(measure.key) else { continue }
      positions[measure] = measures.count
      measures.append(measure)
      added.append(MeasureCells(measure, step: step, table.schema, parents.count))
    }
    if added.isEmpty { return }
    var needed = [Bool](repeating: false, count: masks.steps.count)
    for cells in added { masks.mark(cells.step, in: &needed) }
    let pass = TotalsPass(
      work: MaskWork(masks, table, needed: needed, regions, tables), steps: masks.steps.count,
      table: table, places: places, placeCount: parents.count)
    pass.run(&added)
    for index in added.indices { added[index].rollUp(parents) }
    cells += added
  }

  /// What a measure comes to in a region; nil where it is not known here.
  package func total(_ measure: RowMeasure, in region: RegionID) -> Total? {
    guard let position = positions[measure] else { return nil }
    return cells[position].total(Int(region.index))
  }

  /// Whether a measure has been added up.
  func has(_ measure: RowMeasure) -> Bool { positions[measure] != nil }

  // MARK: - Changes

  /// A row as it was or is: the table it stands in and where it counts, below 0 for nowhere.
  package struct RowState {
    var table: Table
    var tables: [String: Table]
    var place: Int32

    /// Describes a row of a table.
    package init(table: Table, tables: [String: Table], place: Int32) {
      self.table = table
      self.tables = tables
      self.place = place
    }
  }

  /// Brings the totals up to date for one row that changed; `fields` nil stands for all.
  ///
  /// O(measures touched × depth of the tree), whatever the number of rows.
  package mutating func change(
    _ row: RowID, from old: RowState, to new: RowState, fields: Set<String>?
  ) {
    let hasMoved = old.place != new.place
    var touched: [Int] = []
    var needed = [Bool](repeating: false, count: masks.steps.count)
    for index in cells.indices {
      if let fields, !hasMoved, fields.isDisjoint(with: masks.fields[cells[index].step]),
        cells[index].field.map({ !fields.contains($0) }) ?? true
      {
        continue
      }
      touched.append(index)
      masks.mark(cells[index].step, in: &needed)
    }
    if touched.isEmpty { return }
    let before = entries(row, old, touched, needed)
    let after = entries(row, new, touched, needed)
    for (position, index) in touched.enumerated() where before[position] != after[position] {
      cells[index].replace(before[position], by: after[position], parents)
    }
  }

  /// What a row adds to some measures.
  private func entries(
    _ row: RowID, _ state: RowState, _ touched: [Int], _ needed: [Bool]
  ) -> [MeasureCells.Entry] {
    let nothing = MeasureCells.Entry(place: -1)
    guard state.place >= 0, state.table.contains(row) else {
      return touched.map { _ in nothing }
    }
    let work = MaskWork(masks, state.table, needed: needed, row: row, regions, state.tables)
    let scratch = MaskScratch(steps: masks.steps.count, rows: 1)
    work.evaluate(.row(Int(row.index)), scratch)
    return touched.map { index in
      scratch.passing(cells[index].step)[0] == 0
        ? nothing : cells[index].entry(row, state.place, state.table)
    }
  }
}

/// The region above each, by number.
struct RegionParents: Sendable {
  /// Below 0 for the root.
  let above: [Int32]

  init(_ tree: RegionTree) { above = tree.regions.map { $0.parent?.index ?? -1 } }

  var count: Int { above.count }

  /// Calls `body` with a region and all above it.
  func climb(_ place: Int32, _ body: (Int) -> Void) {
    var next = place
    while next >= 0 {
      body(Int(next))
      next = above[Int(next)]
    }
  }
}
