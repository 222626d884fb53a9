import Core
import Testing

@testable import TUI

/// What a clerk does in a form, key by key.
@Suite struct FormTests {
  @Test func anActivityIsRecorded() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>")
    #expect(clerk.form?.register == "activities")
    try clerk.type("石场讲座<Enter>ztxj<Enter>4.25<Enter>")
    #expect(clerk.form?.focused?.id == "ended")
    #expect(clerk.transactions.isEmpty, "Enter never saves in the middle of a form")
    try clerk.type("<Tab>东山石场<C-s>")
    let row = try #require(clerk.lastRow(of: "activities"))
    #expect(row["title"] == .text("石场讲座"))
    #expect(row["date"] == .date(PartialDate(year: 2024, month: 4, day: 25)!))
    #expect(row["place"] == .text("东山石场"))
    #expect(row["region"] == clerk.app.workspace.map { .region($0.selectedRegion) })
    #expect(clerk.form == nil)
    #expect(clerk.transactions.count == 1)
  }

  @Test func theLastEnterSaves() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>石场讲座<Enter>1<Enter>0425<C-End>备注一句<Enter>")
    #expect(clerk.transactions.count == 1)
    #expect(clerk.lastRow(of: "activities")?["note"] == .text("备注一句"))
  }

  @Test func aNumberTakesTheChoiceOfItsPlace() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter><Tab>3<Enter>")
    let options = try #require(clerk.dataset.catalogue.dimensions["activityKind"]?.options)
    let kind = clerk.form?.fields.first { $0.id == "kind" }?.value
    #expect(kind == .option(options[2].id))
  }

  @Test func whatIsFilledInBeforehandIsReplacedByTyping() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter><Tab><Tab>")
    #expect(clerk.form?.focused?.value == .date(PartialDate(year: 2024, month: 5, day: 6)!))
    try clerk.type("昨天")
    #expect(clerk.form?.focused?.value == .date(PartialDate(year: 2024, month: 5, day: 5)!))
    #expect(clerk.isOnScreen("= 2024-05-05"))
  }

  @Test func whatMustBeMendedIsRefusedOnceAndThenSaved() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>无类别<C-s>")
    #expect(clerk.transactions.isEmpty)
    #expect(clerk.form?.focused?.id == "kind", "the caret goes to the field concerned")
    #expect(clerk.isOnScreen("必填：请填写类别"))
    try clerk.type("<C-s>")
    #expect(clerk.transactions.count == 1)
  }

  @Test func whatCannotBeReadIsNeverSaved() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>讲座<Enter>1<Enter>4.31<C-s><C-s><C-s>")
    #expect(clerk.transactions.isEmpty)
    #expect(clerk.form?.focused?.id == "date")
    #expect(clerk.isOnScreen("4月只有30天"))
  }

  @Test func escKeepsADraftAndInsertGoesOnWithIt() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>石场讲座<Enter>1<Enter>坏日期<Esc>")
    #expect(clerk.form == nil)
    #expect(clerk.isOnScreen("已留作草稿"))
    try clerk.type("<Ins>xchd<Enter>")
    #expect(clerk.isOnScreen("有一份未保存的宣传活动草稿"))
    try clerk.type("<Enter>")
    let form = try #require(clerk.form)
    #expect(form.fields.first { $0.id == "title" }?.text.text == "石场讲座")
    #expect(form.fields.first { $0.id == "date" }?.text.text == "坏日期", "not thrown away")
    #expect(form.fields.first { $0.id == "date" }?.problem != nil)
    try clerk.type("<Esc><Ins>xchd<Enter><Del>")
    #expect(clerk.form?.isTyped == false)
    try clerk.type("<Esc><Ins>xchd<Enter>")
    #expect(clerk.form?.isTyped == false, "the draft is gone")
  }

  @Test func anUntouchedFormLeavesNoDraft() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter><Tab><Tab><Esc><Ins>xchd<Enter>")
    #expect(clerk.form != nil)
  }

  @Test func aRowThatTheJournalRefusesIsStillADraft() throws {
    var clerk = RecordingApp()
    clerk.isWritable = false
    try clerk.type("<Ins>xchd<Enter>石场讲座<Enter>1<C-s>")
    #expect(clerk.transactions.isEmpty)
    try clerk.type("<Ins>xchd<Enter>")
    #expect(clerk.isOnScreen("有一份未保存的宣传活动草稿"))
  }

  @Test func ctrlKTakesTheValueOfTheRowBefore() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>第一场<Enter>2<Enter>0425<Tab><Tab>东山石场<C-s>")
    try clerk.type("<Ins>xchd<Enter><C-k><Enter><C-k><Enter>0426<Tab><Tab><C-k><C-s>")
    let row = try #require(clerk.lastRow(of: "activities"))
    #expect(row["title"] == .text("第一场"))
    #expect(row["place"] == .text("东山石场"))
    #expect(row["date"] == .date(PartialDate(year: 2024, month: 4, day: 26)!))
  }

  @Test func undoStaysInsideTheField() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>错字<C-z>")
    #expect(clerk.form?.focused?.text.isEmpty == true)
    try clerk.type("<C-y>")
    #expect(clerk.form?.focused?.text.text == "错字")
  }

  @Test func aConditionalFieldAppearsWithItsCondition() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>jdjc<Enter>")
    #expect(clerk.form?.register == "inspections")
    func fine() -> FormField? { clerk.form?.fields.first { $0.id == "fine" } }
    #expect(fine()?.isShown == false)
    try clerk.go(to: "measure")
    try clerk.type("行政处罚<Enter>")
    #expect(fine()?.isShown == true)
    try clerk.go(to: "fine")
    try clerk.type("10.5")
    try clerk.go(to: "measure", "<S-Tab>")
    try clerk.type("<S-Home><BS>")
    #expect(fine()?.isShown == true, "what holds something is never hidden")
  }

  @Test func severalOptionsStandBehindEachOther() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>jdjc<Enter>")
    try clerk.go(to: "documents")
    let field = try #require(clerk.form?.focused?.field)
    let options = try #require(clerk.dataset.catalogue.dimensions[field.options ?? ""]?.options)
    try clerk.type("\(options[0].title.zh)、\(options[1].title.zh)<Enter>")
    let value = clerk.form?.fields.first { $0.id == "documents" }?.value
    #expect(value == .options([options[0].id, options[1].id]))
  }

  @Test func theEnterpriseBringsItsPlace() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>jdjc<Enter>hyy<Enter>")
    let form = try #require(clerk.form)
    guard case .reference(let id)? = form.fields.first(where: { $0.id == "enterprise" })?.value
    else {
      Issue.record("no enterprise")
      return
    }
    let table = try #require(clerk.dataset.tables["enterprises"])
    let region = table.find(id).flatMap { table.region(of: $0) }
    #expect(form.fields.first { $0.id == "region" }?.value == region.map { .region($0) })
  }

  @Test(arguments: ["新建宣传活动", "新建：xchd", "new outreach act"])
  func thePaletteRecordsInAnyRegister(words: String) throws {
    var clerk = RecordingApp()
    try clerk.type(":\(words)<Enter>")
    #expect(clerk.form?.register == "activities")
  }

  @Test func thePaletteListsAnyRegister() throws {
    var clerk = RecordingApp()
    try clerk.type(":台账监督检查<Enter>")
    #expect(clerk.isOnScreen("监督检查 > "))
    #expect(clerk.isOnScreen("共348条"))
  }

  @Test func aCardRecordsForItsEnterprise() throws {
    var clerk = RecordingApp()
    try clerk.type("/恒源源<Enter><Ins>")
    #expect(clerk.isOnScreen("新增哪种记录"))
    try clerk.type("jdjc<Enter>")
    let enterprise = clerk.form?.fields.first { $0.id == "enterprise" }?.value
    #expect(enterprise != .missing && enterprise != nil)
    try clerk.type("<Esc>")
    try clerk.type("<F2>")
    #expect(clerk.form?.register == "enterprises")
    try clerk.go(to: "phone")
    try clerk.type("08716312345<C-s>")
    if clerk.form != nil { try clerk.type("<C-s>") }
    #expect(clerk.transactions.count == 1)
    #expect(clerk.isOnScreen("已保存 14:02"))
  }

  @Test func deletingAsksAndIsOneStep() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>jdjc<Tab><Del>")
    #expect(clerk.isOnScreen("删除“"))
    try clerk.type("<Esc>")
    #expect(clerk.transactions.isEmpty)
    try clerk.type("<Del><Enter>")
    #expect(clerk.transactions.count == 1)
    #expect(clerk.transactions.first?.edits.first?.to == nil)
    #expect(clerk.isOnScreen("共347条"))
  }

  @Test func readOnlyDataIsNotRecordedIn() throws {
    var clerk = RecordingApp(dataset: SampleApp.published)
    try clerk.type("<Ins>")
    #expect(clerk.form == nil)
    try clerk.type("xchd<Enter>")
    #expect(clerk.form == nil)
  }

  @Test func chineseIsTypedAtTheRealCursor() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>")
    let empty = clerk.app.draw()
    #expect(empty.cursorVisible)
    try clerk.type("石场")
    let typed = clerk.app.draw()
    #expect(typed.cursor == empty.cursor.offset(x: 4))
    try clerk.type("<Left>")
    #expect(clerk.app.draw().cursor == empty.cursor.offset(x: 2))
    #expect(
      typed.canvas.lines()[empty.cursor.y].contains("石场"), "the cursor's row is the field's")
  }

  @Test func copyTakesTheSelection() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>石场讲座<S-Left><S-Left><C-c>")
    #expect(clerk.copied == ["讲座"])
    #expect(clerk.form != nil)
  }

  /// A choice that is none is said while it is typed, when it is left, and as long as it stands there.
  @Test(arguments: [("activities", "kind", "没有这个"), ("resources", "free", "也许")])
  func anUnreadableChoiceIsSaidAtOnce(register: String, field: String, typed: String) throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>\(register)<Enter>")
    #expect(clerk.form?.fields.contains { $0.id == field && $0.isShown } == true)
    try clerk.go(to: field)
    try clerk.type("<C-u>" + typed)
    #expect(clerk.form?.focused?.problem != nil)
    #expect(clerk.screen[21].contains(typed), "said in the line of the field")
    try clerk.type("<Enter>")
    #expect(clerk.form?.focused?.id != field)
    #expect(clerk.screen[21].contains("留作草稿") && clerk.screen[21].contains(typed))
    #expect(clerk.screen[0].contains("看不懂 1"))
    #expect(clerk.screen.contains { $0.contains(typed) && $0.contains("?草稿") })
    #expect(clerk.transactions.isEmpty)
    // Esc and back: it is still there.
    try clerk.type("<Esc><Ins>\(register)<Enter><Enter>")
    #expect(clerk.isOnScreen(typed) && clerk.screen[0].contains("看不懂 1"))
  }
}
