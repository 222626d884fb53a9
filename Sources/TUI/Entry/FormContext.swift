package import Core

/// What a form needs to know of the world while a person types in it.
package struct FormContext: Sendable {
  /// The data, the search, the day and the place.
  package var entry: EntryContext
  /// Runs the rules over what is typed.
  package var checks: EntryChecks
  /// The language in which names are written and offered.
  package var language: Language

  /// Makes a context; the checks must be of the same dataset.
  package init(entry: EntryContext, checks: EntryChecks, language: Language) {
    self.entry = entry
    self.checks = checks
    self.language = language
  }

  /// The data.
  package var dataset: Dataset { entry.dataset }
}

/// The text that a value has in a field: what a person would type for it.
struct FieldWords {
  let dataset: Dataset
  let language: Language

  /// The text of a value; empty for a missing one.
  func text(_ value: FieldValue, _ field: Field) -> String {
    switch value {
    case .number(let number): return number.plain
    case .quantity(let quantity):
      let number = ValueText(language: .zh, ascii: false).number(quantity)
      // A unit of its own is part of what was said.
      if quantity.unit == field.unit ?? "" { return number }
      let unit = dataset.catalogue.units[quantity.unit]?.title.zh ?? quantity.unit
      return number + unit
    case .period(let period): return period.description
    case .texts(let items): return items.joined(separator: "；")
    case .options:
      return FieldText(dataset: dataset, language: language).words(value, field) ?? ""
    case .source(let source): return place(source)
    case .sources(let sources): return sources.map(place).joined(separator: "；")
    default: return FieldText(dataset: dataset, language: language).words(value, field) ?? ""
    }
  }

  private func place(_ source: Source) -> String {
    let title = dataset.documents[source.document]?.title ?? source.document
    return ([title] + [source.caseName, source.section].compactMap { $0 }).joined(separator: "/")
  }
}
