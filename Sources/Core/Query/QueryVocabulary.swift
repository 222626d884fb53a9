/// The words that a register's catalogue gives for its fields and their options.
struct QueryVocabulary {
  /// What a word may stand for.
  enum Meaning: Hashable {
    case field(Int)
    case option(field: Int, id: String)
  }

  /// An option with all that it is called.
  struct Choice {
    var id: String
    var title: LocalizedText
    var words: [String]
  }

  /// The most words of a name with blanks in it.
  static let mostWords = 8

  let fields: [Field]
  /// Per field what it is called.
  private(set) var fieldWords: [[String]] = []
  /// Per field what it may hold, where that is a choice.
  private(set) var choices: [[Choice]] = []
  private var meanings: [[UInt8]: [Meaning]] = [:]

  /// Collects the words of a register.
  init(_ schema: RegisterSchema, _ catalogue: Catalogue) {
    fields = schema.fields
    for (index, field) in fields.enumerated() {
      let words = [field.title.zh, field.title.en, field.id] + field.aliases
      fieldWords.append(words)
      for word in words { learn(word, .field(index)) }
      let offered = Self.choices(of: field, catalogue)
      choices.append(offered)
      for choice in offered {
        for word in choice.words { learn(word, .option(field: index, id: choice.id)) }
      }
    }
  }

  private static func choices(of field: Field, _ catalogue: Catalogue) -> [Choice] {
    switch field.type {
    case .option, .options:
      let options = field.options.flatMap { catalogue.dimensions[$0]?.options } ?? []
      return options.map {
        Choice(id: $0.id, title: $0.title, words: [$0.title.zh, $0.title.en, $0.id] + $0.aliases)
      }
    case .level:
      return catalogue.levels.all.map {
        let words = [$0.title.zh, $0.title.en, $0.id] + $0.byTerm.values.sorted()
        return Choice(id: $0.id, title: $0.title, words: words)
      }
    default: return []
    }
  }

  private mutating func learn(_ word: String, _ meaning: Meaning) {
    let folded = TextFolding.fold(word)
    if folded.isEmpty || meanings[folded]?.contains(meaning) ?? false { return }
    meanings[folded, default: []].append(meaning)
  }

  /// What a word stands for, as the catalogue writes it but for case, width and blanks.
  func meanings(of word: String) -> [Meaning] { meanings[TextFolding.fold(word)] ?? [] }

  /// The field that a word names as it stands.
  func field(named word: String) -> Int? {
    for case .field(let index) in meanings(of: word) { return index }
    return nil
  }

  /// The fields that a word may name: the one called so, else those whose names begin with it, else
  /// those that have it in their names.
  func fields(meant word: String) -> [Int] {
    if let exact = field(named: word) { return [exact] }
    let folded = TextFolding.fold(word)
    // A single character says too little.
    if word.count < 2 { return [] }
    func those(_ test: ([UInt8]) -> Bool) -> [Int] {
      fields.indices.filter { fieldWords[$0].contains { test(TextFolding.fold($0)) } }
    }
    let beginning = those { $0.starts(with: folded) }
    if !beginning.isEmpty { return beginning }
    return those { $0[...].contains(folded) }
  }

  /// The ids of a field's options that a word names: the one called so, else those that begin so.
  func options(of field: Int, named word: String) -> [String] {
    let folded = TextFolding.fold(word)
    if folded.isEmpty { return [] }
    let exact = choices[field].filter { $0.words.contains { TextFolding.fold($0) == folded } }
    if !exact.isEmpty { return exact.map(\.id) }
    return choices[field].filter { choice in
      choice.words.contains { TextFolding.fold($0).starts(with: folded) }
    }.map(\.id)
  }

  /// The field whose name is nearest to a word.
  func near(_ word: String) -> LocalizedText? {
    let names = fieldWords.flatMap { $0 }
    return NearestName.of(word, among: names).flatMap { name in
      fieldWords.firstIndex { $0.contains(name) }.map { fields[$0].title }
    }
  }

  /// The option of a field whose name is nearest to a word.
  func near(_ word: String, in field: Int) -> LocalizedText? {
    let names = choices[field].flatMap(\.words)
    return NearestName.of(word, among: names).flatMap { name in
      choices[field].first { $0.words.contains(name) }?.title
    }
  }
}
