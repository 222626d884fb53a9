package import Core

/// Sentences about what is wrong with files and data: where, what, what instead, what to do.
///
/// Text of the data is made harmless. What is personal never appears: contents of fields that a
/// register marks as personal, and numbers that look like a resident's or a mobile telephone's.
/// Records are named by their ids.
package struct FindingText: Sendable {
  /// The language of the sentences.
  package let language: Language
  private let dataset: Dataset?
  private let places: RecordPlaces
  private let personalFields: Set<String>

  /// Speaks a language; a dataset lends its titles, documents and the messages of its rules.
  ///
  /// `places` says where in their files the records stand that findings of rules are about.
  package init(
    language: Language, dataset: Dataset? = nil, places: RecordPlaces = RecordPlaces()
  ) {
    self.language = language
    self.dataset = dataset
    self.places = places
    let registers = dataset?.catalogue.registers.all ?? []
    personalFields = Set(registers.flatMap { $0.fields.filter(\.isPersonal).map(\.id) })
  }

  /// The word for how much a finding weighs: 强制, 核实, 提示.
  package func severity(_ severity: Rule.Severity) -> String {
    switch language {
    case .zh: Chinese.severity(severity)
    case .en: English.severity(severity)
    }
  }

  /// The whole sentence of a finding.
  package func sentence(_ finding: Finding) -> String {
    if case .load(let problem) = finding.fact { return sentence(problem) }
    return join(place: place(finding), words(finding))
  }

  /// The whole sentence for a person at a screen: without ids, which say nothing there, and with the level.
  package func screenSentence(_ finding: Finding) -> String {
    if case .load(let problem) = finding.fact { return sentence(problem) }
    var facts = FactWords(dataset: dataset, language: language)
    facts.isForScreen = true
    return join(place: facts.place(finding), words(finding))
  }

  /// A finding in one line, for lists: how much it weighs, where, and what is wrong.
  package func line(_ finding: Finding) -> String {
    if case .load(let problem) = finding.fact {
      return line(problem, severity: finding.severity)
    }
    return line(place: place(finding), what: words(finding).what, finding.severity)
  }

  /// The whole sentence of a problem.
  package func sentence(_ problem: LoadProblem) -> String {
    join(place: place(problem), words(problem))
  }

  /// A problem in one line, for lists.
  package func line(_ problem: LoadProblem, severity: Rule.Severity) -> String {
    line(place: place(problem), what: words(problem).what, severity)
  }

  /// What is wrong, in a few words without its place.
  package func what(_ finding: Finding) -> String { words(finding).what }

  /// What is wrong, with the name of the other row that it is about, where there is one.
  package func whatBesides(_ finding: Finding) -> String {
    var facts = FactWords(dataset: dataset, language: language, register: finding.register)
    facts.isForScreen = true
    let other: String
    switch finding.fact {
    case .codeTaken(let id), .fieldTaken(_, let id): other = facts.other(id)
    case .similarName(_, let name): other = DataText.visible(name)
    default: return words(finding).what
    }
    let plain = facts.words(finding.fact)
    let what = facts.message(of: finding) ?? plain.what
    if what.contains(other) { return what }
    return what + (language == .zh ? "：" : ": ") + plain.found
  }

  /// What stands there.
  package func found(_ finding: Finding) -> String { words(finding).found }

  /// What should stand there.
  package func expected(_ finding: Finding) -> String { words(finding).expected }

  /// What the reader does next.
  package func next(_ finding: Finding) -> String { words(finding).next }

  // MARK: - Putting together

  private func join(place: String, _ words: ProblemWords) -> String {
    switch language {
    case .zh: Chinese.problemSentence(place: place, words)
    case .en: English.problemSentence(place: place, words)
    }
  }

  private func line(place: String, what: String, _ severity: Rule.Severity) -> String {
    switch language {
    case .zh: "[\(Chinese.severity(severity))] \(place)：\(what)"
    case .en: "[\(English.severity(severity))] \(place): \(what)"
    }
  }

  private func words(_ finding: Finding) -> ProblemWords {
    if case .load(let problem) = finding.fact { return words(problem) }
    let facts = FactWords(dataset: dataset, language: language, register: finding.register)
    var words = facts.words(finding.fact)
    if let message = facts.message(of: finding) { words.what = message }
    if case .constraint(let id) = finding.fact,
      let (found, expected) = facts.constraintWords(id, of: finding)
    {
      (words.found, words.expected) = (found, expected)
    }
    return words
  }

  private func words(_ problem: LoadProblem) -> ProblemWords {
    var words =
      switch language {
      case .zh: Chinese.problem(problem.kind)
      case .en: English.problem(problem.kind)
      }
    if let expected = problem.expected {
      words.expected =
        switch language {
        case .zh: Chinese.expectation(expected)
        case .en: English.expectation(expected)
        }
    }
    if isPersonal(problem) {
      words = withheld(words, problem.kind)
    } else if let found = found(problem) {
      words.found = found
    }
    return words
  }

  // MARK: - What stands there

  /// The text of the file where it says more than the kind does.
  private func found(_ problem: LoadProblem) -> String? {
    guard let found = problem.found, !found.isEmpty else { return nil }
    switch problem.kind {
    case .wrongType(let type):
      // `{` and `[` say no more than the type does.
      if type == .object || type == .array || type == .null { return nil }
      return typeName(type) + " " + DataText.visible(found)
    case .syntax, .numberOverflow, .notAnInteger, .malformed, .outOfRange, .constraint:
      return excerpt(found)
    default: return nil
    }
  }

  /// An excerpt as it stands in the file; what has no quotation marks of its own gets some.
  private func excerpt(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "e")
        || byte == UInt8(ascii: "E")
    }
    if isPlain || text.hasPrefix("\"") { return DataText.visible(text) }
    if let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1, !scalar.isASCII {
      // Quotation marks around a quotation mark say nothing.
      return "\(DataText.visible(text)) (\(DataText.codePoint(scalar)))"
    }
    switch language {
    case .zh: return Chinese.quoted(text)
    case .en: return English.quoted(text)
    }
  }

  private func typeName(_ type: JSONType) -> String {
    switch language {
    case .zh: Chinese.type(type)
    case .en: English.type(type)
    }
  }

  /// Whether the contents may be about a person.
  private func isPersonal(_ problem: LoadProblem) -> Bool {
    for case .key(let key) in problem.path.components where personalFields.contains(key) {
      return true
    }
    if let found = problem.found, DataText.isPersonalNumber(found) { return true }
    if case .unknown(_, let name, _) = problem.kind { return DataText.isPersonalNumber(name) }
    return false
  }

  /// The words without anything that stands in the field.
  private func withheld(_ words: ProblemWords, _ kind: LoadProblemKind) -> ProblemWords {
    var words = words
    words.found = language == .zh ? Chinese.personal : English.personal
    if case .unknown(let vocabulary, _, _) = kind {
      words.what =
        language == .zh ? Chinese.unknownName(vocabulary) : English.unknownName(vocabulary)
      words.expected =
        language == .zh ? Chinese.expected(vocabulary) : English.expected(vocabulary)
    }
    return words
  }

  // MARK: - Where

  private func place(_ problem: LoadProblem) -> String {
    let path = DataText.path(problem.path)
    let record = problem.recordID.map { DataText.visible($0) }
    let file = DataText.path(problem.file)
    return switch language {
    case .zh: Chinese.place(file: file, problem.place.position, path: path, record: record)
    case .en: English.place(file: file, problem.place.position, path: path, record: record)
    }
  }

  private func place(_ finding: Finding) -> String {
    let subject = FactWords(dataset: dataset, language: language).place(finding)
    guard let record = places[finding] else { return subject }
    let file = DataText.path(record.place.file)
    let path = DataText.path(record.path)
    return switch language {
    case .zh:
      Chinese.place(file: file, record.place.position, path: path, record: nil) + "，" + subject
    case .en:
      English.place(file: file, record.place.position, path: path, record: nil) + ", " + subject
    }
  }
}
