import Core
import Glibc

/// A process that edits until it is killed, and tells on standard output what was acknowledged.
///
/// Before each step it says which kind comes (`E` edit, `P` paste, `M` merge, `C` checkpoint), after an
/// acknowledged one `A SEQUENCE ID`, after a checkpoint `c`.
struct Writer {
  let folder: String
  var random: SeededNumbers
  private let files = DiskFiles()

  init(folder: String, seed: UInt64) {
    self.folder = folder
    random = SeededNumbers(seed)
  }

  mutating func run() throws {
    var dataset = try DatasetLoader(files: files).open(folder: folder)
    // Half of the writers take long over each line.
    let isSliced = random.below(2) == 0
    let journal = try Journal.open(
      folder, files: isSliced ? SlicedFiles() as any FileSystem : files,
      author: "writer \(getpid())", now: { "2026-01-01T00:00:00Z" },
      at: dataset.journal)
    while true {
      switch random.below(100) {
      case 0..<3: try checkpoint(&dataset, journal)
      case 3..<8: try commit("P", count: 500 + random.below(4_000), &dataset, journal)
      case 8..<11: try commit("M", count: 200 + random.below(2_000), &dataset, journal)
      default: try commit("E", count: 1, &dataset, journal)
      }
    }
  }

  private mutating func commit(
    _ kind: String, count: Int, _ dataset: inout Dataset, _ journal: Journal
  ) throws {
    let value = random.below(1_000_000)
    let edits = (0..<count).map { index in
      let target = TortureDataset.target(random.below(TortureDataset.rows))
      // The last value in the transaction is what its `from` chain ends in; unseen ones count as conflicts.
      return Edit(target, from: dataset.current(target), to: JSONValue(value + index))
    }
    let request = CommitRequest(
      id: journal.nextID(), basedOn: journal.sequence,
      act: kind == "M" ? .merge(of: "\(value)") : .edit, edits: Self.chained(edits))
    say(kind)
    switch try journal.commit(request) {
    case .committed(let transactions):
      guard let own = transactions.last else { return }
      say("A \(own.sequence) \(own.id) \(own.edits.count)")
      _ = dataset.apply(transactions)
    case .conflict:
      say("X")
      _ = dataset.apply(try journal.news())
    }
  }

  /// Each edit's `from` is what an earlier one of the same target has written.
  private static func chained(_ edits: [Edit]) -> [Edit] {
    var last: [Edit.Target: JSONValue?] = [:]
    return edits.map { edit in
      defer { last[edit.target] = edit.to }
      return Edit(edit.target, from: last[edit.target] ?? edit.from, to: edit.to)
    }
  }

  private mutating func checkpoint(_ dataset: inout Dataset, _ journal: Journal) throws {
    say("C")
    // Others checkpoint, too, and what they have written is to be read again.
    dataset = try DatasetLoader(files: files).open(folder: folder)
    do throws(JournalError) {
      _ = try journal.checkpoint(&dataset)
      say("c")
    } catch {
      switch error {
      case .behind, .changedUnderneath:
        say("x")
        _ = try journal.news()
        dataset = try DatasetLoader(files: files).open(folder: folder)
      default: throw error
      }
    }
  }

  private func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }
}

/// Numbers that a seed decides.
struct SeededNumbers {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % max(1, limit)
  }
}
