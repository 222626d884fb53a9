/// Taking figures out of blocks; see `BlockReader`.
extension FiguresReader: BlockReader {
  mutating func take(
    _ block: RowBlock, _ piece: RowBlock.Piece, behind index: Int, _ target: inout Target
  ) -> Int {
    let columns = FigureColumns(block)
    let first = store.slotCount
    var number = first
    var irregular = block.irregular.partitioningIndex { $0.row >= piece.rows.lowerBound }
    for row in piece.rows {
      let id = block.id(row)
      guard store.position(of: id) == nil,
        let figure = figure(row, columns, document: target.document)
      else { break }
      if figure.document.isEmpty { target.lacksDocuments = true }
      store.append(figure, id: id)
      let keys: Int32
      if irregular < block.irregular.count, block.irregular[irregular].row == row {
        keys = order.number(of: block.irregular[irregular].keys.map { RowPlan.figureKey($0) })
        irregular += 1
      } else {
        keys = regularKeys(columns.given(row), target.scanOrder)
      }
      target.image.append(record: number, order: keys, keeping: [])
      number += 1
    }
    if number > first {
      trail.note(
        RowTrail.Step(row: first, file: paths.count - 1, index: index + 1, offset: piece.first),
        rows: number - first)
    }
    return number - first
  }

  func scanOrder(_ target: Target) -> ScanOrder { target.scanOrder }

  func knownKeys(_ target: Target) -> Int { target.scanOrder.order.count }

  /// An order of all keys: the format's, or where a figure's keys are in another one, those first.
  static func scanOrder(like figure: [Int32]) -> ScanOrder {
    var keys = figure.map { Int($0) }.filter { $0 < FigureKey.allCases.count }
    if keys == keys.sorted() { keys = [] }
    keys += FigureKey.allCases.indices.filter { !keys.contains($0) }
    let order = keys.map { RowPlan.figureField($0) }
    var ranks = [Int32](repeating: -1, count: order.count)
    for (rank, field) in order.enumerated() {
      ranks[Int(field)] = Int32(truncatingIfNeeded: rank)
    }
    return ScanOrder(order: order, ranks: ranks)
  }

  /// The number of the order of a row whose keys come as they mostly do.
  private mutating func regularKeys(_ given: UInt64, _ usual: ScanOrder) -> Int32 {
    if let lastOrder, lastOrder.given == given { return lastOrder.number }
    let sequence = usual.order.filter { given >> UInt64($0) & 1 == 1 }
    let number = order.number(of: sequence.map { RowPlan.figureKey($0) })
    lastOrder = (given, number)
    return number
  }

  /// The figure of a row; nil where its period is not written as it would be again.
  private mutating func figure(
    _ row: Int, _ columns: FigureColumns, document: String?
  ) -> Figure? {
    guard let indicator = columns.indicator.code(row), let region = columns.region.code(row),
      let kind = columns.kind.code(row), let unit = columns.unit.code(row),
      let value = columns.value.number(row)
    else { return nil }
    var period: Period?
    if let bytes = columns.period.bytes(row) {
      guard let known = periods.find(bytes) else { return nil }
      period = known
    }
    let document = columns.document.code(row).map { names.documents.names[$0] } ?? document
    return Figure(
      id: String(decoding: columns.block.id(row), as: UTF8.self),
      indicator: names.indicators.names[indicator], region: RegionID(region),
      scope: columns.scope.code(row).map { Scope.allCases[$0] } ?? .area,
      kind: FigureKind.allCases[kind], level: columns.level.code(row).map { Rank.allCases[$0] },
      countBasis: columns.countBasis.code(row).map { CountBasis.allCases[$0] }, period: period,
      quantity: Quantity(
        value, unit: names.units.names[unit],
        qualifier: columns.qualifier.code(row).map { Qualifier.allCases[$0] } ?? .exact,
        printed: columns.printed.text(row)),
      document: document ?? "", details: columns.details(row))
  }
}
