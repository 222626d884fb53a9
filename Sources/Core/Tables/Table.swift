/// A register in memory, by columns.
///
/// Row and field access take constant time; rows are shown by taking out only those in view. A row
/// that is removed leaves its place empty, all its fields missing; its id takes that place again.
/// Copies share what they have in common, so that a change costs little while another copy is kept.
package struct Table: Sendable {
  /// The register's schema; columns are in the order of its fields.
  package let schema: RegisterSchema
  private(set) var ids: TextArena
  private(set) var idIndex: TextIndex
  /// Each in a box of its own, so that a change of a shared table copies one column's parts only.
  private var columns: [ColumnBox]
  /// The rows that were removed; scans of columns pass over their places.
  package private(set) var removed: Set<RowID> = []
  /// Per row the codes of its name's initials as `InitialTable` gives them, skipped characters left
  /// out; nil where rows have no text of their own as a name.
  ///
  /// Made while loading and kept up to date by every change, so that a search by initials scans it
  /// as it scans names. Empty for rows without a name.
  package private(set) var initials: TextArena?

  init(
    schema: RegisterSchema, ids: TextArena, idIndex: TextIndex, columns: [Column],
    initials: TextArena?
  ) {
    self.schema = schema
    self.ids = ids
    self.idIndex = idIndex
    self.columns = columns.map { ColumnBox($0) }
    self.initials = initials
  }

  /// How many rows there are.
  package var count: Int { ids.count - removed.count }

  /// How many places the columns have: the rows, and those that were removed.
  package var slotCount: Int { ids.count }

  /// All rows in the order of the file, those added since behind them; O(n).
  package var rows: [RowID] {
    let all = (0..<slotCount).map { RowID($0) }
    return removed.isEmpty ? all : all.filter { !removed.contains($0) }
  }

  /// All rows as a set; O(places / 64 + removed).
  package var rowSet: RowSet {
    var set = RowSet(count: slotCount, all: true)
    for row in removed { set.remove(Int(row.index)) }
    return set
  }

  /// Whether a row is there and not removed.
  package func contains(_ row: RowID) -> Bool {
    row.index >= 0 && Int(row.index) < slotCount && !removed.contains(row)
  }

  /// The id of a row in files; a removed one keeps it.
  package func id(of row: RowID) -> String { ids[Int(row.index)] }

  /// The row with an id, or nil.
  package func find(_ id: String) -> RowID? { find(utf8: id.utf8) }

  /// The row whose id has these bytes, or nil.
  package func find(utf8 id: some Collection<UInt8>) -> RowID? {
    idIndex.find(id, in: ids).map { RowID($0) }.flatMap { removed.contains($0) ? nil : $0 }
  }

  /// The column of the field at a position of the schema.
  package func column(_ field: Int) -> Column { columns[field].column }

  /// What a field of a row holds; `missing` for an unknown field or row.
  package func value(_ field: String, of row: RowID) -> FieldValue {
    guard let position = schema.index(of: field) else { return .missing }
    return value(at: position, of: row)
  }

  /// What the field at a position of the schema holds.
  package func value(at field: Int, of row: RowID) -> FieldValue {
    guard columns.indices.contains(field), row.index >= 0, Int(row.index) < slotCount
    else { return .missing }
    return columns[field].column.value(Int(row.index), field: schema.fields[field])
  }

  /// The name of a row by its schema's name field where that is a text, else nil.
  package func name(of row: RowID) -> String? {
    guard let field = schema.nameField, case .text(let name) = value(field, of: row)
    else { return nil }
    return name
  }

  /// The region that a row names itself, or nil; it may still count where its owner is.
  package func region(of row: RowID) -> RegionID? {
    guard case .region(let region) = value(schema.locatedField, of: row) else { return nil }
    return region
  }

  /// The enterprise that a row belongs to, by its id.
  package func owner(of row: RowID) -> String? {
    guard let field = schema.ownerField, case .reference(let id) = value(field, of: row)
    else { return nil }
    return id
  }

  /// The column that places rows in regions, as numbers of regions; nil if there is none.
  package var regionNumbers: ChunkedArray<Int32>? {
    guard let field = schema.index(of: schema.locatedField),
      case .region(let numbers) = columns[field].column
    else { return nil }
    return numbers
  }
}

// MARK: - Changing

extension Table {
  /// Adds a row with an id, all its fields missing; nil, and nothing added, where the id is taken.
  ///
  /// The id of a row that was removed gets that row's place again.
  package mutating func add(id: String) -> RowID? {
    if let known = idIndex.find(id.utf8, in: ids).map({ RowID($0) }) {
      return removed.remove(known)
    }
    guard ids.append(id) else { return nil }
    _ = idIndex.insert(ids.count - 1, of: ids)
    for index in columns.indices { change(index) { $0.appendMissing() } }
    initials?.append(empty: 1)
    return RowID(ids.count - 1)
  }

  /// Removes a row; false where it is not there.
  @discardableResult
  package mutating func remove(_ row: RowID) -> Bool {
    guard contains(row) else { return false }
    let fields = schema.fields
    for field in columns.indices {
      _ = change(field) { $0.set(row, .missing, fields[field]) }
    }
    initials?.set(Int(row.index), utf8: [])
    removed.insert(row)
    return true
  }

  /// Puts a value into a field of a row; a fault says that the field is missing now, or, where the
  /// type is wrong, as it was.
  package mutating func set(_ field: Int, of row: RowID, to value: FieldValue) throws(TableBuilder
    .Fault)
  {
    guard contains(row), columns.indices.contains(field) else { return }
    let definition = schema.fields[field]
    let fault = change(field) { $0.set(row, value, definition) }
    if field == schema.textNameField, case .text(let names) = columns[field].column {
      initials?.set(
        Int(row.index), utf8: InitialTable.shared.codes(of: names.slice(Int(row.index))))
    }
    if let fault { throw fault }
  }

  /// Changes a column where it stands if no other table shares it, else a copy.
  private mutating func change<Result>(
    _ field: Int, _ body: (inout Column) -> Result
  ) -> Result {
    if !isKnownUniquelyReferenced(&columns[field]) {
      columns[field] = ColumnBox(columns[field].column)
    }
    return body(&columns[field].column)
  }
}

/// A column that several tables may share.
///
/// `@unchecked`: it is changed only by a table that alone refers to it.
private final class ColumnBox: @unchecked Sendable {
  var column: Column
  init(_ column: Column) { self.column = column }
}

extension Column {
  /// What a row holds.
  func value(_ index: Int, field: Field) -> FieldValue {
    switch self {
    case .text(let arena):
      if arena.isEmpty(index) { return .missing }
      switch field.type {
      case .enterprise, .reference, .document: return .reference(arena[index])
      default: return .text(arena[index])
      }
    case .number(let numbers): return numbers[index].map { .number($0) } ?? .missing
    case .date(let days): return PartialDate(packed: days[index]).map { .date($0) } ?? .missing
    case .option(let options):
      return options.name(of: options.codes[index]).map { .option($0) } ?? .missing
    case .region(let numbers):
      return numbers[index] < 0 ? .missing : .region(RegionID(Int(numbers[index])))
    case .boolean(let flags): return flags[index] > 1 ? .missing : .boolean(flags[index] == 1)
    case .quantity(let column):
      return column.quantity(index, fieldUnit: field.unit ?? "").map { .quantity($0) } ?? .missing
    case .list(let column):
      let items = column[index]
      if items.isEmpty { return .missing }
      return field.type == .options ? .options(items) : .texts(items)
    case .period(let column): return column[index].map { .period($0) } ?? .missing
    case .sources(let column):
      guard let sources = column[index], let first = sources.first else { return .missing }
      return field.type == .source ? .source(first) : .sources(sources)
    }
  }
}

extension PartialDate {
  /// The date as one number that sorts by time, unknown parts as 0.
  package var packed: Int32 { Int32(year * 10_000 + (month ?? 0) * 100 + (day ?? 0)) }

  /// The date of a packed number; nil for 0 and impossible dates.
  package init?(packed: Int32) {
    let (month, day) = (Int(packed) / 100 % 100, Int(packed) % 100)
    self.init(
      year: Int(packed) / 10_000, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
  }
}
