import Glibc
import Testing

@testable import Core

/// A small dataset with edits in its journal.
struct CheckpointSession {
  static let folder = "county"
  let files: MemoryFiles

  static func target(_ row: String) -> Edit.Target {
    .field(register: "enterprises", row: row, field: "employees")
  }

  /// Files that are there already.
  init(_ files: MemoryFiles) throws { self.files = files }

  /// New files, in which rows were changed, added and removed by the journal alone.
  init() throws {
    files = MemoryFiles()
    for (path, text) in WrittenDataset.files { files.put(Array(text.utf8), at: "county/" + path) }
    var dataset = try load()
    let journal = try open(dataset)
    func row(_ id: String) -> JSONValue {
      JSONValue(
        JSONObject([
          "id": JSONValue(id), "region": JSONValue("532502"), "name": JSONValue("新\(id)公司"),
        ]))
    }
    try commit(
      journal, &dataset,
      ["E3", "E4"].map { Edit(.row(register: "enterprises", id: $0), from: nil, to: row($0)) })
    try edit(journal, &dataset, "E1", 10)
    try edit(journal, &dataset, "E2", 20)
    try edit(journal, &dataset, "E3", 30)
    try edit(journal, &dataset, "E3", 31)
    try commit(
      journal, &dataset,
      [Edit(.row(register: "enterprises", id: "E4"), from: row("E4"), to: nil)])
  }

  func load() throws -> Dataset { try DatasetLoader(files: files).open(folder: Self.folder) }

  func open(_ dataset: Dataset) throws -> Journal {
    try Journal.open(
      Self.folder, files: files, author: "张", now: { "2026-01-05T09:00:00+08:00" },
      at: dataset.journal, patience: 0)
  }

  func commit(_ journal: Journal, _ dataset: inout Dataset, _ edits: [Edit]) throws {
    let request = CommitRequest(id: journal.nextID(), basedOn: journal.sequence, edits: edits)
    guard case .committed(let transactions) = try journal.commit(request) else {
      Issue.record("a conflict")
      return
    }
    _ = dataset.apply(transactions)
  }

  func edit(_ journal: Journal, _ dataset: inout Dataset, _ row: String, _ value: Int) throws {
    let target = Self.target(row)
    try commit(
      journal, &dataset, [Edit(target, from: dataset.current(target), to: JSONValue(value))])
  }

  func text(_ path: String) -> String {
    String(decoding: files.bytes(at: "county/" + path) ?? [], as: UTF8.self)
  }
}

struct CheckpointTests {
  private func values(_ dataset: Dataset) -> [Int?] {
    ["E1", "E2", "E3", "E4"].map { dataset.current(CheckpointSession.target($0))?.number?.integer }
  }

  @Test func `loading replays what the files do not have`() throws {
    let session = try CheckpointSession()
    let dataset = try session.load()
    #expect(dataset.problems.isEmpty)
    #expect(values(dataset) == [10, 20, 31, nil])
    #expect(dataset.journal.sequence == 6)
    #expect(session.text("records/enterprises.json").contains("\"employees\": 120"))
  }

  @Test func `a checkpoint writes what changed, names its step last and goes on in a new segment`()
    throws
  {
    let session = try CheckpointSession()
    var dataset = try session.load()
    let journal = try session.open(dataset)
    let figures = session.text("figures/doc.json")
    session.files.forgetSteps()
    let result = try journal.checkpoint(&dataset)
    #expect(result.sequence == 6 && result.segment == 2)
    #expect(result.written == ["county/records/enterprises.json"])
    #expect(session.text("figures/doc.json") == figures)
    #expect(session.text("records/enterprises.json").contains("新E3公司"))
    #expect(session.text("dataset.json").contains("\"journal\": {\"sequence\": 6, \"hash\": \""))
    let renames = session.files.steps.compactMap { step in
      if case .rename(_, let new, _) = step { new } else { nil }
    }
    #expect(
      renames == [
        "county/records/enterprises.json", "county/journal/0002.ndjson", "county/dataset.json",
      ])
    // The same journal goes on, and so does one that was opened before.
    try session.edit(journal, &dataset, "E1", 11)
    let loaded = try session.load()
    #expect(values(loaded) == [11, 20, 31, nil])
    #expect(loaded.journal.segment == 2 && loaded.journal.sequence == 7)
    let report = try Journal.verify("county", files: session.files)
    #expect(report.isSound && report.segments == 2 && report.transactions == 7)
    #expect(
      try journal.history(of: CheckpointSession.target("E1")).map(\.transaction.sequence) == [2, 7])
    #expect(try journal.history(of: CheckpointSession.target("E1")).map(\.place.segment) == [1, 2])
  }

  @Test func `a second checkpoint without edits changes no data`() throws {
    let session = try CheckpointSession()
    var dataset = try session.load()
    let journal = try session.open(dataset)
    _ = try journal.checkpoint(&dataset)
    let before = session.text("records/enterprises.json")
    var again = try session.load()
    #expect(try session.open(again).checkpoint(&again).written.isEmpty)
    #expect(session.text("records/enterprises.json") == before)
    #expect(try session.load().problems.isEmpty)
  }

  @Test(arguments: ["records/enterprises.json", "dataset.json"])
  func `what another program has written is not overwritten`(_ name: String) throws {
    let session = try CheckpointSession()
    var dataset = try session.load()
    let journal = try session.open(dataset)
    let foreign = session.text(name).replacing("甲公司", with: "乙方公司") + "\n"
    session.files.put(Array(foreign.utf8), at: "county/" + name)
    #expect(
      journalError { () throws(JournalError) in try journal.checkpoint(&dataset) }
        == .changedUnderneath(["county/" + name]))
    #expect(session.text(name) == foreign)
    #expect(dataset.filesChangedUnderneath(in: session.files) == ["county/" + name])
    #expect(!session.files.exists("county/journal/0002.ndjson"))
  }

  @Test func `a dataset that lacks the last transactions is brought up first`() throws {
    let session = try CheckpointSession()
    var old = try session.load()
    var other = try session.load()
    let journal = try session.open(old)
    try session.edit(try session.open(other), &other, "E2", 21)
    guard
      case .behind(let missing)? = journalError({ () throws(JournalError) in
        try journal.checkpoint(&old)
      })
    else {
      Issue.record("written")
      return
    }
    #expect(missing.map(\.sequence) == [7])
    _ = old.apply(missing)
    #expect(try journal.checkpoint(&old).sequence == 7)
    #expect(values(try session.load()) == [10, 21, 31, nil])
  }

  @Test(arguments: [FileError.Kind.io(ENOSPC), .io(EIO), .noPermission])
  func `a checkpoint that fails anywhere leaves the same dataset`(_ kind: FileError.Kind) throws {
    var operations: Set<String> = []
    for number in 1...300 {
      let session = try CheckpointSession()
      var dataset = try session.load()
      let journal = try session.open(dataset)
      session.files.failCall(number, with: kind)
      let error = journalError { () throws(JournalError) in try journal.checkpoint(&dataset) }
      guard let operation = session.files.failedOperation else { break }
      operations.insert(operation.rawValue)
      session.files.failCall(.max, with: kind)
      let loaded = try session.load()
      #expect(loaded.problems.isEmpty, "call \(number), \(operation), \(String(describing: error))")
      #expect(values(loaded) == [10, 20, 31, nil], "call \(number), \(operation)")
      #expect(try Journal.verify("county", files: session.files).isSound, "call \(number)")
      var next = loaded
      try session.edit(try session.open(next), &next, "E1", 12)
      #expect(values(try session.load()) == [12, 20, 31, nil], "call \(number), \(operation)")
    }
    #expect(operations.isSuperset(of: ["write", "synchronize", "rename", "lock"]))
  }

  @Test func `damage is given up only when asked for, and stays on record`() throws {
    let session = try CheckpointSession()
    let text = session.text("journal/0001.ndjson")
    session.files.put(
      Array(text.replacing("\"to\":20", with: "\"to\":21").utf8), at: "county/journal/0001.ndjson")
    var dataset = try session.load()
    #expect(dataset.problems.map(\.kind) == [.journal(.damagedLine)])
    let journal = try session.open(dataset)
    try journal.verifyChain()
    guard case .damaged? = journal.readOnly else {
      Issue.record("not read-only")
      return
    }
    #expect(journalError { () throws(JournalError) in try journal.checkpoint(&dataset) } != nil)
    let result = try journal.checkpoint(&dataset, acceptingDamage: true)
    #expect(result.accepted.map(\.line) == [4])
    #expect(journal.readOnly == nil)
    try session.edit(journal, &dataset, "E2", 22)
    #expect(values(try session.load()) == [10, 22, 31, nil])
    let report = try Journal.verify("county", files: session.files)
    #expect(report.isSound && report.accepted.map(\.fault) == [.damagedLine])
  }

  @Test func `a segment that dataset.json names and nobody finds is told`() throws {
    let session = try CheckpointSession()
    var dataset = try session.load()
    _ = try session.open(dataset).checkpoint(&dataset)
    session.files.take("county/journal")
    #expect(try session.load().problems.map(\.kind) == [.journal(.missingSegment(2))])
  }
}
