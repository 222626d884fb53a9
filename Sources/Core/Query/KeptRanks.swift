/// Remembers the order of texts of whole columns, which takes longer to find than to use.
///
/// Shared by all copies of what asks. A column's order holds for as long as its texts are the same;
/// whoever changes texts makes a new memory without them.
package final class KeptRanks: Sendable {
  private struct Column: Hashable {
    var register: String
    var field: String
    var collation: Collation
  }

  private let known: Guarded<[Column: TextRanking]>

  /// Remembers nothing.
  package init() { known = Guarded([:]) }

  private init(_ columns: [Column: TextRanking]) { known = Guarded(columns) }

  /// What still holds after changes.
  package func after(_ changes: Changes) -> KeptRanks {
    KeptRanks(
      known.withLock { known in
        known.filter { column, _ in
          guard let rows = changes.registers[column.register] else { return true }
          return !rows.fields.contains(column.field)
        }
      })
  }

  /// The order of all texts of a column; nil where it is quicker to order `rows` of them alone.
  func ranking(
    _ key: RowSortKey, _ register: String, _ texts: TextArena, rows: Int,
    _ cancellation: QueryCancellation?
  ) -> TextRanking? {
    let column = Column(register: register, field: key.field, collation: key.collation)
    if let known = known.withLock({ $0[column] }), known.count == texts.count { return known }
    // Ordering a few of many texts alone costs less than ordering all.
    guard rows * 4 >= texts.count, rows > 10_000 else { return nil }
    let everyRow = ScratchBuffer<UInt32>(count: texts.count)
    for row in 0..<texts.count { everyRow.base[row] = UInt32(truncatingIfNeeded: row) }
    guard let made = TextOrder(texts, key.collation, cancellation).ranking(everyRow) else {
      return nil
    }
    known.withLock { $0[column] = made }
    return made
  }
}
