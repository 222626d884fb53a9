/// Taking journaled edits into a dataset.
extension Dataset {
  /// By what name findings speak of the place of an edit.
  static let journalName = "journal"

  /// Applies a transaction.
  ///
  /// Edits are absolute, so that applying one twice changes nothing. What this program does not know
  /// (a register, an indicator, a region of a newer one) is kept for its file and is a finding; a
  /// field of a row that is not there is only a finding.
  package mutating func apply(_ transaction: Transaction) -> Changes { apply([transaction]) }

  /// Applies transactions in order; of several edits of one target only the last is looked at.
  package mutating func apply(_ transactions: some Sequence<Transaction>) -> Changes {
    var outcome = EditOutcome()
    for transaction in transactions { outcome.add(transaction) }
    return apply(outcome)
  }

  /// Applies what transactions come to.
  mutating func apply(_ outcome: EditOutcome) -> Changes {
    journal.sequence = max(journal.sequence, outcome.sequence)
    var changes = Changes()
    apply(figures: outcome, &changes)
    for register in outcome.registerOrder {
      guard let rows = outcome.registers[register] else { continue }
      apply(rows, of: register, &changes)
    }
    return changes
  }

  // MARK: - Figures

  private mutating func apply(figures outcome: EditOutcome, _ changes: inout Changes) {
    if outcome.figureOrder.isEmpty { return }
    var replacements: [FigureStore.Replacement] = []
    var kept: [String: JSONObject] = [:]
    let shared = decoder
    let dataset = self
    shared.lend(dataset) { decoder in
      for id in outcome.figureOrder {
        guard let change = outcome.figures[id] else { continue }
        guard let value = change.value else {
          replacements.append(FigureStore.Replacement(id: id, figure: nil))
          continue
        }
        let record = decoder.figure(value, change.path)
        changes.note(record.problems, id)
        if let figure = record.content, figure.id == id {
          replacements.append(FigureStore.Replacement(id: id, figure: figure))
          kept[id] = record.kept
        } else {
          // Something else stands there now, if only for a newer program.
          replacements.append(FigureStore.Replacement(id: id, figure: nil))
        }
      }
    }
    let understood = Set(kept.keys)
    for id in outcome.figureOrder {
      let value = outcome.figures[id]?.value
      setAside(id, understood.contains(id) ? nil : value, of: .figures)
    }
    var touched: [(new: Figure?, old: Figure?, ref: FigureRef)] = []
    figures.replace(replacements) { touched.append(($0.figure, $1, $2)) }
    for (new, old, ref) in touched {
      changes.figureRefs.insert(ref)
      for figure in [new, old].compactMap({ $0 }) {
        changes.figures.insert(
          Changes.Place(indicator: figure.indicator, region: figure.region))
      }
      let number = Int(ref.index)
      let index = imageIndex(of: number, .figures) ?? addRecord(number, of: new ?? old)
      if let index, let new {
        files[index].setExtras(kept[new.id] ?? JSONObject(), of: number)
      } else if let index {
        files[index].touch()
      }
    }
  }

  private mutating func addRecord(_ number: Int, of figure: Figure?) -> Int? {
    guard let figure else { return nil }
    let index = imageIndex(forNew: figure.document)
    files[index].add(number)
    return index
  }

  // MARK: - Rows

  private mutating func apply(
    _ outcome: EditOutcome.Rows, of register: String, _ changes: inout Changes
  ) {
    guard let schema = catalogue.registers[register] else {
      changes.note(
        .register, register,
        nearest: NearestName.of(register, among: catalogue.registers.all.map(\.id)),
        outcome.path)
      for id in outcome.order {
        guard let row = outcome.rows[id] else { continue }
        setAside(
          id, row.merged(into: current(.row(register: register, id: id))), of: .rows(register))
      }
      return
    }
    // Taken out of the dictionary, so that it is not copied for being there, too.
    var table =
      tables.removeValue(forKey: register)
      ?? TableBuilder(
        schema: schema, options: RowShape.options(schema, catalogue)
      ).finish()
    for id in outcome.order {
      guard let row = outcome.rows[id] else { continue }
      apply(row, id, &table, &changes)
    }
    tables[register] = table
  }

  private mutating func apply(
    _ outcome: EditOutcome.Row, _ id: String, _ table: inout Table, _ changes: inout Changes
  ) {
    let register = table.schema.id
    let content = FileImage.Content.rows(register)
    var known = table.find(id)
    let before = known.flatMap { place(of: $0, in: table) }
    var touched = Changes.Rows()
    defer {
      if let row = known {
        touched.rows.insert(row)
        touched.regions.formUnion(
          [before, table.contains(row) ? place(of: row, in: table) : nil].compactMap { $0 })
        var all = changes.registers[register] ?? Changes.Rows()
        all.rows.formUnion(touched.rows)
        all.regions.formUnion(touched.regions)
        all.fields.formUnion(touched.fields)
        changes.registers[register] = all
      }
    }
    switch outcome.whole {
    case .untouched: break
    case .removed:
      setAside(id, nil, of: content)
      if let row = known {
        touched.fields.formUnion(table.schema.fields.map(\.id))
        table.remove(row)
        if let index = imageIndex(of: Int(row.index), content) { files[index].touch() }
      }
      if !outcome.fields.isEmpty { changes.note(.reference, id, nearest: nil, outcome.path) }
      return
    case .value(let value):
      let record = decoder.lend(self) {
        $0.row(value, of: table.schema, isWhole: true, outcome.path)
      }
      changes.note(record.problems, id)
      guard let values = record.content, value["id"]?.string == id else {
        setAside(id, value, of: content)
        return
      }
      setAside(id, nil, of: content)
      if known == nil { known = table.add(id: id) }
      guard let row = known else { return }
      touched.fields.formUnion(table.schema.fields.map(\.id))
      var missing = Set(table.schema.fields.indices)
      for (field, value) in values {
        missing.remove(field)
        set(field, of: row, to: value, &table, outcome.path, &changes)
      }
      for field in missing where !table.value(at: field, of: row).isMissing {
        set(field, of: row, to: .missing, &table, outcome.path, &changes)
      }
      let index = imageIndex(of: Int(row.index), content) ?? addRow(row, of: register)
      files[index].setExtras(record.kept, of: Int(row.index))
    }
    if outcome.fields.isEmpty { return }
    guard let row = known else {
      if let kept = current(.row(register: register, id: id)) {
        setAside(id, outcome.merged(into: kept), of: content)
      } else {
        changes.note(.reference, id, nearest: nil, outcome.path)
      }
      return
    }
    touched.fields.formUnion(outcome.fields.keys)
    apply(fields: outcome, of: row, &table, &changes)
  }

  private mutating func apply(
    fields outcome: EditOutcome.Row, of row: RowID, _ table: inout Table, _ changes: inout Changes
  ) {
    let register = table.schema.id
    let number = Int(row.index)
    let index = imageIndex(of: number, .rows(register)) ?? addRow(row, of: register)
    var extras = files[index].extras(of: number) ?? JSONObject()
    for (field, value) in outcome.fields.sorted(by: { $0.key < $1.key }) {
      extras[field] = nil
      guard let position = table.schema.index(of: field) else {
        // A newer program's field: its value stays with the row in the file.
        changes.note(
          .field, field, nearest: NearestName.of(field, among: table.schema.fields.map(\.id)),
          outcome.path)
        extras[field] = value
        continue
      }
      var read = FieldValue.missing
      if let value {
        let object = JSONValue(JSONObject([field: value]))
        let record = decoder.lend(self) {
          $0.row(object, of: table.schema, isWhole: false, outcome.path)
        }
        changes.note(record.problems, table.id(of: row))
        read = record.content?.first { $0.field == position }?.value ?? .missing
        extras[field] = record.kept[field]
      }
      set(position, of: row, to: read, &table, outcome.path, &changes)
    }
    files[index].setExtras(extras, of: number)
  }

  private func set(
    _ field: Int, of row: RowID, to value: FieldValue, _ table: inout Table, _ path: JSONPath,
    _ changes: inout Changes
  ) {
    do throws(TableBuilder.Fault) {
      try table.set(field, of: row, to: value)
    } catch {
      changes.note(
        [
          (
            LoadProblem(
              .numberOverflow, at: FilePlace(file: Self.journalName),
              path: path.appending(key: table.schema.fields[field].id)), nil
          )
        ], table.id(of: row))
    }
  }

  private mutating func addRow(_ row: RowID, of register: String) -> Int {
    let index = imageIndex(forNewRowOf: register)
    files[index].add(Int(row.index))
    return index
  }
}

extension Changes {
  fileprivate mutating func note(
    _ problems: [(problem: LoadProblem, severity: Rule.Severity?)], _ id: String
  ) {
    for (problem, severity) in problems {
      var problem = problem
      problem.recordID = problem.recordID ?? id
      findings.append(
        Finding(
          severity: severity ?? LoadSession.severity(of: problem.kind), fact: .load(problem)))
    }
  }

  fileprivate mutating func note(
    _ vocabulary: Vocabulary, _ name: String, nearest: String?, _ path: JSONPath
  ) {
    let problem = LoadProblem(
      .unknown(vocabulary, name: name, nearest: nearest),
      at: FilePlace(file: Dataset.journalName), path: path, found: LoadProblem.shortened(name))
    note([(problem, nil)], name)
  }
}
