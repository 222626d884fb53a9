import Core
import Testing

@testable import TUI

/// The preview of a paste at 80 × 24: what is new, what changes, what is refused and why.
struct PastePreviewTests {
  private func open(
    _ script: String = "", people: [Manifest.Person] = [], language: Language = .zh
  ) throws -> EntryApp {
    try EntryApp(people: people, language: language)
      .press("<F2>" + EntryApp.outreach).press(script)
  }

  private func words(_ program: EntryApp) -> String { program.screen.joined(separator: "\n") }

  @Test func sumsComeFirstAndWhatIsReplacedIsShown() throws {
    let program = try open("120<Enter>7<Enter><Up><Up>")
    program.send(.input(.paste("96\n7\n15\nabc\n")))
    let screen = program.screen
    let sums = try #require(screen.firstIndex { $0.contains("写入2格：新填1，改动1；1格与现有相同") })
    let refused = try #require(screen.firstIndex { $0.contains("不写入：1格读不懂（留作草稿）") })
    let changed = try #require(screen.firstIndex { $0.contains("改动") && $0.contains("120 → ") })
    #expect(sums < refused && refused < changed)
    #expect(screen[changed].contains("96"))
    try program.press("<Enter>")
    #expect(program.column(0, rows: 4).map { String($0.prefix(3)) } == ["96", "7", "15", "abc"])
    // One step for the paste; what stood there already is none of it.
    #expect(program.journalLines == 3)
  }

  @Test(arguments: [Language.zh, .en])
  func placesOfOthersAreSaidToBeOutsideTheRegion(language: Language) throws {
    let person = Manifest.Person(name: "li", region: "999901T02", role: .entry)
    let program = try open(people: [person], language: language)
    program.send(.input(.paste("12\n13\n14\n")))
    let screen = words(program)
    #expect(screen.contains(language == .zh ? "2格不在你的地区内" : "2 outside your region"))
    #expect(!screen.contains("已锁定") && !screen.contains("locked"))
    // The line of the cell says so, and the whole sentence stands below the list.
    let compact = screen.filter { !$0.isWhitespace && $0 != "│" }
    #expect(compact.contains(language == .zh ? "你在本数据中只负责" : "youenterfor"))
    try program.press("<Enter>")
    #expect(program.column(0, rows: 3) == ["-", "13", "-"])
  }

  /// Cells beyond the grid are said above the list, whatever its length.
  @Test func whatFindsNoRoomIsInView() throws {
    let program = try open()
    program.send(.input(.paste((1...60).map { "\($0)" }.joined(separator: "\n"))))
    #expect(words(program).contains("超出表格"))
    let cells = program.grid.rows.count { $0.isEntered }
    try program.press("<End>")
    // The list is scrolled to its end, the sums stay.
    #expect(words(program).contains("超出表格"))
    guard case .entry(.paste(let preview))? = program.app.layers.last else {
      Issue.record("the preview has gone")
      return
    }
    #expect(preview.cells.count >= cells - 1)
    #expect(preview.window.selected == preview.cells.count - 1)
  }

  /// A long name loses the middle, not the level that tells two columns apart.
  @Test(arguments: [20, 24, 26, 30])
  func namesThatAreCutStayApart(columns: Int) throws {
    let program = try EntryApp()
    try program.press("<F2>")
    let workspace = try #require(program.app.workspace)
    var isSeen = false
    for _ in 0..<8 {
      let grid = program.grid
      let pen = GridPen(
        settings: program.app.settings, workspace: workspace, desk: EntryDesk(), grid: grid)
      let levels = grid.columns.indices.filter { column in
        if case .choice(let choice) = grid.columns[column] { choice.level != nil } else { false }
      }
      let names = levels.compactMap { column in
        grid.subject(GridPoint(row: 0, column: column)).map { pen.name(of: $0, columns: columns) }
      }
      if names.count > 1 { isSeen = true }
      #expect(Set(names).count == names.count, "\(names)")
      #expect(names.allSatisfy { DisplayWidth.columns(of: $0) <= columns })
      try program.press("<F6>")
    }
    #expect(isSeen)
  }
}
