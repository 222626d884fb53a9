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
    guard let field = table.schema[id], let name, let part = part(field) else { return nil }
    return language == .zh ? name + part + "。" : name + ": " + part + "."
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
    let title = owner == nil ? "" : language.pick(table.schema.title)
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

  private func part(_ field: Field) -> String? {
    FieldText(dataset: dataset, language: language).text(field, of: row, in: table).map {
      language.pick(field.title) + (language == .zh ? "为" : " ") + $0
    }
  }
}
