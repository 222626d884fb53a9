internal import Core

/// An enterprise's card: its own fields, then the rows of every register that belong to it.
///
/// The cursor stops at each field and at each row; `=` opens their accounts.
struct EnterpriseCard {
  let workspace: Workspace
  let pen: DashboardPen

  private var dataset: Dataset { workspace.dataset }

  func lines(_ row: RowID) -> [DashboardLine] {
    guard let table = dataset.tables["enterprises"] else { return [] }
    var lines = stop(
      StyledLine(name(row, table), .title, bold: true).wrapped(to: pen.columns),
      at: subject(table.schema.nameField ?? "", of: row, in: table))
    if let region = table.region(of: row) {
      let path = dataset.regions.path(to: region).dropFirst()
        .map { RegionText(pen.language).name(dataset.regions[$0]) }
      lines += stop(
        StyledLine(path.joined(separator: " > "), .dim).wrapped(to: pen.columns),
        at: subject(table.schema.locatedField, of: row, in: table))
    }
    lines.append(.blank)
    lines += fieldLines(row, table)
    var sources = self.sources(row, table)
    let id = table.id(of: row)
    let owner = name(row, table)
    for schema in dataset.catalogue.registers.all where schema.id != table.schema.id {
      guard let owned = dataset.tables[schema.id] else { continue }
      let rows = dataset.rows(of: schema.id, owner: id)
      guard !rows.isEmpty else { continue }
      lines += [.blank, .heading(pen.text(schema.title) + "  \(rows.count)")]
      for row in rows {
        lines += rowLines(row, owned, owner: owner)
        for source in self.sources(row, owned) where !sources.contains(source) {
          sources.append(source)
        }
      }
    }
    guard !sources.isEmpty else { return lines }
    lines += [.blank, .heading(pen.text(.accountSource))]
    for source in sources {
      lines += StyledLine("  " + source).wrapped(to: pen.columns, indent: 2)
        .map { DashboardLine($0) }
    }
    return lines
  }

  /// Lines of which the first takes the cursor.
  private func stop(_ lines: [StyledLine], at subject: AccountSubject) -> [DashboardLine] {
    lines.enumerated().map { DashboardLine($0.element, subject: $0.offset == 0 ? subject : nil) }
  }

  private func subject(_ field: String, of row: RowID, in table: Table) -> AccountSubject {
    .field(register: table.schema.id, row: table.id(of: row), field: field)
  }

  /// Where a row stands in the documents, as lines.
  private func sources(_ row: RowID, _ table: Table) -> [String] {
    let text = SourceText(dataset: dataset, language: pen.language)
    switch table.value("source", of: row) {
    case .source(let source): return [text.line(source)]
    case .sources(let sources): return sources.map { text.line($0) }
    default: return []
    }
  }

  private func name(_ row: RowID, _ table: Table) -> String {
    table.name(of: row) ?? pen.text(.anonymousEnterprise)
  }

  /// Each filled field on its line.
  private func fieldLines(_ row: RowID, _ table: Table) -> [DashboardLine] {
    let fields = FieldText(dataset: dataset, language: pen.language)
    return table.schema.fields.flatMap { field -> [DashboardLine] in
      guard field.id != table.schema.nameField, field.id != table.schema.locatedField,
        field.type != .source, field.type != .sources,
        let words = fields.text(field, of: row, in: table)
      else { return [] }
      let room = pen.language == .zh ? 16 : 22
      let label = DisplayWidth.pad(pen.text(field.title), to: room)
      let rows = DisplayWidth.wrap(words, to: max(8, pen.columns - room - 1)).enumerated().map {
        StyledLine([
          Span($0.offset == 0 ? label : String(repeating: " ", count: room), .dim),
          Span(" " + $0.element),
        ])
      }
      return stop(rows, at: subject(field.id, of: row, in: table))
    }
  }

  /// A row of another register in one paragraph: its dates, then the fields of its list first.
  private func rowLines(_ row: RowID, _ table: Table, owner: String) -> [DashboardLine] {
    let fields = FieldText(dataset: dataset, language: pen.language)
    let dates = table.schema.timeFields.compactMap { table.schema[$0] }
    let listed = table.schema.listFields.filter { field in
      !dates.contains { $0.id == field.id }
    }
    let first = dates + listed
    let others = table.schema.fields.filter { field in !first.contains { $0.id == field.id } }
    let words = (first + others).compactMap { field -> String? in
      guard field.id != table.schema.ownerField, field.id != table.schema.locatedField,
        field.type != .source, field.type != .sources,
        let words = fields.text(field, of: row, in: table), words != owner
      else { return nil }
      return words
    }
    return stop(
      StyledLine("  " + words.joined(separator: "  ")).wrapped(to: pen.columns, indent: 4),
      at: .row(register: table.schema.id, row: table.id(of: row)))
  }
}
