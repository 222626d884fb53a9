internal import Core

extension Workspace {
  /// Works out the rows of the innermost list anew, after anything they depend on has changed.
  mutating func refreshRows() {
    var frame = browse.frame
    let selected = rowIdentity(frame)
    switch frame.content {
    case .regions: refreshRegions(&frame)
    case .enterprises: refreshEnterprises(&frame)
    }
    if let selected, let position = position(of: selected, in: frame.rows) {
      frame.window.select(position, count: frame.rows.count)
    } else {
      frame.window.select(frame.window.selected, count: frame.rows.count)
    }
    browse.frame = frame
  }

  private enum RowIdentity: Equatable {
    case region(RegionID)
    case enterprise(RowID)
  }

  private func rowIdentity(_ frame: BrowseFrame) -> RowIdentity? {
    let position = frame.window.selected
    switch frame.rows {
    case .regions(let rows): return rows.indices.contains(position) ? .region(rows[position]) : nil
    case .enterprises(let rows):
      return rows.indices.contains(position) ? .enterprise(rows[position]) : nil
    }
  }

  private func position(of identity: RowIdentity, in rows: ListRows) -> Int? {
    switch (identity, rows) {
    case (.region(let region), .regions(let rows)): rows.firstIndex(of: region)
    case (.enterprise(let row), .enterprises(let rows)): rows.firstIndex(of: row)
    default: nil
    }
  }

  private func refreshRegions(_ frame: inout BrowseFrame) {
    let all = Array(dataset.regions.children(of: frame.region))
    let withData = all.filter { engine.hasData(in: $0) }
    frame.hidden = all.count - withData.count
    var rows = frame.showsEmpty || withData.isEmpty ? all : withData
    if withData.isEmpty { frame.hidden = 0 }
    if !frame.filter.isEmpty {
      rows = rows.filter { search.matches(frame.filter, region: $0) }
    }
    if let sort = frame.sort { rows = sorted(rows, by: sort) }
    // The region itself stands first: its own numbers above those of its parts.
    frame.rows = .regions([frame.region] + rows)
  }

  private func sorted(_ rows: [RegionID], by sort: SortOrder) -> [RegionID] {
    if sort.column == BrowseFrame.nameColumn { return sortedByName(rows, sort.descending) }
    guard columns.indices.contains(sort.column) else { return rows }
    let column = columns[sort.column]
    let values = rows.map { answer(column, of: $0).shown.quantity?.value }
    let order = rows.indices.sorted { a, b in
      switch (values[a], values[b]) {
      case (let x?, let y?) where x != y: sort.descending ? x > y : x < y
      case (.some, nil): true
      case (nil, .some): false
      default: a < b
      }
    }
    return order.map { rows[$0] }
  }

  /// By the readings of the names, which order them alike in both languages.
  private func sortedByName(_ rows: [RegionID], _ descending: Bool) -> [RegionID] {
    let keys = rows.map { dataset.regions[$0].pinyin }
    let order = rows.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : (keys[a] < keys[b]) != descending
    }
    return order.map { rows[$0] }
  }

  private func refreshEnterprises(_ frame: inout BrowseFrame) {
    guard let table = dataset.tables["enterprises"] else {
      frame.rows = .enterprises([])
      return
    }
    var rows = engine.rows(of: Catalogue.enterprises, in: frame.region)
    if !frame.filter.isEmpty { rows = narrowed(rows, table, frame.filter) }
    if let sort = frame.sort, let field = enterpriseField(sort.column) {
      rows = dataset.sorted(
        rows, of: Catalogue.enterprises,
        by: [RowSortKey(field: field.id, isDescending: sort.descending, collation: .pinyin)])
    }
    frame.rows = .enterprises(rows)
  }

  /// The rows that a filter finds; one that cannot be read is looked for as it stands.
  private func narrowed(_ rows: [RowID], _ table: Table, _ filter: String) -> [RowID] {
    guard case .success(let query) = enterpriseFilters(table.schema).read(filter),
      let passing = RowScan(query, of: table, search: search).rows()
    else { return search.filter(rows, of: table, by: filter) }
    return passing.filtering(rows)
  }

  private func enterpriseFilters(_ schema: RegisterSchema) -> QueryReader {
    QueryReader(
      schema, catalogue: dataset.catalogue, regions: dataset.regions, words: .all,
      today: .last(ofMonth: 12, year: dataset.manifest.defaultYear ?? years.last ?? 2_000))
  }

  /// Why a text is no filter of the enterprises listed; nil where it is one, or places are listed.
  func filterProblem(_ filter: String) -> QueryProblem? {
    guard browse.frame.content == .enterprises,
      let schema = dataset.catalogue.registers[Catalogue.enterprises],
      case .failure(let problem) = enterpriseFilters(schema).read(filter)
    else { return nil }
    return problem
  }

  /// The field of a column of an enterprise list, the names' too.
  private func enterpriseField(_ column: Int) -> Field? {
    if column == BrowseFrame.nameColumn {
      let schema = dataset.catalogue.registers[Catalogue.enterprises]
      return schema?.nameField.flatMap { schema?[$0] }
    }
    return enterpriseColumns.indices.contains(column) ? enterpriseColumns[column] : nil
  }

  /// The header of a column of an enterprise list.
  func enterpriseColumnTitle(_ column: Int) -> LocalizedText? { enterpriseField(column)?.title }

  /// The fields that an enterprise list shows, in the catalogue's order, without the name.
  var enterpriseColumns: [Field] {
    guard let schema = dataset.catalogue.registers["enterprises"] else { return [] }
    return schema.listFields.filter { $0.id != schema.nameField }
  }
}
