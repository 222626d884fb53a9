/// Reads what a person types to narrow a list: words to be found, and conditions on fields.
///
/// `粉尘 且 未检测 且 接害>100`, `dust and not monitored and exposed>100`. Words beside each other
/// are joined by and, which binds closer than or; not binds closest. A word alone finds rows by name,
/// initials or code, and rows that hold the option it names; in quotation marks only the former.
/// After a field come a comparison and a value, or a range. No word of the domain is known here.
package struct QueryReader {
  let vocabulary: QueryVocabulary
  let words: QueryWords
  let regions: RegionTree
  let today: CalendarDate
  let ownerField: String?

  /// Prepares to read filters of a register; `today` completes dates without a year.
  package init(
    _ schema: RegisterSchema, catalogue: Catalogue, regions: RegionTree, words: QueryWords,
    today: CalendarDate
  ) {
    vocabulary = QueryVocabulary(schema, catalogue)
    ownerField = schema.ownerField
    self.words = words
    self.regions = regions
    self.today = today
  }

  /// Reads a filter; blanks alone ask nothing.
  package func read(_ text: String) -> Result<RowQuery, QueryProblem> {
    var parser = QueryParser(self, text)
    do throws(QueryProblem) {
      return .success(try parser.query())
    } catch {
      return .failure(error)
    }
  }

  /// What a filter asks up to its first condition that cannot be read: that part, and all that stands whole before it.
  package func wholePart(_ text: String) -> (text: String, query: RowQuery) {
    var parser = QueryParser(self, text)
    if let whole = try? parser.query() { return (text, whole) }
    let part = String(text.prefix(parser.wholeEnd))
    guard !part.isEmpty, case .success(let query) = read(part) else { return ("", .all([])) }
    return (part, query)
  }

  /// Up to where the last whole comparison of a filter reaches; behind it are only words.
  package func conditionEnd(_ text: String) -> Int {
    var parser = QueryParser(self, text)
    _ = try? parser.query()
    return parser.conditionEnd
  }

  /// The last word of a filter where it begins the name of a field, so that it may be a condition not yet written.
  package func unfinishedCondition(_ text: String) -> QueryProblem? {
    var parser = QueryParser(self, text)
    guard (try? parser.query()) != nil,
      let word = parser.lastWord,
      parser.scanner.text(word.upperBound..<parser.scanner.end).allSatisfy(\.isWhitespace)
    else { return nil }
    let fields = vocabulary.fields(meant: parser.scanner.text(word))
    return fields.first.map {
      QueryProblem(.comparisonMissing(field: vocabulary.fields[$0].title), word)
    }
  }
}

/// Where the reading of one filter stands.
struct QueryParser {
  let reader: QueryReader
  var scanner: QueryScanner
  /// Up to where the filter can be read whatever follows: the end of a term outside parentheses.
  private(set) var wholeEnd = 0
  /// The word read last that is only looked for.
  var lastWord: Range<Int>?
  /// Up to where a whole comparison was read.
  var conditionEnd = 0
  private var depth = 0

  init(_ reader: QueryReader, _ text: String) {
    self.reader = reader
    scanner = QueryScanner(text, reader.words)
  }

  private var words: QueryWords { reader.words }

  mutating func query() throws(QueryProblem) -> RowQuery {
    scanner.skipBlanks()
    if scanner.isAtEnd { return .all([]) }
    let query = try either()
    scanner.skipBlanks()
    if !scanner.isAtEnd {
      throw QueryProblem(.unopened, scanner.position..<scanner.position + 1)
    }
    return query
  }

  private mutating func either() throws(QueryProblem) -> RowQuery {
    var parts = [try both()]
    while scanner.take(words.or, signs: ["||", "|"]) { parts.append(try both()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func both() throws(QueryProblem) -> RowQuery {
    var parts = [try single()]
    while true {
      if depth == 0 { wholeEnd = scanner.position }
      scanner.skipBlanks()
      if scanner.isAtEnd || scanner.next == ")" { break }
      if scanner.take(words.and, signs: ["&&", "&"]) {
        parts.append(try single())
      } else if scanner.isAt(words.or, signs: ["||", "|"]) {
        break
      } else {
        parts.append(try single())
      }
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func single() throws(QueryProblem) -> RowQuery {
    scanner.skipBlanks()
    let start = scanner.position
    if scanner.isAtEnd { throw QueryProblem(.nothingFollows, start..<start) }
    if scanner.takeSign("(") {
      depth += 1
      let inner = try either()
      depth -= 1
      scanner.skipBlanks()
      guard scanner.takeSign(")") else { throw QueryProblem(.unclosed, start..<start + 1) }
      return inner
    }
    if scanner.next == ")" { throw QueryProblem(.unopened, start..<start + 1) }
    if scanner.next == "!", scanner.peek(1) != "=" {
      scanner.advance(1)
      return .not(try single())
    }
    if let query = try prefixed() { return query }
    if let quoted = try scanner.quotation() { return .text(quoted) }
    return try term()
  }

  /// 未检测, not monitored, 缺 地址: a word before a field that says whether there is anything.
  private mutating func prefixed() throws(QueryProblem) -> RowQuery? {
    for (list, isPresent) in [(words.missing, false), (words.present, true), (words.not, false)] {
      let isNot = list == words.not
      guard let length = scanner.lengthOfWord(list) else { continue }
      let before = scanner.position
      scanner.advance(length)
      scanner.skipBlanks()
      let start = scanner.position
      let isJoined = start == before + length
      if let field = bareField(isJoined: isJoined) {
        let path = Condition.FieldPath(field: reader.vocabulary.fields[field].id)
        if reader.vocabulary.fields[field].type == .boolean, isNot || isPresent {
          return .condition(.compare(path, .is, .literal(isPresent ? "true" : "false")))
        }
        return .condition(isPresent ? .present(path) : .missing(path))
      }
      scanner.position = start
      if isNot, !isJoined || scanner.next == "(" {
        return .not(try single())
      }
      if !isNot, !isJoined, list == words.missing {
        let word = scanner.peekWord()
        let range = start..<start + max(word.count, 0)
        throw word.isEmpty
          ? QueryProblem(.nothingFollows, start..<start)
          : QueryProblem(
            .unknownField(String(word), near: reader.vocabulary.near(String(word))), range)
      }
      scanner.position = before
    }
    return nil
  }

  /// The only field that the next words name, and no comparison behind them; the scanner is then behind it.
  private mutating func bareField(isJoined: Bool) -> Int? {
    let start = scanner.position
    for end in scanner.wordEnds(most: isJoined ? 1 : QueryVocabulary.mostWords).reversed() {
      let fields = reader.vocabulary.fields(meant: scanner.text(start..<end))
      guard fields.count == 1 else { continue }
      scanner.position = end
      scanner.skipBlanks()
      if scanner.comparison() == nil {
        scanner.position = end
        return fields[0]
      }
      scanner.position = start
    }
    return nil
  }
}
