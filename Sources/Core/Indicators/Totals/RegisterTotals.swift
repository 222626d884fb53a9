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
  /// By the fields that change.
  private var plans: [UInt64?: ChangePlan] = [:]
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
    plans = [:]
    var needs = [RowMasks.Need](repeating: [], count: masks.steps.count)
    for cells in added { masks.mark(cells.step, in: &needs) }
    masks.resolve(table, needs)
    let pass = TotalsPass(
      MaskWork(masks, table, needs, regions, tables), places, placeCount: parents.count)
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
    let changed =
      old.place == new.place ? fields.map { FieldBits($0, new.table.schema) } : nil
    let plan = plan(changed)
    if plan.touched.isEmpty { return }
    masks.resolve(new.table, plan.needs)
    let after = passing(row, new, plan)
    let before = plan.leavesRows ? after : passing(row, old, plan)
    var known: (old: KnownEntry?, new: KnownEntry?)
    for (position, index) in plan.touched.enumerated() {
      let own = before[position] ? entry(index, row, old, &known.old) : .nowhere
      let next = after[position] ? entry(index, row, new, &known.new) : .nowhere
      if own != next { cells[index].replace(own, by: next, parents) }
    }
  }

  /// What a row adds to all measures of one operand at one scale.
  private struct KnownEntry {
    var operand: RowMeasure.Operand
    var scale: Int
    var entry: MeasureCells.Entry
  }

  /// What a row that counts for a measure adds to it; `known` is what it adds to the last one.
  private func entry(
    _ index: Int, _ row: RowID, _ state: RowState, _ known: inout KnownEntry?
  ) -> MeasureCells.Entry {
    let (operand, scale) = (cells[index].operand, cells[index].scale)
    if let known, known.scale == scale, known.operand == operand { return known.entry }
    let entry = cells[index].entry(row, state.place, state.table)
    known = KnownEntry(operand: operand, scale: scale, entry: entry)
    return entry
  }

  /// What a change of some fields has to do with the measures.
  private struct ChangePlan {
    /// The measures that may change, and what of the steps has to be known for them.
    var touched: [Int] = []
    var needs: [RowMasks.Need]
    /// Where only what is summed changed, the row passes as it did.
    var leavesRows = true
  }

  /// The plan for changed fields, nil for all; found once.
  private mutating func plan(_ changed: FieldBits?) -> ChangePlan {
    if let known = plans[changed?.rawValue] { return known }
    var plan = ChangePlan(needs: [RowMasks.Need](repeating: [], count: masks.steps.count))
    for index in cells.indices {
      let looksAt = masks.fields[cells[index].step]
      if let changed, changed.isDisjoint(with: looksAt.union(cells[index].fieldBits)) { continue }
      plan.touched.append(index)
      masks.mark(cells[index].step, in: &plan.needs)
      if changed.map({ !$0.isDisjoint(with: looksAt) }) ?? true { plan.leavesRows = false }
    }
    plans[changed?.rawValue] = plan
    return plan
  }

  /// Which of some measures a row counts for.
  private func passing(
    _ row: RowID, _ state: RowState, _ plan: ChangePlan
  ) -> [Bool] {
    guard state.place >= 0, state.table.contains(row) else {
      return [Bool](repeating: false, count: plan.touched.count)
    }
    let work = MaskWork(masks, state.table, plan.needs, row: row, regions, state.tables)
    let scratch = MaskScratch(steps: masks.steps.count, rows: 1)
    work.evaluate(.row(Int(row.index)), scratch)
    return plan.touched.map { scratch.passing(cells[$0].step)[0] != 0 }
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
