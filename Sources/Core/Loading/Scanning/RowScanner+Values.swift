/// Taking single values in their plain forms.
extension RowScanner {
  /// Takes the value of a field; nil where it is unusual.
  @inline(__always)
  mutating func take(_ key: Int, _ text: Text) -> Text? {
    let entry = plan.entries + key
    switch entry.pointee.kind {
    case .text: return self.text(key, text)
    case .word:
      guard let name = quoted(text), let words = entry.pointee.words,
        let found = words._withUnsafeGuaranteedRef({ $0.find(name) })
      else { return nil }
      block.stage(key, code: Int32(truncatingIfNeeded: found.number))
      return found.end
    case .integer, .decimal, .quantity: return number(key, text)
    case .date: return date(key, text)
    case .boolean:
      let word = UnsafeRawPointer(text).loadUnaligned(as: UInt32.self)
      if word == 0x6575_7274 {
        block.stage(key, code: 1)
        return text + 4
      }
      guard word == 0x736C_6166, text[4] == UInt8(ascii: "e") else { return nil }
      block.stage(key, code: 0)
      return text + 5
    case .words, .texts: return list(key, text)
    case .other: return nil
    }
  }

  private mutating func list(_ key: Int, _ start: Text) -> Text? {
    guard start[0] == UInt8(ascii: "[") else { return nil }
    let words = plan.entries[key].words
    let known = words.flatMap { knownList(key, $0, start) }
    if let known, known.slot.pointee.list == known.list {
      block.stage(key, code: known.slot.pointee.code)
      return known.end
    }
    wordList.removeAll(keepingCapacity: true)
    var text = blank(start + 1)
    while true {
      guard let name = quoted(text) else { return nil }
      var end: Text
      if let words {
        guard let found = words._withUnsafeGuaranteedRef({ $0.find(name) }) else { return nil }
        end = found.end
      } else {
        guard let close = PlainText.end(name) else { return nil }
        end = close + 1
      }
      wordList.append(contentsOf: UnsafeBufferPointer(start: name, count: end - 1 - name))
      wordList.append(ListColumn.separator)
      end = blank(end)
      if end[0] == UInt8(ascii: "]") {
        let code = block.lists[key, default: ListColumn()].code(ofJoined: wordList)
        block.stage(key, code: code)
        if let known { known.slot.pointee = RowBlock.KnownList(list: known.list, code: code) }
        return end + 1
      }
      guard end[0] == UInt8(ascii: ",") else { return nil }
      text = blank(end + 1)
    }
  }

  /// A short list of known words as one number, where the block remembers its code, and what follows
  /// it; nil for longer ones and those that are not plain.
  private func knownList(
    _ key: Int, _ words: Unmanaged<WordTable>, _ start: Text
  ) -> (list: UInt64, slot: UnsafeMutablePointer<RowBlock.KnownList>, end: Text)? {
    // The key's number and up to six bytes, none of them nought: no two lists are one number.
    var list = UInt64(key + 1)
    var text = blank(start + 1)
    for _ in 0..<6 {
      guard let name = quoted(text),
        let found = words._withUnsafeGuaranteedRef({ $0.find(name) }), found.number < 0xFF
      else { return nil }
      list = list << 8 | UInt64(found.number + 1)
      let end = blank(found.end)
      if end[0] == UInt8(ascii: "]") { return (list, block.knownList(list), end + 1) }
      guard end[0] == UInt8(ascii: ",") else { return nil }
      text = blank(end + 1)
    }
    return nil
  }

  private mutating func text(_ key: Int, _ start: Text) -> Text? {
    guard let first = quoted(start), let end = PlainText.end(first), end > first else { return nil }
    let count = end - first
    block.beginText(key).update(from: first, count: count)
    block.endText(key, count)
    if key == plan.nameField {
      let codes = block.beginText(block.initialsColumn)
      block.endText(block.initialsColumn, PlainText.initials(first, end, plan.initials, to: codes))
    }
    return end + 1
  }

  /// Takes `2023-04-26` where there is such a day.
  private func date(_ key: Int, _ start: Text) -> Text? {
    guard let text = quoted(start) else { return nil }
    var digits = true
    @inline(__always) func digit(_ index: Int) -> Int32 {
      let value = text[index] &- UInt8(ascii: "0")
      if value > 9 { digits = false }
      return Int32(value)
    }
    let year = digit(0) * 1_000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    guard digits, text[4] == UInt8(ascii: "-") else { return nil }
    let month = digit(5) * 10 + digit(6)
    guard digits, text[7] == UInt8(ascii: "-") else { return nil }
    let day = digit(8) * 10 + digit(9)
    guard digits, text[10] == UInt8(ascii: "\""), year > 0, month > 0, month < 13, day > 0,
      day < 29 || Int(day) <= CalendarDate.days(inMonth: Int(month), of: Int(year))
    else { return nil }
    block.stage(key, code: year * 10_000 + month * 100 + day)
    return text + 11
  }

  /// Takes a number of at most 18 digits as it would be written again.
  private func number(_ key: Int, _ start: Text) -> Text? {
    var text = start
    let isNegative = text[0] == UInt8(ascii: "-")
    if isNegative { text += 1 }
    let first = text
    var value: Int64 = 0
    var digit = text[0] &- UInt8(ascii: "0")
    while digit < 10, text - first < 18 {
      value = value &* 10 &+ Int64(digit)
      text += 1
      digit = text[0] &- UInt8(ascii: "0")
    }
    var count = text - first
    guard count > 0, first[0] != UInt8(ascii: "0") || count == 1 else { return nil }
    var scale = 0
    if text[0] == UInt8(ascii: ".") {
      text += 1
      let point = text
      digit = text[0] &- UInt8(ascii: "0")
      while digit < 10, count < 18 {
        value = value &* 10 &+ Int64(digit)
        text += 1
        count += 1
        digit = text[0] &- UInt8(ascii: "0")
      }
      scale = text - point
      guard scale > 0, text[-1] != UInt8(ascii: "0") else { return nil }
    }
    // Another digit, an exponent or a letter.
    guard digit > 9, text[0] | 0x20 != UInt8(ascii: "e"), !(isNegative && value == 0)
    else { return nil }
    if isNegative { value = -value }
    let entry = plan.entries[key]
    if entry.kind == .integer, scale != 0 { return nil }
    if entry.hasRange, !isWithin(entry, value, scale) { return nil }
    return block.stage(key, digits: value, scale: scale) ? text : nil
  }

  private func isWithin(_ entry: RowPlan.Entry, _ value: Int64, _ scale: Int) -> Bool {
    if scale == 0 { return value >= entry.minimum && value <= entry.maximum }
    let factor = FixedDecimal.powerOfTen(scale)
    return Int128(value) >= Int128(entry.minimum) * factor
      && Int128(value) <= Int128(entry.maximum) * factor
  }
}

extension RowBlock {
  /// A list that has been staged, and its code; 0 is no list.
  struct KnownList {
    var list: UInt64 = 0
    var code: Int32 = 0
  }

  /// How many lists a block remembers.
  static let mostKnownLists = 256

  /// Where a list, which is not 0, is remembered.
  @inline(__always)
  func knownList(_ list: UInt64) -> UnsafeMutablePointer<KnownList> {
    knownLists + Int(truncatingIfNeeded: (list &* 0x9E37_79B9_7F4A_7C15) >> 56)
  }
}
