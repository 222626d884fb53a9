/// The number itself: digits with grouping, Chinese numerals, and the multipliers behind either.
extension QuantityReader {
  mutating func number() throws(EntryFault) -> FixedDecimal {
    guard let here else { throw EntryFault(.unfinished) }
    if isDigit(here) || here == "." { return try arabic() }
    if case .digit? = HanNumeral.part(here) { return try han() }
    if here == "十" { return try han() }
    // 上百, 近千, 百余: one of them, where a word says that it is not the very number.
    if take("上") { parts.qualifiers.append(.atLeast) }
    if case .small(let factor)? = self.here.flatMap({ HanNumeral.part($0) }) {
      position += 1
      let next = self.here.map { $0 == "余" || $0 == "多" } ?? false
      if next || !parts.qualifiers.isEmpty { return FixedDecimal(factor) }
      position -= 1
    }
    throw unreadableRest()
  }

  private mutating func arabic() throws(EntryFault) -> FixedDecimal {
    var value = try digits()
    parts.digits = value.plain
    var last = 0
    var sum = FixedDecimal.zero
    while let factor = try multiplier() {
      guard let product = value.multiplied(by: FixedDecimal(factor)) else {
        throw EntryFault(.tooLong)
      }
      guard let next = sum.adding(product) else { throw EntryFault(.tooLong) }
      sum = next
      guard let here, isDigit(here) else { return sum.normalized }
      // 1万2千, 3亿5000万: every part smaller than the one before.
      let start = position
      value = try digits()
      let typed = text(from: start, to: position)
      last = factor
      let after = try peekMultiplier()
      if after == nil {
        guard typed.utf8.count == String(last).utf8.count - 1, value.integer != nil else {
          throw EntryFault(.ambiguous(shortReadings(sum, value, last)))
        }
        guard let whole = sum.adding(value) else { throw EntryFault(.tooLong) }
        return whole
      }
      if let after, after >= last { throw unreadableRest() }
    }
    return value
  }

  /// 1万5: 15,000 or 10,005.
  private func shortReadings(
    _ sum: FixedDecimal, _ value: FixedDecimal, _ factor: Int
  ) -> [String] {
    let spoken = value.multiplied(by: FixedDecimal(factor / 10)).flatMap { sum.adding($0) }
    return [spoken, sum.adding(value)].compactMap { $0?.plain }
  }

  /// A run of digits with grouping commas and a point.
  private mutating func digits() throws(EntryFault) -> FixedDecimal {
    let start = position
    while let here {
      if isDigit(here) || here == "." || here == "," {
        position += 1
      } else if here == "。" || here == "、", isDigitNext {
        position += 1
      } else {
        break
      }
    }
    let typed = text(from: start, to: position)
    let run = String(typed.map { $0 == "。" ? "." : $0 })
    if let here, here == "e" || here == "E" { throw EntryFault(.exponent) }
    // Behind n/N a blank parts the percentage from it.
    if here == " ", isDigitNext, !isDenominator { throw spaced(run) }
    if run.contains("、") { throw EntryFault(.unreadable(part: typed)) }
    let pieces = run.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= 2, pieces.count == 1 || !pieces[1].contains(",") else {
      throw EntryFault(.unreadable(part: typed))
    }
    if pieces.count == 2, pieces[1].isEmpty { throw EntryFault(.unfinished) }
    let groups = pieces[0].split(separator: ",", omittingEmptySubsequences: false)
    let whole = groups.joined()
    if groups.count > 1 {
      guard groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
        (1...3).contains(groups[0].utf8.count)
      else { throw misplacedComma(groups, pieces) }
    }
    let plain = (whole.isEmpty ? "0" : whole) + (pieces.count == 2 ? "." + pieces[1] : "")
    guard let value = FixedDecimal(plain) else { throw EntryFault(.tooLong) }
    return value
  }

  private func misplacedComma(_ groups: [Substring], _ pieces: [Substring]) -> EntryFault {
    guard !groups.contains(where: \.isEmpty) else {
      return EntryFault(.unreadable(part: pieces[0].description))
    }
    let joined = groups.joined() + (pieces.count == 2 ? "." + pieces[1] : "")
    if groups.count == 2, pieces.count == 1 {
      return EntryFault(.ambiguous([joined, groups.joined(separator: ".")]))
    }
    return EntryFault(.ambiguous([joined]))
  }

  /// `1 234`: one number, or two.
  private func spaced(_ run: String) -> EntryFault {
    var rest = text(from: position, to: scalars.count)
    rest.removeAll { $0 == " " }
    let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return EntryFault(.ambiguous([run + digits, run]))
  }

  private mutating func han() throws(EntryFault) -> FixedDecimal {
    let start = position
    while let here, HanNumeral.part(here) != nil {
      if case .large? = HanNumeral.part(here), unitWord(at: position) != nil { break }
      position += 1
    }
    parts.digits = text(from: start, to: position)
    switch HanNumeral.read(scalars[start..<position]) {
    case .number(let value):
      // 三十余万
      if let factor = try multiplier() {
        guard let product = value.multiplied(by: FixedDecimal(factor)) else {
          throw EntryFault(.tooLong)
        }
        return product.normalized
      }
      return value
    case .ambiguous:
      let digits = scalars[start..<position].compactMap { scalar -> String? in
        if case .digit(let digit)? = HanNumeral.part(scalar) { String(digit) } else { nil }
      }
      throw EntryFault(.ambiguous([digits.joined(), digits.joined(separator: "-")]))
    case .unreadable: throw EntryFault(.unreadable(part: parts.digits))
    case .tooLong: throw EntryFault(.tooLong)
    }
  }

  /// Multipliers behind a number, with 余 or 多 before them: 44余万, 3千万.
  private mutating func multiplier() throws(EntryFault) -> Int? {
    let start = position
    skipBlanks()
    if let here, here == "余" || here == "多" {
      // Only before a multiplier; behind the whole number it is read with the other words.
      position += 1
      if peekFactor() != nil {
        parts.qualifiers.append(.atLeast)
        parts.qualifierWords.append(String(here))
      } else {
        position = start
        return nil
      }
    }
    var product: Int?
    while let (factor, isLarge) = peekFactor() {
      let next = (product ?? 1).multipliedReportingOverflow(by: factor)
      guard !next.overflow else { throw EntryFault(.tooLong) }
      if isLarge {
        parts.largeWord = (parts.largeWord ?? "") + text(from: position, to: position + 1)
      }
      product = next.partialValue
      position += 1
    }
    if product == nil { position = start }
    return product
  }

  private func peekFactor() -> (factor: Int, isLarge: Bool)? {
    guard let here, unitWord(at: position) == nil else { return nil }
    return switch HanNumeral.part(here) {
    case .small(let factor): (factor, false)
    case .large(let factor): (factor, true)
    default: nil
    }
  }

  private func peekMultiplier() throws(EntryFault) -> Int? {
    var copy = self
    return try copy.multiplier()
  }
}
