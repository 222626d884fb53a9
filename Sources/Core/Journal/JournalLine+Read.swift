extension JournalLine {
  /// Which parts of a transaction a reader has use for.
  package enum Extent: Sendable {
    /// All of them.
    case whole
    /// What it takes to apply it: the edits' `from` values are left out.
    case application
  }

  /// Reads the next record of a reader, whose line is sound.
  static func read(
    _ reader: inout JSONReader, _ extent: Extent
  ) throws(LoadProblem) -> Content {
    var sequence: Int?
    var segment: Int?
    var transaction = Transaction(sequence: 0, id: "", author: "", time: "", edits: [])
    var header = SegmentHeader(segment: 0, after: 0)
    var hasEdits = false
    try reader.beginObject()
    while try reader.nextKey() {
      if reader.keyIs("seq") {
        sequence = try reader.readInteger()
      } else if reader.keyIs("id") {
        transaction.id = try reader.readString()
      } else if reader.keyIs("author") {
        transaction.author = try reader.readString()
      } else if reader.keyIs("time") {
        transaction.time = try reader.readString()
      } else if reader.keyIs("reason") {
        transaction.reason = try reader.readString()
      } else if reader.keyIs("act") {
        transaction.act = try readAct(&reader)
      } else if reader.keyIs("edits") {
        hasEdits = true
        try reader.beginArray()
        while try reader.nextElement() {
          transaction.edits.append(try readEdit(&reader, extent))
        }
      } else if reader.keyIs("segment") {
        segment = try reader.readInteger()
      } else if reader.keyIs("format") {
        header.format = try reader.readInteger()
      } else if reader.keyIs("after") {
        header.after = try reader.readInteger()
      } else if reader.keyIs("accepted") {
        header.accepted = try readPlaces(&reader)
      }
    }
    if let segment, sequence == nil {
      header.segment = segment
      guard segment > 0, header.after >= 0 else { throw reader.problem(.missingKey("after")) }
      return .header(header)
    }
    guard let sequence, sequence > 0 else { throw reader.problem(.missingKey("seq")) }
    if transaction.id.isEmpty { throw reader.problem(.missingKey("id")) }
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
        let names = try readTexts(&reader, count: 2)
        target = .row(register: names[0], id: names[1])
      } else if reader.keyIs("field") {
        let names = try readTexts(&reader, count: 3)
        target = .field(register: names[0], row: names[1], field: names[2])
      }
    }
    guard let target else { throw reader.problem(.missingKey("figure")) }
    return target
  }

  /// Reads exactly so many texts.
  private static func readTexts(
    _ reader: inout JSONReader, count: Int
  ) throws(LoadProblem) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(count)
    try reader.beginArray()
    while try reader.nextElement() { texts.append(try reader.readString()) }
    guard texts.count == count else { throw reader.problem(.wrongType(found: .array)) }
    return texts
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
