package import Core

/// The fields of register rows in the language of the screen.
package struct FieldText: Sendable {
  /// The data whose catalogue, places and documents the words come from.
  package let dataset: Dataset
  /// The language of the words.
  package let language: Language

  /// Speaks a language about a dataset's rows.
  package init(dataset: Dataset, language: Language) {
    self.dataset = dataset
    self.language = language
  }

  /// The words of a field, or nil where nothing is filled in.
  package func text(_ field: Field, of row: RowID, in table: Table) -> String? {
    words(table.value(field.id, of: row), field)
  }

  /// The words of a value, or nil for a missing one.
  package func words(_ value: FieldValue, _ field: Field) -> String? {
    switch value {
    case .missing: return nil
    case .text(let text): return text
    case .number(let number):
      guard let unit = field.unit else { return number.plain }
      return ValueText(language: language, ascii: false)
        .full(Quantity(number, unit: unit), units: dataset.catalogue.units)
    case .quantity(let quantity):
      return ValueText(language: language, ascii: false)
        .full(quantity, units: dataset.catalogue.units)
    case .date(let date): return date.description
    case .period(let period): return PeriodText(language).text(period)
    case .option(let id): return option(id, field)
    case .options(let ids):
      return ids.map { option($0, field) }.joined(separator: language == .zh ? "、" : ", ")
    case .texts(let texts): return texts.joined(separator: language == .zh ? "；" : "; ")
    case .region(let region): return RegionText(language).name(dataset.regions[region])
    case .reference(let id): return reference(id, field)
    case .boolean(let flag): return ScreenText(language)(.yesNo(flag))
    case .source(let source): return SourceText(dataset: dataset, language: language).line(source)
    case .sources(let sources):
      return sources.map { SourceText(dataset: dataset, language: language).line($0) }
        .joined(separator: language == .zh ? "；" : "; ")
    }
  }

  private func option(_ id: String, _ field: Field) -> String {
    if field.type == .level, let rank = Rank(rawValue: id) {
      return dataset.catalogue.levelWord(rank, in: dataset.regions.root, of: dataset.regions)
        .map { language.pick($0) } ?? id
    }
    guard let set = field.options, let option = dataset.catalogue.dimensions[set]?[id]
    else { return id }
    return language.pick(option.title)
  }

  private func reference(_ id: String, _ field: Field) -> String {
    switch field.type {
    case .enterprise:
      return dataset.tables["enterprises"].flatMap { table in
        table.find(id).flatMap { table.name(of: $0) }
      } ?? id
    case .document: return dataset.documents[id]?.title ?? id
    default:
      guard let register = field.register, let table = dataset.tables[register],
        let row = table.find(id)
      else { return id }
      return table.name(of: row) ?? id
    }
  }

  /// A row in one line: the fields of its list, those that are filled in.
  package func summary(_ row: RowID, in table: Table) -> String {
    var fields = table.schema.listFields
    if fields.isEmpty { fields = Array(table.schema.fields.prefix(4)) }
    let words = fields.compactMap { text($0, of: row, in: table) }
    return words.isEmpty ? table.id(of: row) : words.joined(separator: "  ")
  }
}

/// Where a number or row stands, as a line.
package struct SourceText: Sendable {
  /// The data whose documents are named.
  package let dataset: Dataset
  /// The language of the words.
  package let language: Language

  /// Speaks a language about a dataset's documents.
  package init(dataset: Dataset, language: Language) {
    self.dataset = dataset
    self.language = language
  }

  /// Document, case and section on one line.
  package func line(_ source: Source) -> String {
    let title = dataset.documents[source.document]?.title ?? source.document
    return ScreenText(language)(
      .sourcePlace(
        document: language == .zh ? "《\(title)》" : title, place: source.caseName,
        section: source.section))
  }
}
