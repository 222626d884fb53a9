import Testing

@testable import Core

/// After a warm opening everything goes on as after a cold one.
@Suite struct WarmEditTests {
  @Test(arguments: 0..<4)
  func `edits change a warm dataset as they change a cold one`(_ seed: UInt64) throws {
    let data = try CachedDataset(seed % 2 == 0 ? "odd" : "demo-county")
    var cold = try data.keep()
    var warm = try #require(try data.openWarm())
    var edits = RandomEdits(seed: seed)
    for number in 1...15 {
      let transaction = edits.transaction(number, in: cold)
      let (one, other) = (cold.apply(transaction), warm.apply(transaction))
      #expect(one.findings == other.findings)
    }
    #expect(SeenDataset(cold, data.files).differences(from: SeenDataset(warm, data.files)) == [])
  }

  private func journal(_ data: CachedDataset, _ dataset: Dataset) throws -> Journal {
    try Journal.open(
      data.folder, files: data.files, author: "张", now: { "2026-01-05T09:00:00+08:00" },
      at: dataset.journal, patience: 0)
  }

  static func commit(_ journal: Journal, _ dataset: inout Dataset, _ value: Int) throws {
    let target = CheckpointSession.target("E1")
    let edit = Edit(target, from: dataset.current(target), to: JSONValue(value))
    let request = CommitRequest(id: journal.nextID(), basedOn: journal.sequence, edits: [edit])
    guard case .committed(let transactions) = try journal.commit(request) else {
      Issue.record("a conflict")
      return
    }
    _ = dataset.apply(transactions)
  }

  private func value(_ dataset: Dataset) -> Int? {
    dataset.current(CheckpointSession.target("E1"))?.number?.integer
  }

  @Test func `the journal is replayed upon what was kept`() throws {
    let data = try CachedDataset("odd")
    try data.keep()
    var warm = try #require(try data.openWarm())
    let own = try journal(data, warm)
    try Self.commit(own, &warm, 12)
    #expect(value(warm) == 12)
    // Another process, which opened before, learns of it; so does one that opens now.
    var again = try #require(try data.openWarm())
    #expect(value(again) == 12)
    #expect(again.journal.sequence == warm.journal.sequence)
    try Self.commit(try journal(data, again), &again, 13)
    _ = warm.apply(try own.news())
    #expect(value(warm) == 13)
    let cold = try data.open()
    #expect(value(cold) == 13)
    again = try #require(try data.openWarm())
    #expect(SeenDataset(again, data.files).differences(from: SeenDataset(cold, data.files)) == [])
  }

  @Test func `with edits in the journal the files alone are kept`() throws {
    let data = try CachedDataset("odd")
    var first = try data.open()
    try Self.commit(try journal(data, first), &first, 12)
    let cold = try data.keep()
    #expect(value(cold) == 12)
    let warm = try #require(try data.openWarm())
    #expect(SeenDataset(warm, data.files).differences(from: SeenDataset(cold, data.files)) == [])
  }

  @Test func `a checkpoint of a warm dataset is that of a cold one`() throws {
    let both = [try CachedDataset("odd"), try CachedDataset("odd")]
    for (number, data) in both.enumerated() {
      try data.keep()
      var dataset = number == 0 ? try data.open() : try #require(try data.openWarm())
      let journal = try journal(data, dataset)
      try Self.commit(journal, &dataset, 4_711)
      let result = try journal.checkpoint(&dataset)
      #expect(result.written == ["data/small/records/enterprises.json"])
      // What was kept is of files that are no more.
      #expect(try data.openWarm() == nil)
      #expect(value(try data.keep()) == 4_711)
      #expect(value(try #require(try data.openWarm())) == 4_711)
    }
    for path in both[0].files.contents.keys where path.hasPrefix("data/") {
      // Transactions have names of their own.
      if path.contains("/journal/") || path.hasSuffix("dataset.json") { continue }
      let isSame = both[0].files.bytes(at: path) == both[1].files.bytes(at: path)
      #expect(isSame, "\(path)")
    }
  }

  @Test func `a change underneath is noticed`() throws {
    let data = try CachedDataset("odd")
    try data.keep()
    var warm = try #require(try data.openWarm())
    #expect(warm.filesChangedUnderneath(in: data.files) == [])
    let path = "data/small/records/enterprises.json"
    data.files.put(try #require(data.files.bytes(at: path)) + [0x0A], at: path)
    #expect(warm.filesChangedUnderneath(in: data.files) == [path])
    let journal = try journal(data, warm)
    try Self.commit(journal, &warm, 5)
    #expect(throws: JournalError.self) { try journal.checkpoint(&warm) }
  }
}
