internal import Core

/// What a register's row, or one of its fields, says in one sentence.
struct RowSentence {
  private let dataset: Dataset
  private let language: Language
  private let table: Table
  private let row: RowID

  /// Prepares a sentence; nil where there is no such row.
  init?(dataset: Dataset, language: Language, register: String, row: String) {
    guard let table = dataset.tables[register], let id = table.find(row) else { return nil }
    self.dataset = dataset
    self.language = language
    self.table = table
    self.row = id
  }

  /// One field as a sentence, such as 某厂从业人员为312人.
  func words(field id: String) -> String? {
    // Its own name is no news about it: then all of it is said.
    if owner == nil, id == table.schema.nameField { return words() }
    guard let field = table.schema[id], let name else { return nil }
    // A question is answered either way, although no is no part of a description.
    let part = part(field) ?? answer(field)
    return part.map { language == .zh ? name + $0 + "。" : name + ": " + $0 + "." }
  }

  /// Every field that is filled in; nil where none is but the name.
  func words() -> String? {
    let fields = table.schema.fields.filter { field in
      field.type != .source && field.type != .sources && field.id != table.schema.ownerField
        && field.id != table.schema.locatedField
        && (owner != nil || field.id != table.schema.nameField)
    }
    let parts = fields.compactMap { part($0) }
    guard let name, !parts.isEmpty else { return nil }
    var title = owner == nil ? "" : language.pick(table.schema.title)
    if owner == nil, let place = dataset.place(of: row, in: table) {
      let words = RegionText(language).name(dataset.regions[place])
      title = language == .zh ? "位于" + words : "in " + words
    }
    switch language {
    case .zh:
      return name + (title.isEmpty ? "" : "，" + title) + "：" + parts.joined(separator: "，") + "。"
    case .en:
      return name + (title.isEmpty ? "" : ", " + title) + ": " + parts.joined(separator: ", ") + "."
    }
  }

  private var owner: RowID? {
    table.owner(of: row).flatMap { dataset.tables[Catalogue.enterprises]?.find($0) }
  }

  /// Whom the sentence is about: the enterprise that a row belongs to, else the row's own name.
  private var name: String? {
    owner.flatMap { dataset.tables[Catalogue.enterprises]?.name(of: $0) } ?? table.name(of: row)
  }

  /// A field in words; of a yes or no only that it is so, and of a person nothing.
  private func part(_ field: Field) -> String? {
    if field.isPersonal { return nil }
    if case .boolean(let flag) = table.value(field.id, of: row) {
      return flag ? language.pick(field.title) : nil
    }
    return answer(field)
  }

  private func answer(_ field: Field) -> String? {
    FieldText(dataset: dataset, language: language).text(field, of: row, in: table).map {
      language.pick(field.title) + (language == .zh ? "为" : " ") + $0
    }
  }
}
