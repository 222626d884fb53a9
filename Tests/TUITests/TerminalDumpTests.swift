import Glibc
import Testing

@testable import TUI

@Suite struct TerminalDumpTests {
  private var canvas: Canvas {
    var canvas = Canvas(size: Size(width: 14, height: 3))
    canvas.drawFrame(canvas.bounds, title: "企健", style: Style(.border))
    canvas.write("a<中▌", at: Point(x: 2, y: 1), style: Style(.bad, bold: true))
    return canvas
  }

  @Test func `a dump as text`() {
    #expect(
      CanvasDump.write(canvas, as: .text) == """
        ┌─ 企健 ─────┐
        │ a<中▌      │
        └────────────┘

        """)
  }

  @Test func `a dump with colours is read back by a terminal`() {
    let emulator = TerminalEmulator(size: canvas.size)
    let dump = CanvasDump.write(canvas, as: .ansi).replacing("\n", with: "\r\n")
    emulator.write(Array(dump.utf8.dropLast(2)))
    #expect(emulator.firstDifference(from: canvas) == nil)
  }

  @Test func `a picture places wide glyphs by their column`() {
    let svg = CanvasDump.write(canvas, as: .svg, title: "a & b")
    #expect(svg.contains("<title>a &amp; b</title>"))
    #expect(svg.contains(">企健</text>"))
    // Column 3 of 9 units, after the margin of 14 and one unit to the middle; then 18 further.
    #expect(svg.contains("x=\"42 60\""))
    #expect(svg.contains("x=\"32 41\"") && svg.contains(">a&lt;</text>"))
    #expect(!svg.contains("┌") && !svg.contains("▌"))
    #expect(svg.contains(Theme.dark.look(of: .bad).foreground!.hex))
  }

  @Test(arguments: Theme.allCases)
  func `every theme keeps roles readable`(theme: Theme) {
    for role in StyleRole.allCases where role != .blackout {
      let look = theme.look(of: role)
      guard let foreground = look.foreground, let background = look.background else {
        #expect(theme == .mono && look.foreground == nil && look.background == nil)
        continue
      }
      let ratio = contrast(foreground.rgb, background.rgb)
      // Lines and empty tracks may be faint; whatever is read needs 4.5 to 1.
      let isLine = [.border, .barTrack].contains(role)
      let isGraphic = [.borderFocused, .barFill, .chart1, .chart2, .chart3, .chart4].contains(role)
      #expect(ratio >= (isLine ? 1.4 : isGraphic ? 3 : 4.5), "\(role) \(ratio)")
      #expect(foreground.basic != background.basic, "\(role)")
    }
    // A black screen is black all over.
    let black = theme.look(of: .blackout)
    #expect(theme == .mono || black.foreground?.rgb == black.background?.rgb)
  }

  @Test func `roles that must be told apart differ in every theme and without colours`() {
    let groups: [[StyleRole]] = [
      [.text, .selection, .selectionInactive, .cellCursor, .error],
      [.border, .borderFocused], [.text, .title], [.text, .key],
    ]
    for theme in Theme.allCases {
      for group in groups {
        #expect(Set(group.map { theme.look(of: $0) }).count == group.count, "\(theme) \(group)")
      }
      #expect(theme == .mono || theme.look(of: .good) != theme.look(of: .bad))
    }
  }

  /// The contrast ratio of WCAG 2.
  private func contrast(_ first: Int, _ second: Int) -> Double {
    let luminances = [first, second].map { rgb -> Double in
      let parts = [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255].map { byte -> Double in
        let value = Double(byte) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }.sorted()
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)
  }
}
