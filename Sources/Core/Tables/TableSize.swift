/// What a register takes in memory, by its columns; what is shared or spare is left out.
package struct TableSize: Sendable {
  /// A part of a table: a field, or what stands beside the fields.
  package enum Part: Hashable, Sendable {
    case field(String)
    case ids
    /// How rows are found by their ids.
    case index
    /// The initials of names.
    case initials
  }

  /// Bytes of each part that has any, the largest first.
  package let parts: [(part: Part, bytes: Int)]

  /// All parts together.
  package var total: Int { parts.reduce(0) { $0 + $1.bytes } }
}

extension Table {
  /// What the table takes in memory; O(rows / 1,024 × fields).
  package var size: TableSize {
    var parts: [(part: TableSize.Part, bytes: Int)] = [
      (.ids, ids.byteCount), (.index, idIndex.byteCount), (.initials, initials?.byteCount ?? 0),
    ]
    for (field, column) in zip(schema.fields, schema.fields.indices.map { self.column($0) }) {
      parts.append((.field(field.id), column.byteCount))
    }
    return TableSize(parts: parts.filter { $0.bytes > 0 }.sorted { $0.bytes > $1.bytes })
  }
}

extension Column {
  /// The bytes that the rows take.
  fileprivate var byteCount: Int {
    switch self {
    case .text(let arena): arena.byteCount
    case .number(let column): column.mantissas.byteCount
    case .date(let days): days.byteCount
    case .option(let column): column.codes.byteCount
    case .region(let numbers): numbers.byteCount
    case .boolean(let flags): flags.byteCount
    case .quantity(let column): column.numbers.mantissas.byteCount + column.qualifiers.byteCount
    case .list(let column): column.byteCount
    case .period(let column): column.codes.byteCount
    case .sources(let column): column.codes.byteCount
    }
  }
}
