import Testing

@testable import TUI

@Suite struct TextFieldTests {
  @Test func caretCountsColumnsNotCharacters() {
    var field = TextField("开远a")
    #expect(field.caretColumn == 5)
    _ = field.handle(.left)
    #expect(field.caretColumn == 4)
    _ = field.handle(.left)
    #expect(field.caretColumn == 2)
    _ = field.handle(.backspace)
    #expect(field.text == "远a")
    #expect(field.caretColumn == 0)
  }

  @Test func pastedControlCharactersDoNotGetIn() {
    var field = TextField()
    field.insert("安\u{1b}[31m宁\n市\t\u{7}")
    #expect(field.text == "安[31m宁 市 ")
  }

  @Test func editingKeysWork() {
    var field = TextField("abc")
    _ = field.handle(.home)
    _ = field.handle(.delete)
    #expect(field.text == "bc")
    _ = field.handle(.end)
    _ = field.handle(.control("u"))
    #expect(field.isEmpty)
    let isEditing = field.handle(.function(5))
    #expect(!isEditing)
  }
}

@Suite struct ScrollWindowTests {
  @Test func selectionStaysInSight() {
    var window = ScrollWindow()
    for _ in 0..<30 { window.move(1, count: 100); window.reveal(count: 100, height: 10) }
    #expect(window.selected == 30)
    #expect(window.visible(count: 100, height: 10) == 21..<31)
    window.move(-1_000, count: 100)
    window.reveal(count: 100, height: 10)
    #expect(window.visible(count: 100, height: 10) == 0..<10)
  }

  @Test func movingUpScrollsOnlyAtTheTop() {
    var window = ScrollWindow()
    window.select(50, count: 100)
    window.reveal(count: 100, height: 10)
    window.move(-5, count: 100)
    window.reveal(count: 100, height: 10)
    #expect(window.top == 41)
  }

  @Test func shrinkingListsKeepTheWindowInside() {
    var window = ScrollWindow(selected: 90, top: 85)
    window.reveal(count: 5, height: 10)
    #expect(window.selected == 4)
    #expect(window.top == 0)
    window.reveal(count: 0, height: 10)
    #expect(window.visible(count: 0, height: 10).isEmpty)
  }
}

@Suite struct BarTests {
  @Test(arguments: [
    (0.0, 10.0, ""), (10, 10, "████"), (5, 10, "██"), (1, 10, "▌"), (0.01, 10, "▌"), (3, 0, ""),
  ])
  func barsAreInProportion(value: Double, whole: Double, bar: String) {
    #expect(Bar.track(value, of: whole, columns: 4, ascii: false) == bar)
  }

  @Test(arguments: [
    (0.0, 10.0, ""), (10, 10, "▄▄▄▄"), (5, 10, "▄▄"), (1, 10, "▄"), (0.01, 10, "▄"), (6, 10, "▄▄"),
    (7, 10, "▄▄▄"), (12, 10, "▄▄▄▄"), (3, 0, ""),
  ])
  func barsOfRowsStayApart(value: Double, whole: Double, bar: String) {
    #expect(Bar.row(value, of: whole, columns: 4, ascii: false) == bar)
  }

  @Test func asciiBarsUseNoBlocks() {
    #expect(Bar.track(5, of: 10, columns: 4, ascii: true) == "##")
    #expect(Bar.row(5, of: 10, columns: 4, ascii: true) == "##")
  }
}

@Suite struct StyledLineTests {
  @Test func wrappingKeepsEveryGlyph() {
    let line = StyledLine([Span("小湾水电厂", .title), Span(" 省级健康企业", .text)])
    let rows = line.wrapped(to: 8, indent: 2)
    #expect(rows.allSatisfy { $0.columns <= 8 })
    #expect(rows.map(\.text).joined().filter { $0 != " " } == "小湾水电厂省级健康企业")
  }

  /// Spans of several styles wrap like one text: a number stays with its unit.
  @Test func wrappingBreaksNoNumberFromItsUnit() {
    let line = StyledLine([
      Span("declaration rate ", .dim), Span("11.7%", .title), Span(" as of 2023-12-31", .dim),
    ])
    for width in 12...45 {
      let rows = line.wrapped(to: width, indent: 2)
      #expect(rows.allSatisfy { $0.columns <= width })
      #expect(rows.contains { $0.text.contains("11.7%") }, "\(width)")
      #expect(rows.flatMap(\.spans).filter { $0.style == Style(.title) }.map(\.text) == ["11.7%"])
    }
  }
}
