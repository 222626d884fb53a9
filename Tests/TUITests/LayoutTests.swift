import Testing

@testable import TUI

/// Layouts drawn with a letter a part: T top, R rule, P parents, L list, D dashboard, S status, F footer.
@Suite struct LayoutTests {
  private func drawing(_ layout: Layout, _ size: Size) -> [String] {
    let parts: [(Rect, Character)] = [
      (layout.top, "T"), (layout.rule, "R"), (layout.parents, "P"), (layout.list, "L"),
      (layout.dashboard, "D"), (layout.status, "S"), (layout.footer, "F"),
    ]
    return (0..<size.height).map { y in
      String(
        (0..<size.width).map { x -> Character in
          parts.first { $0.0.contains(Point(x: x, y: y)) }?.1 ?? "."
        })
    }
  }

  @Test func eightyColumnsShowListAndDashboard() {
    let size = Size(width: 80, height: 24)
    let rows = drawing(Layout.arrange(size: size, focus: .list), size)
    #expect(rows[0] == String(repeating: "T", count: 80))
    #expect(rows[1] == String(repeating: "R", count: 80))
    #expect(rows[2] == String(repeating: "L", count: 39) + "." + String(repeating: "D", count: 40))
    #expect(rows[21] == rows[2])
    #expect(rows[22] == String(repeating: "S", count: 80))
    #expect(rows[23] == String(repeating: "F", count: 80))
  }

  @Test(arguments: [(PanelFocus.list, "L"), (.dashboard, "D")])
  func sixtyColumnsShowOnePanel(focus: PanelFocus, letter: String) {
    let size = Size(width: 60, height: 20)
    let rows = drawing(Layout.arrange(size: size, focus: focus), size)
    #expect(rows[2..<18].allSatisfy { $0 == String(repeating: letter, count: 60) })
  }

  @Test func wideScreensShowTheLevelAbove() {
    let size = Size(width: 200, height: 60)
    let row = drawing(Layout.arrange(size: size, focus: .list), size)[2]
    #expect(row.hasPrefix(String(repeating: "P", count: 30) + ".L"))
    #expect(row.hasSuffix("D"))
    #expect(row.filter { $0 == "." }.count == 2)
  }

  @Test(arguments: [
    (40, 10), (60, 20), (72, 24), (80, 24), (99, 30), (120, 40), (170, 50), (240, 70),
  ])
  func partsNeverOverlapNorLeaveTheScreen(width: Int, height: Int) {
    let size = Size(width: width, height: height)
    for focus in [PanelFocus.list, .dashboard] {
      let layout = Layout.arrange(size: size, focus: focus)
      let parts = [
        layout.top, layout.rule, layout.parents, layout.list, layout.dashboard, layout.status,
        layout.footer,
      ]
      for (index, part) in parts.enumerated() {
        #expect(part.isEmpty || part.intersection(Rect(size: size)) == part)
        for other in parts[(index + 1)...] { #expect(part.intersection(other).isEmpty) }
      }
    }
  }
}
