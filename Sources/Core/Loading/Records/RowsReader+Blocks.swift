/// Reading plain records in blocks.
///
/// Blocks are scanned by two threads ahead of this one, which takes their rows into the table in
/// the order of the file. A block scanned ahead began at a guess: its rows count only where the
/// rows before it end at that very byte. Invariant: `cursor` is the place behind the last record
/// taken, soundly reached from the front; the careful reader goes on there whatever happens.
extension RowsReader {
  /// Where reading stands.
  private struct Position {
    var cursor: Int
    /// The number of the last record.
    var index: Int
    /// Whether the careful reader stands there, too.
    var isWithReader = true
  }

  /// Reads the rest of the records of a file, or as many as it can.
  mutating func scanBlocks(
    from cursor: Int, _ file: inout RecordFile, _ register: inout Register,
    _ image: inout FileImage, _ session: inout LoadSession
  ) throws(LoadProblem) -> Step {
    let builder = register.builder
    guard let opened = file.reader.opened,
      let plan = RowPlan(
        register.shape.schema, register.shape.options, names,
        codes: { builder.code(of: $1, $0) }, isByLine: file.path.hasSuffix(".ndjson"))
    else { return .record }
    var order = register.shape.order.scanOrder
    let queue = BlockQueue(opened, from: cursor, scanning, plan, order)
    defer { queue.stop() }
    var position = Position(cursor: cursor, index: file.index)
    for number in 0..<queue.count {
      guard !session.isCancelled, let block = queue.take(number) else { break }
      let ended = commit(
        block, queue.owned(number), &position, &file, &register, &image, &session)
      if ended { return .end }
      session.advance(in: file.path, to: position.cursor)
      let learnt = register.shape.order.common.count != order.order.count
      if learnt { order = register.shape.order.scanOrder }
      queue.put(block, learnt ? order : nil)
    }
    if !position.isWithReader { file.resume(behind: position.index, at: position.cursor) }
    return .record
  }

  /// Takes all records whose cursor lies in a range; true where the file has no more.
  private mutating func commit(
    _ block: RowBlock, _ owned: Range<Int>, _ position: inout Position, _ file: inout RecordFile,
    _ register: inout Register, _ image: inout FileImage, _ session: inout LoadSession
  ) -> Bool {
    var pieces = block.pieces[...]
    // What was scanned ahead counts as long as it fits; then the rest is scanned from here.
    var isAhead = true
    var scanned = false
    while position.cursor < owned.upperBound, !session.isCancelled {
      if isAhead, let piece = pieces.first, piece.before == position.cursor {
        pieces = pieces.dropFirst()
        if take(block, piece, &position, &file, &register, &image) == piece.rows.count { continue }
        isAhead = false
      } else if isAhead, pieces.first.map({ $0.before < position.cursor }) ?? true {
        isAhead = false
      } else if !isAhead, !scanned, position.cursor < block.start + block.byteCount {
        block.clear()
        block.scan(from: position.cursor, isExact: true, register.shape.order.scanOrder)
        scanned = true
        if let piece = block.pieces.first {
          _ = take(block, piece, &position, &file, &register, &image)
        }
        continue
      }
      if position.cursor >= owned.upperBound { break }
      scanned = false
      if careful(&position, &file, &register, &image, &session) { return true }
    }
    return false
  }

  /// Reads one record with all care; true where there are no more.
  private mutating func careful(
    _ position: inout Position, _ file: inout RecordFile, _ register: inout Register,
    _ image: inout FileImage, _ session: inout LoadSession
  ) -> Bool {
    if !position.isWithReader { file.resume(behind: position.index, at: position.cursor) }
    position.isWithReader = true
    while !session.isCancelled {
      switch step(&file, &register, &image, &session) {
      case .end: return true
      case .broken: if !file.path.hasSuffix(".ndjson") { return true }
      case .record:
        // Behind the last line there may be no line feed; then nothing is left but the end.
        position.index = file.index
        if let cursor = file.cursor() {
          position.cursor = cursor
          return false
        }
      }
    }
    return false
  }

  /// Takes the rows of a piece up to the first that needs care; returns how many.
  private func take(
    _ block: RowBlock, _ piece: RowBlock.Piece, _ position: inout Position,
    _ file: inout RecordFile, _ register: inout Register, _ image: inout FileImage
  ) -> Int {
    guard register.builder.takes(block, piece.rows) else { return 0 }
    let first = register.builder.count
    let count = register.builder.append(block, piece.rows)
    if count == 0 { return 0 }
    register.trail.note(
      RowTrail.Step(
        row: first, file: paths.count - 1, index: position.index + 1, offset: piece.first),
      rows: count)
    for (row, keys) in block.irregular
    where row >= piece.rows.lowerBound && row < piece.rows.lowerBound + count {
      register.shape.order.note(first + row - piece.rows.lowerBound, keys)
    }
    image.append(rows: first..<first + count)
    position.index += count
    position.cursor =
      count == piece.rows.count
      ? piece.after : block.end(piece.rows.lowerBound + count - 1)
    position.isWithReader = false
    return count
  }
}

extension RowKeyOrder {
  /// The order as the scanner wants it.
  var scanOrder: ScanOrder { ScanOrder(order: common, ranks: ranks) }
}
