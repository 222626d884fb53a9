import Testing

@testable import Core

/// Blocks out of WPS and Excel.
@Suite struct EnteredBlockTests {
  @Test(
    arguments: [
      ("", []), ("a", [["a"]]), ("a\tb", [["a", "b"]]), ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
      ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]), ("a\rb\r", [["a"], ["b"]]),
      ("a\n\nb", [["a"], [""], ["b"]]), ("\n", [[""]]), ("\t", [["", ""]]), ("a\t", [["a", ""]]),
      ("\ta\n", [["", "a"]]), ("a\tb\tc\nd", [["a", "b", "c"], ["d"]]),
      ("\"a\tb\"\tc", [["a\tb", "c"]]), ("\"a\nb\"\tc\n", [["a\nb", "c"]]),
      ("\"a\r\nb\"", [["a\nb"]]), ("\"say \"\"hi\"\"\"\tb", [["say \"hi\"", "b"]]),
      ("\"a", [["\"a"]]), ("5\" pipe\tb", [["5\" pipe", "b"]]), ("\"a\" b\tc", [["\"a\" b", "c"]]),
      ("\"\"\tb", [["", "b"]]), ("\"\"", [[""]]), ("１，２３４\t3.7万余\r\n", [["１，２３４", "3.7万余"]]),
    ] as [(String, [[String]])])
  func blocks(text: String, expected: [[String]]) {
    #expect(EnteredText.block(text) == expected)
  }

  /// What is written as a spreadsheet writes it is read back as it was.
  @Test func roundTrips() {
    var generator = SeededGenerator(seed: 3)
    let alphabet = Array("a1余\"\t\n ，".unicodeScalars)
    for _ in 0..<3_000 {
      let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          var view = String.UnicodeScalarView()
          for _ in 0..<Int.random(in: 0...5, using: &generator) {
            view.append(alphabet.randomElement(using: &generator) ?? "a")
          }
          return String(view)
        }
      }
      for end in ["\n", "\r\n"] {
        let text =
          rows.map { row in
            row.map { cell in
              cell.contains { "\"\t\n".contains($0) }
                ? "\""
                  + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(
                    separator: "\"\"") + "\"" : cell
            }.joined(separator: "\t")
          }.joined(separator: end) + end
        #expect(EnteredText.block(text) == rows)
      }
    }
  }

  @Test func tenThousandCellsAreReadInOneGo() {
    let text = String(repeating: "1,234\t3.7万余\t\"a\"\"b\"\t\r\n", count: 2_500)
    let block = EnteredText.block(text)
    #expect(block.count == 2_500)
    #expect(block.allSatisfy { $0 == ["1,234", "3.7万余", "a\"b", ""] })
  }
}
