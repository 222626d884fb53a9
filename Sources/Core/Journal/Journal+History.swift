/// A transaction with its line.
package struct JournalEntry: Sendable, Equatable {
  /// What was done.
  package var transaction: Transaction
  /// Where it stands.
  package var place: JournalPlace

  /// Makes an entry.
  package init(transaction: Transaction, place: JournalPlace) {
    self.transaction = transaction
    self.place = place
  }
}

extension Journal {
  /// All transactions after a sequence, in order, over all segments; reads the segments concerned.
  package func transactions(after sequence: Int) throws(JournalError) -> [Transaction] {
    try log(after: sequence).map(\.transaction)
  }

  /// All transactions after a sequence with their places, in order, over all segments; reads the segments concerned.
  package func log(after sequence: Int = 0) throws(JournalError) -> [JournalEntry] {
    try Self.log(of: dataset, in: files, after: sequence)
  }

  /// The transactions of a dataset's journal after a sequence; a journal need not be open, and its lines are only read.
  package static func log(
    of dataset: String, in files: any FileSystem, after sequence: Int = 0
  ) throws(JournalError) -> [JournalEntry] {
    try readLog(of: dataset, in: files, after: sequence).entries
  }

  /// The same, and what is wrong with lines on the way: steps may be missing there.
  package static func readLog(
    of dataset: String, in files: any FileSystem, after sequence: Int = 0
  ) throws(JournalError) -> (entries: [JournalEntry], problems: [JournalProblem]) {
    var entries: [JournalEntry] = []
    let problems = try walk(dataset, files, after: sequence) { transaction, place in
      if transaction.sequence > sequence {
        entries.append(JournalEntry(transaction: transaction, place: place))
      }
    }
    return (entries, problems)
  }

  /// Everything that was done to a target: to a row, also what was done to its fields; to a field, also what was done to its row.
  ///
  /// In order over all segments, checkpoints do not matter. Reads the whole journal.
  package func history(of target: Edit.Target) throws(JournalError) -> [JournalEntry] {
    let wanted = Edit(target, from: nil, to: nil)
    var entries: [JournalEntry] = []
    _ = try Self.walk(dataset, files, after: 0) { transaction, place in
      if transaction.edits.contains(where: { $0.concerns(wanted) }) {
        entries.append(JournalEntry(transaction: transaction, place: place))
      }
    }
    return entries
  }

  private static func walk(
    _ dataset: String, _ files: any FileSystem, after sequence: Int,
    _ body: (Transaction, JournalPlace) -> Void
  ) throws(JournalError) -> [JournalProblem] {
    let folder = JournalFolder(dataset: dataset)
    do throws(FileError) {
      let start = try folder.start(before: sequence, in: files)
      var walk = JournalWalk(files, folder, from: start)
      walk.verifiesChain = true
      try walk.run(body)
      let accepted = Set(walk.headers.flatMap(\.accepted))
      return walk.problems.filter { !accepted.contains($0.place) }
    } catch {
      throw error.kind == .notFound ? .vanished(error.path) : .file(error)
    }
  }
}

extension Edit {
  /// Whether the edit belongs to the history of another's target.
  func concerns(_ wanted: Edit) -> Bool {
    if touches(wanted) { return true }
    if case (.field(let register, let row, _), .row(let other, let id)) = (target, wanted.target) {
      return register == other && row == id
    }
    return false
  }
}

extension JournalFolder {
  /// The start of the last segment that begins at or before a sequence; the start of all where none says so.
  func start(before sequence: Int, in files: any FileSystem) throws(FileError) -> JournalPosition {
    if sequence <= 0 { return .start }
    for number in try segments(in: files).reversed() {
      guard let (header, previous) = try header(of: number, in: files) else { continue }
      if header.after <= sequence {
        return JournalPosition(sequence: header.after, hash: previous, segment: number)
      }
    }
    return .start
  }

  /// The header of a segment and the hash that it follows; nil where the first line is none.
  func header(
    of number: Int, in files: any FileSystem
  ) throws(FileError) -> (header: SegmentHeader, previous: SHA256.Digest)? {
    let file = try files.open(segment(number))
    var lines = SegmentLines(file, from: 0)
    var found: (SegmentHeader, SHA256.Digest)?
    _ = try lines.next { bytes, _ in
      let line = UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0x0A })
      guard JournalLine.isSound(line), let previous = JournalLine.previous(of: line) else { return }
      var reader = JSONReader(bytes: Array(line), file: segment(number))
      if case .header(let header)? = try? JournalLine.read(&reader, .whole) {
        found = (header, previous)
      }
    }
    return found
  }
}
