import Core
import Testing

@testable import TUI

/// F1 opens the help at what can be done where one is.
@Suite struct HelpSectionTests {
  @Test(
    arguments: [
      ("", .moving), ("<F2>", .entering), ("<Insert><Enter>", .forms), ("<C-g>", .workList),
      (":台账用人单位<Enter>", .rows), ("<F2>" + EntryApp.outreach + "x<Enter><F7>", .findings),
    ] as [(String, HelpSection)], Language.allCases)
  func theHelpOpensAtItsSection(place: (keys: String, section: HelpSection), language: Language)
    throws
  {
    let program = try EntryApp(language: language).press(place.keys)
    let layers = program.app.layers.count
    try program.press("<F1>")
    #expect(program.app.layers.count == layers + 1)
    let heading = program.app.text(.helpSection(place.section))
    let first = try #require(program.screen.dropFirst(2).first { $0.contains(heading) })
    if place.section != .findings {
      #expect(program.screen[2] == first || program.screen[1] == first)
    }
    try program.press("<Esc>")
    #expect(program.app.layers.count == layers)
  }

  @Test(arguments: HelpSection.allCases) func everySectionHasItsKeys(section: HelpSection) throws {
    let program = try EntryApp()
    let lines = program.app.helpLines(72)
    let heading = StyledLine(program.app.text(.helpSection(section)), .accent, bold: true)
    let place = try #require(lines.firstIndex(of: heading))
    #expect(lines.indices.contains(place + 1) && lines[place + 1].columns > 0)
  }
}
