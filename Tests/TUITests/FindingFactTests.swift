import Core
import Testing

@testable import TUI

/// A finding of a rule and its sentences, whole; `what` onwards, the place stands before it.
struct FactCase: Sendable, CustomTestStringConvertible {
  let fact: Finding.Fact
  let zh: String
  let en: String

  init(_ fact: Finding.Fact, zh: String, en: String) {
    self.fact = fact
    self.zh = zh
    self.en = en
  }

  var testDescription: String { en }
}

/// Sentences about what rules and the engine find.
struct FindingFactTests {
  private static func number(_ text: String) -> FixedDecimal {
    FixedDecimal(text) ?? .zero
  }

  static let cases: [FactCase] = [
    FactCase(
      .numeratorExceedsDenominator(numerator: number("41"), denominator: number("40")),
      zh: "分子大于分母。实际：分子41，分母40；应为：分子不大于分母。请核对原文，看两个数是否写反或写错。",
      en: "the numerator is larger than the denominator. Found: 41 of 40; expected: a numerator of "
        + "the denominator at most. Check both against the document; they may be swapped or mistyped."
    ),
    FactCase(
      .outOfRange(value: number("101"), minimum: number("0"), maximum: number("100")),
      zh: "数值超出指标的范围。实际：101；应为：0至100。请核对原文、数值和单位；确实如此请在备注中说明。",
      en:
        "the value is outside the indicator's range. Found: 101; expected: 0 to 100. Check the value "
        + "and its unit against the document; if it is right, say so in note."),
    FactCase(
      .partsDiffer(total: number("110"), sum: number("70")),
      zh: "各部分相加不等于合计。实际：相加得70，相差40；应为：与合计110一致。请核对各部分和合计；部分不全或口径不同请在备注中说明。",
      en:
        "the parts do not add up to the total. Found: 70, off by 40; expected: 110, the total. Check "
        + "parts and total; if parts are missing or counted differently, say so in note."),
    FactCase(
      .partExceedsTotal(part: number("12"), total: number("10")),
      zh: "部分大于合计。实际：部分12；应为：不大于合计10。请核对两个数的口径和时期。",
      en:
        "a part is larger than its total. Found: 12; expected: at most 10, the total. Check what both "
        + "count and for which period."),
    FactCase(
      .notNested(
        upper: .province, upperValue: number("5"), lower: .county, lowerValue: number("3")),
      zh: "逐级包含的数，上级多于下级。实际：省级5，县级3；应为：省级不多于县级。"
        + "请核对计数口径（countBasis）：若每家只按最高级别计一次，应为highestOnly。",
      en:
        "of nested counts the higher level has more than the lower. Found: 5 at province level, 3 at "
        + "county level; expected: at province level no more than at county level. Check countBasis: it "
        + "is highestOnly where each is counted once at its highest level."),
    FactCase(
      .percentage(printed: number("78.9"), computed: number("78.96")),
      zh: "百分比与自己的分子分母对不上。实际：78.9；应为：按分子分母计算为78.96。请核对原文；原文如此请在备注中说明。",
      en:
        "the percentage is not what its own fraction gives. Found: 78.9; expected: 78.96 by numerator "
        + "and denominator. Check the document; if it says so, say so in note."),
    FactCase(
      .percentageTruncated(printed: number("78.95"), rounded: number("78.96")),
      zh: "百分比是截去尾数而不是四舍五入得来的。实际：78.95；应为：四舍五入为78.96。原文如此就不用改；自己填报请四舍五入。",
      en:
        "the percentage was cut off and not rounded. Found: 78.95; expected: 78.96 when rounded. Leave "
        + "it if the document says so; round what you report yourself."),
    FactCase(
      .conflict(number("25000"), number("200")),
      zh: "同一个数有两种说法。实际：25000与200；应为：只有一种，或口径、时期不同。"
        + "请核对两处原文，看时期、范围或计数口径是否不同，并在备注中说明。",
      en:
        "the same number is stated in two ways. Found: 25000 and 200; expected: one statement, or "
        + "another period, scope or count basis. Compare both places for period, scope and count basis, "
        + "and explain in note."),
    FactCase(
      .duplicate, zh: "同一处的同一个数登记了两次。实际：两条相同的数；应为：只登记一次。请删去重复的一条。",
      en:
        "the same number of the same place is entered twice. Found: two equal figures; expected: one. "
        + "Delete one of them."),
    FactCase(
      .levelBelowRegion(level: .township, region: .county),
      zh: "级别低于填报地区自身。实际：乡镇级；应为：县级或以上。请核对级别：原文的“市级”在县级市即为县级。",
      en:
        "the level is below the region's own. Found: township; expected: county or above. Check the "
        + "level: 市级 in a county-level city means county level."),
    FactCase(
      .rollupDiffers(reported: number("854"), sum: number("860")),
      zh: "上报数与下级合计不一致。实际：上报854，相差6；应为：与下级合计860一致。请与下级核对，看是否有本级数、遗漏或重复。",
      en: "the reported number and the sum of the children differ. Found: 854 reported, off by 6; "
        + "expected: 860 in the children. Compare with the children: own office's numbers, omissions, "
        + "double counts."),
    FactCase(
      .exceeds(value: number("12"), other: "a.b", otherValue: number("10")),
      zh: "大于约束它的数。实际：12；应为：不大于a.b的10。请核对两个数的口径和时期。",
      en:
        "the value is larger than the one that bounds it. Found: 12; expected: 10 at most, by a.b. "
        + "Check what both count and for which period."),
    FactCase(
      .zeroDenominator,
      zh: "分母是0，没有百分比可言。实际：分母0；应为：大于0的分母。请核对分母；确实为0就删去这个百分比，只留分子和分母。",
      en: "a percentage of nothing. Found: the denominator 0; expected: more than 0. Check the "
        + "denominator; if it is 0, delete the percentage and keep the two counts."),
    FactCase(
      .broken(left: number("5"), right: number("4")),
      zh: "两个数不合规则。实际：5与4；应为：合乎规则的两个数。请核对两个数；确实如此请在备注中说明。",
      en:
        "two numbers break a rule. Found: 5 and 4; expected: numbers that keep it. Check both numbers; "
        + "if they are right, say so in note."),
    FactCase(
      .unit(found: "人", expected: "人次"),
      zh: "单位与指标不符。实际：“人”；应为：能换算成“人次”的单位。请核对指标和单位，看哪一个写错了。",
      en:
        "the unit does not fit the indicator. Found: \"人\"; expected: a unit that can be turned into "
        + "\"人次\". Check which of the two is wrong, indicator or unit."),
    FactCase(
      .notStated(.countBasis),
      zh: "没有写明计数口径（countBasis）。实际：没有这一项；应为：计数口径（countBasis）。"
        + "原文写了就补上；原文没写就不要猜，可在备注中说明。",
      en: "the count basis is not stated. Found: nothing; expected: the count basis. Add it if the "
        + "document states it; else don't guess, and say so in note."),
    FactCase(
      .fell(from: number("12"), to: number("10")),
      zh: "只增不减的数变小了。实际：从12变为10；应为：不小于12。请核对两个时期的数，看是否有撤销、口径变化或写错。",
      en:
        "a number that only grows has fallen. Found: 10 after 12; expected: at least 12. Check both "
        + "periods: something withdrawn, another definition, or a slip."),
    FactCase(
      .creditCode(found: "7", expected: "X"),
      zh: "统一社会信用代码的校验位不对。实际：末位7；应为：末位X。请对照营业执照逐位核对；执照如此请在备注中说明。",
      en: "the check character of the unified social credit code is wrong. Found: 7 at the end; "
        + "expected: X at the end. Compare it with the business licence; if the licence says so, say so "
        + "in note."),
    FactCase(
      .creditCodeRegion(code: "440300", region: RegionID(0)),
      zh: "统一社会信用代码的登记机关不在本地。实际：440300（全国）；应为：本地区的行政区划代码。"
        + "异地登记的企业属正常；否则请核对代码和所在地区。",
      en:
        "the unified social credit code was given out elsewhere. Found: 440300 (China); expected: a "
        + "code of this region. This is normal for enterprises registered elsewhere; else check code and "
        + "region."),
    FactCase(
      .constraint("expiresAfterAwarded"),
      zh: "登记的内容不合登记表的规则。实际：不合规则的值；应为：合乎规则的值。请打开这条记录核对后改正。",
      en:
        "the row breaks a rule of its register. Found: values that break it; expected: values that "
        + "keep it. Open the row, check it and correct it."),
    FactCase(
      .exampleFailed(example: 0, expected: "21.47", result: nil),
      zh: "第1个算例算出来不对，该指标已停用。实际：算不出结果；应为：21.47。请改正公式或算例，改好后指标自动恢复。",
      en: "example 1 does not come out; the indicator is switched off. Found: no result; expected: "
        + "21.47. Correct the formula or the example; then the indicator works again."),
    FactCase(
      .unlikeBefore(
        value: number("950"), before: number("95"), year: 2022, low: number("34"),
        high: number("261")),
      zh: "与上年相差悬殊。实际：950，2022年为95；应为：按往年约在34至261之间。"
        + "请看数位是否颠倒、多写或少写一位，单位是否写对；确实如此请写明原因。",
      en:
        "far from the year before. Found: 950 after 95 in 2022; expected: about 34 to 261, by the "
        + "years before. Look for swapped, missing or extra digits and for the unit; if it is right, "
        + "say why."),
    FactCase(
      .unlikePeers(
        value: number("6000"), median: number("50"), low: number("4"), high: number("600"), peers: 7
      ),
      zh: "与同级地区相差悬殊。实际：6000；应为：7个同级地区的中位数为50，一般在4至600之间。"
        + "请核对数位和单位；确实如此请写明原因。",
      en:
        "far from the regions beside it. Found: 6000; expected: 4 to 600; the median of 7 regions "
        + "is 50. Check digits and unit; if it is right, say why."),
    FactCase(
      .unitChanged(found: "人", before: "人次", year: 2022),
      zh: "单位与上年不是一类。实际：“人”；应为：2022年用的是“人次”。"
        + "请看是人数还是人次、家数还是家次；口径变了请写明原因。",
      en: "the unit is of another kind than the year before. Found: \"人\"; expected: \"人次\", as in "
        + "2022. Check whether persons or person-times are counted; if the definition changed, say so."
    ),
    FactCase(
      .future("2025-01"), zh: "日期还没有到。实际：2025-01；应为：今天或以前的日期。请核对年月日；计划的事不在这里填。",
      en:
        "the date has not come yet. Found: 2025-01; expected: today or before. Check the date; plans "
        + "are not entered here."),
    FactCase(
      .organisationCode(found: "5", expected: "4"),
      zh: "组织机构代码的校验位不对。实际：5；应为：4。"
        + "统一社会信用代码的第9至17位是组织机构代码；请对照营业执照核对，执照如此请写明原因。",
      en: "the check character of the organisation code is wrong. Found: 5; expected: 4. It is "
        + "characters 9 to 17 of the credit code; compare them with the licence, and if the licence says "
        + "so, say why."),
    FactCase(
      .codeTaken(by: "E1"),
      zh: "代码已有别的单位在用。实际：与记录E1相同；应为：一个单位一个代码。"
        + "请看是否同一单位登记了两次，或代码抄错；确是分支机构请写明原因。",
      en: "another row has this code. Found: the code of row E1; expected: one code for one "
        + "enterprise. Check whether it is entered twice or the code is mistyped; if it is a branch, say "
        + "so."),
    FactCase(
      .similarName(id: "E1", name: "某某公司"),
      zh: "同一县里有名称很像的单位。实际：“某某公司”（记录E1）；应为：不重复登记。"
        + "请看是否同一单位；是就改用那条记录，不是请写明原因。",
      en: "the county has an enterprise of nearly this name. Found: \"某某公司\" (row E1); expected: "
        + "each entered once. If it is the same, use that row; if not, say so."),
    FactCase(
      .fieldMissing("name"), zh: "必填项没有填。实际：空；应为：name。请填写name。",
      en: "a required field is empty. Found: nothing; expected: name. Fill in name."),
    FactCase(
      .fieldOutOfRange(field: "n", value: number("-1"), minimum: number("0"), maximum: nil),
      zh: "n超出范围。实际：-1；应为：不小于0。请核对这个数。",
      en: "n is out of range. Found: -1; expected: at least 0. Check the number."),
    FactCase(
      .fieldTaken(field: "n", by: "E1"),
      zh: "n已被别的记录使用。实际：与记录E1相同；应为：不重复。请看是否同一件事登记了两次，或抄错。",
      en:
        "n is taken. Found: the same as in row E1; expected: a different one. Check whether it is "
        + "entered twice or mistyped."),
    FactCase(
      .moveNotAllowed(from: "a", to: "b"),
      zh: "状态不能这样变。实际：从a到b；应为：不再变动。请按次序办理；确需改回请先撤销上一步。",
      en:
        "the state cannot change this way. Found: a to b; expected: no further change. Go step by "
        + "step; to go back, undo the last step."),
    FactCase(
      .moveNeeds(field: "n", to: "b"), zh: "改为b要先填n。实际：空；应为：n。请填写n。",
      en: "b needs n first. Found: nothing; expected: n. Fill in n."),
  ]

  /// A dataset with nothing but the nation.
  private static var empty: Dataset {
    Dataset(
      manifest: Manifest(id: "t", title: LocalizedText(zh: "试")), catalogue: Catalogue(),
      regions: RegionTreeBuilder().build().tree)
  }

  @Test(arguments: cases)
  func sentence(_ test: FactCase) {
    let finding = Finding(severity: .reason, fact: test.fact)
    let zh = FindingText(language: .zh, dataset: Self.empty)
    let en = FindingText(language: .en, dataset: Self.empty)
    #expect(zh.sentence(finding) == "数据：" + test.zh)
    #expect(en.sentence(finding) == "data: " + test.en)
  }
}

/// Findings in a dataset: names, places, the catalogue's own messages, rows.
struct FindingDatasetTests {
  private static let dataset: Dataset = {
    var catalogue = Catalogue()
    catalogue.units = UnitTable([Unit(id: "家", group: "entity", title: LocalizedText(zh: "家"))])
    catalogue.indicators.set(
      Indicator(
        id: "a.b", family: "a", title: LocalizedText(zh: "健康企业", en: "Certified"), unit: "家",
        kind: .stock))
    catalogue.rules.set(
      Rule(
        id: "small", severity: .reason, scope: .cell, test: .builtIn(.withinRange, side: nil),
        message: LocalizedText(zh: "{left}不在{right}内。", en: "{left} is not in {right}.")))
    let must = Condition.any([
      .compare(
        Condition.FieldPath(field: "end"), .atLeast, .field(Condition.FieldPath(field: "start"))),
      .oneOf(Condition.FieldPath(field: "state"), ["open", "closed"]),
      .present(Condition.FieldPath(field: "person")),
    ])
    var schema = RegisterSchema(
      id: "cases", title: LocalizedText(zh: "案例", en: "Cases"),
      fields: [
        Field(id: "start", type: .date, title: LocalizedText(zh: "开始", en: "Start")),
        Field(id: "end", type: .date, title: LocalizedText(zh: "结束", en: "End")),
        Field(id: "state", type: .text, title: LocalizedText(zh: "状态", en: "State")),
        Field(
          id: "person", type: .text, title: LocalizedText(zh: "联系人", en: "Contact"),
          isPersonal: true),
      ])
    schema.constraints = [
      RegisterSchema.Constraint(
        id: "order", severity: .block, must: must,
        message: LocalizedText(zh: "结束早于开始", en: "Ends before it starts"))
    ]
    catalogue.registers.set(schema)
    var builder = TableBuilder(schema: schema, options: [:])
    let id = Array("C1".utf8)
    id.withUnsafeBufferPointer { _ = builder.beginRow(id: $0) }
    try? builder.set(
      0,
      FieldValue.date(PartialDate(year: 2023, month: 5) ?? PartialDate(.last(ofMonth: 1, year: 1))))
    try? builder.set(3, FieldValue.text("张三"))
    let figure = Figure(
      id: "d/1", indicator: "a.b", region: RegionID(0), kind: .stock, period: .year(2023),
      quantity: Quantity(FixedDecimal(7), unit: "家"),
      source: Source(document: "doc", caseName: "开远", section: "一"))
    return Dataset(
      manifest: Manifest(id: "t", title: LocalizedText(zh: "试")), catalogue: catalogue,
      regions: RegionTreeBuilder().build().tree,
      documents: Definitions([SourceDocument(id: "doc", title: "某年报告")]),
      figures: FigureStore([figure]), tables: ["cases": builder.finish()])
  }()

  @Test func figureIsNamedAndTheRuleSpeaks() {
    let finding = Finding(
      rule: "small", severity: .reason,
      fact: .outOfRange(value: FixedDecimal(7), minimum: nil, maximum: FixedDecimal(5)),
      figures: [FigureRef(0)], indicator: "a.b", region: RegionID(0))
    #expect(
      FindingText(language: .zh, dataset: Self.dataset).sentence(finding)
        == "全国 健康企业 2023（数字d/1），《某年报告》  开远  一：7不在不大于5内。实际：7；应为：不大于5。"
        + "请核对原文、数值和单位；确实如此请在备注中说明。")
    #expect(
      FindingText(language: .en, dataset: Self.dataset).line(finding)
        == "[explain] China, Certified, 2023 (figure d/1), 某年报告  开远  一: 7 is not in at most 5")
  }

  @Test func rowSaysWhatItHoldsButNoPersons() {
    let finding = Finding(
      severity: .block, fact: .constraint("order"), region: RegionID(0), register: "cases",
      row: RowID(0))
    #expect(
      FindingText(language: .zh, dataset: Self.dataset).sentence(finding)
        == "全国 案例（记录C1）：结束早于开始。实际：结束“未填”，联系人“（个人信息，不显示）”，开始“2023-05”，状态“未填”；"
        + "应为：结束不小于开始，或状态为open、closed之一，或填写联系人。请打开这条记录核对后改正。")
    #expect(
      FindingText(language: .en, dataset: Self.dataset).sentence(finding)
        == "China, Cases (row C1): Ends before it starts. Found: End \"empty\", Contact "
        + "\"(personal, not shown)\", Start \"2023-05\", State \"empty\"; expected: End at least Start, "
        + "or State one of open, closed, or Contact filled in. Open the row, check it and correct it."
    )
  }

  /// Figures, rules and regions that are not there leave a shorter sentence, and nothing breaks.
  @Test(arguments: Language.allCases)
  func strangersAreSurvived(_ language: Language) {
    let finding = Finding(
      rule: "none", severity: .hint, fact: .duplicate, figures: [FigureRef(99), FigureRef(-1)],
      indicator: "no.such", region: RegionID(500), register: "none", row: RowID(7))
    for dataset in [Self.dataset, nil] {
      let sentence = FindingText(language: language, dataset: dataset).sentence(finding)
      #expect(sentence.contains("no.such"))
    }
  }
}
