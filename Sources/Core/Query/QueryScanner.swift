/// Goes over the characters of a filter.
///
/// Full-width signs and letters are read as their ASCII twins; positions are those of the Characters
/// typed.
struct QueryScanner {
  /// The characters as typed.
  private let typed: [Character]
  /// The same with full-width signs and letters as ASCII.
  private let plain: [Character]
  private let words: QueryWords
  /// Where the next character is.
  var position = 0

  private static let marks: Set<Character> = ["(", ")", "<", ">", "=", "≥", "≤", "≠", ":"]
  private static let quotations: [Character: Character] = [
    "\"": "\"", "“": "”", "”": "”", "「": "」", "『": "』",
  ]
  private static let signs: [(String, QueryWords.Comparison)] = [
    (">=", .order(.atLeast)), ("=>", .order(.atLeast)), ("≥", .order(.atLeast)),
    ("<=", .order(.atMost)), ("=<", .order(.atMost)), ("≤", .order(.atMost)),
    ("!=", .order(.isNot)), ("<>", .order(.isNot)), ("≠", .order(.isNot)),
    ("==", .order(.is)), (">", .order(.over)), ("<", .order(.under)), ("=", .order(.is)),
    (":", .contains),
  ]

  init(_ text: String, _ words: QueryWords) {
    typed = Array(text)
    plain = typed.map { character in
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
        (0xFF01...0xFF5E).contains(scalar.value),
        let twin = Unicode.Scalar(scalar.value - 0xFEE0)
      else { return character == "\u{3000}" ? " " : character }
      return Character(twin)
    }
    self.words = words
  }

  var isAtEnd: Bool { position >= plain.count }
  var next: Character? { peek(0) }
  var end: Int { plain.count }

  func peek(_ offset: Int) -> Character? {
    position + offset < plain.count ? plain[position + offset] : nil
  }

  func text(_ range: Range<Int>) -> String { String(plain[range.clamped(to: 0..<plain.count)]) }

  mutating func advance(_ count: Int) { position += count }

  mutating func skipBlanks() {
    while let character = next, character.isWhitespace { position += 1 }
  }

  mutating func takeSign(_ sign: Character) -> Bool {
    guard next == sign else { return false }
    position += 1
    return true
  }

  // MARK: Words

  /// Whether a character ends a word.
  private func endsWord(_ index: Int) -> Bool {
    let character = plain[index]
    if character.isWhitespace || Self.marks.contains(character) { return true }
    if Self.quotations[character] != nil { return true }
    guard index + 1 < plain.count else { return false }
    let pair = String(plain[index...index + 1])
    return pair == "!=" || pair == "&&" || pair == "||"
  }

  /// The end of the run of characters from a position on that blanks and signs end.
  func runEnd(from start: Int) -> Int {
    var end = start
    while end < plain.count, !endsWord(end) { end += 1 }
    return end
  }

  /// The next run of characters.
  func peekWord() -> Substring { Substring(text(position..<runEnd(from: position))) }

  /// Where the first run ends, the first two, and so on, blanks between them only.
  func wordEnds(most: Int) -> [Int] {
    var ends: [Int] = []
    var start = position
    while ends.count < most {
      let end = runEnd(from: start)
      if end == start { break }
      ends.append(end)
      start = end
      while start < plain.count, plain[start].isWhitespace { start += 1 }
      if start == end { break }
    }
    return ends
  }

  /// How long the word of a list is that stands here; a Latin one must end here, a Han one need not.
  func lengthOfWord(_ list: [String]) -> Int? { lengthOfWord(list, at: position) }

  private func lengthOfWord(_ list: [String], at start: Int) -> Int? {
    var longest: Int?
    for word in list {
      let characters = Array(word)
      guard start + characters.count <= plain.count,
        zip(characters, plain[start...]).allSatisfy({ Self.isSame($0, $1) })
      else { continue }
      let end = start + characters.count
      if characters.last?.isASCII ?? false, end < plain.count, !endsWord(end) { continue }
      longest = max(longest ?? 0, characters.count)
    }
    return longest
  }

  private static func isSame(_ a: Character, _ b: Character) -> Bool {
    a == b || (b.isASCII && a.lowercased() == b.lowercased())
  }

  /// Whether a joining word or sign stands here.
  func isAt(_ list: [String], signs: [String]) -> Bool { joinLength(list, signs) != nil }

  /// Takes a joining word or sign and the blanks before it.
  mutating func take(_ list: [String], signs: [String]) -> Bool {
    let before = position
    skipBlanks()
    guard let length = joinLength(list, signs) else {
      position = before
      return false
    }
    position += length
    return true
  }

  private func joinLength(_ list: [String], _ signs: [String]) -> Int? {
    for sign in signs where text(position..<position + sign.count) == sign {
      // A single sign may stand in a name; it joins only where it stands alone.
      if sign.count == 2 || runEnd(from: position) == position + 1 { return sign.count }
    }
    return lengthOfWord(list)
  }

  /// The places inside a run at which a joining word begins.
  func innerJoins(_ range: Range<Int>) -> [Int] {
    range.dropFirst().filter { lengthOfWord(words.and + words.or, at: $0) != nil }
  }

  /// The place behind the joining word that begins at a place.
  func behindJoin(at place: Int) -> Int {
    place + (lengthOfWord(words.and + words.or, at: place) ?? 0)
  }

  // MARK: Comparisons and quotations

  /// The comparison that stands here, taken; nil, and nothing taken, where there is none.
  mutating func comparison() -> QueryWords.Comparison? {
    for (sign, comparison) in Self.signs where text(position..<position + sign.count) == sign {
      position += sign.count
      return comparison
    }
    let names = Array(words.comparators.keys)
    guard let length = lengthOfWord(names) else { return nil }
    let word = text(position..<position + length).lowercased()
    guard let comparison = words.comparators[word] else { return nil }
    position += length
    return comparison
  }

  /// What stands here in quotation marks, taken; nil where nothing does.
  mutating func quotation() throws(QueryProblem) -> String? {
    guard let open = next, let close = Self.quotations[open] else { return nil }
    var end = position + 1
    while end < plain.count, plain[end] != close { end += 1 }
    if end == plain.count { throw QueryProblem(.unclosed, position..<position + 1) }
    defer { position = end + 1 }
    return String(typed[position + 1..<end])
  }
}
