import Testing

@testable import Core

/// What people type to narrow a list, and what becomes of it.
@Suite struct QueryReaderTests {
  private static func path(_ field: String) -> Condition.FieldPath { .init(field: field) }
  private static let dust = RowQuery.any([
    .text("粉尘"), .condition(.contains(path("factors"), "dust")),
  ])
  private static let untested = RowQuery.condition(.missing(path("tested")))
  private static func exposed(_ comparator: Condition.Comparator, _ number: String) -> RowQuery {
    .condition(.compare(path("exposed"), comparator, .literal(number)))
  }

  static let understood: [(String, RowQuery)] = [
    ("", .all([])), ("  　", .all([])), ("开远", .text("开远")), ("kys", .text("kys")),
    ("粉尘 且 未检测 且 接害>100", .all([dust, untested, exposed(.over, "100")])),
    ("粉尘且未检测且接害>100", .all([dust, untested, exposed(.over, "100")])),
    ("粉尘 未检测 接害＞１００", .all([dust, untested, exposed(.over, "100")])),
    (
      "dust and not monitored and exposed>100",
      .all([
        .any([.text("dust"), .condition(.contains(path("factors"), "dust"))]), untested,
        exposed(.over, "100"),
      ])
    ),
    ("DUST", .any([.text("DUST"), .condition(.contains(path("factors"), "dust"))])),
    ("接害 大于 100", exposed(.over, "100")), ("接害大于100", exposed(.over, "100")),
    ("接害不少于100人", exposed(.atLeast, "100")), ("exposed over 100", exposed(.over, "100")),
    ("Exposed workers >= 5", exposed(.atLeast, "5")), ("接害≤5", exposed(.atMost, "5")),
    ("接害人员 < 1,000", exposed(.under, "1000")), ("接害>1万", exposed(.over, "10000")),
    ("接害!=3", exposed(.isNot, "3")), ("接害≠3", exposed(.isNot, "3")),
    (
      "接害=100..200",
      .condition(
        .all([
          .compare(path("exposed"), .atLeast, .literal("100")),
          .compare(path("exposed"), .atMost, .literal("200")),
        ]))
    ),
    (
      "接害=100-200",
      .condition(
        .all([
          .compare(path("exposed"), .atLeast, .literal("100")),
          .compare(path("exposed"), .atMost, .literal("200")),
        ]))
    ),
    (
      "接害!=100至200",
      .condition(
        .not(
          .all([
            .compare(path("exposed"), .atLeast, .literal("100")),
            .compare(path("exposed"), .atMost, .literal("200")),
          ])))
    ),
    ("检测>=2023-05", .condition(.compare(path("tested"), .atLeast, .literal("2023-05")))),
    ("检测=2023", .condition(.compare(path("tested"), .is, .literal("2023")))),
    ("接害>从业人员", .condition(.compare(path("exposed"), .over, .field(path("employees"))))),
    ("风险类别=严重", .condition(.oneOf(path("class"), ["severe"]))),
    ("Risk class = general", .condition(.oneOf(path("class"), ["general"]))),
    ("class!=none", .not(.condition(.oneOf(path("class"), ["none"])))),
    ("危害因素=High heat", .condition(.contains(path("factors"), "heat"))),
    ("危害因素:矽尘", .condition(.contains(path("factors"), "dust"))),
    ("地址:开远", .condition(.contains(path("address"), "开远"))),
    ("地址含开远", .condition(.contains(path("address"), "开远"))),
    ("地址=\"开 远\"", .condition(.compare(path("address"), .is, .literal("开 远")))),
    ("地区=昆明市", .condition(.oneOf(path("region"), ["530100"]))),
    ("日常监管=是", .condition(.compare(path("supervised"), .is, .literal("true")))),
    ("not supervised", .condition(.compare(path("supervised"), .is, .literal("false")))),
    ("有 地址", .condition(.present(path("address")))), ("缺地址", .condition(.missing(path("address")))),
    ("missing hazard factors", .condition(.missing(path("factors")))),
    ("开远 或 昆明", .any([.text("开远"), .text("昆明")])),
    (
      "(开远 or 昆明) 接害>1",
      .all([.any([.text("开远"), .text("昆明")]), exposed(.over, "1")])
    ),
    ("a 或 b 且 c", .any([.text("a"), .all([.text("b"), .text("c")])])),
    ("非（开远 或 昆明）", .not(.any([.text("开远"), .text("昆明")]))),
    ("!开远", .not(.text("开远"))), ("非 开远", .not(.text("开远"))),
    ("\"粉尘\"", .text("粉尘")), ("“粉尘”", .text("粉尘")),
    // Words that only begin like an operator are names.
    ("未来", .text("未来")), ("不存在", .text("不存在")), ("有限公司", .text("有限公司")),
    ("notable", .text("notable")), ("A&B", .text("A&B")),
    ("昆明且接害>1", .all([.text("昆明"), exposed(.over, "1")])),
    ("接害>1且昆明", .all([exposed(.over, "1"), .text("昆明")])),
    // One character would hide the names that have it.
    ("无", .text("无")),
    // A field alone may be a name.
    ("检测", .text("检测")), ("开远 检测 ", .all([.text("开远"), .text("检测")])),
  ]

  @Test(arguments: understood)
  func isUnderstood(_ text: String, _ expected: RowQuery) {
    #expect(QueryFixture.reader().read(text) == .success(expected))
  }

  static let problems: [(String, QueryProblem.Kind, Range<Int>)] = [
    ("接害>", .valueMissing(field: LocalizedText(zh: "接害人员", en: "Exposed workers")), 3..<3),
    (
      "粉尘 且 接害>abc",
      .notAValue("abc", field: LocalizedText(zh: "接害人员", en: "Exposed workers"), near: nil), 8..<11
    ),
    (
      "粉尘 且 接害", .comparisonMissing(field: LocalizedText(zh: "接害人员", en: "Exposed workers")),
      5..<7
    ),
    ("(开远", .unclosed, 0..<1), ("开远)", .unopened, 2..<3), ("开远 且", .nothingFollows, 4..<4),
    ("开远 或 ", .nothingFollows, 5..<5), ("\"开远", .unclosed, 0..<1),
    (
      "风险类别=严肃",
      .notAValue(
        "严肃", field: LocalizedText(zh: "风险类别", en: "Risk class"),
        near: LocalizedText(zh: "严重", en: "Severe")), 5..<7
    ),
    ("风险类别>严重", .notComparable(field: LocalizedText(zh: "风险类别", en: "Risk class")), 5..<7),
    ("时期=2023", .notComparable(field: LocalizedText(zh: "时期", en: "Period")), 3..<7),
    (
      "exposad>1",
      .unknownField("exposad", near: LocalizedText(zh: "接害人员", en: "Exposed workers")), 0..<7
    ),
    (
      "人员>1",
      .severalFields([
        LocalizedText(zh: "从业人员", en: "Employees"),
        LocalizedText(zh: "接害人员", en: "Exposed workers"),
      ]), 0..<2
    ),
    (">5", .unknownField(">", near: nil), 0..<1),
  ]

  @Test(arguments: problems)
  func isExplained(_ text: String, _ kind: QueryProblem.Kind, _ range: Range<Int>) {
    #expect(QueryFixture.reader().read(text) == .failure(QueryProblem(kind, range)))
  }

  /// What stands whole before a condition that is not written yet.
  @Test(
    arguments: [
      ("接害>", ""), ("接害", "接害"), ("粉尘 且 接害>", "粉尘"), ("粉尘 且", "粉尘"), ("粉尘 接害>x", "粉尘"),
      ("(粉尘 且 接害>", ""), ("(粉尘) 接害>", "(粉尘)"), ("粉尘 或 未检测 且 接害>", "粉尘 或 未检测"),
      ("接害>10 风险类别=", "接害>10"), ("", ""),
    ] as [(String, String)])
  func theWholePartIsWhatStandsBefore(_ text: String, _ part: String) {
    let reader = QueryFixture.reader()
    let whole = reader.wholePart(text)
    #expect(whole.text == part)
    #expect(reader.read(part) == .success(whole.query))
  }

  /// A word at the end that begins the name of a field may become a condition.
  @Test(
    arguments: [
      ("接害", 0..<2), ("粉尘 且 接", nil), ("粉尘 expo", 3..<7), ("粉尘 expo ", 3..<7), ("开远", nil),
      ("接害>10", nil), ("接害>", nil), ("\"接害\"", nil),
    ] as [(String, Range<Int>?)])
  func aNameAtTheEndMayBecomeACondition(_ text: String, _ range: Range<Int>?) {
    #expect(QueryFixture.reader().unfinishedCondition(text)?.range == range)
  }

  /// Whatever is typed, character by character: an answer or a place within the text, never a trap.
  @Test func anythingIsRead() {
    let pieces = [
      "粉尘", "且", "或", "非", "未", "检测", "接害", ">", "<=", "100", "(", ")", "（", "\"", "”", " ", "：",
      "=", "..", "-", "dust", "not", "and", "风险类别", "严重", "!", "&&", "|", "地区", "2023-05", "至",
      "\u{301}",
    ]
    var generator = SeededGenerator(seed: 7)
    let reader = QueryFixture.reader()
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      if case .failure(let problem) = reader.read(text) {
        #expect(
          problem.range.lowerBound >= 0 && problem.range.upperBound <= text.count + 1, "\(text)")
      }
      for completion in reader.completions(
        text, caret: Int.random(in: 0...text.count, using: &generator))
      {
        #expect(completion.range.upperBound <= text.count, "\(text)")
      }
    }
  }

  @Test(
    arguments: [
      ("接", ["接害人员"]), ("粉尘 且 接", ["接害人员"]), ("未检", ["最近检测"]), ("粉", ["粉尘"]),
      ("风险类别=", ["严重", "一般", "无"]), ("风险类别=严", ["严重"]), ("粉尘且风险类别=y", ["严重", "一般"]),
      ("jhry", ["接害人员"]), ("sup", ["日常监管"]), ("", []), ("粉尘 ", []),
    ])
  func completes(_ text: String, _ expected: [String]) {
    let found = QueryFixture.reader().completions(text, caret: text.count)
    if expected.isEmpty { #expect(found.isEmpty) }
    #expect(expected.allSatisfy { title in found.contains { $0.title.zh == title } }, "\(found)")
    #expect(found.first?.title.zh == expected.first)
  }
}
