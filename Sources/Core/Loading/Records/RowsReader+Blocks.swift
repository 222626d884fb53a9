/// Taking rows out of blocks; see `BlockReader`.
extension RowsReader: BlockReader {
  /// What a file's rows go into.
  struct Target {
    var register: Register
    var image: FileImage
  }

  mutating func take(
    _ block: RowBlock, _ piece: RowBlock.Piece, behind index: Int, _ target: inout Target
  ) -> Int {
    guard target.register.builder.takes(block, piece.rows) else { return 0 }
    let first = target.register.builder.count
    let count = target.register.builder.append(block, piece.rows)
    if count == 0 { return 0 }
    target.register.trail.note(
      RowTrail.Step(row: first, file: paths.count - 1, index: index + 1, offset: piece.first),
      rows: count)
    for (row, keys) in block.irregular
    where row >= piece.rows.lowerBound && row < piece.rows.lowerBound + count {
      target.register.shape.order.note(first + row - piece.rows.lowerBound, keys)
    }
    target.image.append(rows: first..<first + count)
    return count
  }

  func scanOrder(_ target: Target) -> ScanOrder {
    let order = target.register.shape.order
    return ScanOrder(order: order.common, ranks: order.ranks)
  }

  func knownKeys(_ target: Target) -> Int { target.register.shape.order.common.count }

  /// The plan by which the rows of a register are scanned; nil where that cannot be done.
  func plan(_ register: Register, isByLine: Bool) -> RowPlan? {
    let builder = register.builder
    return RowPlan(
      register.shape.schema, register.shape.options, names,
      codes: { builder.code(of: $1, $0) }, isByLine: isByLine)
  }
}
