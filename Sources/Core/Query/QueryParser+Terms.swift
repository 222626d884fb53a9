/// Words alone, and fields with what they are compared with.
extension QueryParser {
  private var vocabulary: QueryVocabulary { reader.vocabulary }

  /// A field with its comparison, an option, or a word to be found.
  mutating func term() throws(QueryProblem) -> RowQuery {
    let start = scanner.position
    let ends = scanner.wordEnds(most: QueryVocabulary.mostWords)
    guard let first = ends.first else {
      // A sign without anything before it.
      throw QueryProblem(
        .unknownField(scanner.text(start..<start + 1), near: nil), start..<start + 1)
    }
    // The longest run of words before a comparison is what is compared.
    for end in ends.reversed() {
      scanner.position = end
      scanner.skipBlanks()
      let place = scanner.position
      if let comparison = scanner.comparison() {
        let name = scanner.text(start..<end)
        let fields = vocabulary.fields(meant: name)
        if fields.count == 1 { return try compared(fields[0], comparison) }
        // Words before the field's name are a term of their own.
        if end != first, scanner.isSign(at: place) { continue }
        if scanner.isSign(at: place) {
          if let split = splitBefore(start..<end, isCompared: true) { return split }
          throw QueryProblem(
            fields.isEmpty
              ? .unknownField(name, near: vocabulary.near(name))
              : .severalFields(fields.map { vocabulary.fields[$0].title }), start..<end)
        }
      }
    }
    scanner.position = start
    if let query = try joinedComparison(start..<first) { return query }
    for end in ends.reversed() {
      let word = scanner.text(start..<end)
      if let query = option(word) {
        scanner.position = end
        return query
      }
    }
    if let split = splitBefore(start..<first, isCompared: false) { return split }
    scanner.position = first
    let word = scanner.text(start..<first)
    // A field at the end behind other words is a comparison not yet written; alone it may be a name.
    if first == scanner.end, start > 0, word.count > 1, let field = vocabulary.field(named: word) {
      throw QueryProblem(.comparisonMissing(field: vocabulary.fields[field].title), start..<first)
    }
    lastWord = start..<first
    return .text(word)
  }

  /// 粉尘且未检测: the part of a run before a joining word, where that part means something or what
  /// follows is the field of a comparison.
  private mutating func splitBefore(_ run: Range<Int>, isCompared: Bool) -> RowQuery? {
    for place in scanner.innerJoins(run) {
      let word = scanner.text(run.lowerBound..<place)
      var inner = QueryParser(reader, word)
      var query = option(word)
      if query == nil, let condition = try? inner.query(), case .condition = condition {
        query = condition
      }
      if query == nil, isCompared,
        !vocabulary.fields(
          meant: scanner.text(scanner.behindJoin(at: place)..<run.upperBound)
        ).isEmpty
      {
        query = .text(word)
      }
      if let query {
        scanner.position = place
        return query
      }
    }
    return nil
  }

  /// 接害大于100: a field, a comparing word and a value in one run.
  private mutating func joinedComparison(_ run: Range<Int>) throws(QueryProblem) -> RowQuery? {
    for end in stride(from: run.upperBound - 1, to: run.lowerBound, by: -1) {
      guard let field = vocabulary.field(named: scanner.text(run.lowerBound..<end)) else {
        continue
      }
      scanner.position = end
      if let comparison = scanner.comparison() { return try compared(field, comparison) }
    }
    scanner.position = run.lowerBound
    return nil
  }

  /// A word alone that names an option: what holds it, or is called so.
  ///
  /// A single character would hide the names that have it, so it is only looked for in names.
  private func option(_ word: String) -> RowQuery? {
    guard word.count > 1 else { return nil }
    var parts: [RowQuery] = []
    for case .option(let field, let id) in vocabulary.meanings(of: word) {
      parts.append(.condition(holds(field, [id])))
    }
    return parts.isEmpty ? nil : .any([.text(word)] + parts)
  }

  /// That a field holds one of some options.
  private func holds(_ field: Int, _ ids: [String]) -> Condition {
    let path = Condition.FieldPath(field: vocabulary.fields[field].id)
    guard vocabulary.fields[field].type == .options else { return .oneOf(path, ids) }
    let parts = ids.map { Condition.contains(path, $0) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  // MARK: Values

  /// What follows a comparison: a value, a range, or another field.
  private mutating func compared(
    _ index: Int, _ comparison: QueryWords.Comparison
  ) throws(QueryProblem) -> RowQuery {
    let field = vocabulary.fields[index]
    scanner.skipBlanks()
    let start = scanner.position
    defer { conditionEnd = scanner.position }
    if let quoted = try scanner.quotation() {
      return try query(index, comparison, quoted, start..<scanner.position)
    }
    let ends = scanner.wordEnds(most: field.type.mostWords)
    guard let first = ends.first else {
      throw QueryProblem(.valueMissing(field: field.title), scanner.end..<scanner.end)
    }
    // Values of several words first, then what stands before a joining word in the run.
    let joins = scanner.innerJoins(start..<first)
    for end in field.type.isFreeText ? joins + ends : ends.reversed() + joins {
      if let query = try? query(index, comparison, scanner.text(start..<end), start..<end) {
        scanner.position = end
        return query
      }
    }
    scanner.position = first
    return try query(index, comparison, scanner.text(start..<first), start..<first)
  }

  private func query(
    _ index: Int, _ comparison: QueryWords.Comparison, _ value: String, _ range: Range<Int>
  ) throws(QueryProblem) -> RowQuery {
    let field = vocabulary.fields[index]
    let path = Condition.FieldPath(field: field.id)
    let comparator: Condition.Comparator
    switch comparison {
    case .order(let order): comparator = order
    case .contains: comparator = .is
    }
    func unless(_ condition: Condition) -> RowQuery {
      comparator == .isNot ? .not(.condition(condition)) : .condition(condition)
    }
    let problem = QueryProblem(
      .notAValue(value, field: field.title, near: vocabulary.near(value, in: index)), range)
    let isEquality = comparator == .is || comparator == .isNot
    switch field.type {
    case .option, .options, .level:
      let ids = vocabulary.options(of: index, named: value)
      if ids.isEmpty { throw problem }
      if isEquality { return unless(holds(index, ids)) }
      guard field.type == .level, ids.count == 1 else {
        throw QueryProblem(.notComparable(field: field.title), range)
      }
      return .condition(.compare(path, comparator, .literal(ids[0])))
    case .region:
      guard isEquality else { throw QueryProblem(.notComparable(field: field.title), range) }
      let ids: [String]
      switch reader.regions.named(value) {
      case .found(let region, _): ids = [reader.regions[region].id]
      case .ambiguous(let found, _): ids = found.map { reader.regions[$0].id }
      case .unknown, nil: throw problem
      }
      return unless(.oneOf(path, ids))
    case .boolean:
      let folded = TextFolding.fold(value)
      func isAmong(_ list: [String]) -> Bool { list.contains { TextFolding.fold($0) == folded } }
      guard isEquality, isAmong(reader.words.yes) || isAmong(reader.words.no) else { throw problem }
      let literal = isAmong(reader.words.yes) ? "true" : "false"
      return .condition(.compare(path, comparator, .literal(literal)))
    case .text, .longText, .texts, .document, .enterprise, .reference:
      guard isEquality else { throw QueryProblem(.notComparable(field: field.title), range) }
      if field.id == reader.ownerField {
        return comparator == .isNot ? .not(.text(value)) : .text(value)
      }
      if comparison == .contains { return .condition(.contains(path, value)) }
      return field.type == .texts
        ? unless(.contains(path, value)) : .condition(.compare(path, comparator, .literal(value)))
    case .integer, .decimal, .year, .quantity, .date:
      return .condition(try ordered(index, path, comparator, value, problem))
    case .period, .source, .sources:
      throw QueryProblem(.notComparable(field: field.title), range)
    }
  }

  /// A comparison with a number or date, with both ends of a range, or with another field.
  private func ordered(
    _ index: Int, _ path: Condition.FieldPath, _ comparator: Condition.Comparator,
    _ value: String, _ problem: QueryProblem
  ) throws(QueryProblem) -> Condition {
    let field = vocabulary.fields[index]
    if let literal = literal(value, field) {
      return .compare(path, comparator, .literal(literal))
    }
    if comparator == .is || comparator == .isNot, let (from, to) = ends(of: value, field) {
      let range = Condition.all([
        .compare(path, .atLeast, .literal(from)), .compare(path, .atMost, .literal(to)),
      ])
      return comparator == .is ? range : .not(range)
    }
    if let other = vocabulary.field(named: value), other != index,
      vocabulary.fields[other].type.isOrdered == field.type.isOrdered
    {
      return .compare(
        path, comparator, .field(Condition.FieldPath(field: vocabulary.fields[other].id)))
    }
    throw problem
  }

  /// The two ends of `100..200`, `100-200`, `100至200`, as literals.
  private func ends(of value: String, _ field: Field) -> (String, String)? {
    for sign in ["..", "~", "～", "—", "–"] + reader.words.to + (field.type == .date ? [] : ["-"]) {
      let parts = value.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let from = literal(String(parts[0]), field),
        let to = literal(String(parts[1]), field)
      {
        return (from, to)
      }
    }
    return nil
  }

  /// A value in the text form of its field's type; nil where it is none.
  private func literal(_ value: String, _ field: Field) -> String? {
    if field.type == .date {
      guard case .success(let date) = EnteredText.date(value, today: reader.today) else {
        return nil
      }
      return date.description
    }
    var digits = EnteredText.cleaned(value)
    if let unit = field.unit, digits.hasSuffix(unit) { digits.removeLast(unit.count) }
    if digits.isEmpty { return nil }
    guard case .success(let number) = EnteredText.number(digits) else { return nil }
    return number.plain
  }
}

extension QueryScanner {
  /// Whether the comparison that was just read from a place on was a sign and no word.
  func isSign(at place: Int) -> Bool {
    let character = text(place..<place + 1)
    return ["<", ">", "=", "≥", "≤", "≠", "!", ":"].contains(character)
  }
}

extension FieldType {
  /// Whether any words are a value.
  fileprivate var isFreeText: Bool {
    switch self {
    case .text, .longText, .texts, .document, .enterprise, .reference: true
    default: false
    }
  }

  /// Of how many words parted by blanks a value may be; free texts of several are quoted.
  fileprivate var mostWords: Int {
    switch self {
    case .option, .options, .level, .region: QueryVocabulary.mostWords
    default: isFreeText ? 1 : 3
    }
  }

  /// Which values can be held against each other: 0 none, 1 numbers, 2 dates.
  fileprivate var isOrdered: Int {
    switch self {
    case .integer, .decimal, .year, .quantity: 1
    case .date: 2
    default: 0
    }
  }
}
