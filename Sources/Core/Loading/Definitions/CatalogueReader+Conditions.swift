extension CatalogueReader {
  /// Notes which fields each register has, so that conditions can be checked before schemas are read.
  mutating func outlineRegisters() {
    let common = ["region": "region", "source": "source", "note": "longText", "id": "text"]
    for (id, entry) in source.registers.all {
      var outline = common.mapValues { FieldOutline(type: $0) }
      for field in entry.cursor.value["fields"]?.elements ?? [] {
        guard let name = field["id"]?.string, let type = field["type"]?.string else { continue }
        outline[name] = FieldOutline(
          type: type, options: field["options"]?.string, register: field["register"]?.string)
      }
      fields[id] = outline
    }
  }

  /// A condition over the rows of a register.
  func condition(_ cursor: JSONCursor, in register: String) throws(LoadProblem) -> Condition {
    if let list = try cursor.optional("all") {
      return .all(try conditions(list, in: register))
    }
    if let list = try cursor.optional("any") {
      return .any(try conditions(list, in: register))
    }
    if let part = try cursor.optional("not") {
      return .not(try condition(part, in: register))
    }
    let (path, outline) = try fieldPath(try cursor.required("field"), in: register)
    let operation = try cursor.required("op")
    let name = try operation.string()
    switch name {
    case "present": return .present(path)
    case "missing": return .missing(path)
    case "in":
      var literals: [String] = []
      for element in try cursor.required("value").elements() {
        literals.append(try literal(element, for: outline))
      }
      return .oneOf(path, literals)
    case "contains":
      return .contains(path, try literal(try cursor.required("value"), for: outline))
    default:
      let comparators = Condition.Comparator.allCases.map(\.rawValue)
      guard let comparator = Condition.Comparator(rawValue: name) else {
        throw operation.unknown(
          .value, among: comparators + ["in", "contains", "present", "missing"])
      }
      if let other = try cursor.optional("than") {
        return .compare(path, comparator, .field(try fieldPath(other, in: register).path))
      }
      let value = try cursor.required("value")
      return .compare(path, comparator, .literal(try literal(value, for: outline)))
    }
  }

  private func conditions(
    _ list: JSONCursor, in register: String
  ) throws(LoadProblem) -> [Condition] {
    var parts: [Condition] = []
    for element in try list.elements() { parts.append(try condition(element, in: register)) }
    return parts
  }

  /// A field of a register, or of the register that a reference of it points to.
  func fieldPath(
    _ cursor: JSONCursor, in register: String
  ) throws(LoadProblem) -> (path: Condition.FieldPath, outline: FieldOutline) {
    let text = try cursor.text()
    guard let path = Condition.FieldPath(text) else {
      throw cursor.problem(.malformed(.condition), expected: .example("enterprise.hazardClass"))
    }
    var outlines = fields[register] ?? [:]
    if let reference = path.reference {
      guard let outline = outlines[reference] else {
        throw cursor.unknown(.field, among: outlines.keys.sorted())
      }
      let target = outline.type == "enterprise" ? Catalogue.enterprises : outline.register
      outlines = target.flatMap { fields[$0] } ?? [:]
    }
    guard let outline = outlines[path.field] else {
      throw cursor.unknown(.field, among: outlines.keys.sorted())
    }
    return (path, outline)
  }

  /// Checks that a register exists and names one of its fields.
  func fieldName(_ cursor: JSONCursor, in register: String) throws(LoadProblem) -> String {
    let name = try cursor.text()
    guard fields[register]?[name] != nil else {
      throw cursor.unknown(.field, among: (fields[register] ?? [:]).keys.sorted())
    }
    return name
  }

  /// A literal for a field of a register.
  func literal(
    _ cursor: JSONCursor, of field: String, in register: String
  ) throws(LoadProblem) -> String {
    guard let outline = fields[register]?[field] else { return try cursor.text() }
    return try literal(cursor, for: outline)
  }

  /// A literal in the text form of a field's type; options must exist.
  private func literal(
    _ cursor: JSONCursor, for outline: FieldOutline
  ) throws(LoadProblem) -> String {
    let text: String
    switch cursor.value.content {
    case .string(let string): text = string
    case .number(_, let printed): text = printed
    case .boolean(let flag): text = flag ? "true" : "false"
    default: throw cursor.wrongType(expected: .anyOf([.string, .number, .boolean]))
    }
    switch outline.type {
    case "option", "options":
      guard let dimension = outline.options.flatMap({ catalogue.dimensions[$0] }) else { break }
      if dimension[text] == nil {
        throw cursor.unknown(.option, among: dimension.options.map(\.id))
      }
    case "level":
      if Rank(rawValue: text) == nil {
        throw cursor.unknown(.level, among: Rank.allCases.map(\.rawValue))
      }
    default: break
    }
    return text
  }

  /// The id of a register that exists.
  func registerID(_ cursor: JSONCursor) throws(LoadProblem) -> String {
    let id = try cursor.text()
    guard source.registers.byID[id] != nil else {
      throw cursor.unknown(.register, among: source.registers.ids)
    }
    return id
  }
}
