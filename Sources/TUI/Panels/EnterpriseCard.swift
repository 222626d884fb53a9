internal import Core

/// An enterprise's card: its own fields, then the rows of every register that belong to it.
struct EnterpriseCard {
  let workspace: Workspace
  let pen: DashboardPen

  private var dataset: Dataset { workspace.dataset }

  func lines(_ row: RowID) -> [DashboardLine] {
    guard let table = dataset.tables["enterprises"] else { return [] }
    var lines = [DashboardLine(StyledLine(name(row, table), .title, bold: true))]
    if let region = table.region(of: row) {
      let path = dataset.regions.path(to: region).dropFirst()
        .map { RegionText(pen.language).name(dataset.regions[$0]) }
      lines.append(DashboardLine(StyledLine(path.joined(separator: " > "), .dim)))
    }
    lines.append(.blank)
    lines += fieldLines(row, table)
    let id = table.id(of: row)
    for schema in dataset.catalogue.registers.all where schema.id != table.schema.id {
      guard let owned = dataset.tables[schema.id] else { continue }
      let rows = dataset.rows(of: schema.id, owner: id)
      guard !rows.isEmpty else { continue }
      lines.append(.blank)
      lines.append(.heading(pen.text(schema.title) + "  \(rows.count)"))
      for row in rows { lines += rowLines(row, owned) }
    }
    return lines
  }

  private func name(_ row: RowID, _ table: Table) -> String {
    table.name(of: row) ?? pen.text(.anonymousEnterprise)
  }

  /// Each filled field on its line.
  private func fieldLines(_ row: RowID, _ table: Table) -> [DashboardLine] {
    let fields = FieldText(dataset: dataset, language: pen.language)
    return table.schema.fields.flatMap { field -> [DashboardLine] in
      guard field.id != table.schema.nameField, field.id != table.schema.locatedField,
        let words = fields.text(field, of: row, in: table)
      else { return [] }
      let label = DisplayWidth.pad(pen.text(field.title), to: 14)
      return StyledLine([Span(label, Style(.dim)), Span(" " + words)])
        .wrapped(to: pen.columns, indent: 15).map { DashboardLine($0) }
    }
  }

  /// A row of another register: its summary, and where it stands.
  private func rowLines(_ row: RowID, _ table: Table) -> [DashboardLine] {
    let fields = FieldText(dataset: dataset, language: pen.language)
    let words = table.schema.fields.compactMap { field -> String? in
      guard field.id != table.schema.ownerField, field.id != table.schema.locatedField,
        field.type != .source
      else { return nil }
      return fields.text(field, of: row, in: table)
    }
    var lines = StyledLine("  " + words.joined(separator: "  "))
      .wrapped(to: pen.columns, indent: 4).map { DashboardLine($0) }
    if case .source(let source) = table.value("source", of: row) {
      let place = SourceText(dataset: dataset, language: pen.language).line(source)
      lines += StyledLine("    " + place, .dim)
        .wrapped(to: pen.columns, indent: 4).map { DashboardLine($0) }
    }
    return lines
  }
}
