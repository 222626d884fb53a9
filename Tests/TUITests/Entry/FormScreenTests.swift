import Core
import Testing

@testable import TUI

/// Whole screens of forms, in both languages and at the sizes people use.
@Suite struct FormScreenTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var script: String
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "form-menu", script: "<Ins>cj"),
    Case(
      name: "form-activity",
      script: "<Ins>activities<Enter>石场讲座<Enter>1<Enter>4.25<Enter><Enter>东山石场<Tab>"),
    Case(name: "form-date", script: "<Ins>activities<Enter>石场讲座<Enter>1<Enter>4月26日"),
    Case(name: "form-problem", script: "<Ins>activities<Enter>石场讲座<Enter>1<Enter>4.31"),
    Case(name: "form-picker", script: "<Ins>inspections<Enter>hyy"),
    Case(name: "form-options", script: "<Ins>activities<Enter><Tab><F2><Down><Down>"),
    Case(name: "form-case", script: "<Ins>certificationCases<Enter>hyy<Enter>"),
    Case(name: "form-card", script: "<Ins>certificationCases<Tab><Enter>"),
    Case(
      name: "form-move",
      script:
        "<Ins>certificationCases<Enter>hyy<Enter><Enter>2<Enter><Enter><Enter>0310<C-s><Ins>certificationCases<Tab><Enter>1<Enter>801<C-s>10405<Enter>750"
    ),
    Case(name: "form-rows", script: "<Ins>inspections<Tab><Down><Down>"),
    Case(name: "form-draft", script: "<Ins>activities<Enter>石场<Esc><Ins>activities<Enter>"),
    Case(name: "list-filter", script: ":台账用人单位<Enter>粉尘 且 接害>10"),
    Case(name: "list-problem", script: ":台账用人单位<Enter>粉尘 且 接害>多少 或 恒源"),
    Case(name: "list-completion", script: ":台账用人单位<Enter>粉尘 且 风险类别=<Tab>"),
    Case(
      name: "list-sort", script: ":台账用人单位<Enter><Right><C-e><Right><Right><Right><C-e>"),
    Case(name: "list-counts", script: ":台账用人单位<Enter><C-g><Down>"),
    Case(name: "list-cross", script: ":台账用人单位<Enter>接害>0<C-g><Tab><F6><F6>"),
    Case(name: "form-delete", script: "<Ins>inspections<Tab><Del>"),
  ]

  @Test(arguments: cases, Language.allCases)
  func screens(screen: Case, language: Language) throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      var clerk = RecordingApp(size, language: language)
      try clerk.type(screen.script)
      try expectSnapshot(
        clerk.app.draw().canvas, named: "\(screen.name)-\(size.width)x\(size.height)-\(language)")
    }
  }

  /// Whatever the size, nothing is drawn outside and the caret is on the screen.
  @Test(arguments: [(40, 10), (41, 11), (60, 20), (80, 24), (169, 50), (240, 70)])
  func everySizeIsDrawn(width: Int, height: Int) throws {
    for screen in Self.cases {
      var clerk = RecordingApp(Size(width: width, height: height))
      try clerk.type(screen.script)
      let frame = clerk.app.draw()
      #expect(
        frame.canvas.lines().allSatisfy { DisplayWidth.columns(of: $0) <= width },
        "\(screen.name)")
      #expect(
        Rect(size: frame.canvas.size).contains(frame.cursor), "\(screen.name) \(frame.cursor)")
    }
  }
}
