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
