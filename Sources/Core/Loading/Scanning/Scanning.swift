/// How files of rows are scanned in blocks; other values than the default are for tests.
struct Scanning: Sendable {
  /// Whether blocks are scanned at all; without it the careful reader reads everything.
  var isOn = true
  /// So many records are read with care first: they tell how the keys follow each other.
  var warmUp = 64
  /// Bytes that belong to one block.
  var blockSize = 256 * 1024
  /// Bytes read beyond, for the record that goes on into the next block.
  var overhang = 64 * 1024
  /// Threads that scan; more than two bring nothing on the machines of offices.
  var threads = 2
}

/// The usual order of keys as the scanner wants it.
struct ScanOrder: Sendable {
  var order: [Int32]
  var ranks: [Int32]
}

extension RowBlock {
  /// Scans what is loaded; see `RowScanner.scan`.
  func scan(from cursor: Int?, isExact: Bool, _ order: ScanOrder) {
    order.order.withUnsafeBufferPointer { sequence in
      order.ranks.withUnsafeBufferPointer { ranks in
        var scanner = RowScanner(self, order: sequence, ranks: ranks)
        scanner.scan(from: cursor, isExact: isExact)
      }
    }
    for column in 0..<columnCount { complete(column) }
  }
}
