/// Takes the members of rows of one register, in any order, and hands them to a table.
///
/// A row is gathered first, because its id need not come first; texts are gathered as bytes.
struct RowShape {
  private enum Cell {
    /// A range of `bytes`.
    case text(Range<Int>)
    case value(FieldValue)
  }

  let schema: RegisterSchema
  /// The fields' ids, and `id` as the last.
  private let keys: JSONKeySet
  /// The fields' types by themselves, for a whole field is dear to take out.
  private let types: [FieldType]
  private let required: [Int]
  private let hasRange: [Bool]
  /// Per option field the options' ids.
  let options: [JSONKeySet?]
  private static let levels = JSONKeySet(Rank.allCases.map(\.rawValue))

  /// The id of the row at hand.
  private(set) var id: String?
  private var cells: [(field: Int, cell: Cell)] = []
  private var bytes: [UInt8] = []
  private var isGiven: [Bool]
  /// The orders of keys in the file at hand.
  var order: RowKeyOrder
  /// The last source taken; most rows of a file have few different ones.
  var lastSource: (value: JSONValue, source: Source)?

  init(_ schema: RegisterSchema, _ names: KnownNames) {
    self.schema = schema
    keys = JSONKeySet(schema.fields.map(\.id) + ["id"])
    let known = Self.options(schema, names)
    options = schema.fields.map { field in known[field.id].map { JSONKeySet($0) } }
    types = schema.fields.map(\.type)
    hasRange = schema.fields.map { $0.minimum != nil || $0.maximum != nil }
    required = schema.fields.indices.filter { schema.fields[$0].isRequired }
    isGiven = [Bool](repeating: false, count: schema.fields.count)
    order = RowKeyOrder(known: keys.names)
  }

  /// Begins another file.
  mutating func beginFile() { order = RowKeyOrder(known: keys.names) }

  /// The ids of each option field's options, as a table wants them.
  static func options(_ schema: RegisterSchema, _ names: KnownNames) -> [String: [String]] {
    options(schema, names.catalogue)
  }

  /// The ids of each option field's options, as a table wants them.
  static func options(_ schema: RegisterSchema, _ catalogue: Catalogue) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for field in schema.fields {
      guard let set = field.options, let dimension = catalogue.dimensions[set]
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
      if let value = try exactNumber(number, isWhole: type != .decimal, &reader, &faults) {
        add(number, .number(value))
      }
    case .date:
      guard try reader.takes(.string, &faults) else { return }
      try reader.takeText()
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

  mutating func add(_ field: Int, _ value: FieldValue) {
    cells.append((field, .value(value)))
  }

  private mutating func takeText(
    _ number: Int, allowingLines: Bool = false, _ reader: inout JSONReader,
    _ faults: inout RecordFaults
  ) throws(LoadProblem) {
    guard try reader.takes(.string, &faults) else { return }
    try reader.takeText()
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
    _ field: Int, isWhole: Bool, _ reader: inout JSONReader, _ faults: inout RecordFaults
  ) throws(LoadProblem) -> FixedDecimal? {
    guard let value = try reader.decimal(&faults) else { return nil }
    if isWhole, value.integer == nil {
      faults.note(reader.problem(.notAnInteger, found: value.plain))
      faults.keepOnce(reader.key, JSONValue(.number(nil, printed: reader.tokenText)))
      return nil
    }
    if hasRange[field], let kind = schema.fields[field].outOfRange(value) {
      faults.note(reader.problem(kind, found: value.plain))
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

  // MARK: - Handing over

  /// The gathered members as values by the positions of their fields.
  var values: [(field: Int, value: FieldValue)] {
    cells.map { field, cell in
      switch cell {
      case .value(let value): return (field, value)
      case .text(let range):
        let text = String(decoding: bytes[range], as: UTF8.self)
        switch types[field] {
        case .enterprise, .reference, .document: return (field, .reference(text))
        case .option, .level: return (field, .option(text))
        default: return (field, .text(text))
        }
      }
    }
  }

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

extension Field {
  /// The problem that a number lies outside the field's range, or nil.
  func outOfRange(_ value: FixedDecimal?) -> LoadProblemKind? {
    guard let value else { return nil }
    let isOutside =
      (minimum.map { value < $0 } ?? false) || (maximum.map { $0 < value } ?? false)
    return isOutside ? .outOfRange(minimum: minimum?.plain, maximum: maximum?.plain) : nil
  }
}
