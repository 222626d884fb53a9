extension RegisterRows {
  /// Beyond so many changes of a register what is known of it is found anew.
  private static let mostChanges = 4_096

  /// The same for changed data, and by register where rows counted or count that have changed or
  /// refer to one that has.
  func updated(
    _ dataset: Dataset, by changed: Changes
  ) -> (rows: RegisterRows, regions: [String: Set<Int32>]) {
    var affected: [String: Set<RowID>] = changed.registers.mapValues(\.rows)
    for (register, rows) in changed.registers {
      for link in references.links(to: register, lookingAt: rows.fields) {
        affected[link.register, default: []].formUnion(
          Self.rows(link, to: rows.rows, of: register, in: dataset))
      }
    }
    var regions: [String: Set<Int32>] = [:]
    var changes = changes
    var stale: Set<String> = []
    for (register, rows) in affected where !rows.isEmpty {
      for row in rows {
        let before = place(of: row, of: register, in: self.dataset)
        let now = place(of: row, of: register, in: dataset)
        changes[register, default: []].append(Change(row: row, before: before))
        regions[register, default: []].formUnion([before, now].filter { $0 >= 0 })
      }
      if changes[register, default: []].count > Self.mostChanges {
        changes[register] = []
        stale.insert(register)
      }
    }
    var known = (located: located.withLock { $0 }, matching: matching.withLock { $0 })
    if !stale.isEmpty {
      known.located = known.located.filter { !stale.contains($0.key) }
      known.matching = known.matching.filter { !stale.contains($0.key.selection.register) }
    }
    let rows = RegisterRows(
      dataset, references, located: known.located, matching: known.matching, changes: changes)
    return (rows, regions)
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

  /// The rows that pass, brought up to date: only those that changed are tested.
  func updated(_ found: Found, _ key: Key) -> LocatedRows? {
    let register = key.selection.register
    guard let table = dataset.table(register),
      let recent = changes(of: register, since: found.version, all(register).count)
    else { return nil }
    let excerpt = table.excerpt(recent.map(\.row))
    guard let test = test(key, excerpt) else { return nil }
    var rows = found.rows
    for (position, change) in recent.enumerated() {
      let now = place(of: change.row, of: register, in: dataset)
      let passes = now >= 0 && test(RowID(position))
      if change.before >= 0, !(passes && change.before == now) {
        rows.remove(change.before, change.row)
      }
      if passes { rows.insert(now, change.row) }
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
