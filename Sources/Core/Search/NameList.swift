/// Many short strings of bytes behind each other, each with the number of its owner.
///
/// A zero byte ends each, so that no match runs over into the next and one scan passes over all.
struct NameList: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each entry begins, and one more: the end of all.
  private var starts: [UInt32] = [0]
  private(set) var owners: [Int32] = []

  var count: Int { owners.count }

  /// Makes room for as many entries and bytes.
  mutating func reserve(entries: Int, bytes: Int) {
    owners.reserveCapacity(entries)
    starts.reserveCapacity(entries + 1)
    self.bytes.reserveCapacity(bytes + entries)
  }

  /// Appends an entry; `fill` appends its bytes, none of which may be zero.
  mutating func append(owner: Int32, _ fill: (inout [UInt8]) -> Void) {
    fill(&bytes)
    bytes.append(0)
    starts.append(UInt32(truncatingIfNeeded: bytes.count))
    owners.append(owner)
  }

  /// Appends the folded form of a text.
  mutating func append(folded text: String, owner: Int32) {
    append(owner: owner) { $0.append(contentsOf: TextFolding.fold(text)) }
  }

  /// Appends the codes of a name's initials.
  mutating func append(initialsOf name: String, owner: Int32) {
    var name = name
    name.withUTF8 { utf8 in
      append(owner: owner) { InitialTable.shared.append(codesOf: utf8, 0..<utf8.count, to: &$0) }
    }
  }

  /// The bytes of an entry without its ending zero.
  subscript(entry: Int) -> ArraySlice<UInt8> {
    bytes[Int(starts[entry])..<Int(starts[entry + 1]) - 1]
  }

  /// Calls `body` with each entry that contains the bytes, none zero, and how much of it they are.
  func scan(_ text: [UInt8], _ body: (_ entry: Int, _ extent: MatchGrade.Extent) -> Void) {
    withTexts { SubstringScan(text).grade($0, $1, ending: 1, body) }
  }

  /// Calls `body` with each entry of initials that the pattern fits and how much of it.
  func scan(_ pattern: InitialsPattern, _ body: (Int, MatchGrade.Extent) -> Void) {
    withTexts { pattern.grade($0, $1, ending: 1, body) }
  }

  private func withTexts(_ body: (UnsafeBufferPointer<UInt8>, TextStarts) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { body(bytes, TextStarts($0)) }
    }
  }

  /// Calls `body` with each entry of syllables that begins as typed and how much of it was typed.
  func scan(_ pattern: PinyinPattern, _ body: (Int, MatchGrade.Extent) -> Void) {
    scanBeginnings(length: pattern.count, body) { pattern.begins($0) }
  }

  /// Calls `body` with each entry that begins with a code and how much of it the code is.
  func scan(code: [UInt8], _ body: (Int, MatchGrade.Extent) -> Void) {
    scanBeginnings(length: code.count, body) { $0.starts(with: code) }
  }

  private func scanBeginnings(
    length: Int, _ body: (Int, MatchGrade.Extent) -> Void,
    _ begins: (Slice<UnsafeBufferPointer<UInt8>>) -> Bool
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      for entry in 0..<count {
        let range = Int(starts[entry])..<Int(starts[entry + 1]) - 1
        if begins(bytes[range]) { body(entry, range.count == length ? .whole : .beginning) }
      }
    }
  }
}
