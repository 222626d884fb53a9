/// By what rows are put in order.
package struct RowSortKey: Hashable, Sendable {
  /// Id of the field.
  package var field: String
  /// Whether the largest, latest or last comes first; missing values are last either way.
  package var isDescending: Bool
  /// How texts are compared.
  package var collation: Collation

  /// Makes a key.
  package init(field: String, isDescending: Bool = false, collation: Collation = .codePoint) {
    self.field = field
    self.isDescending = isDescending
    self.collation = collation
  }
}

/// Puts rows of a table in order by several fields, rows that agree in all keeping theirs.
///
/// A field's values become numbers that stand in their order: numbers, dates and codes at once, texts
/// by being ordered themselves, which is kept for the next time. The numbers are sorted by digits.
package struct RowSorter: Sendable {
  private let table: Table
  private let catalogue: Catalogue
  private let tables: [String: Table]
  private let kept: KeptRanks?

  /// Prepares to sort rows of a dataset's table; `kept` remembers the order of texts.
  package init(_ table: Table, of dataset: Dataset, kept: KeptRanks? = nil) {
    self.table = table
    catalogue = dataset.catalogue
    tables = dataset.tables
    self.kept = kept
  }

  /// The rows in order, the first key weighing most; nil where cancelled.
  ///
  /// O(n) for each key.
  package func sorted(
    _ rows: [RowID], by keys: [RowSortKey], cancellation: QueryCancellation? = nil,
    progress: (Double) -> Void = { _ in }
  ) -> [RowID]? {
    guard rows.count > 1, let key = keys.first else { return rows }
    let numbers = Self.numbers(of: rows)
    // Texts by which alone rows are sorted are in order once they have been put in order.
    if keys.count == 1, !key.isDescending,
      let (ranking, isOfRows) = ranking(numbers, key, cancellation),
      isOfRows
    {
      return rows.withUnsafeBufferPointer { Self.arranged($0, ranking.positions) }
    }
    var order = ScratchBuffer<UInt32>(count: rows.count)
    for index in 0..<rows.count { order.base[index] = UInt32(truncatingIfNeeded: index) }
    // The weightiest key last: each pass keeps what the ones before have done.
    for (index, key) in keys.reversed().enumerated() {
      progress(Double(index) / Double(keys.count))
      guard let ordinals = ordinals(numbers, key, cancellation),
        let next = RadixOrder.sort(order, by: ordinals, cancellation)
      else { return nil }
      order = next
    }
    return rows.withUnsafeBufferPointer { Self.arranged($0, order) }
  }

  /// The numbers of rows, which stand for them while they are sorted.
  private static func numbers(of rows: [RowID]) -> ScratchBuffer<UInt32> {
    let numbers = ScratchBuffer<UInt32>(count: rows.count)
    for index in 0..<rows.count { numbers.base[index] = UInt32(bitPattern: rows[index].index) }
    return numbers
  }

  /// The rows at some positions: they lie all over memory, so that every core fetches its share.
  private static func arranged(
    _ rows: UnsafeBufferPointer<RowID>, _ order: ScratchBuffer<UInt32>
  ) -> [RowID] {
    [RowID](unsafeUninitializedCapacity: order.count) { result, count in
      count = order.count
      // Each thread reads the rows, which nobody changes, and fills a stretch of its own.
      let shared = Shared((rows: rows, result: result))
      Workers.runStretches(of: count) { _, stretch in
        let (rows, result) = shared.value
        for index in stretch {
          result.initializeElement(at: index, to: rows[Int(order.base[index])])
        }
      }
    }
  }

  /// The first `limit` of the rows in order without ordering the others, for the screen; nil where
  /// that would be no quicker, or where cancelled.
  package func first(
    _ limit: Int, of rows: [RowID], by keys: [RowSortKey], cancellation: QueryCancellation? = nil
  ) -> [RowID]? {
    guard let key = keys.first, limit > 0, rows.count > 8 * limit else { return nil }
    guard let ordinals = quickOrdinals(Self.numbers(of: rows), key, cancellation) else {
      return nil
    }
    var smallest = Smallest<UInt64>(limit: limit)
    for index in 0..<rows.count { smallest.insert(ordinals[index]) }
    guard let most = smallest.sorted.last else { return nil }
    var surely: [RowID] = []
    var perhaps: [RowID] = []
    for index in 0..<rows.count {
      if ordinals[index] < most { surely.append(rows[index]) }
      if ordinals[index] == most { perhaps.append(rows[index]) }
    }
    guard let before = sorted(surely, by: keys, cancellation: cancellation) else { return nil }
    let left = limit - before.count
    let after: [RowID]?
    if perhaps.count <= 64 * limit {
      after = sorted(perhaps, by: keys, cancellation: cancellation)
    } else if isText(key.field) {
      // Texts that begin alike need not be alike.
      after = nil
    } else {
      let others = Array(keys.dropFirst())
      after =
        others.isEmpty
        ? perhaps : first(left, of: perhaps, by: others, cancellation: cancellation)
    }
    return after.map { before + $0.prefix(left) }
  }

  private func isText(_ field: String) -> Bool {
    guard let position = table.schema.index(of: field), case .text = table.column(position)
    else { return false }
    return true
  }

  // MARK: Ordinals

  /// The order of the texts of a field and whether it is that of just these rows, else of all of the column; nil for a field
  /// without texts, and where cancelled.
  private func ranking(
    _ rows: ScratchBuffer<UInt32>, _ key: RowSortKey, _ cancellation: QueryCancellation?
  ) -> (TextRanking, isOfRows: Bool)? {
    guard let position = table.schema.index(of: key.field),
      case .text(let texts) = table.column(position)
    else { return nil }
    if let all = kept?.ranking(key, table.schema.id, texts, rows: rows.count, cancellation) {
      let isEveryRow = rows.count == all.count && (0..<rows.count).allSatisfy { rows[$0] == $0 }
      return (all, isEveryRow)
    }
    return TextOrder(texts, key.collation, cancellation).ranking(rows).map { ($0, true) }
  }

  /// The ranks of some rows' texts among those of all rows.
  private static func ranks(
    of rows: ScratchBuffer<UInt32>, among ranking: TextRanking
  ) -> ScratchBuffer<UInt64> {
    let all = ranking.ranks
    let result = ScratchBuffer<UInt64>(count: rows.count)
    for index in 0..<rows.count {
      let row = Int(rows[index])
      result[index] = row < all.count ? all[row] : TextRanking.missing
    }
    return result
  }

  /// Numbers in the order of a field's values, descending ones turned round, missing ones largest.
  private func ordinals(
    _ rows: ScratchBuffer<UInt32>, _ key: RowSortKey, _ cancellation: QueryCancellation?
  ) -> ScratchBuffer<UInt64>? {
    guard let position = table.schema.index(of: key.field) else {
      return FieldOrdinals.equal(rows)
    }
    if isText(key.field) {
      guard let (ranking, isOfRows) = ranking(rows, key, cancellation) else { return nil }
      let ranks = isOfRows ? ranking.ranks : Self.ranks(of: rows, among: ranking)
      return FieldOrdinals.turned(ranks, key.isDescending)
    }
    let field = table.schema.fields[position]
    return FieldOrdinals(field: field, catalogue: catalogue)
      .ordinals(table, at: position, rows, isDescending: key.isDescending)
  }

  /// The same, of texts only the first four characters.
  private func quickOrdinals(
    _ rows: ScratchBuffer<UInt32>, _ key: RowSortKey, _ cancellation: QueryCancellation?
  ) -> ScratchBuffer<UInt64>? {
    guard let position = table.schema.index(of: key.field) else { return nil }
    if case .text(let arena) = table.column(position) {
      let keys = TextOrder(arena, key.collation, cancellation).firstKeys(rows)
      return FieldOrdinals.turned(keys, key.isDescending)
    }
    return ordinals(rows, key, cancellation)
  }
}
