import Testing

@testable import Core

/// The year-end paper of the demo county, typed cell by cell, clean and with each planted error.
@Suite struct PlantedErrorsTests {
  static let today = CalendarDate(year: 2025, month: 1, day: 10)!

  /// Where the typing stands: the data and their engine.
  struct Desk {
    var dataset: Dataset
    var engine: IndicatorEngine

    init(_ dataset: Dataset) {
      self.dataset = dataset
      engine = IndicatorEngine(dataset)
    }

    /// What must be mended or explained, were the figure entered.
    func findings(_ figure: Figure) -> [Finding] {
      EntryChecks(dataset, engine: engine, today: PlantedErrorsTests.today)
        .findings(entering: figure).filter { $0.severity > .hint }
    }

    mutating func enter(_ figure: Figure) {
      let edit = dataset.edit(entering: figure)
      let changes = dataset.apply(
        Transaction(sequence: 1, id: "t", author: "a", time: "", edits: [edit]))
      engine = engine.updated(dataset, by: changes)
    }
  }

  @Test func thePaperIsWhatItSaysItIs() throws {
    let paper = try #require(Paper.yearEnd)
    #expect(paper.cells.count == 200)
    let kinds = Dictionary(grouping: paper.cells, by: { $0.kind ?? "" }).mapValues(\.count)
    #expect(kinds == ["new": 150, "same": 20, "qualified": 15, "blank": 15])
    let errors = Dictionary(grouping: paper.errors, by: { $0.error ?? "" }).mapValues(\.count)
    #expect(
      errors == [
        "transposed": 5, "factorTen": 5, "nOverN": 4, "partsNotTotal": 3, "personsOrTimes": 3,
      ])
    let dataset = try #require(EnteredFieldTests.demo)
    for cell in paper.cells {
      let figure = try cell.figure(in: dataset, year: 2024)
      #expect((figure == nil) == (cell.kind == "blank"))
      #expect((figure?.quantity.qualifier.isExact ?? true) == (cell.kind != "qualified"))
      var earlier = cell
      earlier.typed = "1"
      let last = try #require(
        try earlier.figure(in: dataset, year: 2023).map { before in
          IndicatorEngine(dataset).answer(
            Query(
              indicator: before.indicator, region: before.region, period: .year(2023),
              level: before.level, breakdown: before.breakdown)
          ).reported?.quantity.value
        })
      let isSame = last != nil && last == figure?.quantity.value
      #expect(isSame == (cell.kind == "same"), "\(cell.indicator) \(cell.region)")
    }
    for error in paper.errors {
      let cell = try #require(paper.cells.first { $0.isSameCell(as: error) })
      #expect(cell.typed == error.right)
      #expect(cell.typed != error.typed)
    }
  }

  /// No cell of the clean paper is doubted, and at least nineteen of the twenty errors are found while
  /// the sheet is typed: in their own cell at once, or in one of its row or column as soon as that is
  /// there too.
  @Test func errorsAreCaughtAndTruthIsNot() throws {
    let paper = try #require(Paper.yearEnd)
    var desk = Desk(try #require(EnteredFieldTests.demo))
    var before: [Desk] = []
    var figures: [Figure?] = []
    var doubted: [String] = []
    for cell in paper.cells {
      before.append(desk)
      let figure = try cell.figure(in: desk.dataset, year: 2024)
      figures.append(figure)
      guard let figure else { continue }
      for finding in desk.findings(figure) { doubted.append("\(figure.id): \(finding.fact)") }
      desk.enter(figure)
    }
    #expect(doubted == [], "false alarms")
    let clean = figures.compactMap { $0 }.flatMap { desk.findings($0) }
    #expect(clean == [], "false alarms on the finished sheet")

    var missed: [String] = []
    var atOnce = 0
    for error in paper.errors {
      let index = try #require(paper.cells.firstIndex { $0.isSameCell(as: error) })
      guard let figure = try? error.figure(in: desk.dataset, year: 2024) else {
        // What cannot be read stays in the draft.
        atOnce += 1
        continue
      }
      if !before[index].findings(figure).isEmpty {
        atOnce += 1
        continue
      }
      var wrong = desk
      wrong.enter(figure)
      let near =
        [figure]
        + figures.compactMap { $0 }.filter { other in
          other.id != figure.id
            && (other.indicator == figure.indicator || other.region == figure.region)
        }
      if near.allSatisfy({ wrong.findings($0).isEmpty }) {
        missed.append("\(error.error ?? "") \(error.indicator) \(error.region) \(error.typed)")
      }
    }
    print(
      "planted errors: \(paper.errors.count - missed.count) caught, \(atOnce) at once; missed \(missed)"
    )
    #expect(missed.count <= 1, "\(missed)")
  }

  /// What share of all slips would be caught, not only of those planted.
  @Test func shareOfSlipsCaught() throws {
    let paper = try #require(Paper.yearEnd)
    var desk = Desk(try #require(EnteredFieldTests.demo))
    var figures: [Figure] = []
    for cell in paper.cells {
      guard let figure = try cell.figure(in: desk.dataset, year: 2024) else { continue }
      figures.append(figure)
      desk.enter(figure)
    }
    var counts: [String: (caught: Int, all: Int)] = [:]
    for cell in paper.cells where cell.kind == "new" {
      let digits = Array(cell.typed)
      var slips: [(String, String)] = [("factorTen", cell.typed + "0")]
      if digits.count > 1, digits.allSatisfy(\.isNumber), digits[0] != digits[1], digits[1] != "0" {
        slips.append(("transposed", String([digits[1], digits[0]] + digits.dropFirst(2))))
      }
      for (kind, typed) in slips where !cell.typed.contains(".") {
        var wrong = cell
        wrong.typed = typed
        guard let figure = try? wrong.figure(in: desk.dataset, year: 2024) else { continue }
        let isCaught = !desk.findings(figure).isEmpty
        counts[kind, default: (0, 0)].all += 1
        if isCaught { counts[kind, default: (0, 0)].caught += 1 }
      }
    }
    print("slips caught in their own cell on the finished sheet: \(counts)")
    let ten = try #require(counts["factorTen"])
    #expect(ten.caught * 10 >= ten.all * 7)
  }
}
