import Core
import Testing

@testable import TUI

/// Counting the rows of a list by options.
@Suite struct RowCountsTests {
  private static let open = ":台账用人单位<Enter>"

  private struct NoLayer: Error {}

  private func counts(_ clerk: RecordingApp) throws -> RowCounts {
    guard case .form(.counts(let counts)) = clerk.app.layers.last else { throw NoLayer() }
    return counts
  }

  private func list(_ clerk: RecordingApp) throws -> RowList {
    guard case .form(.rows(let list)) = clerk.app.layers.last else { throw NoLayer() }
    return list
  }

  /// What the rows hold, counted one by one.
  private func expected(
    _ rows: [RowID], _ field: String, _ clerk: RecordingApp
  ) throws -> [String?: Int] {
    let table = try #require(clerk.dataset.tables["enterprises"])
    return Dictionary(grouping: rows) { row -> String? in
      switch table.value(field, of: row) {
      case .option(let id): id
      case .boolean(let flag): "\(flag)"
      default: nil
      }
    }.mapValues(\.count)
  }

  @Test(arguments: ["", "接害>10", "粉尘 或 接害>100"])
  func theRowsInViewAreCounted(_ filter: String) throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open + filter)
    let rows = try list(clerk).rows
    try clerk.type("<C-g>")
    let first = try counts(clerk).side
    var seen: Set<String> = []
    repeat {
      let shown = try counts(clerk)
      seen.insert(shown.side)
      let expected = try expected(rows, shown.side, clerk)
      #expect(shown.count.total == rows.count)
      #expect(Set(shown.count.rows) == Set(expected.keys))
      for (index, choice) in shown.count.rows.enumerated() {
        #expect(shown.count.total(row: index) == expected[choice])
      }
      try clerk.type("<Tab>")
    } while try counts(clerk).side != first && seen.count < 50
    #expect(seen.count > 1)
    // A second field splits the numbers and leaves their sums.
    try clerk.type("<F6><F6>")
    let cross = try counts(clerk)
    #expect(cross.top != nil && cross.count.total == rows.count)
    let top = try expected(rows, try #require(cross.top), clerk)
    for (index, choice) in cross.count.columns.enumerated() {
      #expect(cross.count.total(column: index) == top[choice])
    }
    try clerk.type("<Esc>")
    #expect(try list(clerk).rows == rows)
  }

  /// The column under the cursor is the one that is counted by.
  @Test func theSelectedColumnIsCountedBy() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open + "<Right>")
    for _ in 0..<20 {
      let table = try #require(clerk.dataset.tables["enterprises"])
      let field = table.schema.listed[try #require(try list(clerk).column)]
      if field.id == "hazardClass" { break }
      try clerk.type("<Right>")
    }
    try clerk.type("<C-g>")
    #expect(try counts(clerk).side == "hazardClass")
  }

  /// Every line of the counts narrows the list to as many rows as it says, or says that it can't.
  @Test(arguments: [Language.zh, .en], ["", "接害>10", "粉尘 或 接害>100"])
  func enterNarrows(language: Language, filter: String) throws {
    var clerk = RecordingApp(language: language)
    try clerk.type(Self.open + filter + "<Right><C-g>")
    var narrowed = 0
    for _ in 0..<4 {
      for line in try counts(clerk).count.rows.indices {
        let shown = try counts(clerk)
        var other = clerk
        try other.type(String(repeating: "<Down>", count: line) + "<Enter>")
        guard let list = try? list(other) else {
          #expect(try counts(other).side == shown.side)
          continue
        }
        narrowed += 1
        #expect(list.hits == shown.count.total(row: line), "\(list.filter.text)")
        #expect(list.problem == nil)
      }
      try clerk.type("<Tab>")
    }
    #expect(narrowed > 4)
  }

  @Test func theCountsAreCopiedAsCells() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open)
    let rows = try list(clerk).rows
    try clerk.type("<C-g><F6><F8>")
    let copied = try #require(clerk.copied.last)
    let cells = copied.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(cells.last?.prefix(2) == ["合计", String(rows.count)])
    #expect(Set(cells.map(\.count)).count == 1)
    #expect(cells.dropFirst().dropLast().compactMap { Int($0[1]) }.reduce(0, +) == rows.count)
  }

  /// While the rows are not all there they are not counted.
  @Test func unfinishedRowsAreNotCounted() throws {
    var clerk = RecordingApp()
    try clerk.type(Self.open)
    var app = clerk.app
    guard case .form(.rows(var list)) = app.layers.last else { throw NoLayer() }
    list.few = 0
    app.layers[app.layers.count - 1] = .form(.rows(list))
    _ = app.update(.input(.key(.character("粉"))))
    _ = app.update(.input(.key(.control("g"))))
    guard case .form(.rows) = app.layers.last else {
      Issue.record("counted")
      return
    }
    #expect(app.draw().canvas.lines().contains { $0.contains("还没有找全") })
  }
}
