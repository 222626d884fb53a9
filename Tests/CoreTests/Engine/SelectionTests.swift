import Testing

@testable import Core

/// Which figure answers, by the rule of the model.
@Suite struct SelectionTests {
  /// Statements of one indicator in 玉溪 and what 2023 shows of them.
  struct Case: CustomTestStringConvertible {
    var name: String
    var indicator: String
    var statements: [(value: String, period: String?, document: String)]
    var shown: String
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "a stock answers with the last as-of date of the year", indicator: "stock",
      statements: [
        ("3", "@2023-06-30", "d23"), ("5", "@2023-11", "d23"), ("9", "@2024-01-01", "d23"),
      ], shown: "5 reported"),
    Case(
      name: "@2023 ranks as the end of the year", indicator: "stock",
      statements: [("3", "@2023-12-30", "d23"), ("5", "@2023", "d23")], shown: "5 reported"),
    Case(
      name: "nothing is carried over from the year before", indicator: "stock",
      statements: [("3", "@2022-12-31", "d23"), ("4", "@2024", "d23")], shown: "missing"),
    Case(
      name: "an undated stock answers where its document covers the year", indicator: "stock",
      statements: [("3", nil, "d23"), ("4", nil, "d22")], shown: "3 reported"),
    Case(
      name: "an undated stock of a document about another year does not", indicator: "stock",
      statements: [("4", nil, "d22")], shown: "missing"),
    Case(
      name: "a dated stock goes before an undated one", indicator: "stock",
      statements: [("8", nil, "d23"), ("5", "@2023-03", "d23")], shown: "5 reported"),
    Case(
      name: "two statements of one day disagree", indicator: "stock",
      statements: [("5", "@2023-12-31", "d22"), ("6", "@2023", "d23")],
      shown: "6 reported differs"),
    Case(
      name: "a flow answers with the very year", indicator: "flow",
      statements: [("7", "2023", "d23"), ("3", "2023-H1", "d23"), ("99", "2019/2023", "d23")],
      shown: "7 reported"),
    Case(
      name: "or with disjoint parts that cover it", indicator: "flow",
      statements: [
        ("3", "2023-H1", "d23"), ("4", "2023-Q3", "d23"), ("5", "2023-10/2023-12", "d23"),
      ],
      shown: "12 reported"),
    Case(
      name: "the fewest parts", indicator: "flow",
      statements: [
        ("3", "2023-H1", "d23"), ("4", "2023-H2", "d23"), ("1", "2023-Q1", "d23"),
        ("1", "2023-Q2", "d23"),
      ], shown: "7 reported"),
    Case(
      name: "parts that leave a gap are no year", indicator: "flow",
      statements: [("3", "2023-Q1", "d23"), ("4", "2023-H2", "d23")], shown: "missing"),
    Case(
      name: "parts that overlap are no year", indicator: "flow",
      statements: [("3", "2023-01/2023-07", "d23"), ("4", "2023-H2", "d23")], shown: "missing"),
    Case(
      name: "a span of several years is none of them", indicator: "flow",
      statements: [("30", "2021/2023", "d23")], shown: "missing"),
    Case(
      name: "an open span answers in the years that its document covers", indicator: "flow",
      statements: [("30", "2019/..", "d23")], shown: "30 reported"),
    Case(
      name: "one that starts later does not", indicator: "flow",
      statements: [("30", "2024/..", "d23")], shown: "missing"),
    Case(
      name: "the document's own present goes before an open span", indicator: "flow",
      statements: [("30", "..(职能划转以来)", "d23"), ("4", nil, "d23")], shown: "4 reported"),
    Case(
      name: "a rate of the year, not of a day in it", indicator: "rate",
      statements: [("90", "@2023-06-30", "d23"), ("95", "2023", "d23")], shown: "95 reported"),
    Case(
      name: "a rate as of a day in the year", indicator: "rate",
      statements: [("90", "@2023-06-30", "d23")], shown: "90 reported"),
  ]

  @Test(arguments: cases)
  func shows(_ item: Case) {
    var data = SmallDataset()
    for (value, period, document) in item.statements {
      data.say(item.indicator, "yx", value, period, document: document)
    }
    #expect(data.ask(item.indicator, "yx").cell == item.shown)
    // Reading order does not matter for what is shown.
    var reversed = SmallDataset()
    for (value, period, document) in item.statements.reversed() {
      reversed.say(item.indicator, "yx", value, period, document: document)
    }
    #expect(reversed.ask(item.indicator, "yx").cell == item.shown)
  }

  @Test func ownDocumentBeforeTheLaterOne() {
    var data = SmallDataset()
    let own = data.say("stock", "yx", "5", "@2023", document: "d22", case: "yx")
    let other = data.say("stock", "yx", "6", "@2023", document: "d23", case: "yn")
    let answer = data.ask("stock", "yx")
    #expect(answer.cell == "5 reported differs")
    #expect(answer.reported?.figures == [own])
    #expect(answer.rivals == [other])
  }

  @Test func agreeingStatementsConfirm() {
    var data = SmallDataset()
    data.say("stock", "yx", "9523", "@2023")
    let vague = data.say("stock", "yx", "9500", "@2023-12", qualifier: .atLeast)
    let answer = data.ask("stock", "yx")
    #expect(answer.cell == "9523 reported")
    #expect(answer.confirmations == [vague])
  }

  @Test func anotherBasisIsAnotherNumber() {
    var data = SmallDataset()
    data.say("rate", "yx", "98.5", "2023", rateBasis: "被调查企业")
    let other = data.say("rate", "yx", "80", "2023", rateBasis: "重点行业企业")
    let answer = data.ask("rate", "yx")
    #expect(answer.cell == "98.5 reported")
    #expect(answer.rivals.isEmpty)
    #expect(answer.related == [other])
  }

  @Test func stocksAndFlowsAreNotMixed() {
    var data = SmallDataset()
    data.say("stock", "yx", "3", "2023", kind: .flow)
    data.say("stock", "yx", "10", "@2023", kind: .stock)
    #expect(data.ask("stock", "yx").reported?.quantity.value == FixedDecimal(10))
    #expect(data.ask("stock", "yx").reported?.kind == .stock)
    // Alone, the flow is shown as what it is.
    var alone = SmallDataset()
    alone.say("stock", "yx", "3", "2023", kind: .flow)
    #expect(alone.ask("stock", "yx").reported?.kind == .flow)
  }

  @Test func dimensionsMustBeTheSame() {
    var data = SmallDataset()
    data.say("stock", "yx", "3", "@2023", level: .province)
    data.say("stock", "yx", "2", "@2023", breakdown: ["sector": "coal"])
    data.say("stock", "yx", "70", "@2023", kind: .target)
    #expect(data.ask("stock", "yx").cell == "missing")
    // What the office did itself is no statement about the whole area.
    data.say("stock", "yx", "9", "@2023", scope: .office)
    #expect(data.ask("stock", "yx").cell == "9 partial")
    #expect(data.ask("stock", "yx", level: .province).cell == "3 reported")
    #expect(data.ask("stock", "yx", breakdown: ["sector": "coal"]).cell == "2 reported")
  }

  @Test func allTimesShowTheLatest() {
    var data = SmallDataset()
    let early = data.say("flow", "yx", "4", "2019/2020")
    let late = data.say("flow", "yx", "7", "2017/2021")
    let undated = data.say("flow", "yx", "9", nil)
    let answer = data.ask("flow", "yx", nil)
    #expect(answer.reported?.figures == [late])
    #expect(answer.related == [early, undated])
    #expect(answer.rollup == nil)
  }

  @Test func wordsWithoutDigitsAreShownButNoNumber() {
    var data = SmallDataset()
    data.say("stock", "yx", nil, "@2023")
    let answer = data.ask("stock", "yx")
    #expect(answer.cell == "words unquantified reported")
    #expect(!answer.shown.isComplete)
    #expect(answer.complete == nil)
  }

  @Test func inexactPartsMakeAnInexactYear() {
    var data = SmallDataset()
    data.say("flow", "yx", "100", "2023-H1", qualifier: .atLeast)
    data.say("flow", "yx", "50", "2023-H2")
    #expect(data.ask("flow", "yx").cell == "150 atLeast reported")
  }
}
