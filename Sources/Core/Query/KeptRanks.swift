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

  private let known: Guarded<[Column: [UInt32]]>

  /// Remembers nothing.
  package init() { known = Guarded([:]) }

  private init(_ columns: [Column: [UInt32]]) { known = Guarded(columns) }

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

  /// The ranks of some rows' texts among all of the column; nil where it is quicker to order them alone.
  func ranks(
    _ key: RowSortKey, _ register: String, _ texts: TextArena, _ rows: ScratchBuffer<UInt32>,
    _ cancellation: QueryCancellation?
  ) -> ScratchBuffer<UInt64>? {
    let column = Column(register: register, field: key.field, collation: key.collation)
    var all = known.withLock { $0[column] }
    if all?.count != texts.count {
      // Ordering a few of many texts alone costs less than ordering all.
      guard rows.count * 4 >= texts.count, rows.count > 10_000 else { return nil }
      let everyRow = ScratchBuffer<UInt32>(count: texts.count)
      for row in 0..<texts.count { everyRow[row] = UInt32(truncatingIfNeeded: row) }
      guard
        let ranks = TextOrder(texts, key.collation, cancellation).ranks(everyRow)
      else { return nil }
      let made = (0..<texts.count).map { UInt32(truncatingIfNeeded: ranks[$0]) }
      known.withLock { $0[column] = made }
      all = made
    }
    guard let all else { return nil }
    let result = ScratchBuffer<UInt64>(count: rows.count)
    for index in 0..<rows.count {
      let rank = all[Int(rows[index])]
      result[index] = rank == .max ? TextOrder.missing : UInt64(rank)
    }
    return result
  }
}
