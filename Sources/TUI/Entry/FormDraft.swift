internal import Core

/// What is kept of a form that was not saved: its texts, and ids of what was chosen.
enum FormDraft {
  /// Texts by field; a chosen value of a field stands beside it under the field's name and this sign.
  typealias Texts = [String: String]
  private static let valueSign = "#"

  /// By what the draft of a form is found again: one for a new row of a register, one for a row.
  static func key(_ register: String, _ row: String?) -> String {
    "form/" + register + (row.map { "/" + $0 } ?? "")
  }

  static func key(_ form: FormState) -> String {
    if case .move(let row, _, let to) = form.purpose {
      return key(form.register, row) + "/" + to
    }
    return key(form.register, form.row)
  }

  /// The id of a value that was chosen, where it is one thing with an id.
  static func id(_ value: FieldValue, _ regions: RegionTree) -> String? {
    switch value {
    case .reference(let id), .option(let id): id
    case .region(let region): regions[region].id
    default: nil
    }
  }

  static func value(_ id: String, _ field: Field, _ regions: RegionTree) -> FieldValue? {
    field.type == .region ? regions.find(id).map { .region($0) } : FieldValue(id, for: field)
  }

  static func name(ofValueIn field: String) -> String { field + valueSign }
}

extension FormState {
  /// The texts worth keeping; without the regions' ids, which need their tree.
  var keptTexts: FormDraft.Texts {
    var texts: FormDraft.Texts = [:]
    for field in fields where field.isTyped {
      texts[field.id] = field.text.text
      if case .reference(let id)? = field.chosenValue {
        texts[FormDraft.name(ofValueIn: field.id)] = id
      }
      // A date without its year means what it meant when it was typed.
      if case .date(let date) = field.value {
        texts[FormDraft.name(ofValueIn: field.id)] = date.description
      }
    }
    if let reason, !reason.isEmpty { texts[""] = reason.text }
    return texts
  }

  /// Puts texts back that were kept; fields that are no longer there are passed over.
  mutating func restore(_ texts: FormDraft.Texts, _ context: FormContext) {
    for index in fields.indices {
      let id = fields[index].id
      guard let words = texts[id] else { continue }
      let value = texts[FormDraft.name(ofValueIn: id)].flatMap {
        FormDraft.value($0, fields[index].field, context.dataset.regions)
      }
      fields[index].restore(words, value, context)
    }
    if let words = texts[""] { reason = TextField(words) }
    refresh(context)
    let empty = stops.first {
      fields.indices.contains($0) && fields[$0].text.isEmpty && fields[$0].isRequired
    }
    if let stop = empty ?? stops.first { setFocus(stop, context) }
  }
}
