import Core

@testable import TUI

extension ProblemCase {

  static let types: [ProblemCase] = [
    ProblemCase(
      .wrongType(found: .string), at: (12, 34), path: [.key("figures"), .index(3), .key("value")],
      record: "a/云南/4", found: "\"854\"", expected: .type(.number),
      zh:
        "figures/a.json 第12行第34列 figures[3].value（记录a/云南/4）：值的类型不对。实际：文本 \"854\"；应为：数字。请按应有的类型改写；"
        + "数字不加引号，文本要加引号。",
      en:
        "figures/a.json, line 12, column 34, figures[3].value (record a/云南/4): the value has the "
        + "wrong type. Found: a text \"854\"; expected: a number. Write it in the type expected; "
        + "numbers go without quotation marks, texts with them."),
    ProblemCase(
      .wrongType(found: .object), at: (1, 1), found: "{", expected: .anyOf([.array, .string]),
      zh:
        "figures/a.json 第1行第1列：值的类型不对。实际：对象 {…}；应为：数组 […]，或文本。请按应有的类型改写；数字不加引号，文本要加引号。",
      en:
        "figures/a.json, line 1, column 1: the value has the wrong type. Found: an object {…}; "
        + "expected: an array […] or a text. Write it in the type expected; numbers go without "
        + "quotation marks, texts with them."),
    ProblemCase(
      .missingKey("unit"), at: (12, 5), path: [.key("figures"), .index(3)], record: "a/云南/4",
      zh:
        "figures/a.json 第12行第5列 figures[3]（记录a/云南/4）：缺少必填的“unit”。实际：没有这个键；应为：键“unit”和它的值。"
        + "请补上“unit”；写法见docs/data-format.md。",
      en:
        "figures/a.json, line 12, column 5, figures[3] (record a/云南/4): the required \"unit\" is "
        + "missing. Found: no such key; expected: the key \"unit\" with its value. Add \"unit\"; "
        + "docs/data-format.md tells how."),
    ProblemCase(
      .unknownKey("uint", nearest: "unit"), at: (12, 5), path: [.key("figures"), .index(3)],
      zh:
        "figures/a.json 第12行第5列 figures[3]：不认识的键“uint”。实际：“uint”；应为：已知的键，最接近的是“unit”。若是写错请改正；"
        + "若是有意添加，可以不管，它会原样保留。",
      en:
        "figures/a.json, line 12, column 5, figures[3]: the key \"uint\" is unknown. Found: "
        + "\"uint\"; expected: a known key, perhaps \"unit\". Correct it if it is a slip; if you "
        + "mean it, leave it: it is kept as it is."),
    ProblemCase(
      .unknownKey("mood", nearest: nil), at: (12, 5),
      zh:
        "figures/a.json 第12行第5列：不认识的键“mood”。实际：“mood”；应为：docs/data-format.md所列的键。若是写错请改正；若是有意添加，"
        + "可以不管，它会原样保留。",
      en:
        "figures/a.json, line 12, column 5: the key \"mood\" is unknown. Found: \"mood\"; "
        + "expected: a key listed in docs/data-format.md. Correct it if it is a slip; if you mean "
        + "it, leave it: it is kept as it is."),
    ProblemCase(
      .numberOverflow, at: (12, 5), found: "12345678901234567890123",
      zh:
        "figures/a.json 第12行第5列：数字太长，无法精确计算。实际：12345678901234567890123；应为：最多18位有效数字。请核对这个数字。",
      en:
        "figures/a.json, line 12, column 5: the number is too long for exact arithmetic. Found: "
        + "12345678901234567890123; expected: 18 significant digits at most. Check the number."),
    ProblemCase(
      .notAnInteger, at: (2, 13), path: [.key("format")], found: "1.5",
      zh:
        "figures/a.json 第2行第13列 format：应当是整数。实际：1.5；应为：整数。请核对这个数字，去掉小数。",
      en:
        "figures/a.json, line 2, column 13, format: this must be a whole number. Found: 1.5; "
        + "expected: a whole number. Check the number and drop its fraction."),
    ProblemCase(
      .malformed(.calendarDate), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.calendarDate),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：日期，如2023-12-31、2023-12或2023。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a date such as 2023-12-31, 2023-12 or 2023. Write it in the form "
        + "expected."),
    ProblemCase(
      .malformed(.period), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.period),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：时期，如2023、2023-H1、2017/2021、2020/..、"
        + "@2023-12-31。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a period such as 2023, 2023-H1, 2017/2021, 2020/.. or @2023-12-31. "
        + "Write it in the form expected."),
    ProblemCase(
      .malformed(.regionCode), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.regionCode),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：六位数字的行政区划代码。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a region code of six digits. Write it in the form expected."),
    ProblemCase(
      .malformed(.identifier), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.identifier),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：由字母、数字、点、-和_组成的编号。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: an id of letters, digits, dots, - and _. Write it in the form "
        + "expected."),
    ProblemCase(
      .malformed(.creditCode), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.creditCode),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：18位统一社会信用代码。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a unified social credit code of 18 characters. Write it in the "
        + "form expected."),
    ProblemCase(
      .malformed(.decimal), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.decimal),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：加引号的十进制数，如\"3.65\"。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a decimal number in quotation marks such as \"3.65\". Write it in "
        + "the form expected."),
    ProblemCase(
      .malformed(.condition), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.condition),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：条件，如{\"field\": \"level\", \"op\": "
        + "\"is\", \"value\": \"county\"}。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a condition such as {\"field\": \"level\", \"op\": \"is\", "
        + "\"value\": \"county\"}. Write it in the form expected."),
    ProblemCase(
      .malformed(.expression), at: (12, 5), path: [.key("x")], found: "\"2023年\"",
      expected: .format(.expression),
      zh:
        "figures/a.json 第12行第5列 x：文本的写法不对。实际：\"2023年\"；应为：公式，写法见docs/data-format.md。请按规定的写法改写。",
      en:
        "figures/a.json, line 12, column 5, x: the text is not written as it should be. Found: "
        + "\"2023年\"; expected: a formula as in docs/data-format.md. Write it in the form "
        + "expected."),
    ProblemCase(
      .inconsistent("value", with: "qualifier"), at: (12, 5), path: [.key("figures"), .index(3)],
      zh:
        "figures/a.json 第12行第5列 figures[3]：“value”与“qualifier”对不上。实际：两者不相配；应为：两者相配，或只写一个。"
        + "请对照docs/data-format.md，补上缺少的或删去多余的一个。",
      en:
        "figures/a.json, line 12, column 5, figures[3]: \"value\" and \"qualifier\" do not go "
        + "together. Found: a mismatch; expected: two that match, or only one of them. Add what is "
        + "missing or delete what is too much, after docs/data-format.md."),
  ]
}
