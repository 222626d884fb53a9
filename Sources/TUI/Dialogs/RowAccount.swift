internal import Core

/// Writes the account of a register's row or of one of its fields: what it holds, where it stands, what it means.
struct RowAccount {
  private let page: AccountPage
  private let table: Table
  private let row: RowID

  /// Prepares an account; nil where there is no such row.
  init?(page: AccountPage, register: String, row: String) {
    guard let table = page.dataset.tables[register], let id = table.find(row) else { return nil }
    self.page = page
    self.table = table
    self.row = id
  }

  private var text: ScreenText { page.text }
  private var dataset: Dataset { page.dataset }
  private var fields: FieldText { FieldText(dataset: dataset, language: text.language) }

  /// The account of one field.
  func lines(of id: String) -> [StyledLine] {
    guard let field = table.schema[id] else { return lines() }
    var lines = heading(text(field.title))
    let words = fields.text(field, of: row, in: table)
    lines += page.entry(
      text(.accountValue), words ?? "-  " + text(.missing), bold: words != nil)
    lines += sourceLines() + [StyledLine()]
    let unit = field.unit.map { "  " + $0 } ?? ""
    return lines
      + page.entry(
        text(.accountDefinition),
        text(table.schema.title) + " " + text(field.title) + unit + "  (\(table.schema.id).\(id))",
        role: .dim)
      + editLines()
  }

  /// The account of the whole row: every field that is filled in.
  func lines() -> [StyledLine] {
    let filled = table.schema.fields.compactMap { field -> (label: String, words: String)? in
      guard field.type != .source, field.type != .sources, field.id != table.schema.locatedField,
        field.id != table.schema.ownerField,
        let words = fields.text(field, of: row, in: table)
      else { return nil }
      return (text(field.title), words)
    }
    let widest = filled.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0
    let room = max(12, min(widest + 1, page.columns / 3))
    return heading(text(table.schema.title)) + [StyledLine()]
      + filled.flatMap { field in
        page.entry(DisplayWidth.truncate(field.label, to: room - 1), field.words, room: room)
      }
      + [StyledLine()] + sourceLines()
      + page.entry(
        text(.accountDefinition), text(table.schema.title) + "  (\(table.schema.id))", role: .dim)
      + editLines()
  }

  /// What it is called, whose it is, and where that is.
  private func heading(_ title: String) -> [StyledLine] {
    var lines = [StyledLine(title, .title, bold: true)]
    let enterprises = dataset.tables[Catalogue.enterprises]
    let owner = table.owner(of: row).flatMap { enterprises?.find($0) }
    if let name = owner.flatMap({ enterprises?.name(of: $0) }) ?? table.name(of: row) {
      lines += page.entry(text(owner == nil ? .accountName : .enterprise), name)
    }
    if let region = dataset.place(of: row, in: table) {
      let path = dataset.regions.path(to: region).dropFirst()
        .map { RegionText(text.language).name(dataset.regions[$0]) }
      lines += page.entry(text(.accountRegion), path.joined(separator: " > "))
    }
    return lines
  }

  private func sourceLines() -> [StyledLine] {
    let sources: [Source] =
      switch table.value("source", of: row) {
      case .source(let source): [source]
      case .sources(let sources): sources
      default: []
      }
    let writer = SourceText(dataset: dataset, language: text.language)
    var lines = sources.enumerated().flatMap { index, source in
      page.entry(index == 0 ? text(.accountSource) : "", writer.line(source))
    }
    if sources.isEmpty {
      lines = page.entry(text(.accountSource), "-  " + text(.sourceNotStated))
    }
    return lines + page.entry(text(.accountRow), table.id(of: row), role: .dim)
  }

  private func editLines() -> [StyledLine] {
    guard dataset.manifest.isReadOnly else { return [] }
    return page.entry(text(.accountLastEdit), text(.accountNoEdits), role: .dim)
  }
}
