import Core
import Glibc

/// Times of the journal; `Scripts/bench-journal` sets SQLite's beside them.
struct Benchmark {
  let folder: String
  private let files = DiskFiles()

  init(folder: String) { self.folder = folder }

  private func open(_ name: String) throws -> (dataset: Dataset, journal: Journal) {
    let path = folder + "/" + name
    try TortureDataset.write(to: path, files)
    let dataset = try DatasetLoader(files: files).open(folder: path)
    return (
      dataset,
      try Journal.open(
        path, files: files, author: "bench", now: { "2026-01-05T09:00:00+08:00" },
        at: dataset.journal)
    )
  }

  private func edit(_ row: Int, _ value: Int) -> Edit {
    Edit(
      TortureDataset.target(row % TortureDataset.rows), from: JSONValue(value),
      to: JSONValue(value + 1))
  }

  /// Microseconds of single commits, one after the other; `isSettled` hashes each line between them.
  func commits(_ count: Int, isSettled: Bool = true) throws -> [Double] {
    let (_, journal) = try open(isSettled ? "commits" : "rows")
    return try (0..<count).map { number in
      let request = CommitRequest(
        id: journal.nextID(), basedOn: journal.sequence, edits: [edit(number, number)])
      let spent = try time { _ = try journal.commit(request) }
      // As the program does once the person has the answer.
      if isSettled { journal.settle() }
      return spent
    }
  }

  /// Microseconds of pastes of so many cells.
  func pastes(cells: Int, count: Int, isSettled: Bool = true) throws -> [Double] {
    let (_, journal) = try open(isSettled ? "pastes" : "blocks")
    return try (0..<count).map { number in
      let edits = (0..<cells).map { edit($0, number) }
      let request = CommitRequest(
        id: journal.nextID(), basedOn: journal.sequence, edits: edits)
      let spent = try time { _ = try journal.commit(request) }
      if isSettled { journal.settle() }
      return spent
    }
  }

  /// Replays a journal of so many edits, loads as many bytes of records, and verifies the journal.
  func replay(_ edits: Int) throws {
    let path = folder + "/replay"
    try TortureDataset.write(to: path, files)
    try files.makeFolder(path + "/journal")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(edits * 300)
    var previous = SHA256.Digest.zero
    func add(_ line: [UInt8]) {
      previous = SHA256.hash(Array(line.dropLast()))
      bytes += line
    }
    add(JournalLine.bytes(of: SegmentHeader(segment: 1, after: 0), after: previous))
    for number in 1...edits {
      add(
        JournalLine.bytes(
          of: Transaction(
            sequence: number, id: "0123456789abcdef-\(number)", author: "bench",
            time: "2026-01-05T09:00:00+08:00", edits: [edit(number * 7, number % 5_000)]),
          after: previous))
    }
    try files.write(bytes, to: path + "/journal/0001.ndjson", mode: .everybodyReads)
    let size = bytes.count
    bytes = []

    let records = folder + "/records"
    try TortureDataset.write(to: records, files)
    try files.remove(records + "/records/enterprises.json")
    var rows: [UInt8] = []
    rows.reserveCapacity(size + 400)
    var number = 0
    while rows.count < size {
      number += 1
      rows += Array(
        (#"{"id":"E\#(number)","region":"530000","name":"模拟企业有限责任公司第\#(number)号","workers":\#(number % 5_000)}"#
          + "\n").utf8)
    }
    try files.write(rows, to: records + "/records/enterprises.ndjson", mode: .everybodyReads)
    rows = []

    for round in 1...3 {
      let replayed = try time {
        let dataset = try DatasetLoader(files: files).open(folder: path)
        precondition(dataset.journal.sequence == edits)
      }
      let loaded = try time {
        let dataset = try DatasetLoader(files: files).open(folder: records)
        precondition(dataset.tables[TortureDataset.register]?.count == number)
      }
      let verified = try time {
        let report = try Journal.verify(path, files: files)
        precondition(report.isSound)
      }
      print(
        "round \(round): \(edits) edits, \(size) bytes: replay \(Int(replayed / 1_000)) ms; "
          + "\(number) records of as many bytes: load \(Int(loaded / 1_000)) ms; ratio "
          + "\(Double(Int(replayed / loaded * 100)) / 100); verify the chain \(Int(verified / 1_000)) ms"
      )
    }
  }

  private func time(_ body: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try body()
    let parts = (ContinuousClock.now - start).components
    return Double(parts.seconds) * 1e6 + Double(parts.attoseconds) / 1e12
  }

  static func summary(_ times: [Double]) -> String {
    let sorted = times.sorted()
    let median = sorted[sorted.count / 2]
    let late = sorted[sorted.count * 99 / 100]
    return "median \(Int(median)) us, p99 \(Int(late)) us (n = \(sorted.count))"
  }
}
