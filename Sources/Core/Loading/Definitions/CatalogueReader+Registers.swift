extension CatalogueReader {
  private static let registerKeys = [
    "format", "id", "title", "systems", "key", "name", "located", "supervised", "owner", "time",
    "ends", "fields", "groups", "states", "constraints", "sort", "rowsFrom", "note",
  ]
  private static let fieldKeys = [
    "id", "type", "zh", "en", "options", "register", "unit", "required", "unique", "personal",
    "range", "pattern", "list", "form", "when", "default", "aliases",
  ]

  mutating func readRegisters(_ session: inout LoadSession) {
    each(source.registers, known: Self.registerKeys, &session) {
      (reader, entry, session) throws(LoadProblem) in
      reader.catalogue.registers.set(try reader.register(entry.cursor, &session))
    }
  }

  private func register(
    _ cursor: JSONCursor, _ session: inout LoadSession
  ) throws(LoadProblem) -> RegisterSchema {
    let id = try cursor.required("id").identifier()
    var fields: [Field] = []
    var first: [String: FilePlace] = [:]
    for element in try cursor.required("fields").elements() {
      let field = try field(element, in: id)
      if let earlier = first[field.id] {
        throw element.problem(.duplicateID(field.id, first: earlier), found: field.id)
      }
      first[field.id] = element.place
      fields.append(field)
      session.noteMisspelt(element, known: Self.fieldKeys)
    }
    let located = try cursor.optional("located")
    var schema = RegisterSchema(
      id: id, title: try cursor.required("title").localized(), fields: fields,
      locatedField: try located.map { (name) throws(LoadProblem) in try fieldName(name, in: id) }
        ?? "region")
    schema.nameField = try fieldName(cursor, "name", in: id)
    schema.supervisedField = try fieldName(cursor, "supervised", in: id)
    schema.ownerField = try fieldName(cursor, "owner", in: id)
    schema.timeFields = try fieldNames(cursor, "time", in: id)
    schema.endFields = try fieldNames(cursor, "ends", in: id)
    for group in try cursor.optional("groups")?.elements() ?? [] {
      schema.groups.append(
        RegisterSchema.Group(
          id: try group.required("id").identifier(), title: try group.localized()))
    }
    schema.states = try cursor.optional("states").map { (states) throws(LoadProblem) in
      try self.states(states, in: id)
    }
    for element in try cursor.optional("constraints")?.elements() ?? [] {
      schema.constraints.append(try constraint(element, in: id))
    }
    for key in try cursor.optional("sort")?.elements() ?? [] {
      let order = try key.optional("order")?.word(of: ["ascending", "descending"], .value)
      schema.sort.append(
        RegisterSchema.SortKey(
          field: try fieldName(try key.required("field"), in: id),
          isDescending: order == "descending"))
    }
    schema.isViewOfTargets =
      try cursor.optional("rowsFrom")?.word(of: ["figures"], .value) != nil
    schema.systems = try cursor.strings("systems")
    schema.note = try cursor.string("note")
    return schema
  }

  private func field(
    _ cursor: JSONCursor, in register: String
  ) throws(LoadProblem) -> Field {
    let type = try cursor.required("type").word(FieldType.self, .value)
    var field = Field(
      id: try cursor.required("id").identifier(), type: type, title: try cursor.localized(),
      isRequired: try cursor.flag("required"), isUnique: try cursor.flag("unique"),
      isPersonal: try cursor.flag("personal"))
    switch type {
    case .option, .options:
      let options = try cursor.required("options")
      field.options = try options.text()
      if source.dimensions.byID[try options.text()] == nil {
        throw options.unknown(.optionSet, among: source.dimensions.ids)
      }
    case .reference: field.register = try registerID(try cursor.required("register"))
    case .enterprise: field.register = Catalogue.enterprises
    default: break
    }
    if let unit = try cursor.optional("unit") {
      field.unit = try unit.text()
      if catalogue.units[try unit.text()] == nil {
        throw unit.unknown(.unit, among: catalogue.units.order)
      }
    }
    if let range = try cursor.optional("range") {
      field.minimum = try range.decimal("min")
      field.maximum = try range.decimal("max")
    }
    field.pattern = try cursor.string("pattern")
    field.aliases = try cursor.strings("aliases")
    if let list = try cursor.optional("list") {
      field.listOrder = try list.required("order").integer()
      field.listWidth = try list.word("width", ColumnWidth.self, .value) ?? .medium
    }
    field.group = try cursor.optional("form")?.string("group")
    field.condition = try cursor.optional("when").map { (when) throws(LoadProblem) in
      try condition(when, in: register)
    }
    field.initial = try cursor.optional("default").map { (value) throws(LoadProblem) in
      try literal(value, of: field.id, in: register)
    }
    return field
  }

  private func states(
    _ cursor: JSONCursor, in register: String
  ) throws(LoadProblem) -> RegisterSchema.States {
    let field = try cursor.required("field")
    let name = try fieldName(field, in: register)
    let set = fields[register]?[name]?.options.flatMap { catalogue.dimensions[$0] }
    guard let set else { throw field.unknown(.optionSet, among: source.dimensions.ids) }
    func state(_ cursor: JSONCursor) throws(LoadProblem) -> String {
      let id = try cursor.text()
      if set[id] == nil { throw cursor.unknown(.state, among: set.options.map(\.id)) }
      return id
    }
    var states = RegisterSchema.States(field: name)
    states.initial = try cursor.optional("initial").map(state)
    for element in try cursor.optional("final")?.elements() ?? [] {
      states.final.append(try state(element))
    }
    states.asks = try fieldNames(cursor, "asks", in: register)
    states.scheme = try fieldName(cursor, "scheme", in: register)
    for score in try cursor.optional("scores")?.elements() ?? [] {
      states.scores.append(
        RegisterSchema.States.StageScore(
          stage: try score.required("stage").word(Rank.self, .rank),
          fields: try fieldNames(score, "fields", in: register)))
    }
    for move in try cursor.optional("moves")?.elements() ?? [] {
      states.moves.append(
        RegisterSchema.States.Move(
          from: try state(try move.required("from")), to: try state(try move.required("to")),
          needs: try fieldNames(move, "needs", in: register),
          asks: try fieldNames(move, "asks", in: register),
          threshold: try move.string("threshold")))
    }
    return states
  }

  private func constraint(
    _ cursor: JSONCursor, in register: String
  ) throws(LoadProblem) -> RegisterSchema.Constraint {
    let guardCondition = try cursor.optional("when")
    return RegisterSchema.Constraint(
      id: try cursor.required("id").identifier(),
      severity: try cursor.required("severity").word(Rule.Severity.self, .value),
      when: try guardCondition.map { (when) throws(LoadProblem) in
        try condition(when, in: register)
      },
      must: try condition(try cursor.required("must"), in: register),
      message: try cursor.required("message").localized())
  }

  private func fieldName(
    _ cursor: JSONCursor, _ key: String, in register: String
  ) throws(LoadProblem) -> String? {
    guard let name = try cursor.optional(key) else { return nil }
    return try fieldName(name, in: register)
  }

  /// One field, or several.
  private func fieldNames(
    _ cursor: JSONCursor, _ key: String, in register: String
  ) throws(LoadProblem) -> [String] {
    guard let value = try cursor.optional(key) else { return [] }
    guard value.value.type == .array else { return [try fieldName(value, in: register)] }
    var names: [String] = []
    for element in try value.elements() { names.append(try fieldName(element, in: register)) }
    return names
  }
}
