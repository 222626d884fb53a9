import Core
import Testing

@testable import TUI

/// Long texts: lines that wrap, a caret that goes up and down in them.
@Suite struct LongTextTests {
  @Test func linesHoldAllOfTheTextInTheirColumns() {
    let texts = [
      "", "短", String(repeating: "矿", count: 100), "the quick brown fox jumps over the lazy dog",
      "混合 mixed 文字 with blanks 和 words，末尾", String(repeating: "x", count: 95),
    ]
    for text in texts {
      for columns in [4, 7, 10, 31, 54] {
        let field = TextField(text)
        let rows = field.rows(columns: columns)
        #expect(rows.first?.lowerBound == 0 && rows.last?.upperBound == field.count)
        for (row, next) in zip(rows, rows.dropFirst()) {
          #expect(row.upperBound == next.lowerBound)
        }
        for row in rows {
          #expect(field.columns(field.content.glyphs[row]) < columns, "\(text) \(columns)")
        }
        #expect(rows.dropLast().allSatisfy { !$0.isEmpty })
      }
    }
  }

  @Test func wordsStayWhole() {
    let field = TextField("alpha beta gamma")
    let lines = field.rows(columns: 12).map { String(field.content.glyphs[$0]) }
    #expect(lines == ["alpha beta ", "gamma"])
  }

  @Test func theCaretGoesFromLineToLineAndOutAtTheEnds() {
    var field = TextField(String(repeating: "矿山", count: 20))
    #expect(field.caretRow(field.rows(columns: 21)) == 3)
    var isMoved = field.moveLine(-1, columns: 21)
    #expect(isMoved)
    #expect(field.caretRow(field.rows(columns: 21)) == 2)
    field.move(to: 3)
    isMoved = field.moveLine(-1, columns: 21)
    #expect(!isMoved)
    isMoved = field.moveLine(1, columns: 21)
    #expect(isMoved)
    #expect(field.caret == 13)
    field.move(to: field.count)
    isMoved = field.moveLine(1, columns: 21)
    #expect(!isMoved)
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func aFormShowsAllOfIt(size: Size) throws {
    let schema = try #require(
      SampleApp.demoCounty.catalogue.registers.all.first { schema in
        !schema.isViewOfTargets && schema.id != Sheets.register
          && schema.id != Explanations.register && schema.states == nil
          && schema.fields.contains { $0.type == .longText && $0.condition == nil }
      })
    let field = try #require(schema.fields.first { $0.type == .longText && $0.condition == nil })
    var clerk = RecordingApp(size)
    try clerk.type("<Ins>\(schema.id)<Enter>")
    try clerk.go(to: field.id)
    let words = (1...60).map { "第\($0)句" }.joined()
    try clerk.type(words)
    let screen = clerk.screen.joined()
    for number in [1, 30, 60] { #expect(screen.contains("第\(number)"), "\(number)") }
    let frame = clerk.app.draw()
    #expect(frame.cursorVisible)
    let row = Array(frame.canvas.lines()[frame.cursor.y])
    #expect(String(row).contains("句"))
    // The arrows go through the lines before they leave the field.
    try clerk.type("<Up>")
    #expect(clerk.form?.focused?.id == field.id)
    #expect(clerk.app.draw().cursor.y == frame.cursor.y - 1)
    for _ in 0..<20 { try clerk.type("<Up>") }
    #expect(clerk.form?.focused?.id != field.id)
  }
}
