import Core
import Testing

@testable import TUI

/// A problem and its sentences, whole.
struct ProblemCase: Sendable, CustomTestStringConvertible {
  let problem: LoadProblem
  let zh: String
  let en: String

  init(
    _ kind: LoadProblemKind, at position: (Int, Int)? = nil, path: [JSONPath.Component] = [],
    file: String = "figures/a.json", record: String? = nil, found: String? = nil,
    expected: Core.Expectation? = nil, zh: String, en: String
  ) {
    let place = FilePlace(
      file: file, byteOffset: position.map { $0.0 * 10 + $0.1 },
      position: position.map { TextPosition(line: $0.0, column: $0.1) })
    problem = LoadProblem(
      kind, at: place, path: JSONPath(path), recordID: record, found: found, expected: expected)
    self.zh = zh
    self.en = en
  }

  var testDescription: String { en }
}

struct FindingTextTests {
  static let zh = FindingText(language: .zh)
  static let en = FindingText(language: .en)

  @Test(arguments: ProblemCase.all)
  func sentence(_ test: ProblemCase) {
    #expect(Self.zh.sentence(test.problem) == test.zh)
    #expect(Self.en.sentence(test.problem) == test.en)
    let finding = Finding(severity: .block, fact: .load(test.problem))
    #expect(Self.en.sentence(finding) == test.en)
  }

  @Test func oneLineNamesSeverityPlaceAndFault() {
    let problem = LoadProblem(
      .unknown(.unit, name: "家家", nearest: "家"),
      at: FilePlace(file: "figures/a.json", position: TextPosition(line: 12, column: 5)),
      path: JSONPath([.key("figures"), .index(3), .key("unit")]), recordID: "a/云南/4")
    #expect(
      Self.zh.line(problem, severity: .block)
        == "[强制] figures/a.json 第12行第5列 figures[3].unit（记录a/云南/4）：单位“家家”不认识")
    #expect(
      Self.en.line(Finding(severity: .reason, fact: .load(problem)))
        == "[explain] figures/a.json, line 12, column 5, figures[3].unit (record a/云南/4): "
        + "the unit \"家家\" is unknown")
  }

  @Test(arguments: [
    (Rule.Severity.block, "强制", "must fix"), (.reason, "核实", "explain"), (.hint, "提示", "hint"),
  ])
  func severityWord(_ severity: Rule.Severity, _ zh: String, _ en: String) {
    #expect(Self.zh.severity(severity) == zh)
    #expect(Self.en.severity(severity) == en)
  }

  /// The name of every vocabulary stands in its sentence, so that none has been forgotten.
  @Test func everyVocabularyHasWords() {
    let all: [Vocabulary] = [
      .unit, .indicator, .region, .optionSet, .option, .register, .field, .period, .qualifier,
      .document, .excellentCase, .scope, .countBasis, .rateBasis, .kind, .level, .rank,
      .dimension, .scheme, .rule, .target, .obligation, .state, .format, .value,
      .reference,
    ]
    let words = all.map { vocabulary in
      Self.zh.sentence(
        LoadProblem(
          .unknown(vocabulary, name: "x", nearest: nil), at: FilePlace(file: "a")))
    }
    #expect(words.allSatisfy { $0.contains("“x”不认识") && !$0.hasPrefix("a：“") })
    #expect(Set(words.map { $0.prefix { $0 != "“" } }).count == all.count)
  }
}

/// What must never get into a sentence.
struct FindingPrivacyTests {
  /// A register with a personal field.
  private static let dataset: Dataset = {
    var catalogue = Catalogue()
    catalogue.registers.set(
      RegisterSchema(
        id: "champions", title: LocalizedText(zh: "达人"),
        fields: [
          Field(id: "person", type: .text, title: LocalizedText(zh: "姓名"), isPersonal: true),
          Field(id: "rank", type: .option, title: LocalizedText(zh: "级别")),
        ]))
    let (tree, _) = RegionTreeBuilder().build()
    return Dataset(
      manifest: Manifest(id: "t", title: LocalizedText(zh: "试")), catalogue: catalogue,
      regions: tree)
  }()

  private func problem(_ kind: LoadProblemKind, field: String, found: String?) -> LoadProblem {
    LoadProblem(
      kind, at: FilePlace(file: "records/champions.json"),
      path: JSONPath([.key("rows"), .index(0), .key(field)]), recordID: "C1", found: found)
  }

  private static let kinds: [LoadProblemKind] = [
    .wrongType(found: .string), .malformed(.calendarDate), .controlCharacters("\u{7}"),
    .unknown(.option, name: "张三", nearest: "张三丰"), .constraint(field: "person", rule: "唯一"),
    .outOfRange(minimum: nil, maximum: nil), .numberOverflow,
  ]

  @Test(arguments: kinds, Language.allCases)
  func personalFieldIsWithheld(_ kind: LoadProblemKind, _ language: Language) {
    let text = FindingText(language: language, dataset: Self.dataset)
    let sentence = text.sentence(problem(kind, field: "person", found: "\"张三\""))
    #expect(!sentence.contains("张三"))
    #expect(sentence.contains("records/champions.json"))
    #expect(sentence.contains("rows[0].person"))
    #expect(sentence.contains("C1"))
  }

  @Test func otherFieldsAreShown() {
    let text = FindingText(language: .zh, dataset: Self.dataset)
    #expect(
      text.sentence(problem(.malformed(.calendarDate), field: "rank", found: "\"张三\""))
        .contains("张三"))
  }

  @Test(arguments: ["530102199001011234", "\"53010219900101123X\"", "13800138000", "T13800138000"])
  func numbersOfPersonsAreWithheldAnywhere(_ number: String) {
    let text = FindingText(language: .en, dataset: Self.dataset)
    let malformed = text.sentence(problem(.malformed(.creditCode), field: "rank", found: number))
    #expect(malformed.contains("(personal, not shown)"))
    #expect(!malformed.contains(number))
    let unknown = text.sentence(
      problem(.unknown(.option, name: number, nearest: nil), field: "rank", found: number))
    #expect(!unknown.contains(number))
  }

  @Test(arguments: ["854", "2023-12-31", "91530000MA6K000000", "1234567890"])
  func otherNumbersAreShown(_ number: String) {
    let text = FindingText(language: .en, dataset: Self.dataset)
    #expect(
      text.sentence(problem(.malformed(.creditCode), field: "rank", found: number))
        .contains(number))
  }
}

/// Text of files that would do harm on a terminal.
struct FindingHarmTests {
  private static let hostile = "\u{1B}[2J\u{202E}坏\r\n\u{9B}31m\u{0}\u{200B}\u{FEFF}\u{7F}"

  private func isHarmless(_ text: String) -> Bool {
    HostileCharacters.first(in: text) == nil
  }

  @Test(arguments: Language.allCases)
  func nothingHostileComesOut(_ language: Language) {
    let text = FindingText(language: language)
    let evil = Self.hostile
    let kinds: [LoadProblemKind] = [
      .missingKey(evil), .unknownKey(evil, nearest: evil), .inconsistent(evil, with: evil),
      .duplicateKey(evil, first: FilePlace(file: evil)),
      .duplicateID(evil, first: FilePlace(file: evil)), .orphan(parent: evil),
      .unknown(.region, name: evil, nearest: evil), .regionCycle([evil, evil]),
      .definitionCycle([evil]), .outOfRange(minimum: evil, maximum: evil),
      .numeratorExceedsDenominator(numerator: evil, denominator: evil),
      .unitMismatch(found: evil, expected: evil), .periodOrder(start: evil, end: evil),
      .exampleFailed(indicator: evil, example: 0, expected: evil, result: evil),
      .constraint(field: evil, rule: evil), .wrongType(found: .string), .malformed(.period),
      .syntax(.controlCharacter),
    ]
    for kind in kinds {
      for expected in [Core.Expectation.example(evil), .oneOf([evil]), nil] {
        let problem = LoadProblem(
          kind, at: FilePlace(file: evil, position: TextPosition(line: 1, column: 1)),
          path: JSONPath([.key(evil), .index(0)]), recordID: evil, found: evil,
          expected: expected)
        #expect(isHarmless(text.sentence(problem)))
        #expect(isHarmless(text.line(problem, severity: .hint)))
      }
    }
  }

  @Test func theReaderSeesWhichCharacterItIs() {
    let problem = LoadProblem(
      .unknown(.region, name: "昆\u{202E}明", nearest: nil), at: FilePlace(file: "a\u{1B}.json"))
    #expect(
      FindingText(language: .zh).line(problem, severity: .block)
        == "[强制] a<U+001B>.json：地区“昆<U+202E>明”不认识")
  }

  @Test func longTextsAreCut() {
    let long = String(repeating: "长", count: 5000)
    let path = JSONPath([.key(long)] + Array(repeating: .index(0), count: 500))
    let problem = LoadProblem(
      .duplicateKey(long, first: FilePlace(file: long)), at: FilePlace(file: long), path: path,
      recordID: long, found: long)
    #expect(FindingText(language: .en).sentence(problem).unicodeScalars.count < 1200)
  }
}
