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

  let scalars: [Unicode.Scalar]
  var position = 0
  let units: UnitTable
  var parts = Parts()
  var isDenominator = false

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
        isDenominator = true
        parts.fraction = Ratio(top, of: try number())
        isDenominator = false
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
  func unitWord(at place: Int) -> (id: String, length: Int)? {
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

  var here: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  var isDigitNext: Bool { position + 1 < scalars.count && isDigit(scalars[position + 1]) }

  func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private func peek(_ scalar: Unicode.Scalar) -> Bool { here == scalar }

  mutating func skipBlanks() {
    while here == " " { position += 1 }
  }

  private func stands(_ word: String, at place: Int) -> Bool {
    let wanted = word.unicodeScalars
    guard !wanted.isEmpty, place + wanted.count <= scalars.count else { return false }
    return zip(wanted, scalars[place...]).allSatisfy { $0 == $1 }
  }

  mutating func take(_ word: String) -> Bool {
    guard stands(word, at: position) else { return false }
    position += word.unicodeScalars.count
    return true
  }

  private func isBracketed(from start: Int) -> Bool {
    start == 0 && position == 0 && scalars.first == "(" && scalars.last == ")"
      && scalars.count > 2
  }

  func text(from start: Int, to end: Int) -> String {
    var view = String.UnicodeScalarView()
    if start < end { view.append(contentsOf: scalars[start..<end]) }
    return String(view)
  }

  func unreadableRest() -> EntryFault {
    let rest = text(from: min(position, scalars.count), to: scalars.count)
    return rest.isEmpty ? EntryFault(.unfinished) : EntryFault(.unreadable(part: rest))
  }
}
