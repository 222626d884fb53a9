import Testing

@testable import Core

/// What was read again is compared with what was read before: only what got worse counts.
@Suite struct RereadingTests {
  private static let folder = WrittenDataset.folder
  private static let journal = folder + "/journal"
  private static let figures = "figures/doc.json"
  private static let rows = "records/enterprises.json"

  private func sound() throws -> Dataset { try WrittenDataset.open(WrittenDataset.memory()) }

  private func text(_ path: String) -> String { WrittenDataset.files[path] ?? "" }

  /// Files without which the whole cannot be opened are refused anyway.
  private static let optional = WrittenDataset.files.keys.sorted().filter {
    !["dataset.json", "regions.json"].contains($0)
  }

  @Test(arguments: optional, [0, 0.5, 0.9])
  func aFileCutOffIsLacking(path: String, share: Double) throws {
    let whole = text(path)
    let cut = String(whole.prefix(Int(Double(whole.count) * share)))
    let after = try WrittenDataset.open(WrittenDataset.memory([path: cut]))
    guard case .lacking(let files) = after.rereading(of: try sound()) else {
      Issue.record("\(path) cut off is not noticed")
      return
    }
    #expect(files.contains("\(Self.folder)/\(path)"))
    // Back again, whatever was shown meanwhile.
    #expect(try sound().rereading(of: after) == .whole)
  }

  @Test(arguments: optional)
  func aFileThatIsGoneOrNoneIsLacking(path: String) throws {
    for replacement in [String?.none, "xx{", " \n", "[]", "\u{FEFF}{}"] {
      let after = try WrittenDataset.open(WrittenDataset.memory([path: replacement]))
      guard case .lacking(let files) = after.rereading(of: try sound()) else {
        Issue.record("\(path) as \(replacement ?? "nothing") is not noticed")
        continue
      }
      #expect(files.contains("\(Self.folder)/\(path)"))
    }
  }

  @Test func aRowSetAsideIsLacking() throws {
    let after = try WrittenDataset.open(
      WrittenDataset.changed(Self.rows, #""id": "E2", "#, to: #""id": 7, "#))
    #expect(after.unread == ["\(Self.folder)/\(Self.rows)": 1])
    #expect(after.rereading(of: try sound()) == .lacking(["\(Self.folder)/\(Self.rows)"]))
  }

  @Test func soundChangesAreTakenOver() throws {
    let before = try sound()
    #expect(before.unread.isEmpty && before.rereading(of: before) == .whole)
    let fewer = text(Self.figures).replacing("\"value\": 659", with: "\"value\": 12")
    let after = try WrittenDataset.open(WrittenDataset.memory([Self.figures: fewer]))
    #expect(after.rereading(of: before) == .whole)
    // Two values under one key are a mistake, but the first one is shown.
    let doubled = text(Self.figures).replacing(
      #""id": "doc/2", "#, with: #""id": "doc/2", "id": "doc/2", "#)
    let odd = try WrittenDataset.open(WrittenDataset.memory([Self.figures: doubled]))
    #expect(odd.findings.count == 1 && odd.unread.isEmpty)
    #expect(odd.rereading(of: before) == .whole)
  }

  /// What was damaged all along neither hides another damage nor holds anything up.
  @Test func onlyWhatGotWorseCounts() throws {
    let halfRows = String(text(Self.rows).prefix(260))
    let before = try WrittenDataset.open(WrittenDataset.memory([Self.rows: halfRows]))
    #expect(!before.unread.isEmpty)
    let changed = text(Self.figures).replacing("\"value\": 659", with: "\"value\": 660")
    let after = try WrittenDataset.open(
      WrittenDataset.memory([Self.rows: "\n\n" + halfRows, Self.figures: changed]))
    #expect(after.rereading(of: before) == .whole)
    let worse = try WrittenDataset.open(
      WrittenDataset.memory([Self.rows: halfRows, Self.figures: "xx{"]))
    #expect(worse.rereading(of: before) == .lacking(["\(Self.folder)/\(Self.figures)"]))
  }

  @Test func aRenamedOrDividedFileIsNoLoss() throws {
    let files = WrittenDataset.memory([Self.figures: nil])
    files.put(Array(text(Self.figures).utf8), at: "\(Self.folder)/figures/2023.json")
    #expect(try WrittenDataset.open(files).rereading(of: try sound()) == .whole)
  }

  @Test(arguments: [
    (5, 1, 7, 1, false, Rereading.whole), (5, 1, 5, 1, true, .whole), (5, 1, 7, 2, true, .whole),
    (5, 1, 0, 0, false, .lacking([journal])), (0, 1, 0, 0, false, .lacking([journal])),
    (5, 0, 0, 0, false, .lacking([journal])), (0, 0, 0, 0, false, .whole),
    (5, 1, 3, 1, true, .lacking([journal])), (5, 1, 3, 1, false, .earlier),
  ])
  func theJournalMayOnlyGrow(
    before: Int, segment: Int, after: Int, newSegment: Int, isTorn: Bool, expected: Rereading
  ) throws {
    var shown = try sound()
    shown.journal = JournalPosition(sequence: before, segment: segment)
    var read = try sound()
    read.journal = JournalPosition(sequence: after, segment: newSegment)
    read.isJournalTorn = isTorn
    #expect(read.rereading(of: shown) == expected)
  }

  @Test func theFingerprintIsThatOfTheFilesAndTheJournal() throws {
    let files = WrittenDataset.memory()
    let dataset = try WrittenDataset.open(files)
    let first = dataset.fingerprint(in: files)
    #expect(first == dataset.fingerprint(in: files) && first.allSatisfy { $0 != nil })
    let journal = try Journal.open(
      Self.folder, files: files, author: "张", now: { "2026-01-05T09:00:00+08:00" }, patience: 0)
    try journal.set("E1", 3)
    let second = dataset.fingerprint(in: files)
    #expect(second != first)
    try files.remove("\(Self.folder)/\(Self.rows)")
    #expect(dataset.fingerprint(in: files) != second)
    // A torn end is noticed where the journal is read.
    let segment = Self.journal + "/0001.ndjson"
    let whole = try #require(files.bytes(at: segment))
    #expect(try !WrittenDataset.open(files).isJournalTorn)
    files.put(Array(whole.dropLast(9)), at: segment)
    #expect(try WrittenDataset.open(files).isJournalTorn)
  }
}
