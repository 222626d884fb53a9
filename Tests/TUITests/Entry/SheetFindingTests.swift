import Core
import Testing

@testable import TUI

/// F2 opens the sheet that holds the number under the cursor, whatever tab it belongs to.
@Suite struct SheetFindingTests {
  /// The published documents as data that may be written.
  private func opened(_ script: String, language: Language = .zh) throws -> App {
    var dataset = SampleApp.published
    dataset.manifest.isReadOnly = false
    return try SampleApp.typed(script, language: language, dataset: dataset)
  }

  private func grid(_ app: App) throws -> GridState { try #require(app.deepGrid) }

  /// The indicator of the grid's cell under the cursor.
  private func indicator(_ grid: GridState) -> IndicatorID? {
    if case .figure(let address)? = grid.current { address.choice.indicator } else { nil }
  }

  /// A ratio is entered where its numerator and denominator are, and the screen says so.
  @Test(arguments: ["", "<Esc>"])
  func aComputedColumnOpensTheSheetOfItsParts(place: String) throws {
    for column in [2] {
      let app = try opened(place + String(repeating: "<Right>", count: column) + "<F2>")
      let grid = try grid(app)
      #expect(grid.sheet.id == "pneumoconiosisYear")
      #expect(indicator(grid) == "pneumoconiosis.newCasesUnder5")
      let status = app.draw().canvas.lines().suffix(3).joined()
      #expect(status.contains("由程序计算") && status.contains("新发尘肺病"))
    }
  }

  @Test func everyColumnOfEveryTabOpensItsOwnMatterOrSaysThatNoneDoes() throws {
    let start = try opened("")
    let tabs = try #require(start.workspace?.tabs)
    let catalogue = try #require(start.workspace?.dataset.catalogue)
    for (number, tab) in tabs.enumerated() {
      for (index, column) in tab.columns.enumerated() {
        let app = try opened(
          String(repeating: "<F6>", count: number) + String(repeating: "<Right>", count: index)
            + "<F2>")
        // A narrow screen shows fewer columns, and the cursor stays among them.
        guard app.workspace?.browse.frame.column == index else { continue }
        let id = column.choice.indicator
        let definition = try #require(catalogue.indicators[id])
        let isHeld = catalogue.sheets.all.contains { sheet in
          sheet.rank == nil && sheet.choices.contains { $0.indicator == id }
        }
        switch app.layers.last {
        case .grid(let grid):
          let family = catalogue.sheets[grid.sheet.id]?.family
          if isHeld {
            #expect(indicator(grid) == id, "\(tab.id) \(id)")
          } else {
            let inputs = definition.formula.indicators
            #expect(
              family == definition.family
                || inputs.contains { catalogue.indicators[$0]?.family == family },
              "\(tab.id) \(id) opens \(grid.sheet.id)")
            #expect(app.notice != nil, "\(id): nothing is said")
          }
        case .form(.rows(let list)): #expect(definition.formula.registers.contains(list.register))
        default: #expect(app.notice != nil, "\(id): nothing is said")
        }
      }
    }
  }

  @Test func indicatorsByYearsBeginAtTheIndicator() throws {
    // 演示县's townships have no parts: indicators go down, years across.
    let program = try EntryApp().press("<Right><F2>")
    var grid = program.grid
    #expect(indicator(grid) == "champions.people")
    try program.press("<C-o>")
    grid = program.grid
    #expect(indicator(grid) == "champions.people")
  }
}
