extension EnteredText {
  /// Reads a field of a form; nothing typed is `.missing`, whatever the type.
  ///
  /// Options, places, enterprises, documents and rows are found by id, name, alias or the initials
  /// of a name; several of the same name are a problem with candidates, the nearest first. Lists
  /// are split at 、 ， ； and line ends. Required fields, bounds and the like are checks, not
  /// reading.
  package static func field(
    _ text: String, _ field: Field, context: EntryContext
  ) -> Result<FieldValue, EnteredProblem> {
    if let words = words(text, field) { return words }
    let cleaned = cleaned(text)
    if isMissing(cleaned) || isNotApplicable(cleaned) { return .success(.missing) }
    switch field.type {
    case .text, .longText, .texts: return .success(.missing)
    case .integer, .year: return whole(text, field)
    case .decimal: return number(text).map { .number($0) }
    case .quantity:
      let read = quantity(text, unit: field.unit ?? "", units: context.dataset.catalogue.units)
      return read.map { .quantity($0.quantity) }
    case .date: return date(text, today: context.today, year: context.year).map { .date($0) }
    case .period: return period(text, today: context.today).map { .period($0) }
    case .boolean: return boolean(text)
    case .option, .level, .region, .enterprise, .reference, .document:
      return NameReader(context).read(text, field)
    case .options:
      return list(text, field, context) { value in
        if case .option(let id) = value { id } else { nil }
      }.map { .options($0) }
    case .source: return source(text, context).map { .source($0) }
    case .sources:
      var sources: [Source] = []
      for piece in pieces(text, at: "；;\n") {
        switch source(piece, context) {
        case .success(let source): sources.append(source)
        case .failure(let problem): return .failure(problem)
        }
      }
      return .success(sources.isEmpty ? .missing : .sources(sources))
    }
  }

  /// Texts, which keep their width and signs; nil for fields of other types.
  private static func words(_ text: String, _ field: Field) -> Result<FieldValue, EnteredProblem>? {
    switch field.type {
    case .text:
      let line = line(text)
      if line.isEmpty { return .success(.missing) }
      if let length = CodePattern(field.pattern) { return length.read(text) }
      return .success(.text(line))
    case .longText:
      let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
        line(String($0))
      }
      let trimmed = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
      return .success(trimmed.isEmpty ? .missing : .text(trimmed.joined(separator: "\n")))
    case .texts:
      let items = pieces(text, at: "、，,；;\n").map { line($0) }.filter { !$0.isEmpty }
      return .success(items.isEmpty ? .missing : .texts(items))
    default: return nil
    }
  }

  /// A line of text: control and invisible characters go, blanks at the ends too.
  private static func line(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\t" || scalar == "\n" || scalar == "\r" {
        scalars.append(" ")
      } else if !HostileCharacters.isHostile(scalar) {
        scalars.append(scalar)
      }
    }
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    let words = String(scalars).drop(while: isBlank)
    return String(words.reversed().drop(while: isBlank).reversed())
  }

  /// The pieces of a list, empty ones left out.
  static func pieces(_ text: String, at signs: String) -> [String] {
    text.split { signs.contains($0) || ($0.isNewline && signs.contains("\n")) }.map(String.init)
  }

  private static func whole(_ text: String, _ field: Field) -> Result<FieldValue, EnteredProblem> {
    if field.type == .year, let digits = year(text) { return .success(.number(digits)) }
    return number(text).flatMap { number in
      number.integer == nil
        ? .failure(EnteredProblem(text, .notWhole(unit: field.unit ?? "")))
        : .success(.number(number.normalized))
    }
  }

  /// 2023年 and 2023年度.
  private static func year(_ text: String) -> FixedDecimal? {
    let cleaned = cleaned(text)
    for word in ["年度", "年"] where cleaned.hasSuffix(word) {
      let digits = cleaned.dropLast(word.count)
      if digits.utf8.count == 4, let year = Int(digits) { return FixedDecimal(year) }
    }
    return nil
  }

  private static func boolean(_ text: String) -> Result<FieldValue, EnteredProblem> {
    switch cleaned(text).lowercased() {
    case "是", "有", "对", "y", "yes", "t", "true", "1", "√", "✓": .success(.boolean(true))
    case "否", "无", "没有", "不", "n", "no", "f", "false", "0", "×", "x": .success(.boolean(false))
    default:
      .failure(EnteredProblem(text, .unknown(near: [.boolean(true), .boolean(false)])))
    }
  }

  private static func list(
    _ text: String, _ field: Field, _ context: EntryContext, _ id: (FieldValue) -> String?
  ) -> Result<[String], EnteredProblem> {
    var one = field
    one.type = .option
    var ids: [String] = []
    for piece in pieces(text, at: "、，,；;\n") {
      switch NameReader(context).read(piece, one) {
      case .success(let value):
        if let id = id(value), !ids.contains(id) { ids.append(id) }
      case .failure(let problem): return .failure(problem)
      }
    }
    return .success(ids)
  }

  /// A document, and behind it a case and a section: `《title》/开远/二（三）`.
  private static func source(
    _ text: String, _ context: EntryContext
  ) -> Result<Source, EnteredProblem> {
    let pieces = pieces(text, at: "/／").map { line($0) }.filter { !$0.isEmpty }
    guard let first = pieces.first, pieces.count <= 3 else {
      return .failure(EnteredProblem(text, .unreadable(part: text)))
    }
    let field = Field(id: "", type: .document, title: LocalizedText(zh: ""))
    return NameReader(context).read(first, field).flatMap { value in
      guard case .reference(let document) = value else {
        return .failure(EnteredProblem(text, .unknown(near: [])))
      }
      return .success(
        Source(
          document: document, caseName: pieces.count > 1 ? pieces[1] : nil,
          section: pieces.count > 2 ? pieces[2] : nil))
    }
  }
}

/// Codes with a fixed length and alphabet.
struct CodePattern {
  private let length: Int
  private let excluded: [Character: [String]]

  /// Makes the pattern of a field; nil for patterns that leave texts as they are.
  init?(_ name: String?) {
    switch name {
    case "creditCode":
      length = 18
      // GB 32100 leaves these out, because they look like others.
      excluded = ["I": ["1"], "O": ["0"], "S": ["5"], "V": ["U", "Y"], "Z": ["2"]]
    case "organisationCode":
      length = 9
      excluded = [:]
    default: return nil
    }
  }

  /// The code in capitals and half-width, without blanks and hyphens.
  func read(_ text: String) -> Result<FieldValue, EnteredProblem> {
    let code = EnteredText.cleaned(text).uppercased().filter { $0 != " " && $0 != "-" }
    for character in code {
      if let likely = excluded[character] {
        return .failure(
          EnteredProblem(text, .codeCharacter(found: String(character), likely: likely)))
      }
      guard character.isASCII, character.isLetter || character.isNumber else {
        return .failure(EnteredProblem(text, .codeCharacter(found: String(character), likely: [])))
      }
    }
    guard code.count == length else {
      return .failure(EnteredProblem(text, .codeLength(found: code.count, expected: length)))
    }
    return .success(.text(code))
  }
}
