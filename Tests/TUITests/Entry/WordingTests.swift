import Core
import Testing

@testable import TUI

/// What screens say of numbers, documents and findings: once, whole, and in one language.
@Suite struct WordingTests {
  /// Under all periods every figure stands once, whatever block lists it.
  @Test(arguments: ["530181", "533100", "530000", "522702"])
  func overAllPeriodsEveryFigureStandsOnce(region: String) throws {
    var app = try SampleApp.typed("*")
    let place = try #require(app.workspace?.dataset.regions.find(region))
    _ = app.withWorkspace { $0.show(place) }
    for tab in try #require(app.workspace).tabs.indices {
      _ = app.withWorkspace { $0.browse.tab = tab }
      let workspace = try #require(app.workspace)
      let lines = workspace.dashboard(columns: 60, language: .zh, ascii: false)
      var seen: [String: Int] = [:]
      for line in lines {
        guard let subject = line.subject else { continue }
        switch subject {
        case .figure(let id): seen[id, default: 0] += 1
        case .query(let query):
          let answer = workspace.engine.answer(query)
          let same = workspace.dataset.figures.figures(in: query.region).map {
            workspace.dataset.figures[$0]
          }.filter {
            $0.indicator == query.indicator && $0.level == query.level
              && $0.breakdown == query.breakdown && $0.quantity == answer.shown.quantity
              && $0.period == answer.reading?.period && $0.kind != .target
          }
          if answer.shown.marks.contains(.reported), same.count == 1 {
            seen[same[0].id, default: 0] += 1
          }
        default: break
        }
      }
      #expect(seen.filter { $0.value > 1 }.isEmpty, "\(workspace.tabs[tab].id)")
    }
  }

  @Test func wordsOfDocumentsAreQuotedInEnglish() {
    #expect(PeriodText(.en).text(nil, words: "截至目前") == "\"截至目前\"")
    #expect(PeriodText(.zh).text(nil, words: "截至目前") == "截至目前")
    #expect(DataText.printed("by 2023", .en) == "by 2023")
  }

  @Test func aMarkDoesNotRunIntoAUnit() throws {
    let values = ValueText(language: .en, ascii: false)
    #expect(values.spaced("C", after: "0 years") == " C")
    #expect(values.spaced("*", after: "0 years") == "*")
    #expect(values.spaced("R", after: "854") == "R")
    for tab in 0..<3 {
      let keys = String(repeating: "<F6>", count: tab)
      for line in try SampleApp.screen(keys, Size(width: 120, height: 40), language: .en) {
        #expect(!line.contains("yearsC") && !line.contains("casesC"))
      }
    }
  }

  /// An enterprise's sentence says what it is, not what it is not, and no person.
  @Test(arguments: Language.allCases) func anEnterpriseInOneSentence(language: Language) throws {
    let dataset = SampleApp.demoCounty
    let table = try #require(dataset.tables[Catalogue.enterprises])
    for row in table.rows.prefix(20) {
      let id = table.id(of: row)
      let made = RowSentence(
        dataset: dataset, language: language, register: Catalogue.enterprises, row: id)
      let whole = try #require(made?.words())
      #expect(!whole.contains("为否") && !whole.contains("为是"))
      if case .text(let contact) = table.value("contact", of: row) {
        #expect(!whole.contains(contact))
      }
      let name = try #require(table.schema.nameField)
      #expect(made?.words(field: name) == whole)
      if case .boolean(false) = table.value("aboveScale", of: row), language == .zh {
        #expect(made?.words(field: "aboveScale")?.contains("规模以上为否") == true)
      }
    }
  }

  /// The page of 数据核查 says how much each weighs, and no ids.
  @Test(arguments: Language.allCases) func theDataCheckSaysTheSeverity(language: Language) throws {
    let app = try SampleApp.typed(
      language == .zh ? ":数据核查<Enter>" : ":findings<Enter>", language: language)
    let lines = app.readingLines(.findings).map(\.text)
    let words = FindingText(language: language)
    #expect(lines.contains { $0.hasPrefix(words.severity(.reason) + "  ") })
    #expect(lines.contains { $0.hasPrefix(words.severity(.hint) + "  ") })
    #expect(!lines.joined().contains("national-2023-cases/"))
  }

  /// A line that is cut says so.
  @Test func aCutLineEndsWithAMark() {
    let line = StyledLine([Span("卫生健康"), Span("委员会", .dim), Span("  ")])
    #expect(line.truncated(to: 14).text == "卫生健康委员会")
    #expect(line.truncated(to: 13).text == "卫生健康委员~")
    #expect(line.truncated(to: 8).text == "卫生健~")
    #expect(line.truncated(to: 9).text == "卫生健康~")
    #expect(line.truncated(to: 16).text == line.text)
  }
}
