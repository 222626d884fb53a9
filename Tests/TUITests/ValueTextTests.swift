import Core
import Testing

@testable import TUI

@Suite struct ValueTextTests {
  private func quantity(_ text: String, _ qualifier: Qualifier = .exact, unit: String = "人次")
    -> Quantity
  {
    Quantity(FixedDecimal(text), unit: unit, qualifier: qualifier)
  }

  @Test(
    arguments: [
      ("854", .exact, "854"), ("9500", .atLeast, "9500余"), ("440000", .atLeast, "440000余"),
      ("50", .about, "约50"), ("600", .atMost, "至多600"),
      ("32.76", .exact, "32.76"), ("50000", .exact, "50000"), ("0", .exact, "0"),
    ] as [(String, Qualifier, String)])
  func chineseKeepsTheQualifiersWord(value: String, qualifier: Qualifier, shown: String) {
    let text = ValueText(language: .zh, ascii: false)
    #expect(text.number(quantity(value, qualifier)) == shown)
  }

  /// 44余万 and 440000余 are the same number; the document's own way is kept.
  @Test func tenThousandsStandWhereTheDocumentPrintsThem() {
    let text = ValueText(language: .zh, ascii: false)
    let printed = { (value: String, qualifier: Qualifier, words: String) in
      Quantity(FixedDecimal(value), unit: "人次", qualifier: qualifier, printed: words)
    }
    #expect(text.number(printed("440000", .atLeast, "44余万人次")) == "44余万")
    #expect(text.number(printed("19000", .justUnder, "近1.9万家")) == "近1.9万")
    #expect(text.number(printed("40000", .atLeast, "40000 余人")) == "40000余")
  }

  @Test(
    arguments: [
      ("854", .exact, "854"), ("9500", .atLeast, "9,500+"), ("1234567", .exact, "1,234,567"),
      ("19000", .justUnder, "<19,000"), ("50", .about, "~50"), ("-1234.5", .exact, "-1,234.5"),
    ] as [(String, Qualifier, String)])
  func englishGroupsDigits(value: String, qualifier: Qualifier, shown: String) {
    let text = ValueText(language: .en, ascii: false)
    #expect(text.number(quantity(value, qualifier)) == shown)
  }

  @Test func missingZeroNotApplicableAndUndefinedLookDifferent() {
    let text = ValueText(language: .zh, ascii: false)
    let cells = [
      text.cell(.missing), text.cell(.notApplicable), text.cell(.undefined(.zeroDenominator)),
      text.cell(.value(quantity("0"), marks: [.reported], period: nil, words: nil)),
    ]
    #expect(cells.map(\.text) == ["-", "/", "0/0", "0"])
    #expect(cells.map(\.mark) == ["", "", "", "报"])
  }

  @Test(
    arguments: [
      ([.reported], "报", "R"), ([.computed], "合", "C"), ([.computed, .partial], "*", "*"),
      ([.reported, .differs], "差", "D"), ([], "", ""),
    ] as [(Set<Mark>, String, String)])
  func marksAreCharactersNotColours(marks: Set<Mark>, zh: String, ascii: String) {
    #expect(ValueText(language: .zh, ascii: false).mark(marks) == zh)
    #expect(ValueText(language: .zh, ascii: true).mark(marks) == ascii)
  }

  @Test func wordsWithoutDigitsStandAsPrinted() {
    let words = Quantity(nil, unit: "人", qualifier: .unquantified, printed: "数百余名")
    #expect(ValueText(language: .zh, ascii: false).number(words) == "数百余名")
  }
}

@Suite struct PeriodTextTests {
  @Test(arguments: [
    ("2023", "2023年"), ("@2023-12-31", "截至2023年12月底"), ("@2023-12", "截至2023年12月"),
    ("2017/2021", "2017年至2021年"), ("2020/..", "2020年以来"), ("..(职能划转以来)", "职能划转以来"),
    ("2023-H1", "2023年上半年"), ("2023-05", "2023年5月"), ("2023-04-26", "2023年4月26日"),
    ("@2023-02-15", "截至2023年2月15日"),
  ])
  func chinesePeriods(written: String, said: String) throws {
    let period = try #require(Period(written))
    #expect(PeriodText(.zh).text(period) == said)
  }

  @Test func withoutAPeriodTheDocumentsWordsStand() {
    #expect(PeriodText(.zh).text(nil, words: "截至目前") == "截至目前")
    #expect(PeriodText(.zh).text(nil) == "原文未写时间")
  }
}

@Suite struct SentenceTemplateTests {
  private let slots = ["region": "云南省", "value": "854", "unit": "家", "parts": "", "level": ""]

  @Test func optionalPartsGoWhenASlotIsEmpty() {
    let template = SentenceTemplate("{region}[（{level}）]{value}{unit}[，{parts}]。")
    #expect(template.filled(slots, language: .zh) == "云南省854家。")
  }

  @Test func englishSentencesAreTidied() {
    let template = SentenceTemplate("in {region} {level} {value} {unit} .")
    #expect(template.filled(slots, language: .en) == "In 云南省 854 家.")
  }
}
