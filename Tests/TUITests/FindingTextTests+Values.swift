import Core

@testable import TUI

extension ProblemCase {

  static let names: [ProblemCase] = [
    ProblemCase(
      .emptyName, at: (12, 5), path: [.key("regions"), .index(3), .key("name")], record: "530100",
      zh:
        "figures/a.json 第12行第5列 regions[3].name（记录530100）：名称是空的。实际：空文本；应为：至少一个字。请填上名称。",
      en:
        "figures/a.json, line 12, column 5, regions[3].name (record 530100): the name is empty. "
        + "Found: an empty text; expected: at least one character. Fill in the name."),
    ProblemCase(
      .controlCharacters("\u{202E}"), at: (12, 5),
      path: [.key("regions"), .index(3), .key("name")], record: "530100", found: "\"昆明\\u202E市\"",
      zh:
        "figures/a.json 第12行第5列 regions[3].name（记录530100）：文本里有看不见的控制字符。实际：U+202E（改变文字方向的字符）；应为："
        + "只含看得见的字。请删去这个字符再重新输入；显示时以“?”或空格代替。",
      en:
        "figures/a.json, line 12, column 5, regions[3].name (record 530100): the text holds an "
        + "invisible control character. Found: U+202E (turns the direction of writing); expected: "
        + "visible characters only. Delete the character and type the text again; it is shown as "
        + "\"?\" or a blank."),
    ProblemCase(
      .controlCharacters("\u{1B}"), at: (12, 5), path: [.key("title")],
      zh:
        "figures/a.json 第12行第5列 title：文本里有看不见的控制字符。实际：U+001B（转义符）；应为：只含看得见的字。请删去这个字符再重新输入；"
        + "显示时以“?”或空格代替。",
      en:
        "figures/a.json, line 12, column 5, title: the text holds an invisible control "
        + "character. Found: U+001B (escape); expected: visible characters only. Delete the "
        + "character and type the text again; it is shown as \"?\" or a blank."),
    ProblemCase(
      .controlCharacters("\n"), at: (12, 5), path: [.key("title")],
      zh:
        "figures/a.json 第12行第5列 title：文本里有看不见的控制字符。实际：U+000A（换行）；应为：只含看得见的字。请删去这个字符再重新输入；"
        + "显示时以“?”或空格代替。",
      en:
        "figures/a.json, line 12, column 5, title: the text holds an invisible control "
        + "character. Found: U+000A (a line break); expected: visible characters only. Delete the "
        + "character and type the text again; it is shown as \"?\" or a blank."),
    ProblemCase(
      .duplicateID(
        "a/云南/4",
        first: FilePlace(
          file: "figures/a.json", byteOffset: 1, position: TextPosition(line: 3, column: 5))),
      at: (12, 5), path: [.key("figures"), .index(3), .key("id")], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3].id（记录a/云南/4）：编号“a/云南/4”重复，只用第一个。实际："
        + "又一个“a/云南/4”（第一个在figures/a.json 第3行）；应为：每个编号只用一次。请给其中一个换编号，或删去重复的一个。",
      en:
        "figures/a.json, line 12, column 5, figures[3].id (record a/云南/4): the id \"a/云南/4\" "
        + "stands twice; only the first is used. Found: \"a/云南/4\" once more (the first is in "
        + "figures/a.json, line 3); expected: every id once. Give one of them another id, or "
        + "delete the one too many."),
    ProblemCase(
      .duplicateID("E1", first: FilePlace(file: "records/b.json")), at: (12, 5),
      zh:
        "figures/a.json 第12行第5列：编号“E1”重复，只用第一个。实际：又一个“E1”（第一个在records/b.json）；应为：每个编号只用一次。"
        + "请给其中一个换编号，或删去重复的一个。",
      en:
        "figures/a.json, line 12, column 5: the id \"E1\" stands twice; only the first is used. "
        + "Found: \"E1\" once more (the first is in records/b.json); expected: every id once. Give "
        + "one of them another id, or delete the one too many."),
    ProblemCase(
      .unknown(.unit, name: "家家", nearest: "家"), at: (12, 5), path: [.key("figures"), .index(3)],
      record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：单位“家家”不认识。实际：“家家”；应为："
        + "catalogue/units.json中的单位，最接近的是“家”。请改正单位，或在catalogue/units.json中加上它。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the unit \"家家\" is "
        + "unknown. Found: \"家家\"; expected: a unit in catalogue/units.json, perhaps \"家\". "
        + "Correct the unit, or add it to catalogue/units.json."),
    ProblemCase(
      .unknown(.indicator, name: "certification.enterprise", nearest: "certification.enterprises"),
      at: (12, 5), path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：指标“certification.enterprise”不认识。实际："
        + "“certification.enterprise”；应为：catalogue/indicators中的指标编号，"
        + "最接近的是“certification.enterprises”。请改正指标编号，或在catalogue/indicators中加上这个指标。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the indicator "
        + "\"certification.enterprise\" is unknown. Found: \"certification.enterprise\"; expected: "
        + "the id of an indicator in catalogue/indicators, perhaps \"certification.enterprises\". "
        + "Correct the id, or add the indicator to catalogue/indicators."),
    ProblemCase(
      .unknown(.region, name: "539999", nearest: nil), at: (12, 5),
      path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：地区“539999”不认识。实际：“539999”；应为："
        + "regions.json中的地区编号。请改正地区编号；查编号可用 qijian find 地名。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the region \"539999\" is "
        + "unknown. Found: \"539999\"; expected: the id of a region in regions.json. Correct the "
        + "id; qijian find NAME looks one up."),
    ProblemCase(
      .unknown(.option, name: "coall", nearest: "coal"), at: (12, 5),
      path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：选项“coall”不认识。实际：“coall”；应为："
        + "catalogue/options.json中的编号，最接近的是“coal”。请改正，或在catalogue/options.json中加上它。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the option \"coall\" is "
        + "unknown. Found: \"coall\"; expected: an id in catalogue/options.json, perhaps \"coal\". "
        + "Correct it, or add it to catalogue/options.json."),
    ProblemCase(
      .unknown(.register, name: "foo", nearest: nil), at: (12, 5),
      path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：登记表“foo”不认识。实际：“foo”；应为："
        + "catalogue/registers中定义的编号。请改正，或在catalogue/registers中加上它。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the register \"foo\" is "
        + "unknown. Found: \"foo\"; expected: an id defined in catalogue/registers. Correct it, or "
        + "add it to catalogue/registers."),
    ProblemCase(
      .unknown(.document, name: "yn", nearest: nil), at: (12, 5),
      path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：文件编号“yn”不认识。实际：“yn”；应为：sources.json中的编号。请改正，"
        + "或在sources.json中加上它。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the document \"yn\" is "
        + "unknown. Found: \"yn\"; expected: an id in sources.json. Correct it, or add it to "
        + "sources.json."),
    ProblemCase(
      .unknown(.qualifier, name: "circa", nearest: nil), at: (12, 5),
      path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：精确程度“circa”不认识。实际：“circa”；应为："
        + "docs/data-format.md所列的词。请改成规定的词。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the qualifier \"circa\" "
        + "is unknown. Found: \"circa\"; expected: a word listed in docs/data-format.md. Write one "
        + "of the words expected."),
    ProblemCase(
      .unknown(.kind, name: "sum", nearest: nil), at: (12, 5), path: [.key("kind")],
      expected: .oneOf(["stock", "flow", "rate", "target"]),
      zh:
        "figures/a.json 第12行第5列 kind：种类“sum”不认识。实际：“sum”；应为：stock、flow、rate、target之一。请改成规定的词。",
      en:
        "figures/a.json, line 12, column 5, kind: the kind \"sum\" is unknown. Found: \"sum\"; "
        + "expected: one of stock, flow, rate, target. Write one of the words expected."),
    ProblemCase(
      .regionCycle(["530100", "530181", "530100"]), at: (12, 5),
      path: [.key("regions"), .index(3), .key("parent")], file: "regions.json", record: "530181",
      zh:
        "regions.json 第12行第5列 regions[3].parent（记录530181）：地区的上级关系绕成了圈。实际：530100 → 530181 → "
        + "530100；应为：沿上级最终到全国（000000）。请改正其中一个地区的parent。",
      en:
        "regions.json, line 12, column 5, regions[3].parent (record 530181): regions are their "
        + "own ancestors. Found: 530100 → 530181 → 530100; expected: parents that lead to the "
        + "nation (000000). Correct the parent of one of them."),
    ProblemCase(
      .orphan(parent: "539900"), at: (12, 5), path: [.key("regions"), .index(3), .key("parent")],
      file: "regions.json", record: "530181",
      zh:
        "regions.json 第12行第5列 regions[3].parent（记录530181）：上级地区不存在。实际：parent为“539900”；应为："
        + "regions.json中已有的地区编号。请改正parent，或在regions.json中补上这个上级。",
      en:
        "regions.json, line 12, column 5, regions[3].parent (record 530181): the parent region "
        + "does not exist. Found: parent \"539900\"; expected: the id of a region in regions.json. "
        + "Correct parent, or add that region to regions.json."),
    ProblemCase(
      .definitionCycle(["a.x", "a.y", "a.x"]), at: (12, 5), path: [.key("indicators"), .index(0)],
      file: "catalogue/indicators/a.json",
      zh:
        "catalogue/indicators/a.json 第12行第5列 indicators[0]：定义互相引用，绕成了圈。实际：a.x → a.y → a.x；应为："
        + "定义只引用别的、已算得出的定义。请改正其中一个定义的公式。",
      en:
        "catalogue/indicators/a.json, line 12, column 5, indicators[0]: definitions need each "
        + "other in a circle. Found: a.x → a.y → a.x; expected: definitions that need only others "
        + "that can be computed. Correct the formula of one of them."),
  ]

  static let values: [ProblemCase] = [
    ProblemCase(
      .outOfRange(minimum: "0", maximum: "100"), at: (12, 5),
      path: [.key("figures"), .index(3), .key("value")], record: "a/云南/4", found: "101",
      expected: .range(minimum: "0", maximum: "100"),
      zh:
        "figures/a.json 第12行第5列 figures[3].value（记录a/云南/4）：数值超出允许的范围。实际：101；应为：0至100。请核对原文、数值和单位；"
        + "确实如此请在备注中说明。",
      en:
        "figures/a.json, line 12, column 5, figures[3].value (record a/云南/4): the value is "
        + "outside its range. Found: 101; expected: 0 to 100. Check the value and its unit against "
        + "the document; if it is right, say so in note."),
    ProblemCase(
      .outOfRange(minimum: "0", maximum: nil), at: (12, 5), found: "-1",
      zh:
        "figures/a.json 第12行第5列：数值超出允许的范围。实际：-1；应为：不小于0。请核对原文、数值和单位；确实如此请在备注中说明。",
      en:
        "figures/a.json, line 12, column 5: the value is outside its range. Found: -1; expected: "
        + "at least 0. Check the value and its unit against the document; if it is right, say so "
        + "in note."),
    ProblemCase(
      .outOfRange(minimum: nil, maximum: "9"), at: (12, 5),
      zh:
        "figures/a.json 第12行第5列：数值超出允许的范围。实际：范围以外的数；应为：不大于9。请核对原文、数值和单位；确实如此请在备注中说明。",
      en:
        "figures/a.json, line 12, column 5: the value is outside its range. Found: a number "
        + "outside; expected: at most 9. Check the value and its unit against the document; if it "
        + "is right, say so in note."),
    ProblemCase(
      .numeratorExceedsDenominator(numerator: "12", denominator: "10"), at: (12, 5),
      path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：分子大于分母。实际：分子12，分母10；应为：分子不大于分母。请核对原文，"
        + "看两个数是否写反或写错。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the numerator is larger "
        + "than the denominator. Found: 12 of 10; expected: a numerator of the denominator at "
        + "most. Check both against the document; they may be swapped or mistyped."),
    ProblemCase(
      .unitMismatch(found: "人", expected: "家"), at: (12, 5),
      path: [.key("figures"), .index(3), .key("unit")],
      zh:
        "figures/a.json 第12行第5列 figures[3].unit：单位与指标不符。实际：“人”；应为：能换算成“家”的单位。请核对指标和单位，看哪一个写错了。",
      en:
        "figures/a.json, line 12, column 5, figures[3].unit: the unit does not fit the "
        + "indicator. Found: \"人\"; expected: a unit that can be turned into \"家\". Check which of "
        + "the two is wrong, indicator or unit."),
    ProblemCase(
      .periodOrder(start: "2021", end: "2017"), at: (12, 5),
      path: [.key("figures"), .index(3), .key("period")],
      zh:
        "figures/a.json 第12行第5列 figures[3].period：时期的起止颠倒。实际：从2021到2017；应为：开始不晚于结束。请核对起止日期。",
      en:
        "figures/a.json, line 12, column 5, figures[3].period: the period ends before it starts. "
        + "Found: 2021 to 2017; expected: a start that is not after the end. Check both dates."),
    ProblemCase(
      .exampleFailed(indicator: "a.x", example: 0, expected: "21.47", result: "21.48"), at: (12, 5),
      path: [.key("indicators"), .index(3), .key("examples"), .index(0)],
      zh:
        "figures/a.json 第12行第5列 indicators[3].examples[0]：指标“a.x”的第1个算例算出来不对，该指标已停用。实际：21.48；应为："
        + "21.47。请改正公式或算例，改好后指标自动恢复。",
      en:
        "figures/a.json, line 12, column 5, indicators[3].examples[0]: example 1 of the "
        + "indicator \"a.x\" does not come out; the indicator is switched off. Found: 21.48; "
        + "expected: 21.47. Correct the formula or the example; then the indicator works again."),
    ProblemCase(
      .exampleFailed(indicator: "a.x", example: 1, expected: "21.47", result: nil), at: (12, 5),
      zh:
        "figures/a.json 第12行第5列：指标“a.x”的第2个算例算出来不对，该指标已停用。实际：算不出结果；应为：21.47。请改正公式或算例，改好后指标自动恢复。",
      en:
        "figures/a.json, line 12, column 5: example 2 of the indicator \"a.x\" does not come "
        + "out; the indicator is switched off. Found: no result; expected: 21.47. Correct the "
        + "formula or the example; then the indicator works again."),
    ProblemCase(
      .constraint(field: "expires", rule: "有效期止不早于命名日期"), at: (12, 5),
      path: [.key("rows"), .index(3), .key("expires")], record: "C1", found: "\"2020-01-01\"",
      zh:
        "figures/a.json 第12行第5列 rows[3].expires（记录C1）：字段“expires”不合规则。实际：\"2020-01-01\"；应为："
        + "有效期止不早于命名日期。请核对这一项后改正。",
      en:
        "figures/a.json, line 12, column 5, rows[3].expires (record C1): the field \"expires\" "
        + "breaks a rule. Found: \"2020-01-01\"; expected: 有效期止不早于命名日期. Check the field and "
        + "correct it."),
  ]
}
