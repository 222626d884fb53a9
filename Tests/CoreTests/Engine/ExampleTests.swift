import Testing

@testable import Core

/// Worked examples of definitions, among them published numbers.
@Suite struct ExampleTests {
  static let own = Formula.indicator("x", level: .asked, breakdown: .asked)

  struct Case: CustomTestStringConvertible {
    var formula: Formula
    var kind: FigureKind = .rate
    var unit = "%"
    var places: Int? = 2
    var input: Example.Input
    var output: String?
    var testDescription: String { "\(input) -> \(output ?? "nothing")" }
  }

  static func list(_ texts: [String]) -> Example.Input { .list(texts.map { .text($0) }) }
  static func pair(_ n: String, _ d: String) -> Example.Input {
    .object(["numerator": .text(n), "denominator": .text(d)])
  }

  static let share = Formula.ratio(own, of: own, factor: .percent)
  static let cases: [Case] = [
    Case(
      formula: .reported, kind: .flow, unit: "例", places: nil,
      input: .object([
        "parts": list(["7312", "2227", "495", "436", "606", "79", "65", "52", "7", "10"])
      ]), output: "11289"),
    Case(
      formula: .reported, kind: .flow, unit: "例", places: nil,
      input: .object(["parts": list(["4694", "5258", "4252"])]), output: "14204"),
    Case(formula: share, input: pair("7251", "11289"), output: "64.23"),
    Case(formula: share, places: 1, input: pair("6471", "30136"), output: "21.5"),
    Case(formula: share, input: pair("1861883", "4216417"), output: "44.16"),
    Case(formula: .reported, input: pair("9510", "1861883"), output: "0.51"),
    Case(formula: share, input: pair("0", "0"), output: "undefined"),
    Case(formula: share, input: pair("0", "12"), output: "0.00"),
    // Rounded once at the end: the printed shares 53.8 and 45.1 add up to 98.9.
    Case(
      formula: .ratio(.add([own, own]), of: own, factor: .percent), places: 1,
      input: .object([
        "numerator": .object(["terms": list(["16210", "13577"])]), "denominator": .text("30136"),
      ]), output: "98.8"),
    Case(
      formula: .change(own, years: 1, as: .fall), places: 1,
      input: .object(["before": .text("27420"), "now": .text("15407")]), output: "43.8"),
    Case(
      formula: .change(own, years: 1, as: .percent), places: 1,
      input: .object(["before": .text("24206"), "now": .text("11809")]), output: "-51.2"),
    Case(
      formula: .change(own, years: 5, as: .fall),
      input: .object(["before": .text("235"), "now": .text("17")]), output: "92.77"),
    Case(
      formula: .change(own, years: 1, as: .difference), places: 0,
      input: .object(["before": .text("35"), "now": .text("42")]), output: "7"),
    Case(
      formula: .change(own, years: 1, as: .percent),
      input: .object(["before": .text("0"), "now": .text("42")]), output: "undefined"),
    Case(
      formula: .window(own, years: 5, offset: 0),
      input: .object([
        "years": .list([
          pair("3", "60"), pair("2", "50"), pair("1", "40"), pair("0", "30"), pair("1", "20"),
        ])
      ]), output: "3.50"),
    Case(
      formula: .ratio(
        .window(own, years: 5, offset: 0), of: .window(own, years: 5, offset: 5),
        factor: .percent), places: 1,
      input: .object([
        "numerator": .object(["years": list(["3", "5", "2", "1", "0"])]),
        "denominator": .object(["years": list(["20", "16", "12", "10", "8"])]),
      ]), output: "16.7"),
    Case(
      formula: .streak(own, ValueTest(.is, .zero)), unit: "年", places: 0,
      input: .object(["years": list(["4", "0", "0", "0"])]), output: "3"),
    Case(
      formula: .share(.county, own, ValueTest(.atLeast, FixedDecimal(1)), factor: .percent),
      places: 1, input: .object(["values": list(["14", "0", "3", "1"])]), output: "75.0"),
    Case(formula: share, input: .text("x"), output: nil),
    Case(formula: share, input: .object(["numerator": .text("1")]), output: nil),
    Case(
      formula: .count(RowSelection(register: "nobody", time: .all), distinct: nil),
      input: .object(["rows": .list([])]), output: nil),
  ]

  @Test(arguments: cases)
  func comesOut(_ item: Case) {
    var data = SmallDataset()
    var indicator = Indicator(
      id: "i", family: "f", title: LocalizedText(zh: "i"), unit: item.unit, kind: item.kind,
      formula: item.formula)
    indicator.places = item.places
    let example = Example(input: item.input, output: item.output ?? "1")
    indicator.examples = [example]
    data.add(indicator)
    let check = ExampleCheck(data.catalogue)
    #expect(check.result(of: example, indicator) == item.output)
    #expect(check.findings().isEmpty == (item.output != nil))
  }

  @Test func rowsAreFilteredAndCountedOnce() {
    var data = SmallDataset()
    let title = LocalizedText(zh: "t")
    data.catalogue.registers = Definitions([
      RegisterSchema(
        id: "certificates", title: title,
        fields: [
          Field(id: "enterprise", type: .enterprise, title: title),
          Field(id: "status", type: .option, title: title, options: "status"),
          Field(id: "n", type: .integer, title: title),
        ])
    ])
    func row(_ enterprise: String, _ status: String, _ n: String) -> Example.Input {
      .object(["enterprise": .text(enterprise), "status": .text(status), "n": .text(n)])
    }
    let rows = Example.Input.object([
      "rows": .list([row("a", "certified", "3"), row("a", "certified", "4"), row("b", "no", "5")])
    ])
    let selection = RowSelection(
      register: "certificates",
      condition: .compare(Condition.FieldPath(field: "status"), .is, .literal("certified")),
      time: .asOf)
    let check = ExampleCheck(data.catalogue)
    func result(_ formula: Formula) -> String? {
      let indicator = Indicator(
        id: "i", family: "f", title: title, unit: "家", kind: .stock, formula: formula)
      return check.result(of: Example(input: rows, output: ""), indicator)
    }
    #expect(result(.count(selection, distinct: nil)) == "2")
    #expect(result(.count(selection, distinct: "enterprise")) == "1")
    #expect(result(.sum(selection, field: "n")) == "7")
  }

  @Test func aFailingExampleIsNamed() {
    var data = SmallDataset()
    var stock = data.catalogue.indicators["stock"]!
    stock.examples = [
      Example(input: .object(["parts": Self.list(["6", "15", "55"])]), output: "76"),
      Example(input: .object(["parts": Self.list(["1", "1"])]), output: "3"),
    ]
    data.add(stock)
    #expect(
      ExampleCheck(data.catalogue).findings() == [
        Finding(
          severity: .reason, fact: .exampleFailed(example: 1, expected: "3", result: "2"),
          indicator: "stock")
      ])
  }
}
