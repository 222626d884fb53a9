/// Takes the members of rows of one register, in any order, and hands them to a table.
///
/// A row is gathered first, because its id need not come first; texts are gathered as bytes.
struct RowShape {
  private enum Cell {
    /// A range of `bytes`.
    case text(Range<Int>)
    case value(FieldValue)
  }

  private let schema: RegisterSchema
  /// The fields' ids, and `id` as the last.
  private let keys: JSONKeySet
  /// The fields' types by themselves, for a whole field is dear to take out.
  private let types: [FieldType]
  private let required: [Int]
  /// Per option field the options' ids.
  private let options: [JSONKeySet?]
  private static let levels = JSONKeySet(Rank.allCases.map(\.rawValue))

  /// The id of the row at hand.
  private(set) var id: String?
  private var cells: [(field: Int, cell: Cell)] = []
  private var bytes: [UInt8] = []
  private var isGiven: [Bool]
  /// The orders of keys in the file at hand.
  var order: KeyOrder
  /// The last source taken; most rows of a file have few different ones.
  private var lastSource: (value: JSONValue, source: Source)?

  init(_ schema: RegisterSchema, _ names: KnownNames) {
    self.schema = schema
    keys = JSONKeySet(schema.fields.map(\.id) + ["id"])
    let known = Self.options(schema, names)
    options = schema.fields.map { field in known[field.id].map { JSONKeySet($0) } }
    types = schema.fields.map(\.type)
    required = schema.fields.indices.filter { schema.fields[$0].isRequired }
    isGiven = [Bool](repeating: false, count: schema.fields.count)
    order = KeyOrder(known: keys.names)
  }

  /// Begins another file.
  mutating func beginFile() { order = KeyOrder(known: keys.names) }

  /// The ids of each option field's options, as a table wants them.
  static func options(_ schema: RegisterSchema, _ names: KnownNames) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for field in schema.fields {
      guard let set = field.options, let dimension = names.catalogue.dimensions[set]
      else { continue }
      result[field.id] = dimension.options.map(\.id)
    }
    return result
  }

  /// Takes all members of the row that is next.
  mutating func read(
    _ reader: inout JSONReader, _ names: KnownNames, _ faults: inout RecordFaults
  ) throws(LoadProblem) {
    id = nil
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for index in isGiven.indices { isGiven[index] = false }
    order.begin()
    try reader.beginObject()
    while try reader.nextKey() {
      guard let number = reader.key(in: keys) else {
        order.add(unknown: reader.key)
        try reader.keepUnknown(known: keys, &faults)
        continue
      }
      order.add(number)
      if try reader.passNull(&faults) { continue }
      if number == schema.fields.count {
        let text = try reader.name(&faults)
        if text?.isEmpty == true {
          faults.keep("id", JSONValue(""))
          faults.note(reader.problem(.emptyName))
        } else {
          id = text
        }
      } else {
        isGiven[number] = true
        try take(number, &reader, names, &faults)
      }
    }
  }

  private mutating func take(
    _ number: Int, _ reader: inout JSONReader, _ names: KnownNames, _ faults: inout RecordFaults
  ) throws(LoadProblem) {
    let type = types[number]
    switch type {
    case .text, .longText, .enterprise, .reference:
      try takeText(number, allowingLines: type == .longText, &reader, &faults)
    case .document:
      if let id = try reader.document(names, &faults) { add(number, .text(id)) }
    case .integer, .year, .decimal:
      if let value = try exactNumber(isWhole: type != .decimal, &reader, &faults) {
        add(number, .number(value))
      }
    case .date:
      guard try reader.takes(.string, &faults) else { return }
      try reader.skipString()
      if let date = PartialDate(utf8: reader.stringBytes) {
        add(number, .date(date))
      } else {
        let text = String(decoding: reader.stringBytes, as: UTF8.self)
        noteMalformed(.calendarDate, text, example: "2023-04-26", &reader, &faults)
      }
    case .period:
      if let period = try reader.period(&faults) { add(number, .period(period)) }
    case .option:
      guard let set = options[number] else { return try takeText(number, &reader, &faults) }
      if let choice = try reader.word(in: set, .option, &faults) {
        add(number, .option(set.names[choice]))
      }
    case .level:
      if let choice = try reader.word(in: Self.levels, .level, &faults) {
        add(number, .option(Self.levels.names[choice]))
      }
    case .region:
      if let region = try reader.region(names, &faults) { add(number, .region(region)) }
    case .boolean:
      if try reader.takes(.boolean, &faults) { add(number, .boolean(try reader.readBoolean())) }
    case .options, .texts, .quantity, .source, .sources:
      try takeTree(number, schema.fields[number], &reader, names, &faults)
    }
  }

  private mutating func add(_ field: Int, _ value: FieldValue) {
    cells.append((field, .value(value)))
  }

  private mutating func takeText(
    _ number: Int, allowingLines: Bool = false, _ reader: inout JSONReader,
    _ faults: inout RecordFaults
  ) throws(LoadProblem) {
    guard try reader.takes(.string, &faults) else { return }
    try reader.skipString()
    let start = bytes.count
    bytes.append(contentsOf: reader.stringBytes)
    reader.noteHostile(allowingLines: allowingLines, &faults)
    if bytes.count == start {
      faults.keep(reader.key, JSONValue(""))
    } else {
      cells.append((number, .text(start..<bytes.count)))
    }
  }

  private func exactNumber(
    isWhole: Bool, _ reader: inout JSONReader, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> FixedDecimal? {
    guard let value = try reader.decimal(&faults) else { return nil }
    if isWhole, value.integer == nil {
      faults.note(reader.problem(.notAnInteger, found: value.plain))
      faults.keepOnce(reader.key, JSONValue(.number(nil, printed: reader.tokenText)))
      return nil
    }
    // A table keeps no trailing zeros.
    if value.normalized.scale != value.scale {
      faults.keepOnce(reader.key, JSONValue(.number(nil, printed: reader.tokenText)))
    }
    return value
  }

  private func noteMalformed(
    _ format: TextFormat, _ text: String, example: String, _ reader: inout JSONReader,
    _ faults: inout RecordFaults
  ) {
    faults.note(
      reader.problem(
        .malformed(format), found: LoadProblem.shortened(JSONWriter.quoted(text)),
        expected: .example(example)))
    faults.keep(reader.key, JSONValue(text))
  }

  // MARK: - Values that are objects or arrays

  private mutating func takeTree(
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
      case .quantity: value = .quantity(try quantity(tree, field, names))
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

  // MARK: - Handing over

  /// Puts the gathered members into the row that was begun last.
  func fill(
    _ builder: inout TableBuilder, _ place: FilePlace, _ path: JSONPath,
    _ faults: inout RecordFaults
  ) {
    for (field, cell) in cells {
      do throws(TableBuilder.Fault) {
        switch cell {
        case .value(let value): try builder.set(field, value)
        case .text(let range):
          try bytes.withUnsafeBufferPointer { (buffer) throws(TableBuilder.Fault) in
            try builder.set(field, utf8: UnsafeBufferPointer(rebasing: buffer[range]))
          }
        }
      } catch {
        let key = schema.fields[field].id
        if case .value(let value) = cell,
          let json = FieldJSON.value(of: value, schema.fields[field])
        {
          faults.keepOnce(key, json)
        }
        faults.note(
          LoadProblem(
            .numberOverflow, at: place, path: path.appending(key: key), recordID: id))
      }
    }
  }

  /// Notes required fields that the row doesn't have.
  func noteMissing(_ place: FilePlace, _ path: JSONPath, _ faults: inout RecordFaults) {
    for index in required where !isGiven[index] {
      let key = schema.fields[index].id
      faults.note(LoadProblem(.missingKey(key), at: place, path: path, recordID: id))
    }
  }
}
