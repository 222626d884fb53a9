/// Takes plain records out of a block as fast as the machine allows.
///
/// It is the quick half of one reader. A record is taken only if the careful reader (`RowShape` upon
/// `JSONReader`) would take it without a finding, without keeping anything of it apart, and with
/// equal values; a test holds the two against each other. Whatever is unusual, be it an escape, an
/// unknown key or an error, is left to the careful reader, which begins at the same byte.
///
/// Unsafe pointers, because these loops see every byte of the country. Invariants:
/// - `paddingSize` zeros stand behind the block's bytes, and no loop passes a zero byte, so that
///   none of them runs past the end; looking ahead takes 16 bytes at most, or those of a key.
/// - What is staged of a row counts only once `rows` is raised; a row given up is taken back.
struct RowScanner {
  typealias Text = UnsafePointer<UInt8>

  let plan: RowPlan
  let block: RowBlock
  /// The keys in the order in which they mostly come, and the rank of each key in it, or -1.
  let order: UnsafeBufferPointer<Int32>
  let ranks: UnsafeBufferPointer<Int32>
  private var given: (UInt64, UInt64) = (0, 0)
  private var sequence: [Int32] = []
  var wordList: [UInt8] = []

  /// Prepares to scan a block that is loaded.
  init(
    _ block: RowBlock, order: UnsafeBufferPointer<Int32>, ranks: UnsafeBufferPointer<Int32>
  ) {
    plan = block.plan
    self.block = block
    self.order = order
    self.ranks = ranks
  }

  // MARK: - Records

  /// Takes the records that belong to the block.
  ///
  /// `cursor` is the place behind a record, as an offset in the file; without it the first such
  /// place that looks like one is tried, and whoever commits the rows must check it. With `isExact`
  /// it stops at the first record that it does not take; else it guesses where that one ends.
  mutating func scan(from cursor: Int?, isExact: Bool) {
    let base = Text(block.base)
    guard var place = cursor.map({ $0 - block.start }) ?? firstPlace(from: 0) else { return }
    let limit = min(block.owned.upperBound - block.start, block.byteCount)
    while place < limit, block.rows < RowBlock.mostRows {
      let before = place
      let firstRow = block.rows
      var first = 0
      while place < limit, block.rows < RowBlock.mostRows {
        guard let record = separator(base + place), let end = self.record(record) else { break }
        if block.rows == firstRow { first = record - base }
        place = end - base
        if plan.isByLine { place = lineEnd(base + place) - base }
        block.recordEnds[block.rows] = Int32(truncatingIfNeeded: end - base)
        block.rows += 1
      }
      if block.rows > firstRow {
        block.pieces.append(
          RowBlock.Piece(
            first: block.start + first, before: block.start + before, after: block.start + place,
            rows: firstRow..<block.rows))
      }
      if isExact || place >= limit { return }
      guard let next = guessEnd(place), next > place else { return }
      place = next
    }
  }

  /// The first place that looks like the end of a record with another one behind it.
  private func firstPlace(from start: Int) -> Int? {
    let base = Text(block.base)
    var place = start
    if plan.isByLine {
      while place < block.byteCount, base[place] != 0x0A { place += 1 }
      return place < block.byteCount ? place : nil
    }
    while place < block.byteCount {
      if base[place] == UInt8(ascii: "}"), let record = separator(base + place + 1),
        let key = quoted(blank(record + 1)), plan.keys.find(key) != nil
      {
        return place + 1
      }
      place += 1
    }
    return nil
  }

  /// Where a record that was not taken seems to end; `place` is the end of the one before.
  private func guessEnd(_ place: Int) -> Int? {
    let base = Text(block.base)
    guard let record = separator(base + place) else { return nil }
    var index = record - base
    if plan.isByLine { return firstPlace(from: index) }
    var depth = 0
    while index < block.byteCount {
      switch base[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: "\""):
        index += 1
        while index < block.byteCount, base[index] != UInt8(ascii: "\"") {
          index += base[index] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The brace of the next record behind the end of one; nil where something else stands there.
  private func separator(_ place: Text) -> Text? {
    var text = blank(place)
    if plan.isByLine {
      guard text[0] == 0x0A else { return nil }
      while text[0] == 0x0A { text = blank(text + 1) }
    } else {
      guard text[0] == UInt8(ascii: ",") else { return nil }
      text = blank(text + 1)
    }
    return text[0] == UInt8(ascii: "{") ? text : nil
  }

  /// The line feed or the end of the text behind a record, or the place itself if neither follows.
  private func lineEnd(_ place: Text) -> Text {
    let end = blank(place)
    let isAtEnd = end - Text(block.base) == block.byteCount && block.reachesEnd
    return end[0] == 0x0A || isAtEnd ? end : place
  }

  @inline(__always)
  func quoted(_ text: Text) -> Text? { text[0] == UInt8(ascii: "\"") ? text + 1 : nil }

  /// The first byte that is no white space; a line feed is none where it ends records.
  @inline(__always)
  func blank(_ start: Text) -> Text {
    var text = start
    while text[0] <= 0x20 {
      switch text[0] {
      case 0x20, 0x09, 0x0D: text += 1
      case 0x0A where !plan.isByLine: text += 1
      default: return text
      }
    }
    return text
  }

  /// Takes a record from its brace; nil, and nothing staged, where it is unusual.
  private mutating func record(_ brace: Text) -> Text? {
    if let end = members(brace) { return end }
    block.dropPartialRow()
    return nil
  }

  private mutating func members(_ brace: Text) -> Text? {
    given = (0, 0)
    var lastRank = -1
    var isRegular = true
    var text = blank(brace + 1)
    while true {
      guard let name = quoted(text) else { return nil }
      // Nearly always the key that came next in the last record, or one of the two behind it.
      var key = -1
      var end = name
      var rank = lastRank + 1
      let last = min(rank + 3, order.count)
      while rank < last {
        let candidate = Int(order[rank])
        if candidate <= plan.fieldCount, let behind = plan.pass(candidate, at: name) {
          key = candidate
          end = behind
          break
        }
        rank += 1
      }
      if key < 0 {
        guard let found = plan.keys.find(name) else { return nil }
        key = found.number
        end = found.end
        rank = Int(ranks[key])
      }
      if key < 64 {
        let bit: UInt64 = 1 << UInt64(key)
        if given.0 & bit != 0 { return nil }
        given.0 |= bit
      } else {
        let bit: UInt64 = 1 << UInt64(key - 64)
        if given.1 & bit != 0 { return nil }
        given.1 |= bit
      }
      if isRegular, rank <= lastRank {
        isRegular = false
        sequence.removeAll(keepingCapacity: true)
        // What came before stands in its order.
        for earlier in order.prefix(max(0, lastRank + 1)) where earlier != key && isGiven(earlier) {
          sequence.append(earlier)
        }
      }
      if isRegular { lastRank = rank } else { sequence.append(Int32(truncatingIfNeeded: key)) }
      text = blank(end)
      guard text[0] == UInt8(ascii: ":"), let value = take(key, blank(text + 1)) else {
        return nil
      }
      text = blank(value)
      if text[0] == UInt8(ascii: ",") {
        text = blank(text + 1)
      } else if text[0] == UInt8(ascii: "}") {
        break
      } else {
        return nil
      }
    }
    guard isGiven(Int32(truncatingIfNeeded: plan.fieldCount)),
      plan.required.0 & ~given.0 == 0, plan.required.1 & ~given.1 == 0
    else { return nil }
    if block.isAscending, block.rows > 0, !isAbove(block.id(block.rows), block.id(block.rows - 1)) {
      block.isAscending = false
    }
    if !isRegular { block.irregular.append((block.rows, sequence)) }
    return text + 1
  }

  private func isGiven(_ key: Int32) -> Bool {
    key < 64 ? given.0 >> UInt64(key) & 1 == 1 : given.1 >> UInt64(key - 64) & 1 == 1
  }

  private func isAbove(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = min(a.count, b.count)
    for index in 0..<count where a[index] != b[index] { return a[index] > b[index] }
    return a.count > b.count
  }
}
