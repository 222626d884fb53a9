/// Conditions about rows that are not in a table yet.
extension Dataset {
  /// Whether a condition is true of a row being entered; nil where a missing field leaves it open.
  ///
  /// Values that their field cannot hold count as missing. O(fields of the register).
  package func test(_ condition: Condition, on draft: [String: FieldValue], of register: String)
    -> Bool?
  {
    draftTable(draft, of: register).flatMap { test(condition, on: $0) }
  }

  /// Whether a condition is true of the one row of a table made by ``draftTable(_:of:)``.
  package func test(_ condition: Condition, on table: Table) -> Bool? {
    RowFilter(condition, table: table, regions: regions, tables: tables).test(RowID(0))
  }

  /// A table with the one row being entered; nil for an unknown register.
  package func draftTable(_ draft: [String: FieldValue], of register: String) -> Table? {
    guard let schema = catalogue.registers[register] else { return nil }
    var builder = TableBuilder(schema: schema)
    guard builder.beginRow(id: "draft") else { return nil }
    for (position, field) in schema.fields.enumerated() {
      guard let value = draft[field.id], !value.isMissing else { continue }
      try? builder.set(position, value)
    }
    return builder.finish()
  }
}
