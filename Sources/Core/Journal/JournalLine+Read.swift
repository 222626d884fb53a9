extension JournalLine {
  /// Which parts of a transaction a reader has use for.
  package enum Extent: Sendable {
    /// All of them.
    case whole
    /// What it takes to apply it: the edits' `from` values are left out, and its id, who wrote it, when and why.
    case application
  }

  /// The keys of lines.
  private enum Key: String, CaseIterable {
    case seq, id, author, time, edits, prev, sum, reason, act, segment, format, after, accepted
  }

  private static let keys = JSONKeySet(Key.allCases.map(\.rawValue))

  /// Reads the next record of a reader, whose line is sound.
  static func read(
    _ reader: inout JSONReader, _ extent: Extent
  ) throws(LoadProblem) -> Content {
    var sequence: Int?
    var segment: Int?
    var transaction = Transaction(sequence: 0, id: "", author: "", time: "", edits: [])
    var header = SegmentHeader(segment: 0, after: 0)
    var (hasID, hasEdits) = (false, false)
    try reader.beginObject()
    while try reader.nextKey() {
      switch reader.key(in: keys).map({ Key.allCases[$0] }) {
      case .seq: sequence = try reader.readInteger()
      case .id where extent == .whole:
        transaction.id = try reader.readString()
        hasID = !transaction.id.isEmpty
      case .id: hasID = true
      case .author where extent == .whole: transaction.author = try reader.readString()
      case .time where extent == .whole: transaction.time = try reader.readString()
      case .reason where extent == .whole: transaction.reason = try reader.readString()
      case .act: transaction.act = try readAct(&reader)
      case .edits:
        hasEdits = true
        try reader.beginArray()
        while try reader.nextElement() {
          transaction.edits.append(try readEdit(&reader, extent))
        }
      case .segment: segment = try reader.readInteger()
      case .format: header.format = try reader.readInteger()
      case .after: header.after = try reader.readInteger()
      case .accepted: header.accepted = try readPlaces(&reader)
      default: break
      }
    }
    if let segment, sequence == nil {
      header.segment = segment
      guard segment > 0, header.after >= 0 else { throw reader.problem(.missingKey("after")) }
      return .header(header)
    }
    guard let sequence, sequence > 0 else { throw reader.problem(.missingKey("seq")) }
    if !hasID { throw reader.problem(.missingKey("id")) }
    if !hasEdits { throw reader.problem(.missingKey("edits")) }
    transaction.sequence = sequence
    return .transaction(transaction)
  }

  private static func readAct(
    _ reader: inout JSONReader
  ) throws(LoadProblem) -> Transaction.Act {
    var act: Transaction.Act?
    try reader.beginObject()
    while try reader.nextKey() {
      if reader.keyIs("undo") {
        act = .undo(of: try reader.readString())
      } else if reader.keyIs("redo") {
        act = .redo(of: try reader.readString())
      } else if reader.keyIs("merge") {
        act = .merge(of: try reader.readString())
      }
    }
    guard let act else { throw reader.problem(.missingKey("undo")) }
    return act
  }

  static func readEdit(
    _ reader: inout JSONReader, _ extent: Extent
  ) throws(LoadProblem) -> Edit {
    var target: Edit.Target?
    var from: JSONValue?
    var to: JSONValue?
    try reader.beginObject()
    while try reader.nextKey() {
      if reader.keyIs("target") {
        target = try readTarget(&reader)
      } else if reader.keyIs("to") {
        to = try reader.readValue()
      } else if reader.keyIs("from"), extent == .whole {
        from = try reader.readValue()
      }
    }
    guard let target else { throw reader.problem(.missingKey("target")) }
    return Edit(target, from: from, to: to)
  }

  private static func readTarget(
    _ reader: inout JSONReader
  ) throws(LoadProblem) -> Edit.Target {
    var target: Edit.Target?
    try reader.beginObject()
    while try reader.nextKey() {
      if reader.keyIs("figure") {
        target = .figure(try reader.readString())
      } else if reader.keyIs("row") {
        try reader.beginArray()
        target = .row(register: try readText(&reader), id: try readText(&reader))
        try endTexts(&reader)
      } else if reader.keyIs("field") {
        try reader.beginArray()
        target = .field(
          register: try readText(&reader), row: try readText(&reader),
          field: try readText(&reader))
        try endTexts(&reader)
      }
    }
    guard let target else { throw reader.problem(.missingKey("figure")) }
    return target
  }

  /// Reads the next text of a list, which must have one.
  private static func readText(_ reader: inout JSONReader) throws(LoadProblem) -> String {
    guard try reader.nextElement() else { throw reader.problem(.wrongType(found: .array)) }
    return try reader.readString()
  }

  /// Ends a list, which must have no more texts.
  private static func endTexts(_ reader: inout JSONReader) throws(LoadProblem) {
    if try reader.nextElement() { throw reader.problem(.wrongType(found: .array)) }
  }

  private static func readPlaces(
    _ reader: inout JSONReader
  ) throws(LoadProblem) -> [JournalPlace] {
    var places: [JournalPlace] = []
    try reader.beginArray()
    while try reader.nextElement() {
      var numbers: [Int] = []
      try reader.beginArray()
      while try reader.nextElement() { numbers.append(try reader.readInteger()) }
      guard numbers.count == 3 else { throw reader.problem(.wrongType(found: .array)) }
      places.append(JournalPlace(segment: numbers[0], line: numbers[1], offset: numbers[2]))
    }
    return places
  }
}
