/// Takes a cleaned text apart into number, unit and the words that qualify it.
struct QuantityReader {
  /// What stands in the text.
  struct Parts {
    /// The number; nil where words without digits stand (数百).
    var value: FixedDecimal?
    /// n/N, where one stands.
    var fraction: Ratio?
    var isPercent = false
    /// Id of the unit that was typed.
    var unit: String?
    /// The words beside the number that qualify it.
    var qualifierWords: [String] = []
    var qualifiers: [Qualifier] = []
    /// The number as typed without its multiplier, and a multiplier from 万 on.
    var digits = ""
    var largeWord: String?

    func qualifier() throws(EntryFault) -> Qualifier {
      guard let first = qualifiers.first else { return .exact }
      if qualifiers.contains(where: { $0 != first }) {
        throw EntryFault(.qualifiers(qualifierWords))
      }
      return first
    }
  }

  private static let before: [(word: String, qualifier: Qualifier)] = [
    ("不超过", .atMost), ("不多于", .atMost), ("不高于", .atMost), ("至多", .atMost), ("最多", .atMost),
    ("少于", .atMost), ("≤", .atMost), ("<=", .atMost), ("不少于", .atLeast), ("不低于", .atLeast),
    ("超过", .atLeast), ("多于", .atLeast), ("至少", .atLeast), ("超", .atLeast), ("逾", .atLeast),
    ("≥", .atLeast), (">=", .atLeast), ("大约", .about), ("大概", .about), ("约", .about),
    ("将近", .justUnder), ("接近", .justUnder), ("不足", .justUnder), ("不到", .justUnder),
    ("近", .justUnder),
  ]
  private static let after: [(word: String, qualifier: Qualifier)] = [
    ("有余", .atLeast), ("余", .atLeast), ("多", .atLeast), ("以上", .atLeast), ("+", .atLeast),
    ("左右", .about), ("上下", .about), ("以内", .atMost), ("之内", .atMost), ("以下", .atMost),
  ]

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private let units: UnitTable
  private var parts = Parts()

  init(_ cleaned: String, units: UnitTable) {
    scalars = Array(cleaned.unicodeScalars)
    self.units = units
  }

  mutating func read() throws(EntryFault) -> Parts {
    let start = position
    if take("零报告") || take("无报告数") {
      parts.value = .zero
      try finish()
      return parts
    }
    while try takeQualifier(Self.before) { skipBlanks() }
    if take("百分之") { parts.isPercent = true }
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    skipBlanks()
    if isBracketed(from: start) {
      let inner = text(from: 1, to: scalars.count - 1)
      throw EntryFault(.ambiguous(["-" + inner, inner]))
    }
    if takeWordsWithoutDigits() {
      parts.qualifiers.append(.unquantified)
    } else {
      var value = try number()
      if isNegative {
        guard let negated = FixedDecimal.zero.subtracting(value) else { throw EntryFault(.tooLong) }
        value = negated
      }
      parts.value = value
    }
    try finish()
    return parts
  }

  /// Everything behind the number: unit, percent sign, qualifiers, a fraction, in any order.
  private mutating func finish() throws(EntryFault) {
    while position < scalars.count {
      skipBlanks()
      if try takeQualifier(Self.after) { continue }
      if peek("%"), !parts.isPercent, parts.unit == nil {
        position += 1
        parts.isPercent = true
      } else if peek("/"), parts.fraction == nil, let top = parts.value, !parts.isPercent {
        position += 1
        skipBlanks()
        parts.fraction = Ratio(top, of: try number())
        try takeRateBehind()
      } else if peek("("), parts.isPercent, parts.fraction == nil {
        try takeFractionInBrackets()
      } else if parts.unit == nil, !parts.isPercent, let word = unitWord(at: position) {
        parts.unit = word.id
        position += word.length
      } else if peek("-") || peek("~") || peek("至") || peek("到"), let low = parts.value {
        position += 1
        skipBlanks()
        let high = try number()
        throw EntryFault(.range(low.plain, high.plain))
      } else {
        throw unreadableRest()
      }
    }
  }

  /// The percentage behind a fraction: `454/575 78.9%`, `454/575(78.9%)`, `454/575=78.9%`.
  private mutating func takeRateBehind() throws(EntryFault) {
    skipBlanks()
    guard position < scalars.count else { return }
    let isOpen = take("(")
    if !isOpen { _ = take("=") }
    skipBlanks()
    let value = try number()
    skipBlanks()
    guard take("%") else { throw unreadableRest() }
    (parts.value, parts.isPercent) = (value, true)
    if isOpen, !take(")") { throw unreadableRest() }
  }

  /// `(454/575)` behind a percentage.
  private mutating func takeFractionInBrackets() throws(EntryFault) {
    position += 1
    let top = try number()
    guard take("/") else { throw unreadableRest() }
    let bottom = try number()
    guard take(")") else { throw unreadableRest() }
    parts.fraction = Ratio(top, of: bottom)
  }

  /// 数百, 几十, 若干: there is a text and no number.
  private mutating func takeWordsWithoutDigits() -> Bool {
    if take("若干") { return true }
    guard take("数") || take("几") else { return false }
    while case .small? = here.flatMap({ HanNumeral.part($0) }) { position += 1 }
    while case .large? = here.flatMap({ HanNumeral.part($0) }) {
      if unitWord(at: position) != nil { break }
      position += 1
    }
    return true
  }

  // MARK: - Numbers

  private mutating func number() throws(EntryFault) -> FixedDecimal {
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
    if here == " ", isDigitNext { throw spaced(run) }
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

  // MARK: - Words

  private mutating func takeQualifier(
    _ words: [(word: String, qualifier: Qualifier)]
  ) throws(EntryFault) -> Bool {
    for (word, qualifier) in words where take(word) {
      parts.qualifiers.append(qualifier)
      parts.qualifierWords.append(word)
      return true
    }
    return false
  }

  /// The longest word for a unit that stands at a place.
  private func unitWord(at place: Int) -> (id: String, length: Int)? {
    var best: (id: String, length: Int)?
    for id in units.order where id != "%" {
      for word in [id, units[id]?.title.zh ?? ""] where stands(word, at: place) {
        let length = word.unicodeScalars.count
        if length > best?.length ?? 0 { best = (id, length) }
      }
    }
    return best
  }

  // MARK: - Characters

  private var here: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private var isDigitNext: Bool { position + 1 < scalars.count && isDigit(scalars[position + 1]) }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private func peek(_ scalar: Unicode.Scalar) -> Bool { here == scalar }

  private mutating func skipBlanks() {
    while here == " " { position += 1 }
  }

  private func stands(_ word: String, at place: Int) -> Bool {
    let wanted = word.unicodeScalars
    guard !wanted.isEmpty, place + wanted.count <= scalars.count else { return false }
    return zip(wanted, scalars[place...]).allSatisfy { $0 == $1 }
  }

  private mutating func take(_ word: String) -> Bool {
    guard stands(word, at: position) else { return false }
    position += word.unicodeScalars.count
    return true
  }

  private func isBracketed(from start: Int) -> Bool {
    start == 0 && position == 0 && scalars.first == "(" && scalars.last == ")"
      && scalars.count > 2
  }

  private func text(from start: Int, to end: Int) -> String {
    var view = String.UnicodeScalarView()
    if start < end { view.append(contentsOf: scalars[start..<end]) }
    return String(view)
  }

  private func unreadableRest() -> EntryFault {
    let rest = text(from: min(position, scalars.count), to: scalars.count)
    return rest.isEmpty ? EntryFault(.unfinished) : EntryFault(.unreadable(part: rest))
  }
}
