internal import Core

/// An edit as a person would tell it: where it is, and what it makes of what.
struct EditText {
  /// The data whose places, indicators and rows are named.
  let dataset: Dataset
  let language: Language

  /// The place and what became of it: 开远市 · 体检人数 · 2025年：120 → 96.
  func line(_ edit: Edit) -> String {
    let place = place(edit)
    guard let change = change(edit) else { return place }
    return place + (language == .zh ? "：" : ": ") + change
  }

  /// Where an edit is: region, indicator and time of a number, register, name and field of a row.
  func place(_ edit: Edit) -> String {
    let words: [String]
    switch edit.target {
    case .figure(let id):
      words = figure(edit.to ?? edit.from).map { place(of: $0) } ?? [DataText.visible(id)]
    case .row(let register, let id):
      words = [title(register), name(id, of: register, edit.to ?? edit.from)]
    case .field(let register, let id, let field):
      let title = dataset.catalogue.registers[register]?[field].map { language.pick($0.title) }
      words = [name(id, of: register, nil), DataText.visible(title ?? field)]
    }
    return words.joined(separator: " · ")
  }

  // MARK: - Where

  private func figure(_ value: JSONValue?) -> Figure? { value.flatMap { dataset.figure($0) } }

  private func place(of figure: Figure) -> [String] {
    let region = dataset.regions[figure.region]
    var name = RegionText(language).name(region)
    if figure.scope == .office {
      name += " " + ScreenText(language)(.entry(.officeOf(term: region.term, rank: region.rank)))
    }
    let indicator = dataset.catalogue.indicators[figure.indicator]
    let title = indicator.map { language.pick($0.shortTitle) } ?? figure.indicator
    let part = ChoiceText(dataset: dataset, language: language)
      .part(figure.level, figure.breakdown, in: figure.region)
    return [name, part.isEmpty ? title : title + " " + part, time(of: figure)]
      .map { DataText.visible($0) }
  }

  /// A number of the last day of a year is one of the year, as the sheet has it.
  private func time(of figure: Figure) -> String {
    if case .asOf(let date)? = figure.period, date.month == 12, date.day == 31 {
      return PeriodText(language).text(.year(date.year))
    }
    return PeriodText(language).text(figure.period, words: figure.periodPrinted)
  }

  private func title(_ register: String) -> String {
    DataText.visible(
      dataset.catalogue.registers[register].map { language.pick($0.title) } ?? register)
  }

  /// The name of a row that stands, or of the one that a value describes; else its id.
  private func name(_ id: String, of register: String, _ value: JSONValue?) -> String {
    guard let table = dataset.tables[register], let field = table.schema.nameField,
      table.schema[field]?.isPersonal == false
    else { return DataText.visible(id) }
    let name = table.find(id).flatMap { table.name(of: $0) } ?? value?[field]?.string
    return DataText.visible(name ?? id, longest: 30)
  }

  // MARK: - What

  private func change(_ edit: Edit) -> String? {
    switch edit.target {
    case .figure: return number(edit.from) + " → " + number(edit.to)
    case .row:
      switch (edit.from, edit.to) {
      case (nil, _): return language == .zh ? "新增" : "added"
      case (_, nil): return language == .zh ? "删除" : "removed"
      default: return nil
      }
    case .field(let register, _, let id):
      // Both may stand where others look on.
      guard let field = dataset.catalogue.registers[register]?[id], !field.isPersonal else {
        return nil
      }
      return words(edit.from, field, register) + " → " + words(edit.to, field, register)
    }
  }

  private var nothing: String { ScreenText(language)(.entry(.emptyValue)) }

  private func number(_ value: JSONValue?) -> String {
    guard let value else { return nothing }
    guard let figure = dataset.figure(value) else { return "?" }
    return DataText.visible(ValueText(language: language, ascii: false).number(figure.quantity))
  }

  private func words(_ value: JSONValue?, _ field: Field, _ register: String) -> String {
    guard let value else { return nothing }
    let read = dataset.value(value, of: field.id, in: register)
    let words = read.flatMap { FieldText(dataset: dataset, language: language).words($0, field) }
    return DataText.visible(words ?? value.excerpt, longest: 30)
  }
}
