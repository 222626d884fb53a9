import Testing

@testable import Core

/// Numbers as people type them, and as they come out of spreadsheets.
@Suite struct EnteredQuantityTests {
  static let units: UnitTable = {
    func unit(
      _ id: String, _ group: String, factor: String = "1", places: Int = 0, zh: String? = nil
    ) -> Core.Unit {
      Core.Unit(
        id: id, group: group, title: LocalizedText(zh: zh ?? id),
        factor: FixedDecimal(factor)!, places: places)
    }
    return UnitTable([
      unit("家", "entity"), unit("户", "entity"), unit("人", "person"), unit("名", "person"),
      unit("人次", "personTime"), unit("场", "event"), unit("场次", "event"), unit("份", "document"),
      unit("元", "money", places: 2), unit("万元", "money", factor: "10000", places: 4),
      unit("亿元", "money", factor: "100000000", places: 4), unit("%", "percent", places: 2),
      unit("pp", "percentagePoint", places: 2, zh: "个百分点"), unit("年", "year"),
      unit("万吨", "mass", places: 2),
    ])
  }()

  /// What a text comes to in short: `37000 atLeast 3.7万余`, `missing`, or the problem.
  static func reading(_ text: String, _ unit: String, also: [String] = []) -> String {
    switch EnteredText.cell(text, unit: unit, units: units, also: also) {
    case .success(.missing): return "missing"
    case .success(.notApplicable): return "notApplicable"
    case .success(.value(let entered)):
      let quantity = entered.quantity
      var words = [quantity.value?.plain ?? "words"]
      if quantity.unit != unit { words.append(quantity.unit) }
      if quantity.qualifier != .exact { words.append(quantity.qualifier.rawValue) }
      if let printed = quantity.printed { words.append(printed) }
      if let n = entered.numerator, let d = entered.denominator {
        words.append("\(n.plain)/\(d.plain)")
      }
      return words.joined(separator: " ")
    case .failure(let problem):
      #expect(problem.text == text)
      return "\(problem.kind)"
    }
  }

  @Test(
    arguments: [
      ("37", "37"), ("0", "0"), ("零", "0"), ("零报告", "0"), ("1,234", "1234"), ("1，234", "1234"),
      ("１２３４", "1234"), ("１，２３４", "1234"), ("12,345,678", "12345678"), ("+5", "5"), ("-5", "-5"),
      ("－5", "-5"), ("−5", "-5"), ("'37", "37"), ("’37", "37"), ("  37 ", "37"), ("37　", "37"),
      ("\t37\r\n", "37"), ("\u{FEFF}37\u{200B}", "37"), ("37人", "37"), ("37 人", "37"),
      ("37名", "37"),
      ("007", "7"), ("3.7万", "37000"), ("3.7万人", "37000"), ("37万", "370000"), ("1.2亿", "120000000"),
      ("3千", "3000"), ("5百", "500"), ("3百万", "3000000"), ("3千万", "30000000"), ("37 万", "370000"),
      ("1万2千", "12000"), ("3亿5000万", "350000000"), ("1万2345", "12345"), ("1万0234", "10234"),
      ("37.0", "37.0"),
    ])
  func exactNumbers(text: String, expected: String) {
    #expect(Self.reading(text, "人") == expected)
  }

  @Test(
    arguments: [
      ("三十七", "37"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("一百", "100"), ("一百零五", "105"),
      ("一百五", "150"), ("一百五十", "150"), ("两百零五", "205"), ("三千零五十", "3050"), ("三千五", "3500"),
      ("一万零三百", "10300"), ("两万五", "25000"), ("一亿二千万", "120000000"), ("二〇二三", "2023"),
      ("三十七人", "37"), ("三万", "30000"), ("壹佰贰拾叁", "123"), ("三十余万", "300000 atLeast 三十余万"),
      ("九", "9"), ("两", "2"),
    ])
  func chineseNumerals(text: String, expected: String) {
    #expect(Self.reading(text, "人") == expected)
  }

  @Test(
    arguments: [
      ("3.7万余", "37000 atLeast 3.7万余"), ("44余万", "440000 atLeast 44余万"),
      ("9500余", "9500 atLeast 9500余"), ("9500余人", "9500 atLeast 9500余人"),
      ("9500人以上", "9500 atLeast 9500人以上"), ("9500以上", "9500 atLeast 9500以上"),
      ("９５００余", "9500 atLeast 9500余"), ("9500 余 人", "9500 atLeast 9500余人"),
      ("3000多", "3000 atLeast 3000多"), ("3000多万", "30000000 atLeast 3000多万"),
      ("500+", "500 atLeast 500余"), ("500+人", "500 atLeast 500余人"),
      ("~500", "500 about 约500"), ("～500", "500 about 约500"), ("<1900", "1900 justUnder 近1900"),
      (">300", "300 atLeast 超300"), ("3.38w+", "33800 atLeast 3.38万余"),
      ("~31.2W", "312000 about 约31.2万"), ("超3000", "3000 atLeast 超3000"),
      ("超过3000", "3000 atLeast 超过3000"), ("逾3000", "3000 atLeast 逾3000"),
      ("至少20", "20 atLeast 至少20"), ("不少于20", "20 atLeast 不少于20"), (">=20", "20 atLeast >=20"),
      ("≥20", "20 atLeast ≥20"), ("约500", "500 about 约500"), ("大约500人", "500 about 大约500人"),
      ("500左右", "500 about 500左右"), ("500人左右", "500 about 500人左右"),
      ("约 37 万 人", "370000 about 约37万人"),
      ("近5000", "5000 justUnder 近5000"), ("近5千", "5000 justUnder 近5千"),
      ("不足100", "100 justUnder 不足100"), ("不超过20", "20 atMost 不超过20"),
      ("20以内", "20 atMost 20以内"), ("≤20", "20 atMost ≤20"), ("超过3000人以上", "3000 atLeast 超过3000人以上"),
      ("百余", "100 atLeast 百余"), ("千余人", "1000 atLeast 千余人"), ("上百", "100 atLeast 上百"),
      ("近百", "100 justUnder 近百"), ("十余", "10 atLeast 十余"), ("三百余", "300 atLeast 三百余"),
      ("数百", "words unquantified 数百"), ("数百名", "words unquantified 数百名"),
      ("几十", "words unquantified 几十"), ("数十万", "words unquantified 数十万"),
      ("若干", "words unquantified 若干"),
    ])
  func qualifiedNumbersKeepTheirWords(text: String, expected: String) {
    #expect(Self.reading(text, "人") == expected)
  }

  @Test(
    arguments: [
      "", " ", "　", "-", "－", "—", "——", "–", "- -", "未填报", "'", "空",
    ])
  func nothingIsMissing(text: String) {
    #expect(Self.reading(text, "人") == "missing")
    guard case .failure(let problem) = EnteredText.quantity(text, unit: "人", units: Self.units)
    else {
      Issue.record("a value")
      return
    }
    #expect(problem.kind == .nothing)
  }

  @Test(arguments: ["/", "／", "不适用", "N/A", "n/a", " / "])
  func notApplicable(text: String) {
    #expect(Self.reading(text, "人") == "notApplicable")
  }

  @Test(
    arguments: [
      ("454/575", "78.96 454/575"), ("454／575", "78.96 454/575"), ("454 / 575", "78.96 454/575"),
      ("1,234/2,000", "61.70 1234/2000"), ("93.5%", "93.5"), ("93.5％", "93.5"), ("93.5 %", "93.5"),
      ("93.5", "93.5"), ("百分之九十三点五", "93.5"), ("百分之93.5", "93.5"),
      ("95%以上", "95 atLeast 95%以上"), ("约90%", "90 about 约90%"),
      ("78.9%(454/575)", "78.9 454/575"), ("78.9%（454/575）", "78.9 454/575"),
      ("454/575 78.9%", "78.9 454/575"), ("454/575=78.9%", "78.9 454/575"),
      ("454/575(78.9%)", "78.9 454/575"), ("0/20", "0.00 0/20"), ("100%", "100"),
    ])
  func ratesAndFractions(text: String, expected: String) {
    #expect(Self.reading(text, "%") == expected)
  }

  @Test(
    arguments: [
      ("12户", "家", "12"), ("3.7万元", "元", "37000"), ("3.7万元", "万元", "3.7"),
      ("37000元", "万元", "3.7"), ("1.5亿元", "万元", "15000"), ("三万元", "万元", "3"),
      ("12", "万元", "12"), ("12.5", "万元", "12.5"), ("1.5个百分点", "pp", "1.5"),
      ("3.5万吨", "万吨", "3.5"), ("20场次", "场", "20"),
    ])
  func unitsAreConverted(text: String, unit: String, expected: String) {
    #expect(Self.reading(text, unit) == expected)
  }

  @Test func furtherUnitsStayAsTheyAre() {
    #expect(Self.reading("300人", "人次", also: ["人"]) == "300 人")
    #expect(Self.reading("300人次", "人次", also: ["人"]) == "300")
    #expect(Self.reading("300", "人次", also: ["人"]) == "300")
  }

  @Test(
    arguments: [
      ("12,34", "人", EnteredProblem.Kind.ambiguous(["1234", "12.34"])),
      ("1234,5", "人", .ambiguous(["12345", "1234.5"])),
      ("1,2,3", "人", .ambiguous(["123"])),
      ("1.234.5", "人", .unreadable(part: "1.234.5")),
      ("1,234.5,6", "元", .unreadable(part: "1,234.5,6")),
      ("12,", "人", .unreadable(part: "12,")), ("12.", "人", .unfinished), ("约", "人", .unfinished),
      ("1 234", "人", .ambiguous(["1234", "1"])), ("1、234", "人", .unreadable(part: "1、234")),
      ("1.23E+05", "人", .exponent), ("1e5", "人", .exponent),
      ("(123)", "人", .ambiguous(["-123", "123"])),
      ("1万5", "人", .ambiguous(["15000", "10005"])), ("三四", "人", .ambiguous(["34", "3-4"])),
      ("三四十", "人", .unreadable(part: "三四十")), ("30-40", "人", .range("30", "40")),
      ("30~40", "人", .range("30", "40")), ("30至40", "人", .range("30", "40")),
      ("约100余", "人", .qualifiers(["约", "余"])), ("近500以上", "人", .qualifiers(["近", "以上"])),
      ("12人", "家", .unit(found: "人", expected: "家")),
      ("12%", "家", .unit(found: "%", expected: "家")),
      ("300人", "人次", .unit(found: "人", expected: "人次")), ("12.5", "人", .notWhole(unit: "人")),
      ("1.2345万", "人", .notWhole(unit: "人")).self, ("3.7万", "万元", .ambiguous(["3.7万元", "3.7万万元"])),
      ("454/575", "人", .notARate(unit: "人")), ("0/0", "%", .zeroDenominator),
      ("99999999999999999999", "人", .tooLong), ("9999999999999999亿", "人", .tooLong),
      ("12abc", "人", .unreadable(part: "abc")), ("abc", "人", .unreadable(part: "abc")),
      ("无", "人", .unreadable(part: "无")), ("数百名", "场", .unit(found: "名", expected: "场")),
      ("#REF!", "人", .unreadable(part: "#REF!")), ("=A1+B1", "人", .unreadable(part: "=A1+B1")),
      ("百", "人", .unreadable(part: "百")), ("2023-04-26", "人", .range("2023", "4")),
      ("①", "人", .unreadable(part: "①")), ("٣", "人", .unreadable(part: "٣")),
    ] as [(String, String, EnteredProblem.Kind)])
  func whatIsNotCertainIsAProblem(text: String, unit: String, expected: EnteredProblem.Kind) {
    // 1.2345万 is 12,345, a whole number after all.
    if text == "1.2345万" {
      #expect(Self.reading(text, unit) == "12345")
    } else {
      #expect(Self.reading(text, unit) == "\(expected)")
    }
  }

  /// Any text is read or refused, quickly and without a crash; what is read is read again from its
  /// own plain form.
  @Test func anything() {
    var generator = SeededGenerator(seed: 26)
    let alphabet = Array(
      "0123456789０１.,，。、 　-－—/／%％()（）+余多约近超万亿千百十三五零〇两点人次家户元以上左右至'\"\t\nabE①\u{202E}\u{0301}👨‍👩‍👧"
        .unicodeScalars)
    var values = 0
    for _ in 0..<20_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        view.append(alphabet.randomElement(using: &generator) ?? "0")
      }
      let text = String(view)
      for unit in ["人", "%", "万元"] {
        guard
          case .success(.value(let entered)) = EnteredText.cell(text, unit: unit, units: Self.units)
        else { continue }
        values += 1
        #expect(entered.quantity.unit == unit)
        #expect((entered.quantity.value == nil) == (entered.quantity.qualifier == .unquantified))
        #expect((entered.quantity.printed == nil) || entered.quantity.qualifier != .exact)
        guard let value = entered.quantity.value else { continue }
        let again = EnteredText.quantity(value.plain, unit: unit, units: Self.units)
        #expect((try? again.get())?.quantity.value == value, "\(text) \(value.plain)")
      }
    }
    #expect(values > 1_000)
  }
}
