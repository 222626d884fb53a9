extension RegisterRows {
  /// Beyond so many changes of a register what is known of it is found anew.
  private static let mostChanges = 4_096

  /// The same for changed data, and by register where rows counted or count that have changed or
  /// refer to one that has.
  func updated(
    _ dataset: Dataset, by changed: Changes
  ) -> (rows: RegisterRows, regions: [String: Set<Int32>]) {
    var affected: [String: Set<RowID>] = changed.registers.mapValues(\.rows)
    /// Rows that a row that changed is looked at through.
    var referring: [String: Set<RowID>] = [:]
    for (register, rows) in changed.registers {
      for link in references.links(to: register, lookingAt: rows.fields) {
        let found = Self.rows(link, to: rows.rows, of: register, in: dataset)
        affected[link.register, default: []].formUnion(found)
        referring[link.register, default: []].formUnion(found)
      }
    }
    var regions: [String: Set<Int32>] = [:]
    var changes = changes
    var known = Known(
      located: located.withLock { $0 }, places: places.withLock { $0 },
      totals: totals.withLock { $0 }, years: years.withLock { $0 })
    for (register, rows) in affected where !rows.isEmpty {
      let moves = rows.map { row in
        (
          row: row, before: place(of: row, of: register, in: self.dataset),
          now: place(of: row, of: register, in: dataset)
        )
      }
      changes[register, default: []] += moves.map { Change(row: $0.row, before: $0.before) }
      for move in moves {
        regions[register, default: []].formUnion([move.before, move.now].filter { $0 >= 0 })
      }
      if changes[register, default: []].count > Self.mostChanges {
        changes[register] = []
        known.located[register] = nil
      }
      if rows.count > Self.mostChanges {
        known.places[register] = nil
        known.totals[register] = nil
        known.years[register] = nil
        continue
      }
      let fields = changed.registers[register]?.fields ?? []
      take(moves, of: register, in: dataset, &known) { row in
        referring[register]?.contains(row) ?? false ? nil : fields
      }
    }
    return (RegisterRows(dataset, keepingOf: self, known, changes: changes), regions)
  }

  /// Brings places, totals and years up to date for rows that changed.
  private func take(
    _ moves: [(row: RowID, before: Int32, now: Int32)], of register: String, in dataset: Dataset,
    _ known: inout Known, fields: (RowID) -> Set<String>?
  ) {
    // Taken out, so that they are changed in place as far as older engines do not share them.
    if var places = known.places.removeValue(forKey: register) {
      let table = dataset.table(register)
      places.move(moves, all: table?.schema.ownerField == nil ? table?.regionNumbers : nil)
      known.places[register] = places
    }
    guard let now = dataset.table(register) else { return }
    // A register may be made by its first row.
    let before = self.dataset.table(register) ?? now
    if var years = known.years.removeValue(forKey: register) {
      let times = (before: RowTimes(before), now: RowTimes(now))
      for move in moves {
        // A row that counts nowhere may not be there.
        years.move(
          (move.before, move.before < 0 ? nil : times.before.year(of: move.row)),
          to: (move.now, move.now < 0 ? nil : times.now.year(of: move.row)))
      }
      known.years[register] = years
    }
    guard var totals = known.totals.removeValue(forKey: register) else { return }
    for move in moves {
      totals.change(
        move.row,
        from: RegisterTotals.RowState(
          table: before, tables: self.dataset.tables, place: move.before),
        to: RegisterTotals.RowState(table: now, tables: dataset.tables, place: move.now),
        fields: fields(move.row))
    }
    known.totals[register] = totals
  }

  /// Where a row counts; below 0 for nowhere, and for a row that is not there.
  private func place(of row: RowID, of register: String, in dataset: Dataset) -> Int32 {
    guard let table = dataset.table(register), table.contains(row) else { return -1 }
    return dataset.place(of: row, in: table)?.index ?? -1
  }

  /// The rows that point to one of some rows of another register.
  private static func rows(
    _ link: RegisterReferences.Link, to targets: Set<RowID>, of register: String,
    in dataset: Dataset
  ) -> Set<RowID> {
    guard let table = dataset.table(link.register), let other = dataset.table(register),
      case .text(let ids)? = table.schema.index(of: link.field).map({ table.column($0) })
    else { return [] }
    var found: Set<RowID> = []
    if targets.count <= 8 {
      for target in targets {
        let id = Array(other.id(of: target).utf8)
        for row in ids.texts(containing: id) where ids.slice(row).elementsEqual(id) {
          found.insert(RowID(row))
        }
      }
    } else {
      let names = Set(targets.map { other.id(of: $0) })
      for row in table.rows where names.contains(ids[Int(row.index)]) { found.insert(row) }
    }
    return found
  }

  // MARK: - Bringing up to date

  /// The changes since something was found, the first of each row; nil where they are too many.
  private func changes(of register: String, since version: Int, _ count: Int) -> [Change]? {
    let all = changes[register] ?? []
    guard version <= all.count else { return nil }
    let recent = all[version...]
    guard recent.count <= max(256, count / 8) else { return nil }
    var seen: Set<RowID> = []
    return recent.filter { seen.insert($0.row).inserted }
  }

  /// All rows of a register, brought up to date.
  func updated(_ found: Found, _ register: String) -> LocatedRows? {
    guard let recent = changes(of: register, since: found.version, found.rows.count)
    else { return nil }
    var rows = found.rows
    for change in recent {
      let now = place(of: change.row, of: register, in: dataset)
      if now == change.before { continue }
      if change.before >= 0 { rows.remove(change.before, change.row) }
      if now >= 0 { rows.insert(now, change.row) }
    }
    return rows
  }
}

extension Table {
  /// A table of some rows alone, numbered in the order given; of removed rows all is missing.
  func excerpt(_ rows: [RowID]) -> Table {
    var builder = TableBuilder(schema: schema)
    for (position, row) in rows.enumerated() {
      _ = builder.beginRow(id: String(position))
      for field in schema.fields.indices {
        let value = value(at: field, of: row)
        if !value.isMissing { try? builder.set(field, value) }
      }
    }
    return builder.finish()
  }
}
