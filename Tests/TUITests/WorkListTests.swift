import Core
import Testing

@testable import TUI

/// The clerk's home: what is due, most urgent first, and one key to it.
@Suite struct WorkListTests {
  private func list(_ program: EntryApp) -> WorkListState? {
    if case .workList(let list)? = program.app.layers.last { return list }
    return nil
  }

  @Test func itListsSheetsAndDutiesByUrgency() throws {
    let program = try EntryApp().press("<C-g>")
    let items = try #require(list(program)?.items)
    #expect(!items.isEmpty)
    #expect(items.map(\.standing) == items.map(\.standing).sorted())
    #expect(items.contains { if case .sheet = $0.place { true } else { false } })
    #expect(items.contains { if case .register = $0.place { true } else { false } })
  }

  @Test func enterOpensTheSheetAtItsFirstBlank() throws {
    let program = try EntryApp().press("<C-g>")
    let items = try #require(list(program)?.items)
    let index = try #require(items.firstIndex { if case .sheet = $0.place { true } else { false } })
    guard case .sheet(let key) = items[index].place else { return }
    try program.press(String(repeating: "<Down>", count: index) + "<Enter>")
    #expect(program.grid.sheet.id == key.sheet)
    #expect(program.grid.period == key.period)
    try program.press("<Esc>")
    #expect(list(program) != nil)
  }

  /// What was begun in an earlier year and never handed in is still to be done.
  @Test func aSheetBegunYearsAgoIsStillWork() throws {
    func old(_ program: EntryApp) -> [WorkItem] {
      (list(program)?.items ?? []).filter { item in
        guard case .sheet = item.place, let year = item.period.years?.upperBound else {
          return false
        }
        return year <= 2023
      }
    }
    let program = try EntryApp().press("<C-g>")
    #expect(old(program).isEmpty)
    try program.press("<Esc><F2>" + EntryApp.outreach + "<C-Left><C-Left>")
    let own = program.grid.rows.firstIndex { if case .own = $0 { true } else { false } }
    let row = try #require(own)
    try program.press("<C-Home>" + String(repeating: "<Down>", count: row) + "5<Enter>")
    #expect(program.journalLines == 1 && program.grid.period == .year(2023))
    try program.press("<C-g>")
    let item = try #require(old(program).first)
    #expect(item.period == .year(2023) && item.standing <= .review)
    #expect(item.progress?.done ?? 0 > 0)
  }

  /// Goes to the work list's first obligation about rows of a register.
  private func openDuty(
    _ program: EntryApp, _ id: String, at place: WorkItem.Place? = nil
  ) throws -> WorkItem {
    try program.press("<C-g>")
    let items = try #require(list(program)?.items)
    let index = try #require(
      items.firstIndex { item in
        if case .register(_, let duty, _) = item.place {
          duty == id && item.place == place ?? item.place
        } else {
          false
        }
      })
    try program.press(String(repeating: "<Down>", count: index) + "<Enter>")
    return items[index]
  }

  /// Rows of other years are not what is to be done: a new row is, for the period and of the kind.
  @Test(arguments: ["publicityWeek", "caseLecture"])
  func anObligationWithoutRowsOpensAFormForItsPeriod(duty: String) throws {
    let program = try EntryApp()
    let item = try openDuty(program, duty)
    guard case .form(.form(let form))? = program.app.layers.last else {
      Issue.record("a form")
      return
    }
    let dataset = try #require(program.app.workspace?.dataset)
    #expect(dataset.tables[form.register]?.rows.isEmpty == false)
    let obligation = try #require(dataset.catalogue.obligations[duty])
    for (field, value) in dataset.values(meeting: obligation) {
      #expect(form.fields.first { $0.id == field }?.value == value, "\(field)")
    }
    #expect(form.purpose == .new)
    #expect(program.status.contains(PeriodText(.zh).text(item.period)))
  }

  @Test func anObligationWithRowsListsThoseOfItsPeriodAndSaysSo() throws {
    let program = try EntryApp()
    let item = try openDuty(program, "publicityWeek")
    guard case .form(.form(let form))? = program.app.layers.last else {
      Issue.record("a form")
      return
    }
    // The row is there now.
    let dataset = try #require(program.app.workspace?.dataset)
    let schema = try #require(dataset.catalogue.registers[form.register])
    let year = try #require(item.period.years?.upperBound)
    let date = try #require(schema.timeFields.first)
    var draft: RowDraft = dataset.values(
      meeting: try #require(dataset.catalogue.obligations["publicityWeek"]))
    draft[date] = .date(try #require(PartialDate(year: year, month: 4, day: 26)))
    draft[schema.locatedField] = .region(try #require(program.app.workspace?.browse.frame.region))
    let edits = dataset.edits(entering: draft, id: "x-1", register: form.register)
    program.perform { $0.commit(edits.map { PlannedEdit($0, text: nil) }) }
    try program.press("<Esc>")
    #expect(list(program)?.items.first { $0.place == item.place }?.standing == .done)
    try program.press("<Esc>")
    _ = try openDuty(program, "publicityWeek", at: item.place)
    guard case .form(.rows(let rows))? = program.app.layers.last else {
      Issue.record("a list")
      return
    }
    #expect(rows.rows.count == 1 && rows.isLimited)
    #expect(program.screen[0].contains(PeriodText(.zh).text(item.period)))
    #expect(program.screen.last?.contains("F6全部") == true)
    try program.press("<F6>")
    guard case .form(.rows(let all))? = program.app.layers.last else { return }
    #expect(all.rows.count > 1 && !all.isLimited)
  }

  /// Nothing of the list is cut without a mark, and the selected item stands whole below it.
  @Test(arguments: Language.allCases) func narrowScreensShowPeriodsWhole(language: Language) throws
  {
    let program = try EntryApp(language: language).press("<C-g>")
    let items = try #require(list(program)?.items)
    for item in items.prefix(10) {
      let period = PeriodText(language).text(item.period)
      #expect(program.screen.contains { $0.contains(period + " ") }, "\(period)")
      #expect(program.screen.contains { $0.contains(program.app.text(item.title)) })
      try program.press("<Down>")
    }
  }

  @Test func aSubmittedSheetIsDone() throws {
    let program = try EntryApp().press("<F2>" + EntryApp.outreach + "<C-Down><F9>")
    guard case .entry(.submit(let key, _))? = program.app.layers.last else {
      Issue.record("F9 asks")
      return
    }
    try program.press("<Enter><C-g>")
    let item = list(program)?.items.first { $0.place == .sheet(key) }
    #expect(item?.standing == .done)
    #expect(item?.state == .submitted)
  }

  @Test(
    arguments: [
      (Obligation.Frequency.yearly, [Period.year(2022), .year(2023)]),
      (.halfYearly, [.half(1, of: 2023), .half(2, of: 2023)]),
      (.quarterly, [.quarter(3, of: 2023), .quarter(4, of: 2023)]),
      (.monthly, [.month(11, of: 2023), .month(12, of: 2023)]), (.once, []),
    ] as [(Obligation.Frequency, [Period])])
  func theLastPeriodAndThePresentOne(frequency: Obligation.Frequency, periods: [Period]) throws {
    let duty = Obligation(id: "x", title: LocalizedText(zh: "x"), frequency: frequency)
    let day = try #require(CalendarDate(year: 2023, month: 12, day: 20))
    #expect(duty.dates(around: day).map(\.period) == periods)
  }

  @Test func theLastDayIsTheOneNamed() throws {
    var duty = Obligation(id: "x", title: LocalizedText(zh: "x"), frequency: .yearly)
    duty.due = Obligation.MonthDay(month: 12, day: 15).map { .monthDay($0) }
    duty.validFrom = PartialDate(year: 2023)
    let day = try #require(CalendarDate(year: 2023, month: 12, day: 20))
    let dates = duty.dates(around: day)
    #expect(dates.map(\.due) == [CalendarDate(year: 2023, month: 12, day: 15)])
  }
}
