import Core
import Testing

@testable import TUI

/// An account that is longer than the screen is read to its end, from a grid.
struct AccountScrollTests {
  @Test func theEndOfALongAccountIsReached() throws {
    var dataset = SampleApp.published
    dataset.manifest.isReadOnly = false
    var isSeen = false
    // 云南省 and its prefectures have the longest accounts.
    for place in ["", "<Esc>"] {
      var app = try SampleApp.typed(place + "<F2>", dataset: dataset)
      for _ in 0..<18 {
        for event in try KeyScript.parse("<Down><F12>") { _ = app.update(.input(event)) }
        guard case .reading(let page)? = app.layers.last else { continue }
        let lines = app.readingLines(page.page)
        if lines.count > app.readingHeight {
          isSeen = true
          _ = app.update(.input(.key(.down)))
          guard case .reading(let moved)? = app.layers.last else { return }
          #expect(moved.top == 1)
          _ = app.update(.input(.key(.end)))
          let screen = app.draw().canvas.lines().joined(separator: "\n")
          let last = try #require(lines.last { !$0.text.allSatisfy(\.isWhitespace) })
          #expect(screen.contains(last.text.trimmed))
        }
        _ = app.update(.input(.key(.escape)))
      }
    }
    #expect(isSeen)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
