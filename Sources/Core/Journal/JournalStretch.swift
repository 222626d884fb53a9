/// Whole lines of a segment, read: what each says, without what follows from where it stands.
///
/// Lines are summed, parsed and hashed on all cores, since none of that depends on the lines before;
/// whoever walks the journal compares them with each other in order.
struct JournalStretch {
  /// A line.
  struct Line: Sendable {
    /// Its bytes in the stretch, without the line feed.
    var range: Range<Int>
    /// Whether its checksum is right; only then is there more to say of it.
    var isSound: Bool
    /// What it says; nil where this program cannot read it.
    var content: JournalLine.Content?
    /// Its hash, where hashes were asked for.
    var hash: SHA256.Digest?
  }

  /// Below this many bytes a second thread costs more than it saves.
  private static let pieceSize = 128 << 10

  /// The lines in order, in the pieces in which they were read.
  let pieces: [[Line]]

  /// Reads bytes that end with a line feed.
  init(
    _ bytes: UnsafeRawBufferPointer, _ extent: JournalLine.Extent, hashing: Bool, file: String
  ) {
    let ranges = Self.ranges(of: bytes)
    var read = [[Line]](repeating: [], count: ranges.count)
    read.withUnsafeMutableBufferPointer { read in
      // Each piece is read by one thread and has a list of its own.
      let shared = Shared((bytes, read))
      Workers.run(ranges.count) { number in
        let (bytes, read) = shared.value
        read[number] = Self.lines(in: ranges[number], of: bytes, extent, hashing, file)
      }
    }
    pieces = read
  }

  /// Ranges of whole lines that threads can share.
  private static func ranges(of bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let wanted = start + pieceSize
      var end = bytes.count
      if wanted < end, let feed = bytes[wanted...].firstIndex(of: 0x0A) { end = feed + 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  private static func lines(
    in piece: Range<Int>, of bytes: UnsafeRawBufferPointer, _ extent: JournalLine.Extent,
    _ hashing: Bool, _ file: String
  ) -> [Line] {
    var lines: [Line] = []
    UnsafeRawBufferPointer(rebasing: bytes[piece]).forEachLine { range in
      let range = piece.lowerBound + range.lowerBound..<piece.lowerBound + range.upperBound
      let line = UnsafeRawBufferPointer(rebasing: bytes[range])
      let isSound = JournalLine.isSound(line)
      lines.append(
        Line(
          range: range, isSound: isSound, hash: hashing && isSound ? SHA256.hash(line) : nil))
    }
    // One reader for the sound lines that follow each other.
    var index = 0
    while index < lines.count {
      let end = lines[index...].firstIndex { !$0.isSound } ?? lines.count
      if index < end { read(index..<end, of: &lines, bytes, extent, file) }
      index = end + 1
    }
    return lines
  }

  private static func read(
    _ run: Range<Int>, of lines: inout [Line], _ bytes: UnsafeRawBufferPointer,
    _ extent: JournalLine.Extent, _ file: String
  ) {
    let text = lines[run.lowerBound].range.lowerBound...lines[run.upperBound - 1].range.upperBound
    var reader = JSONReader(bytes: Array(bytes[text]), file: file, layout: .records)
    for index in run {
      do throws(LoadProblem) {
        if try reader.nextRecord() {
          lines[index].content = try JournalLine.read(&reader, extent)
        }
      } catch {
        lines[index].content = nil
      }
    }
  }
}
