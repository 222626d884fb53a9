import Core
import Testing

/// A dataset's folder in memory, in which journals are opened.
struct JournalFixture {
  static let folder = "county"
  static let manifest = """
    {"format": 1, "id": "county", "title": {"zh": "县", "en": "County"}}
    """

  let files: MemoryFiles

  init(_ files: MemoryFiles = MemoryFiles(["county/dataset.json": JournalFixture.manifest])) {
    self.files = files
  }

  func open(
    _ author: String = "张", at position: JournalPosition? = nil
  ) throws(JournalError) -> Journal {
    try Journal.open(
      Self.folder, files: files, author: author, now: { "2026-01-05T09:00:00+08:00" },
      at: position, patience: 0)
  }

  var segment: String { "county/journal/0001.ndjson" }

  func text(_ path: String) -> String {
    String(decoding: files.bytes(at: path) ?? [], as: UTF8.self)
  }

  func report() throws -> JournalReport { try Journal.verify(Self.folder, files: files) }

  /// A request that sets one field of a row.
  static func request(
    _ journal: Journal, _ row: String = "E1", from: Int? = nil, to: Int?, basedOn: Int? = nil
  ) -> CommitRequest {
    CommitRequest(
      id: journal.nextID(), basedOn: basedOn ?? journal.sequence,
      edits: [edit(row, from: from, to: to)])
  }

  static func edit(_ row: String, from: Int?, to: Int?) -> Edit {
    Edit(
      .field(register: "enterprises", row: row, field: "workers"),
      from: from.map { JSONValue($0) }, to: to.map { JSONValue($0) })
  }
}

extension Journal {
  /// Sets a field and returns the sequence.
  @discardableResult
  func set(_ row: String = "E1", _ value: Int) throws -> Int {
    let outcome = try commit(JournalFixture.request(self, row, to: value))
    guard case .committed(let transactions) = outcome, let last = transactions.last else {
      Issue.record("a conflict: \(outcome)")
      return 0
    }
    return last.sequence
  }
}

/// What lines do to values, as a dataset would apply them.
func replayed(_ transactions: [Transaction]) -> [Edit.Target: JSONValue] {
  var values: [Edit.Target: JSONValue] = [:]
  for transaction in transactions {
    for edit in transaction.edits { values[edit.target] = edit.to }
  }
  return values
}

/// The error of a body, nil where it succeeds.
func journalError<T>(_ body: () throws(JournalError) -> T) -> JournalError? {
  do throws(JournalError) {
    _ = try body()
    return nil
  } catch {
    return error
  }
}
