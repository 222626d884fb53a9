import Core
import Testing

@testable import TUI

/// The lists of findings: one finding about several cells stands there once, and they follow what is edited.
struct ListedFindingTests {
  private static let sheet = "<F2>" + EntryApp.outreach + "<C-Left>"

  private func listed(_ program: EntryApp) -> [GridFinding] {
    program.app.workspace?.once(program.grid.allFindings) ?? []
  }

  /// The rows and columns of a total and two parts of it, as partitions have them; nil where no sheet shows them.
  private func findTotal(_ program: EntryApp) throws -> (row: Int, total: Int, part: Int)? {
    try program.press("<F2><C-Right><C-Right>")
    for _ in 0..<12 {
      if let sides = program.sides, let row = program.grid.rows.firstIndex(where: \.isEntered) {
        return (row, sides.total, sides.part)
      }
      try program.press("<F6>")
    }
    return nil
  }

  @Test func aPartAboveItsTotalStandsOnceAndIsExplainedOnce() throws {
    let program = try EntryApp()
    let found = try findTotal(program)
    let (row, total, part) = try #require(found)
    func type(_ column: Int, _ text: String) throws {
      program.perform { app in
        app.moved { $0.go(to: GridPoint(row: row, column: column)) }
      }
      try program.press(text + "<Enter>")
    }
    try type(total, "5")
    try type(part, "20")
    func exceeding() -> [GridFinding] {
      program.grid.allFindings.filter {
        if case .partExceedsTotal = $0.finding.fact { true } else { false }
      }
    }
    let all = exceeding()
    #expect(all.count == 2)
    #expect(program.app.workspace?.once(all).count == 1)
    try program.press("<F7>")
    let lines = program.screen.count { line in
      all.contains { item in
        line.contains(
          FindingText(language: .zh, dataset: program.app.workspace?.dataset).what(item.finding))
      }
    }
    #expect(lines <= 2, "the row and perhaps the line below that tells it whole")
    // Two numbers with the same values elsewhere are another matter.
    try program.press("<Esc>")
    program.perform { app in
      app.moved { $0.go(to: GridPoint(row: row + 1, column: total)) }
    }
    try program.press("5<Enter>")
    program.perform { app in
      app.moved { $0.go(to: GridPoint(row: row + 1, column: part)) }
    }
    try program.press("20<Enter>")
    #expect(program.app.workspace?.once(exceeding()).count == 2)
  }

  /// F9 is open while somebody mends the number that it lists, and one that it depends on.
  @Test func theListOfF9FollowsTheEditsOfOthers() throws {
    let mine = try EntryApp().press(Self.sheet + "90000<Enter><Up><F9>")
    guard case .entry(.submit(let key, _))? = mine.app.layers.last else {
      Issue.record("F9 does not ask")
      return
    }
    let before = mine.app.openFindings(of: key).count
    #expect(before > 0)
    let other = try EntryApp(files: mine.files, author: "wang")
    try other.press(Self.sheet + "<C-Left>")
    // The year before, which the doubt is held against, stands in none of the cells that are open here.
    try other.press("85000<Enter>")
    mine.lookForNews()
    #expect(mine.app.openFindings(of: key).count < before)
    guard case .entry(.submit(_, let window))? = mine.app.layers.last else {
      Issue.record("the list has gone")
      return
    }
    #expect(window.selected < max(1, mine.app.openFindings(of: key).count))
  }

  @Test func theListKeepsWhatIsSelected() throws {
    let mine = try EntryApp().press(
      Self.sheet + "90000<Enter>80000<Enter>70000<Enter><F7><Down><Down>")
    let chosen = try #require(mine.app.selectedIssue)
    let other = try EntryApp(files: mine.files, author: "wang")
    let same = try #require(
      mine.grid.subject(GridPoint(row: 0, column: 0)).flatMap { mine.app.workspace?.lastYear($0) })
    try other.press(Self.sheet + same + "<Enter>")
    mine.lookForNews()
    #expect(mine.app.selectedIssue == chosen)
  }
}

extension Workspace {
  fileprivate func lastYear(_ subject: CellSubject) -> String? {
    guard case .figure(let address) = subject else { return nil }
    return lastYear(address).flatMap { $0.value?.plain }
  }
}
