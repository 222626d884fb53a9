/// How a careful step through a file of records ended.
enum RecordStep {
  case record, broken, end
}

/// Reads files of records one by one with care and, where they are plain and many, in blocks.
///
/// Blocks are scanned by two threads ahead of this one, which takes their rows in the order of the
/// file. A block scanned ahead began at a guess: its rows count only where the rows before it end at
/// that very byte. Invariant: the cursor is the place behind the last record taken, soundly reached
/// from the front; the careful reader goes on there whatever happens.
protocol BlockReader {
  /// What the records of a file go into.
  associatedtype Target

  /// Reads the next record with all care.
  mutating func step(
    _ file: inout RecordFile, _ target: inout Target, _ session: inout LoadSession
  ) -> RecordStep

  /// Takes the rows of a piece up to the first that needs care; returns how many.
  ///
  /// `index` is the number of the record before the first.
  mutating func take(
    _ block: RowBlock, _ piece: RowBlock.Piece, behind index: Int, _ target: inout Target
  ) -> Int

  /// How keys mostly follow each other, as far as is known.
  func scanOrder(_ target: Target) -> ScanOrder
  /// How many keys that order knows; a larger number is a better order.
  func knownKeys(_ target: Target) -> Int
}

/// Where reading in blocks stands.
private struct BlockPosition {
  var cursor: Int
  /// The number of the last record.
  var index: Int
  /// Whether the careful reader stands there, too.
  var isWithReader = true
}

extension BlockReader {
  /// Reads the rest of the records of a file, or as many as it can.
  mutating func scanBlocks(
    _ plan: RowPlan, _ scanning: Scanning, from cursor: Int, _ file: inout RecordFile,
    _ target: inout Target, _ session: inout LoadSession
  ) -> RecordStep {
    guard let opened = file.reader.opened else { return .record }
    var order = scanOrder(target)
    let queue = BlockQueue(opened, from: cursor, scanning, plan, order)
    defer { queue.stop() }
    var position = BlockPosition(cursor: cursor, index: file.index)
    for number in 0..<queue.count {
      guard !session.isCancelled, let block = queue.take(number) else { break }
      if commit(block, queue.owned(number), &position, &file, &target, &session) { return .end }
      session.advance(in: file.path, to: position.cursor)
      let learnt = knownKeys(target) != order.order.count
      if learnt { order = scanOrder(target) }
      queue.put(block, learnt ? order : nil)
    }
    if !position.isWithReader { file.resume(behind: position.index, at: position.cursor) }
    return .record
  }

  /// Takes all records whose cursor lies in a range; true where the file has no more.
  private mutating func commit(
    _ block: RowBlock, _ owned: Range<Int>, _ position: inout BlockPosition,
    _ file: inout RecordFile, _ target: inout Target, _ session: inout LoadSession
  ) -> Bool {
    var pieces = block.pieces[...]
    // What was scanned ahead counts as long as it fits; then the rest is scanned from here.
    var isAhead = true
    var scanned = false
    while position.cursor < owned.upperBound, !session.isCancelled {
      if isAhead, let piece = pieces.first, piece.before == position.cursor {
        pieces = pieces.dropFirst()
        if take(block, piece, &position, &target) == piece.rows.count { continue }
        isAhead = false
      } else if isAhead, pieces.first.map({ $0.before < position.cursor }) ?? true {
        isAhead = false
      } else if !isAhead, !scanned, position.cursor < block.start + block.byteCount {
        block.clear()
        block.scan(from: position.cursor, isExact: true, scanOrder(target))
        scanned = true
        if let piece = block.pieces.first { _ = take(block, piece, &position, &target) }
        continue
      }
      if position.cursor >= owned.upperBound { break }
      scanned = false
      if careful(&position, &file, &target, &session) { return true }
    }
    return false
  }

  /// Reads one record with all care; true where there are no more.
  private mutating func careful(
    _ position: inout BlockPosition, _ file: inout RecordFile, _ target: inout Target,
    _ session: inout LoadSession
  ) -> Bool {
    if !position.isWithReader { file.resume(behind: position.index, at: position.cursor) }
    position.isWithReader = true
    while !session.isCancelled {
      switch step(&file, &target, &session) {
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

  private mutating func take(
    _ block: RowBlock, _ piece: RowBlock.Piece, _ position: inout BlockPosition,
    _ target: inout Target
  ) -> Int {
    let count = take(block, piece, behind: position.index, &target)
    if count == 0 { return 0 }
    position.index += count
    position.cursor =
      count == piece.rows.count
      ? piece.after : block.end(piece.rows.lowerBound + count - 1)
    position.isWithReader = false
    return count
  }
}
