/// How files of rows are scanned in blocks; other values than the default are for tests.
package struct Scanning: Sendable {
  /// Whether blocks are scanned at all; without it the careful reader reads everything.
  package var isOn: Bool
  /// So many records are read with care first: they tell how the keys follow each other.
  package var warmUp: Int
  /// Bytes that belong to one block.
  package var blockSize: Int
  /// Bytes read beyond, for the record that goes on into the next block.
  package var overhang: Int
  /// Threads that scan; more than two bring nothing on the machines of offices.
  package var threads: Int

  /// Makes settings.
  package init(
    isOn: Bool = true, warmUp: Int = 64, blockSize: Int = 256 * 1024, overhang: Int = 64 * 1024,
    threads: Int = 2
  ) {
    self.isOn = isOn
    self.warmUp = warmUp
    self.blockSize = blockSize
    self.overhang = overhang
    self.threads = threads
  }
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
