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

  /// Rows in the order of a field, missing values last whichever way; equal ones keep their order.
  ///
  /// Options sort in their customary order, texts by code point.
  ///
  /// - Complexity: O(n log n) comparisons.
  package func sorted(_ rows: [RowID], of register: String, by field: String, descending: Bool)
    -> [RowID]
  {
    guard let table = tables[register], let definition = table.schema[field] else { return rows }
    let keys = rows.map { SortValue(table.value(field, of: $0), definition, catalogue) }
    let order = rows.indices.sorted { a, b in
      switch (keys[a], keys[b]) {
      case (.missing, .missing): a < b
      case (.missing, _): false
      case (_, .missing): true
      case (let x, let y):
        if x < y { !descending } else if y < x { descending } else { a < b }
      }
    }
    return order.map { rows[$0] }
  }
}

/// A field's value as something that sorts.
private enum SortValue: Comparable {
  case number(FixedDecimal)
  case text(String)
  case missing

  init(_ value: FieldValue, _ field: Field, _ catalogue: Catalogue) {
    switch value {
    case .missing: self = .missing
    case .text(let text), .reference(let text): self = .text(text)
    case .number(let number): self = .number(number)
    case .quantity(let quantity): self = quantity.value.map { .number($0) } ?? .missing
    case .date(let date): self = .number(FixedDecimal(Int(date.packed)))
    case .period(let period): self = .text(period.description)
    case .option(let option):
      let position = field.options.flatMap { catalogue.dimensions[$0]?.index(of: option) }
      self = position.map { .number(FixedDecimal($0)) } ?? .text(option)
    case .options(let items), .texts(let items): self = .text(items.first ?? "")
    case .region(let region): self = .number(FixedDecimal(Int(region.index)))
    case .boolean(let flag): self = .number(FixedDecimal(flag ? 1 : 0))
    case .source(let source): self = .text(source.document)
    case .sources(let sources): self = .text(sources.first?.document ?? "")
    }
  }
}
