/// Fills a table row by row.
///
/// After `beginRow` the fields may be set in any order, each once; those not set are missing. Texts
/// may be given as bytes, so that a row costs no allocation of its own.
package struct TableBuilder {
  /// Why a value was not taken; the field is then missing in this row.
  package enum Fault: Error, Hashable, Sendable {
    /// The value is not of the field's type.
    case type(FieldType)
    /// The number has more digits than the column can hold, or there are too many texts.
    case overflow
    /// The field was set before in this row; the first value is kept.
    case twice
  }

  /// The register's schema, whose fields are addressed by their position.
  package let schema: RegisterSchema
  private var ids = TextArena()
  private var idIndex = TextIndex()
  private var columns: ColumnSet
  /// Per field how many rows its column has.
  ///
  /// Columns without values lag behind `count` until there is one, so that a field that no row has
  /// costs nothing by the row.
  private var filled: [Int]
  /// The field whose initials are collected, and those of the rows that are complete.
  private let nameField: Int?
  private var initials = TextArena()

  /// Makes an empty table; `options` are the ids of each option field's options, by field.
  package init(schema: RegisterSchema, options: [String: [String]] = [:]) {
    self.schema = schema
    columns = ColumnSet(fields: schema.fields, options: options)
    filled = [Int](repeating: 0, count: schema.fields.count)
    nameField = schema.textNameField
  }

  /// Rows begun so far.
  package var count: Int { ids.count }

  /// The number of the row with an id, or nil.
  package func position(of id: String) -> Int? { idIndex.find(id.utf8, in: ids) }

  /// Begins a row; false, and no row begun, for an id that another row has.
  package mutating func beginRow(id: some Collection<UInt8>) -> Bool {
    if idIndex.find(id, in: ids) != nil { return false }
    completeRow()
    ids.append(utf8: id)
    _ = idIndex.insert(ids.count - 1, of: ids)
    return true
  }

  /// Begins a row; false, and no row begun, for an id that another row has.
  package mutating func beginRow(id: String) -> Bool { beginRow(id: id.utf8) }

  /// Whether all values of some rows of a block fit beside those that are here.
  func takes(_ block: RowBlock, _ rows: Range<Int>) -> Bool { columns.takes(block, rows) }

  /// Adds rows of a block that it takes, up to the first whose id is taken; returns how many.
  mutating func append(_ block: RowBlock, _ rows: Range<Int>) -> Int {
    completeRow()
    let before = count
    let added = rows.lowerBound..<rows.lowerBound + appendIDs(block, rows)
    if added.isEmpty { return 0 }
    for field in filled.indices where block.columns[field].count > 0 {
      fill(field, to: before)
      columns.append(block, added, field)
      filled[field] = count
    }
    if nameField != nil {
      ColumnSet.append(block.columns[block.initialsColumn], added, to: &initials)
    }
    return added.count
  }

  /// Adds ids up to the first that is taken; returns how many.
  private mutating func appendIDs(_ block: RowBlock, _ rows: Range<Int>) -> Int {
    if block.isAscending, idIndex.isAllSorted(count),
      count == 0 || ids.compare(count - 1, block.id(rows.lowerBound)) < 0
    {
      ColumnSet.append(block.columns[block.idColumn], rows, to: &ids)
      idIndex.extend(by: rows.count)
      return rows.count
    }
    for row in rows {
      let id = block.id(row)
      if idIndex.find(id, in: ids) != nil { return row - rows.lowerBound }
      ids.append(utf8: id)
      _ = idIndex.insert(count - 1, of: ids)
    }
    return rows.count
  }

  /// The code of an option of a field, where it is known.
  func code(of option: String, _ field: Int) -> UInt16? { columns.code(of: option, field) }

  /// Sets a text, option, reference or document field from sound UTF-8.
  package mutating func set(_ field: Int, utf8: UnsafeBufferPointer<UInt8>) throws(Fault) {
    if filled[field] >= count { throw .twice }
    fill(field, to: count - 1)
    try note(field, columns.append(field, utf8: utf8))
  }

  /// Sets a field of any type.
  package mutating func set(_ field: Int, _ value: FieldValue) throws(Fault) {
    if filled[field] >= count { throw .twice }
    fill(field, to: count - 1)
    try note(field, columns.append(field, value))
  }

  private mutating func note(_ field: Int, _ fault: Fault?) throws(Fault) {
    if fault == nil || fault == .overflow { filled[field] += 1 }
    if let fault { throw fault }
  }

  /// The finished table.
  package consuming func finish() -> Table {
    completeRow()
    for field in filled.indices { fill(field, to: count) }
    return Table(
      schema: schema, ids: ids, idIndex: idIndex, columns: columns.finish(),
      initials: nameField == nil ? nil : initials)
  }

  /// Adds missing values until a column has so many rows.
  private mutating func fill(_ field: Int, to rows: Int) {
    if filled[field] >= rows { return }
    columns.appendMissing(field, rows - filled[field])
    filled[field] = rows
  }

  /// Adds the initials of the last row, whose name is known now.
  private mutating func completeRow() {
    if let nameField, initials.count < count {
      initials.append(utf8: InitialTable.shared.codes(of: columns.text(nameField, count - 1)))
    }
  }
}
