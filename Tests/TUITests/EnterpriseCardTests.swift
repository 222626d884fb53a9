import Core
import Testing

@testable import TUI

/// An enterprise's card: the cursor stops at every field and row, and each has its account.
@Suite struct EnterpriseCardTests {
  private func screen(_ app: App) -> String { app.draw().canvas.lines().joined(separator: "\n") }

  private let plant = "华能澜沧江水电股份有限公司小湾水电厂"

  @Test func everyFieldAndRowIsAStop() throws {
    let workspace = try #require(SampleApp.typed("小湾<Enter>").workspace)
    let subjects = workspace.dashboardSubjects()
    let enterprise = subjects.filter {
      if case .field(register: "enterprises", row: _, field: _) = $0 { true } else { false }
    }
    let rows = subjects.compactMap { subject -> String? in
      if case .row(let register, _) = subject { register } else { nil }
    }
    #expect(enterprise.count == 3)
    #expect(rows == ["certificates", "certificates", "honours"])
    #expect(enterprise.count + rows.count == subjects.count)
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func theCursorIsAlwaysInSightAndComesToTheEnd(size: Size) throws {
    var app = try SampleApp.typed("<Down><Enter><Enter>", size, dataset: SampleApp.demoCounty)
    #expect(app.workspace?.showsCard == true)
    let count = try #require(app.workspace).dashboardSubjects().count
    #expect(count > 20)
    for _ in 0..<count {
      let rows = app.draw().canvas.lines()
      #expect(rows.contains { $0.contains("│>") })
      _ = app.update(.input(.key(.down)))
    }
    #expect(screen(app).contains("出处") && screen(app).contains("演示县职业健康台账（模拟）"))
  }

  @Test func aFieldSaysItsValueAndWhereItStands() throws {
    let app = try SampleApp.typed("小湾<Enter><Down><Down>=")
    #expect(
      app.layers == [
        .reading(
          ReadingDialog(
            page: .account(
              .field(
                register: "enterprises", row: "yunnan-2023-cases/xiaowan", field: "aliases"))))
      ])
    let text = screen(app)
    for words in [plant, "南涧县", "小湾水电厂", "云南省2023年度健康企业建设行政推广优秀案例", "只读数据"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: Language.allCases)
  func aRowSaysAllItsFieldsAndWhereItStands(language: Language) throws {
    let app = try SampleApp.typed("小湾<Enter><Down><Down><Down><Down>=", language: language)
    let text = screen(app)
    let words =
      language == .zh
      ? ["级别", "省级", "状态", "已命名", "2023-02", "日期为省级现场评审", "行号"]
      : ["Level", "provincial", "Status", "2023-02", "日期为省级现场评审", "Row"]
    for word in words + [plant, "yunnan-2023-cases/"] { #expect(text.contains(word), "\(word)") }
  }

  @Test func enterOnAFieldOpensItsAccount() throws {
    let app = try SampleApp.typed("小湾<Enter><Enter>")
    #expect(app.layers.count == 1)
    #expect(screen(app).contains("口径与出处"))
  }

  @Test func theListsCellHasItsAccountToo() throws {
    let app = try SampleApp.typed(
      "<Down><Enter><Right>=", Size(width: 120, height: 40), dataset: SampleApp.demoCounty)
    guard case .reading(let dialog) = app.layers.last,
      case .account(.field(register: "enterprises", row: _, let field)) = dialog.page
    else {
      Issue.record("no account")
      return
    }
    #expect(field == app.workspace?.enterpriseColumns.first?.id)
  }

  @Test func anEmptyCellGivesTheWholeEnterprise() throws {
    let app = try SampleApp.typed("小湾<Enter><Esc>=")
    #expect(screen(app).contains("小湾水电厂") && app.layers.count == 1)
  }

  @Test func fieldsAndRowsAreSentences() throws {
    var app = try SampleApp.typed("小湾<Enter><Down><Down>")
    #expect(app.update(.input(.key(.function(8)))).contains(.copy(plant + "别名为小湾水电厂。")))
    var row = try SampleApp.typed("小湾<Enter><Down><Down><Down>")
    #expect(
      row.update(.input(.key(.function(8)))).contains(
        .copy(plant + "，健康企业称号：级别为县区级，称号（原文）为县级健康企业，状态为已命名，命名年份为2021。")))
  }

  @Test func aRowThatIsGoneHasNoAccount() throws {
    let app = try SampleApp.typed("")
    #expect(app.accountLines(.row(register: "certificates", row: "none"), 60).isEmpty)
    #expect(app.accountLines(.field(register: "none", row: "1", field: "x"), 60).isEmpty)
  }
}
