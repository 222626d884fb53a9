/// Reads conditions that somebody typed, with a catalogue's registers and options known.
package struct ConditionReader: Sendable {
  private let reader: CatalogueReader

  /// Prepares to read conditions about a catalogue's registers.
  package init(_ catalogue: Catalogue) {
    var reader = CatalogueReader(CatalogueSource())
    reader.catalogue = catalogue
    for schema in catalogue.registers.all {
      var outline: [String: CatalogueReader.FieldOutline] = [:]
      for field in schema.fields {
        outline[field.id] = CatalogueReader.FieldOutline(
          type: field.type.rawValue, options: field.options, register: field.register)
      }
      reader.fields[schema.id] = outline
    }
    self.reader = reader
  }

  /// Reads a condition as data files write it, such as `{"field": "hazardClass", "op": "is", "value": "severe"}`.
  package func condition(_ text: String, in register: String) throws(LoadProblem) -> Condition {
    let document = try JSONDocument(bytes: Array(text.utf8), file: "--where")
    return try reader.condition(document.cursor, in: register)
  }
}

extension CatalogueReader {
  /// Reads the kinds of draws and the counters of events.
  mutating func readEvents(_ session: inout LoadSession) {
    each(source.draws, known: Self.drawKeys, &session) {
      (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.draws.set(try reader.draw(entry.cursor))
    }
    each(
      source.tallies, known: ["id", "title", "register", "values", "counters", "note"], &session
    ) { (reader, entry, _) throws(LoadProblem) in
      reader.catalogue.tallies.set(try reader.tally(entry.cursor))
    }
  }

  private static let drawKeys = [
    "id", "title", "register", "where", "weights", "perUnit", "inspectors", "note",
  ]

  private func draw(_ cursor: JSONCursor) throws(LoadProblem) -> DrawDefinition {
    let register = try registerID(try cursor.required("register"))
    let people = try cursor.required("inspectors")
    let inspectors = try registerID(try people.required("register"))
    var draw = DrawDefinition(
      id: try cursor.required("id").identifier(), title: try cursor.required("title").localized(),
      register: register, weights: [],
      perUnit: try cursor.optional("perUnit")?.integer(in: 1...20) ?? 2, inspectors: inspectors)
    if let filter = try cursor.optional("where") {
      draw.condition = try condition(filter, in: register)
    }
    for element in try cursor.optional("weights")?.elements() ?? [] {
      draw.weights.append(
        DrawDefinition.Weight(
          condition: try condition(try element.required("where"), in: register),
          lots: try element.required("lots").integer(in: 0...1_000)))
    }
    if let filter = try people.optional("where") {
      draw.inspectorCondition = try condition(filter, in: inspectors)
    }
    if let field = try people.optional("recusals") {
      draw.recusals = try fieldName(field, in: inspectors)
    }
    return draw
  }

  private func tally(_ cursor: JSONCursor) throws(LoadProblem) -> TallySheet {
    let register = try registerID(try cursor.required("register"))
    var tally = TallySheet(
      id: try cursor.required("id").identifier(), title: try cursor.required("title").localized(),
      register: register, values: [:], counters: [])
    for (name, value) in try cursor.optional("values")?.members() ?? [] {
      guard fields[register]?[name] != nil else {
        throw value.problem(.unknownKey(name, nearest: nil), found: name)
      }
      tally.values[name] = try value.string()
    }
    for element in try cursor.required("counters").elements() {
      guard tally.counters.count < 9 else {
        throw element.problem(.outOfRange(minimum: "1", maximum: "9"))
      }
      tally.counters.append(
        TallySheet.Counter(
          field: try fieldName(try element.required("field"), in: register),
          title: try element.localized("title"),
          step: try element.optional("step")?.integer(in: 1...10_000) ?? 1))
    }
    return tally
  }
}
