internal import Glibc

/// Reads whole lines of a segment, a piece of the file at a time.
struct SegmentLines: ~Copyable {
  private static let pieceSize = 1 << 20

  private let file: any OpenFile
  private var buffer: UnsafeMutableRawBufferPointer
  private var filled = 0
  /// The offset in the file of the buffer's first byte.
  private(set) var start: Int

  init(_ file: any OpenFile, from offset: Int) {
    self.file = file
    start = offset
    // Mostly little is new.
    buffer = .allocate(
      byteCount: min(max(file.size - offset, 0) + 4_096, Self.pieceSize), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Bytes behind the last line feed, once `next` has said that there is no more.
  var rest: Int { filled }

  /// Whether a line is so long that it is not read on.
  private(set) var isTooLong = false

  /// Lends the next whole lines, the last with its line feed; false where there is none.
  mutating func next(
    _ body: (_ lines: UnsafeRawBufferPointer, _ offset: Int) -> Void
  ) throws(FileError) -> Bool {
    while true {
      if filled == buffer.count {
        if filled > JournalLine.longest {
          isTooLong = true
          return false
        }
        grow()
      }
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try file.read(into: room, at: start + filled)
      if count == 0 { return false }
      let fresh = filled..<filled + count
      filled += count
      guard let end = lastLineFeed(in: fresh) else { continue }
      body(UnsafeRawBufferPointer(rebasing: buffer[...end]), start)
      let left = filled - end - 1
      if left > 0, let base = buffer.baseAddress { memmove(base, base + end + 1, left) }
      start += end + 1
      filled = left
      return true
    }
  }

  private func lastLineFeed(in range: Range<Int>) -> Int? {
    range.reversed().first { buffer[$0] == 0x0A }
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(buffer.count * 2, Self.pieceSize), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    buffer.deallocate()
    buffer = larger
  }
}

extension UnsafeRawBufferPointer {
  /// The ranges of lines in bytes that end with a line feed, without their line feeds.
  func forEachLine(_ body: (Range<Int>) -> Void) {
    guard let base = baseAddress else { return }
    var start = 0
    while start < count, let found = memchr(base + start, 0x0A, count - start) {
      let end = UnsafeRawPointer(found) - base
      body(start..<end)
      start = end + 1
    }
  }
}
