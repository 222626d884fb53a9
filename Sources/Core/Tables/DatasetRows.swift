/// The place, the owner and the order of rows: what lists, cards and checks ask of registers.
extension Dataset {
  /// Where a row counts: the region it names itself, else that of the enterprise it belongs to.
  package func place(of row: RowID, in table: Table) -> RegionID? {
    if let region = table.region(of: row) { return region }
    guard let owner = table.owner(of: row), let enterprises = tables[Catalogue.enterprises],
      let enterprise = enterprises.find(owner)
    else { return nil }
    return enterprises.region(of: enterprise)
  }

  /// The rows of a register that belong to an enterprise, in file order.
  ///
  /// - Complexity: O(rows of the register).
  package func rows(of register: String, owner: String) -> [RowID] {
    guard let table = tables[register], table.schema.ownerField != nil else { return [] }
    return table.rows.filter { table.owner(of: $0) == owner }
  }

  /// Rows in the order of some fields, missing values last whichever way; equal ones keep their order.
  ///
  /// Options sort in their customary order, levels from the country down.
  ///
  /// - Complexity: O(n) for each field, for texts O(n log n) comparisons.
  package func sorted(_ rows: [RowID], of register: String, by keys: [RowSortKey]) -> [RowID] {
    guard let table = tables[register] else { return rows }
    return RowSorter(table, of: self).sorted(rows, by: keys) ?? rows
  }

  /// Rows in the order that the catalogue gives their register.
  ///
  /// - Complexity: O(n) for each field, for texts O(n log n) comparisons.
  package func customarilySorted(_ rows: [RowID], of register: String) -> [RowID] {
    guard let schema = tables[register]?.schema else { return rows }
    return sorted(
      rows, of: register,
      by: schema.sort.map { RowSortKey(field: $0.field, isDescending: $0.isDescending) })
  }
}
