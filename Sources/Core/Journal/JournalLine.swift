/// A line of the journal, as bytes.
///
/// `{"seq":7,"id":"…","author":"…","time":"…","reason":"…","act":{"undo":"…"},"edits":[…],"prev":"…","sum":"…"}`: `prev`
/// is the SHA-256 of the line before it, `sum` the XXH64 of all bytes before `,"sum"`. Both stand at fixed places from the end.
package enum JournalLine {
  /// The longest line that is written or read, in bytes.
  package static let longest = 64 << 20

  private static let sumKey = Array(#","sum":""#.utf8)
  private static let previousKey = Array(#","prev":""#.utf8)
  private static let ending = Array(#""}"#.utf8)
  private static let sumSize = 8 + 16 + 2
  private static let previousSize = 9 + 64 + 1

  /// What a line says.
  package enum Content: Equatable, Sendable {
    case header(SegmentHeader)
    case transaction(Transaction)
  }

  // MARK: - Writing

  /// A transaction as a line with its line feed.
  package static func bytes(of transaction: Transaction, after previous: SHA256.Digest) -> [UInt8] {
    var writer = JSONWriter(style: .lines)
    writer.beginObject()
    writer.key("seq")
    writer.number(transaction.sequence)
    writer.key("id")
    writer.string(transaction.id)
    writer.key("author")
    writer.string(transaction.author)
    writer.key("time")
    writer.string(transaction.time)
    if let reason = transaction.reason {
      writer.key("reason")
      writer.string(reason)
    }
    if let (name, id) = transaction.act.named {
      writer.key("act")
      writer.beginObject()
      writer.key(name)
      writer.string(id)
      writer.end()
    }
    writer.key("edits")
    writer.beginArray()
    writer.reserve(transaction.edits.count * 128)
    for edit in transaction.edits { write(edit, &writer) }
    writer.end()
    writer.end()
    return sealed(writer.finish(), previous)
  }

  /// A header as a line with its line feed.
  package static func bytes(of header: SegmentHeader, after previous: SHA256.Digest) -> [UInt8] {
    var writer = JSONWriter(style: .lines)
    writer.beginObject()
    writer.key("format")
    writer.number(header.format)
    writer.key("segment")
    writer.number(header.segment)
    writer.key("after")
    writer.number(header.after)
    if !header.accepted.isEmpty {
      writer.key("accepted")
      writer.beginArray()
      for place in header.accepted {
        writer.beginArray()
        writer.number(place.segment)
        writer.number(place.line)
        writer.number(place.offset)
        writer.end()
      }
      writer.end()
    }
    writer.end()
    return sealed(writer.finish(), previous)
  }

  static func write(_ edit: Edit, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("target")
    writer.beginObject()
    switch edit.target {
    case .figure(let id):
      writer.key("figure")
      writer.string(id)
    case .row(let register, let id):
      writer.key("row")
      writer.beginArray()
      writer.string(register)
      writer.string(id)
      writer.end()
    case .field(let register, let row, let field):
      writer.key("field")
      writer.beginArray()
      writer.string(register)
      writer.string(row)
      writer.string(field)
      writer.end()
    }
    writer.end()
    if let from = edit.from {
      writer.key("from")
      writer.value(from)
    }
    if let to = edit.to {
      writer.key("to")
      writer.value(to)
    }
    writer.end()
  }

  /// Adds hash and checksum to an object that ends with a brace and a line feed.
  private static func sealed(_ object: [UInt8], _ previous: SHA256.Digest) -> [UInt8] {
    var line = object
    line.removeLast(2)
    line += previousKey
    line += previous.hexBytes
    line.append(UInt8(ascii: "\""))
    let sum = line.withUnsafeBytes { XXHash64.sum($0) }
    line += sumKey
    HexDigits.append(sum, digits: 16, to: &line)
    line += ending
    line.append(0x0A)
    return line
  }

  // MARK: - Checking

  /// Whether the checksum of a line without its line feed is right.
  package static func isSound(_ line: UnsafeRawBufferPointer) -> Bool {
    let body = line.count - sumSize
    guard body >= previousSize, line.first == UInt8(ascii: "{"), line[line.count - 1] == ending[1],
      line[line.count - 2] == ending[0], line[body..<body + 8].elementsEqual(sumKey),
      let sum = HexDigits.number(line[(body + 8)..<(body + 24)])
    else { return false }
    return sum == XXHash64.sum(UnsafeRawBufferPointer(rebasing: line[..<body]))
  }

  /// The hash that a sound line refers to; nil where there is none in its place.
  package static func previous(of line: UnsafeRawBufferPointer) -> SHA256.Digest? {
    let end = line.count - sumSize
    let start = end - previousSize
    guard start >= 0, line[start..<start + 9].elementsEqual(previousKey),
      line[end - 1] == UInt8(ascii: "\"")
    else { return nil }
    return SHA256.Digest(hex: line[(start + 9)..<(end - 1)])
  }
}

extension Transaction.Act {
  /// The act's name in the journal and what it refers to; nil for a plain edit.
  var named: (name: String, id: String)? {
    switch self {
    case .edit: nil
    case .undo(let id): ("undo", id)
    case .redo(let id): ("redo", id)
    case .merge(let id): ("merge", id)
    }
  }
}
