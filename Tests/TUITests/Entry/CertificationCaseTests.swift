import Core
import Testing

@testable import TUI

/// A certification case from 申报 to 摘牌, as the catalogue allows it.
@Suite struct CertificationCaseTests {
  func applied() throws -> RecordingApp {
    var clerk = RecordingApp(Size(width: 100, height: 40))
    try clerk.type("<Ins>cjsb<Enter>hyy<Enter><Enter>xqj<Enter><Enter><Enter>0310<C-s>")
    try #require(clerk.transactions.count == 1)
    try clerk.type("<Ins>cjsb<Tab><Enter>")
    #expect(clerk.isOnScreen("状态  申报"))
    return clerk
  }

  func state(_ clerk: RecordingApp) -> FieldValue? {
    clerk.lastRow(of: "certificationCases")?["state"]
  }

  @Test func theWholeWay() throws {
    var clerk = try applied()
    func go(_ script: String, _ id: String) throws {
      try clerk.type(script)
      #expect(state(clerk) == .option(id), "\(script): \(clerk.screen.suffix(4))")
    }
    try go("10320<Enter>812<Enter>张三<C-s>", "selfAssessed")
    try go("10405<Enter>750<C-s>", "countyEvaluated")
    try go("10601<C-s>", "rectifying")
    try go("10520<Enter>0528<Enter>823<C-s>", "reevaluated")
    try go("10601<C-s>", "recommended")
    try go("1<Enter>880<C-s>", "prefectureEvaluated")
    try go("1<Enter>905<C-s>", "provinceEvaluated")
    try go("1<C-s>", "named")
    try go("1<C-s>", "rechecked")
    try go("2<C-s>", "withdrawn")
    #expect(clerk.transactions.count == 11, "each move is one transaction")
    #expect(clerk.isOnScreen("已是最终状态"))
    let row = try #require(clerk.lastRow(of: "certificationCases"))
    #expect(row["reevaluationScore"]?.decimal == FixedDecimal(823))
    #expect(row["actor"] == .text("张三"))
    try clerk.type("<End>")
    #expect(clerk.isOnScreen("状态 申报 → 自评"), "the history is on the card")
    #expect(clerk.isOnScreen("王敏"))
  }

  @Test func onlyWhatTheCatalogueAllowsIsOffered() throws {
    var clerk = try applied()
    #expect(clerk.isOnScreen("1 自评"))
    #expect(clerk.isOnScreen("2 未通过"))
    #expect(!clerk.screen.contains { $0.contains("  3 ") })
    try clerk.type("3")
    #expect(clerk.form == nil)
  }

  @Test func belowTheThresholdAReasonIsAsked() throws {
    var clerk = try applied()
    try clerk.type("1<Enter>801<C-s>10405<Enter>750")
    #expect(clerk.isOnScreen("750分，达到700分"))
    #expect(clerk.isOnScreen("750分，未达800分（向市级推荐）"))
    try clerk.type("<C-s>2")
    #expect(clerk.form?.score?.passes == false)
    try clerk.type("<C-s>")
    #expect(clerk.isOnScreen("请写明原因"))
    #expect(state(clerk) == .option("countyEvaluated"))
    try clerk.type("市局已同意<C-s>")
    #expect(state(clerk) == .option("recommended"))
    #expect(clerk.transactions.last?.reason == "市局已同意")
  }

  @Test func whatAMoveNeedsIsAsked() throws {
    var clerk = try applied()
    try clerk.type("1<Enter><C-s>1<Tab><C-s>")
    #expect(clerk.isOnScreen("必填：请填写县级评估得分"))
    #expect(state(clerk) == .option("selfAssessed"))
  }

  @Test func theStateOfARowThatStandsChangesByMovesAlone() throws {
    var clerk = try applied()
    try clerk.type("<F2>")
    let field = try #require(clerk.form?.fields.first { $0.id == "state" })
    #expect(field.isFixed)
    for _ in 0..<20 {
      #expect(clerk.form?.focused?.id != "state")
      try clerk.type("<Tab>")
    }
  }

  @Test func laterStepsAreNotAskedBeforeTheirTime() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>cjsb<Enter>")
    let shown = clerk.form?.fields.filter(\.isShown).map(\.id) ?? []
    #expect(!shown.contains("countyScore") && !shown.contains("named"))
    // An old case is recorded in the state that it has reached.
    try clerk.go(to: "state")
    try clerk.type("命名<Enter>")
    let later = clerk.form?.fields.filter(\.isShown).map(\.id) ?? []
    #expect(later.contains("countyScore") && later.contains("named"))
    #expect(clerk.form?.fields.first { $0.id == "named" }?.isRequired == true)
  }

  @Test(arguments: [
    ("530325", "fuyuan"), ("530300", nil), ("999901", "demoCounty"), ("460000", "hainan2020"),
  ])
  func theNearestSchemeHolds(place: String, scheme: String?) throws {
    let dataset = place == "999901" ? SampleApp.demoCounty : SampleApp.published
    let schema = try #require(dataset.catalogue.registers["certificationCases"])
    let found = dataset.scheme(of: [:], in: schema, at: dataset.regions.find(place))
    #expect(found?.id == scheme)
  }
}
