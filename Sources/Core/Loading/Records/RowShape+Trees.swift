/// Values of fields that are objects or arrays.
extension RowShape {
  /// Takes a list, a quantity or a source; one that is not understood is kept as it stands.
  mutating func takeTree(
    _ number: Int, _ field: Field, _ reader: inout JSONReader, _ names: KnownNames,
    _ faults: inout RecordFaults
  ) throws(LoadProblem) {
    let key = reader.key
    let tree = try reader.tree()
    let value: FieldValue
    do throws(LoadProblem) {
      switch field.type {
      case .options: value = .options(try optionList(tree, options[number]))
      case .texts: value = .texts(try textList(tree, &faults))
      case .quantity:
        let quantity = try quantity(tree, field, names)
        if let kind = field.outOfRange(quantity.value) { faults.note(tree.problem(kind)) }
        value = .quantity(quantity)
      case .sources:
        var sources: [Source] = []
        for element in try tree.elements() { sources.append(try source(element, names, &faults)) }
        value = .sources(sources)
      default: value = .source(try source(tree, names, &faults))
      }
    } catch {
      faults.note(error)
      faults.keep(key, tree.value)
      return
    }
    // What would be written differently, or as missing, stays as it stands.
    if tree.value.elements?.isEmpty == true || FieldJSON.value(of: value, field) != tree.value {
      faults.keep(key, tree.value)
    }
    add(number, value)
  }

  private func optionList(
    _ cursor: JSONCursor, _ set: JSONKeySet?
  ) throws(LoadProblem) -> [String] {
    var ids: [String] = []
    for element in try cursor.elements() {
      let id = try element.string()
      if let set, set.index(of: id) == nil { throw element.unknown(.option, among: set.names) }
      ids.append(id)
    }
    return ids
  }

  private func textList(
    _ cursor: JSONCursor, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> [String] {
    var texts: [String] = []
    for element in try cursor.elements() {
      let text = try element.string()
      if let scalar = HostileCharacters.first(in: text) {
        faults.note(element.problem(.controlCharacters(scalar)))
      }
      texts.append(text)
    }
    return texts
  }

  private func quantity(
    _ cursor: JSONCursor, _ field: Field, _ names: KnownNames
  ) throws(LoadProblem) -> Quantity {
    if cursor.value.type == .number {
      return Quantity(try cursor.decimal().normalized, unit: field.unit ?? "")
    }
    guard cursor.value.type == .object else {
      throw cursor.wrongType(expected: .anyOf([.number, .object]))
    }
    let qualifier = try cursor.word("qualifier", Qualifier.self, .qualifier) ?? .exact
    let value = try cursor.optional("value")
    if value == nil, qualifier != .unquantified { throw cursor.problem(.missingKey("value")) }
    if let value, qualifier == .unquantified {
      throw value.problem(.inconsistent("value", with: "qualifier"))
    }
    let unit = try cursor.optional("unit")
    if let unit, names.catalogue.units[try unit.text()] == nil {
      throw unit.unknown(.unit, among: names.units.names)
    }
    return Quantity(
      try value?.decimal().normalized, unit: try unit?.text() ?? field.unit ?? "",
      qualifier: qualifier, printed: try cursor.string("printed"))
  }

  private mutating func source(
    _ cursor: JSONCursor, _ names: KnownNames, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> Source {
    if let last = lastSource, last.value == cursor.value { return last.source }
    let document = try cursor.required("document")
    let source = Source(
      document: try document.text(), caseName: try cursor.string("case"),
      section: try cursor.string("section"))
    if names.sources[source.document] == nil {
      faults.note(document.unknown(.document, among: names.documents.names))
    } else if let name = try cursor.optional("case"),
      let cases = names.cases(of: source.document), !cases.contains(try name.string())
    {
      faults.note(name.unknown(.excellentCase, among: cases), .reason)
    } else {
      lastSource = (cursor.value, source)
    }
    return source
  }
}
