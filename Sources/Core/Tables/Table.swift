/// A register in memory, by columns.
///
/// Row and field access take constant time; rows are shown by taking out only those in view.
package struct Table: Sendable {
  /// The register's schema; columns are in the order of its fields.
  package let schema: RegisterSchema
  private let ids: TextArena
  private let idIndex: TextIndex
  private let columns: [Column]

  init(schema: RegisterSchema, ids: TextArena, idIndex: TextIndex, columns: [Column]) {
    self.schema = schema
    self.ids = ids
    self.idIndex = idIndex
    self.columns = columns
  }

  /// How many rows there are.
  package var count: Int { ids.count }

  /// All rows in the order of the file.
  package var rows: [RowID] { (0..<count).map { RowID($0) } }

  /// The id of a row in files.
  package func id(of row: RowID) -> String { ids[Int(row.index)] }

  /// The row with an id, or nil.
  package func find(_ id: String) -> RowID? { find(utf8: id.utf8) }

  /// The row whose id has these bytes, or nil.
  package func find(utf8 id: some Collection<UInt8>) -> RowID? {
    idIndex.find(id, in: ids).map { RowID($0) }
  }

  /// The column of the field at a position of the schema.
  package func column(_ field: Int) -> Column { columns[field] }

  /// What a field of a row holds; `missing` for an unknown field or row.
  package func value(_ field: String, of row: RowID) -> FieldValue {
    guard let position = schema.index(of: field) else { return .missing }
    return value(at: position, of: row)
  }

  /// What the field at a position of the schema holds.
  package func value(at field: Int, of row: RowID) -> FieldValue {
    guard columns.indices.contains(field), row.index >= 0, Int(row.index) < count
    else { return .missing }
    return columns[field].value(Int(row.index), field: schema.fields[field])
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
  package var regionNumbers: [Int32]? {
    guard let field = schema.index(of: schema.locatedField),
      case .region(let numbers) = columns[field]
    else { return nil }
    return numbers
  }
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
