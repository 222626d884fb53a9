import Core
import Testing

@testable import TUI

/// Whole screens as text, in both languages and at the sizes people use.
@Suite struct ScreenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var script: String
    var sizes: [Size] = [Size(width: 80, height: 24), Size(width: 120, height: 40)]
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "main", script: "",
      sizes: [
        Size(width: 60, height: 20), Size(width: 80, height: 24), Size(width: 120, height: 40),
        Size(width: 200, height: 60), Size(width: 240, height: 70),
      ]),
    Case(name: "dehong", script: "<End>]"),
    Case(name: "hubei", script: "湖北<Enter>]]"),
    Case(name: "anning", script: "安宁<Enter>]]]"),
    Case(name: "supervision", script: "嘉峪关<Enter>]]]]]"),
    Case(name: "literacy", script: "江北新区<Enter>]]]]"),
    Case(name: "all-periods", script: "榆林<Enter>]]]]]*"),
    Case(name: "enterprise", script: "小湾<Enter>"),
    Case(name: "account", script: "<End>]<Tab>="),
    Case(name: "account-computed", script: "<Down><Down><Down>="),
    Case(name: "sentence", script: "<F8>"),
    Case(name: "table", script: "Y"),
    Case(name: "find", script: "/kys"),
    Case(name: "palette", script: ":yan"),
    Case(name: "help", script: "?"),
    Case(name: "findings", script: ":核查<Enter>"),
    Case(name: "bookmarks", script: "m德宏<Enter>m'"),
    Case(name: "quit", script: "<Esc>q"),
  ]

  @Test(arguments: cases, Language.allCases)
  func screens(screen: Case, language: Language) throws {
    for size in screen.sizes {
      let app = try SampleApp.typed(screen.script, size, language: language)
      let name = "\(screen.name)-\(size.width)x\(size.height)-\(language)"
      try expectSnapshot(app.draw().canvas, named: name)
    }
  }

  static let entryCases: [(name: String, script: String)] = [
    ("entry-grid", "<F2>" + EntryApp.outreach + "5<Tab>8000<Enter>12<Down>0<Enter>abc<Enter>4"),
    ("entry-years", "<F2><F6><F6><F6><F6><F6><C-Down><C-o>"),
    ("entry-block", "<F2>" + EntryApp.outreach + "5<Enter>6<Enter><C-Up><S-Down><S-Right>"),
    ("entry-submit", "<F2>" + EntryApp.outreach + "5<Enter><Up><F9>"),
    ("entry-paste", "<F2>" + EntryApp.outreach + "<paste:12\\t约500\\nabc\\t3.7万余>"),
    ("entry-work", "<C-g>"),
  ]

  @Test(arguments: entryCases.map(\.name), Language.allCases)
  func entryScreens(name: String, language: Language) throws {
    let script = try #require(Self.entryCases.first { $0.name == name }?.script)
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      let program = try EntryApp(size: size, language: language).press(script)
      try expectSnapshot(
        program.app.draw().canvas, named: "\(name)-\(size.width)x\(size.height)-\(language)")
    }
  }

  @Test(arguments: Language.allCases)
  func thePracticeOffer(language: Language) throws {
    let app = try SampleApp.typed("<F2>", language: language)
    try expectSnapshot(app.draw().canvas, named: "entry-practice-80x24-\(language)")
  }

  @Test(arguments: Language.allCases)
  func demoCountySaysThatItIsSynthetic(language: Language) throws {
    for script in ["", "]", "]]", "]]]", "]]]]", "]]]]]", "]]]]]]", "=", "?", "Y", "<F8>"] {
      let rows = try SampleApp.screen(script, language: language, dataset: SampleApp.demoCounty)
      #expect(rows[0].contains(language == .zh ? "模拟数据" : "SYNTHETIC"))
    }
    let app = try SampleApp.typed("", language: language, dataset: SampleApp.demoCounty)
    try expectSnapshot(app.draw().canvas, named: "demo-80x24-\(language)")
  }

  /// Lines, bars and marks are ASCII in both languages; only words are not.
  @Test(arguments: Language.allCases)
  func asciiHasNoGraphicsAndMarksOfLetters(language: Language) throws {
    let size = Size(width: 80, height: 24)
    for script in ["", "<Down><Down><Down>]", "=", "<F8>", "?", "/a", "Y", "<Esc>q", "小湾<Enter>"] {
      var app = try SampleApp.typed(script, size, language: language)
      app.settings.ascii = true
      let terminal = HeadlessTerminal(size: size, ascii: true)
      let frame = app.draw()
      terminal.present(frame.canvas, cursor: .zero, cursorVisible: false)
      let rows = terminal.canvas.lines()
      let others = rows.joined().unicodeScalars.filter { !$0.isASCII && !$0.isWord }
      #expect(others.isEmpty, "\(script)")
      #expect(!rows.joined().contains("报（"))
      if script.isEmpty {
        #expect(rows[3].contains("854R") && rows[6].contains("76C"))
      }
    }
    var app = try SampleApp.typed("<Right>", size, language: language)
    app.settings.ascii = true
    let legend = app.draw().canvas.lines()[22]
    let words =
      language == .zh
      ? " R 上报  C 计算  * 仅部分下级  D 来源不一"
      : " R reported  C computed  * partial  D disagrees"
    #expect(legend == words)
  }

  /// Whatever the size and the place, nothing is drawn outside and no row is wider than the screen.
  @Test(arguments: [
    (1, 1), (10, 3), (39, 9), (40, 10), (60, 20), (71, 24), (72, 24), (80, 24), (169, 50),
    (240, 70),
  ])
  func everySizeIsDrawn(width: Int, height: Int) throws {
    for script in ["", "]", "<Tab>", "?", "=", "/a", ":", "小湾<Enter>", "<F8>", "Y"] {
      let app = try SampleApp.typed(script, Size(width: width, height: height))
      let frame = app.draw()
      #expect(frame.canvas.size == Size(width: width, height: height))
      #expect(
        frame.canvas.lines().allSatisfy { DisplayWidth.columns(of: $0) <= width }, "\(script)")
    }
  }
}

extension Unicode.Scalar {
  /// Ideographs and the punctuation between them.
  fileprivate var isWord: Bool {
    properties.isAlphabetic || properties.isIdeographic
      || "（），。；：、“”《》〔〕？！·".unicodeScalars.contains(self)
  }
}
