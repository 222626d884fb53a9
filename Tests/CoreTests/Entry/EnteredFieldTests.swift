import Testing

@testable import Core

/// Fields of forms, by the names, initials and codes that people type.
@Suite struct EnteredFieldTests {
  static let engine = PublishedDataTests.engine
  static let demo: Dataset? = {
    let here = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return try? DatasetLoader(files: DiskFiles()).open(
      folder: "/" + here + "/sample-data/demo-county")
  }()

  static func context(_ dataset: Dataset, in region: String? = nil) -> EntryContext {
    EntryContext(
      dataset: dataset, search: SearchIndex(dataset), today: EnteredDateTests.today,
      region: region.flatMap { dataset.regions.find($0) })
  }

  static func field(_ type: FieldType, options: String? = nil, unit: String? = nil) -> Field {
    Field(id: "f", type: type, title: LocalizedText(zh: "f"), unit: unit, options: options)
  }

  /// In short, with ids in place of numbers.
  func reading(_ text: String, _ field: Field, _ context: EntryContext) -> String {
    func words(_ value: FieldValue) -> String {
      switch value {
      case .missing: "missing"
      case .text(let text): text
      case .number(let number): number.plain
      case .quantity(let quantity): (quantity.value?.plain ?? "words") + quantity.qualifier.rawValue
      case .date(let date): date.description
      case .period(let period): period.description
      case .option(let id), .reference(let id): id
      case .options(let items), .texts(let items): items.joined(separator: "|")
      case .region(let region): context.dataset.regions[region].id
      case .boolean(let flag): flag ? "yes" : "no"
      case .source(let source):
        [source.document, source.caseName, source.section].compactMap { $0 }.joined(separator: "|")
      case .sources(let sources): sources.map(\.document).joined(separator: "|")
      }
    }
    switch EnteredText.field(text, field, context: context) {
    case .success(let value): return words(value)
    case .failure(let problem):
      switch problem.kind {
      case .several(let values): return "several " + values.map(words).joined(separator: " ")
      case .unknown(let near): return (["unknown"] + near.map(words)).joined(separator: " ")
      default: return "\(problem.kind)"
      }
    }
  }

  @Test(
    arguments: [
      (.integer, "1,234", "1234"), (.integer, "三十七", "37"), (.integer, "约5", "qualifiers([\"约\"])"),
      (.integer, "1.5", "notWhole(unit: \"\")"), (.year, "2023年", "2023"), (.year, "2023", "2023"),
      (.decimal, "12.5", "12.5"), (.decimal, "12.5%", "unreadable(part: \"12.5%\")"),
      (.quantity, "200余", "200atLeast"), (.date, "20230426", "2023-04-26"), (.period, "去年", "2025"),
      (.boolean, "是", "yes"), (.boolean, "否", "no"), (.boolean, "Y", "yes"), (.boolean, "ｎ", "no"),
      (.boolean, "1", "yes"), (.boolean, "0", "no"), (.boolean, "有", "yes"), (.boolean, "无", "no"),
      (.boolean, "也许", "unknown yes no"), (.texts, "甲、乙，丙;丁；戊", "甲|乙|丙|丁|戊"),
      (.texts, "、，", "missing"),
      (.text, "  某 某（公司）\u{202E}\u{200B} ", "某 某（公司）"), (.text, "a\nb", "a b"), (.text, "-", "-"),
      (.longText, "\n 甲 \n乙\n\n", "甲\n乙"), (.date, "-", "missing"), (.integer, "/", "missing"),
      (.integer, "", "missing"), (.text, " ", "missing"),
    ] as [(FieldType, String, String)])
  func simpleFields(type: FieldType, text: String, expected: String) throws {
    let dataset = try #require(Self.engine?.dataset)
    #expect(reading(text, Self.field(type), Self.context(dataset)) == expected)
  }

  @Test func options() throws {
    let dataset = try #require(Self.demo)
    let context = Self.context(dataset)
    let dimension = try #require(dataset.catalogue.dimensions["sector"])
    // Each option by id, either title and its initials, unless two share them.
    for option in dimension.options {
      let field = Self.field(.option, options: "sector")
      for name in [option.id, option.title.zh, option.title.en] where !name.isEmpty {
        #expect(reading(name, field, context) == option.id, "\(name)")
      }
      let initials = PinyinTable.initials(of: option.title.zh)
      let found = reading(initials, field, context)
      #expect(found == option.id || found.hasPrefix("several"), "\(initials) \(found)")
    }
    let field = Self.field(.options, options: "sector")
    let two = dimension.options.prefix(2)
    #expect(
      reading(two.map(\.title.zh).joined(separator: "、"), field, context)
        == two.map(\.id).joined(separator: "|"))
    #expect(reading("不存在的", field, context).hasPrefix("unknown"))
  }

  /// 市级 means the level of the city that writes.
  @Test(
    arguments: [
      ("532502", "市级", "county"), ("530400", "市级", "prefecture"), ("533100", "州级", "prefecture"),
      ("110000", "市级", "province"), ("532502", "省级", "province"), ("532502", "county", "county"),
      ("530400", "国家级", "national"),
    ])
  func levelsByTheRankOfTheRegion(region: String, text: String, expected: String) throws {
    let dataset = try #require(Self.engine?.dataset)
    #expect(reading(text, Self.field(.level), Self.context(dataset, in: region)) == expected)
  }

  @Test(
    arguments: [
      ("532502", "532502"), ("开远市", "532502"), ("开远", "532502"), ("云南开远市", "532502"),
      ("kaiyuan", "several 532502 211282"), ("不存在县", "unknown"),
    ])
  func regions(text: String, expected: String) throws {
    let dataset = try #require(Self.engine?.dataset)
    let found = reading(text, Self.field(.region), Self.context(dataset, in: "530000"))
    #expect(found.hasPrefix(expected), "\(found)")
  }

  @Test func regionsOfOneNameAreCandidatesTheNearestFirst() throws {
    let dataset = try #require(Self.engine?.dataset)
    let found = reading("鼓楼区", Self.field(.region), Self.context(dataset, in: "410000"))
    #expect(found == "several 410204 320106 320302 350102")
  }

  @Test func enterprisesAndRows() throws {
    let dataset = try #require(Self.demo)
    let context = Self.context(dataset, in: "999901")
    let table = try #require(dataset.table("enterprises"))
    let field = Self.field(.enterprise)
    var unique = 0
    for row in table.rows.prefix(30) {
      let name = try #require(table.name(of: row))
      #expect(reading(table.id(of: row), field, context) == table.id(of: row))
      let byName = reading(name, field, context)
      #expect(byName == table.id(of: row) || byName.contains("several"))
      if case .text(let code) = table.value("creditCode", of: row) {
        #expect(reading(code.lowercased(), field, context) == table.id(of: row))
      }
      let byInitials = reading(PinyinTable.initials(of: name), field, context)
      if byInitials == table.id(of: row) { unique += 1 }
    }
    #expect(unique > 10)
    #expect(reading("没有的公司", field, context).hasPrefix("unknown"))
    var reference = Self.field(.reference)
    reference.register = "experts"
    let experts = try #require(dataset.table("experts"))
    let first = experts.id(of: RowID(0))
    #expect(reading(first, reference, context) == first)
  }

  @Test(
    arguments: [
      ("91350100M000100Y43", "91350100M000100Y43"), ("91350100m000100y43", "91350100M000100Y43"),
      ("９１３５０１００Ｍ０００１００Ｙ４３", "91350100M000100Y43"), ("91350100 M000100Y 43", "91350100M000100Y43"),
      ("91350100M000100Y4", "codeLength(found: 17, expected: 18)"),
      ("9135010OM000100Y43", "codeCharacter(found: \"O\", likely: [\"0\"])"),
      ("9135010IM000100Y43", "codeCharacter(found: \"I\", likely: [\"1\"])"),
      ("91350100M00010VY43", "codeCharacter(found: \"V\", likely: [\"U\", \"Y\"])"),
      ("91350100M00010某Y43", "codeCharacter(found: \"某\", likely: [])"),
      ("9.135E+17", "codeCharacter(found: \".\", likely: [])"),
    ])
  func creditCodes(text: String, expected: String) throws {
    let dataset = try #require(Self.engine?.dataset)
    var field = Self.field(.text)
    field.pattern = "creditCode"
    #expect(reading(text, field, Self.context(dataset)) == expected)
  }

  @Test func documentsAndSources() throws {
    let dataset = try #require(Self.engine?.dataset)
    let context = Self.context(dataset)
    let document = try #require(dataset.documents.all.first)
    for name in [document.id, document.title, "《\(document.title)》"] {
      #expect(reading(name, Self.field(.document), context) == document.id)
    }
    #expect(
      reading("\(document.id)/开远/二（三）", Self.field(.source), context) == "\(document.id)|开远|二（三）")
    #expect(reading("没有的文件", Self.field(.source), context).hasPrefix("unknown"))
  }
}
