package import Core

/// A layer of recording rows: a form, a list of rows, a row's card, or a question.
package enum FormLayer: Sendable, Equatable {
  /// A form being filled in.
  case form(FormState)
  /// The rows of a register in a place.
  case rows(RowList)
  /// How many of the rows of the list below have which choices.
  case counts(RowCounts)
  /// All of a row, its moves and its history.
  case card(RowCard)
  /// The registers, to choose one.
  case menu(RegisterMenu)
  /// Asks whether a draft is to be gone on with.
  case askDraft(register: String, FormOccasion)
  /// Asks before a row is removed.
  case askDelete(register: String, row: String)
}

extension CommandID {
  /// Whether the command is about the fields of a form.
  var isOfForms: Bool {
    switch self {
    case .fieldDone, .nextField, .previousField, .nextGroup, .previousGroup, .firstField,
      .lastField, .fieldChoices, .repeatLast:
      true
    default: false
    }
  }
}

extension Dialog {
  /// Whether it is a form being filled in.
  var isForm: Bool { if case .form(.form) = self { true } else { false } }

  /// Whether commands are looked up in it for the layer below.
  var standsAside: Bool {
    switch self {
    case .palette, .reading: true
    default: false
    }
  }

  /// Whether it is a list of rows.
  var isRowList: Bool { if case .form(.rows) = self { true } else { false } }
}

/// A row's card, and where it is scrolled to.
package struct RowCard: Sendable, Equatable {
  /// Id of the register.
  package let register: String
  /// Id of the row.
  package let row: String
  /// Lines that it is scrolled down.
  package internal(set) var top = 0
}

/// The registers, narrowed by what is typed.
package struct RegisterMenu: Sendable, Equatable {
  /// What a new row is about.
  package let occasion: FormOccasion
  /// What narrows the menu.
  package internal(set) var filter = TextField()
  /// The selected register and those in view.
  package internal(set) var window = ScrollWindow()
}

/// What the program remembers of the rows recorded since its start.
package struct FormDesk: Sendable {
  /// A row on its way to the journal.
  struct Sent: Sendable {
    var register: String
    var draft: String
    var values: RowDraft
  }

  /// The row recorded last in each register, for repeating its values.
  package internal(set) var lastRows: [String: RowDraft] = [:]
  /// Registers in which rows were recorded, the last one first.
  package internal(set) var recent: [String] = []
  /// Rows on their way, by the id of their request.
  var sent: [String: Sent] = [:]
  var count = 0
  /// How many times rows of lists were asked for.
  var listings = 0

  /// Remembers nothing.
  package init() {}

  /// Remembers a row that was sent off.
  mutating func note(_ register: String, _ values: RowDraft) {
    lastRows[register] = values
    recent.removeAll { $0 == register }
    recent.insert(register, at: 0)
  }
}

extension Workspace {
  /// The registers that people record in, in the order of the systems that they belong to.
  ///
  /// Sheets and explanations are recorded by handing in and by explaining.
  var registersInOrder: [RegisterSchema] {
    let all = dataset.catalogue.registers.all.filter {
      !$0.isViewOfTargets && $0.id != Sheets.register && $0.id != Explanations.register
    }
    return all.enumerated().sorted {
      ($0.element.systems.first ?? "T", $0.offset) < ($1.element.systems.first ?? "T", $1.offset)
    }.map(\.element)
  }

  /// The registers for a menu: those in which rows were just recorded first; with an enterprise only those of its rows.
  func registers(for menu: RegisterMenu, recent: [String]) -> [RegisterSchema] {
    var all = registersInOrder
    if menu.occasion.enterprise != nil { all = all.filter { $0.ownerField != nil } }
    let used = recent.compactMap { id in all.first { $0.id == id } }
    all = used + all.filter { schema in !used.contains { $0.id == schema.id } }
    let typed = menu.filter.text.filter { !$0.isWhitespace }.lowercased()
    guard !typed.isEmpty else { return all }
    func rank(_ schema: RegisterSchema) -> Int? {
      let initials = PinyinTable.initials(of: schema.title.zh)
      let english = schema.title.en.lowercased().filter { !$0.isWhitespace }
      let names = [schema.title.zh, english, schema.id.lowercased(), initials]
      if names.contains(typed) { return 0 }
      if names.contains(where: { $0.hasPrefix(typed) }) { return 1 }
      if names.contains(where: { $0.contains(typed) }) { return 2 }
      return PinyinTable.matches(typed, schema.title.zh) ? 3 : nil
    }
    let ranked = all.map { (schema: $0, rank: rank($0)) }
    return (0...3).flatMap { place in ranked.filter { $0.rank == place }.map(\.schema) }
  }

  /// What a row is called in lists and questions.
  func title(of row: RowID, in table: Table, language: Language) -> String {
    let fields = FieldText(dataset: dataset, language: language)
    if let name = table.schema.nameField.flatMap({ table.schema[$0] }),
      let words = fields.text(name, of: row, in: table)
    {
      return words
    }
    return fields.summary(row, in: table)
  }
}
