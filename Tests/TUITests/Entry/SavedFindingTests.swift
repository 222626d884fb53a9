import Core
import Testing

@testable import TUI

/// What a saved form leaves to be looked at is said, and a duplicate names the other enterprise.
struct SavedFindingTests {
  private func first(_ program: EntryApp, _ count: Int) throws -> [(id: String, name: String)] {
    let dataset = try #require(program.app.workspace?.dataset)
    let table = try #require(dataset.tables[Catalogue.enterprises])
    var byPlace: [RegionID: [(id: String, name: String)]] = [:]
    for row in table.rows {
      guard let place = table.region(of: row), let name = table.name(of: row) else { continue }
      byPlace[place, default: []].append((table.id(of: row), name))
      if let found = byPlace[place], found.count == count { return found }
    }
    Issue.record("no place with \(count) enterprises")
    return []
  }

  private func edit(_ program: EntryApp, _ id: String, _ field: String, _ text: String) throws {
    let place = try #require(program.app.workspace?.selectedRegion)
    program.perform { $0.openForm(Catalogue.enterprises, editing: id, place) }
    for _ in 0..<60 {
      guard case .form(.form(let form))? = program.app.layers.last else { break }
      if form.focused?.id == field { break }
      try program.press(form.isAtEnd ? "<C-Home>" : "<Tab>")
    }
    try program.press("<C-u><C-k>")
    program.send(.input(.key(.home)))
    program.send(.input(.key(.shiftEnd)))
    program.send(.input(.paste(text)))
  }

  @Test(arguments: [Language.zh, .en]) func theNameOfTheOtherIsSaid(language: Language) throws {
    let program = try EntryApp(language: language)
    let rows = try first(program, 2)
    let field = try #require(
      program.app.workspace?.dataset.tables[Catalogue.enterprises]?.schema.nameField)
    try edit(program, rows[1].id, field, rows[0].name)
    let shown = DataText.visible(rows[0].name)
    let quoted = language == .zh ? "“\(shown)”" : "\"\(shown)\""
    // While the field has the focus the line below the form says whose name it is.
    #expect(program.screen.joined().filter { !$0.isWhitespace }.contains(compact(quoted)))
    try program.press("<C-s>")
    #expect(program.journalLines == 1)
    guard case .form(.savedToReview(_, let count, _, let what))? = program.app.notice?.phrase else {
      Issue.record("\(program.app.notice?.phrase as Any)")
      return
    }
    #expect(count >= 1)
    #expect(what.contains(quoted))
    let phrase = try #require(program.app.notice?.phrase)
    let said = program.app.text(phrase)
    #expect(said.contains(language == .zh ? "\(count)项要看" : "to look at"))
  }

  @Test func theCodeOfAnotherNamesIt() throws {
    let program = try EntryApp()
    let dataset = try #require(program.app.workspace?.dataset)
    let table = try #require(dataset.tables[Catalogue.enterprises])
    let field = try #require(table.schema.fields.first { $0.pattern == "creditCode" }?.id)
    let coded = table.rows.filter {
      if case .text = table.value(field, of: $0) { true } else { false }
    }
    let (one, other) = (try #require(coded.first), try #require(coded.dropFirst().first))
    guard case .text(let code) = table.value(field, of: one) else { return }
    let name = try #require(table.name(of: one))
    try edit(program, table.id(of: other), field, code)
    #expect(
      program.screen.joined().filter { !$0.isWhitespace }.contains(compact("“\(name)”")))
    try program.press("<C-s>")
    let phrase = try #require(program.app.notice?.phrase)
    let said = program.app.text(phrase)
    #expect(said.contains("“\(name)”"))
  }

  @Test func whatLeavesNothingToLookAtIsJustSaved() throws {
    var clerk = RecordingApp()
    try clerk.type("<Ins>xchd<Enter>石场讲座<Enter>1<Enter>0425<C-s>")
    let isSaved = clerk.isOnScreen("已保存") && !clerk.isOnScreen("要看")
    #expect(isSaved)
    // One that has not come yet is to be looked at.
    try clerk.type("<Ins>xchd<Enter>石场讲座<Enter>1<Enter>2025-04-25<C-s>")
    let isTold = clerk.isOnScreen("1项要看，核实：日期还没有到")
    #expect(isTold, "\(clerk.screen.joined(separator: "\n"))")
  }

  private func compact(_ words: String) -> String { words.filter { !$0.isWhitespace } }

  // MARK: Years that are left out

  @Test(arguments: [("4.26", 2022), ("0426", 2022), ("4月26日", 2022), ("2023.4.26", 2023)])
  func aDateIsOfTheFormsOwnYear(text: String, year: Int) throws {
    let program = try EntryApp()
    let catalogue = try #require(program.app.workspace?.dataset.catalogue)
    let schema = try #require(
      catalogue.registers.all.first { schema in
        schema.timeFields.contains { schema[$0]?.type == .year }
          && schema.fields.contains { $0.type == .date && $0.condition == nil }
      })
    let place = try #require(program.app.workspace?.selectedRegion)
    var context = try #require(program.app.formContext(place))
    context.entry.today = CalendarDate(year: 2026, month: 11, day: 22) ?? context.entry.today
    var form = try #require(
      FormState.new(schema.id, FormOccasion(place: RegionID(0), year: 2021), context))
    let index = try #require(
      form.stops.first { form.fields.indices.contains($0) && form.fields[$0].field.type == .date })
    let ofYear = try #require(
      form.fields.firstIndex { $0.field.type == .year && schema.timeFields.contains($0.id) })
    form.setFocus(ofYear, context)
    _ = form.paste("2022", context)
    form.setFocus(index, context)
    _ = form.paste(text, context)
    let day = try #require(PartialDate(year: year, month: 4, day: 26))
    #expect(form.fields[index].value == .date(day))
    // A draft of it means the same wherever it is gone on with.
    var again = try #require(
      FormState.new(schema.id, FormOccasion(place: RegionID(0), year: 2020), context))
    again.restore(form.keptTexts, context)
    #expect(again.fields[index].value == .date(day))
    #expect(again.fields[index].text.text == form.fields[index].text.text)
  }

  /// What is to be met in a year that is over happened in that year.
  @Test func aDateIsOfTheYearThatAnObligationIsFor() throws {
    let program = try EntryApp()
    let place = try #require(program.app.workspace?.selectedRegion)
    let context = try #require(program.app.formContext(place))
    var occasion = FormOccasion(place: RegionID(0))
    for (period, year) in [(Period.year(2024), 2024), (.quarter(3, of: 2023), 2023)] {
      occasion.duty = DutyOccasion(obligation: "o", period: period, values: [:])
      var form = try #require(FormState.new("activities", occasion, context))
      let index = try #require(form.fields.firstIndex { $0.id == "date" })
      form.setFocus(index, context)
      _ = form.paste("4.26", context)
      let day = try #require(PartialDate(year: year, month: 4, day: 26))
      #expect(form.fields[index].value == .date(day))
    }
  }
}
