import Core
import Glibc
import Testing

/// The power goes at every step of a session: what was acknowledged until then is there.
struct PowerLossTests {
  /// Steps after which an id had been acknowledged.
  private typealias Acknowledged = [(steps: Int, id: String)]

  private func commit(
    _ journal: Journal, _ id: String, edits: Int = 1, _ files: MemoryFiles,
    _ acknowledged: inout Acknowledged
  ) {
    let request = CommitRequest(
      id: id, basedOn: .max,
      edits: (0..<edits).map { JournalFixture.edit("\(id)-\($0)", from: nil, to: $0) })
    do throws(JournalError) {
      _ = try journal.commit(request)
      acknowledged.append((files.steps.count, id))
    } catch {
      // It is not acknowledged.
    }
  }

  @Test(arguments: 0..<12)
  func `appends, repairs and a failed synchronization`(_ seed: Int) throws {
    let fixture = JournalFixture()
    fixture.files.forgetSteps()
    let start = fixture.files.contents
    var acknowledged: Acknowledged = []
    let one = try fixture.open("张")
    let two = try fixture.open("李")
    commit(one, "a", fixture.files, &acknowledged)
    commit(two, "b", edits: 9, fixture.files, &acknowledged)
    commit(one, "c", fixture.files, &acknowledged)
    // The line of one is written and not synchronized; two writes behind it.
    fixture.files.fail(.synchronize, at: fixture.segment, with: .io(EIO))
    commit(one, "d", edits: 3, fixture.files, &acknowledged)
    fixture.files.fail(.synchronize, at: fixture.segment, with: nil)
    commit(two, "e", edits: 2, fixture.files, &acknowledged)
    // A line is torn; the next writer repairs it.
    fixture.files.limitSpace(to: 100)
    fixture.files.fail(.truncate, at: fixture.segment, with: .io(EIO))
    commit(two, "f", fixture.files, &acknowledged)
    fixture.files.limitSpace(to: nil)
    fixture.files.fail(.truncate, at: fixture.segment, with: nil)
    commit(two, "g", fixture.files, &acknowledged)
    #expect(acknowledged.map(\.id) == ["a", "b", "c", "e", "g"])

    let loss = PowerLoss(start: start, steps: fixture.files.steps)
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    for count in 0...loss.steps.count {
      let after = JournalFixture(loss.files(after: count, &random))
      let journal = try after.open()
      let ids = try journal.news().map(\.id)
      let promised = acknowledged.filter { $0.steps <= count }.map(\.id)
      #expect(Set(ids).isSuperset(of: promised), "after \(count) steps: \(ids)")
      let report = try after.report()
      if journal.readOnly == nil {
        #expect(report.isSound)
        try journal.set("afterwards", 1)
      } else {
        // Two lines that nobody was told of, of which only the second arrived whole.
        #expect(!report.isSound)
      }
    }
  }

  @Test(arguments: 0..<6)
  func `a checkpoint`(_ seed: Int) throws {
    let session = try CheckpointSession()
    session.files.forgetSteps()
    let start = session.files.contents
    var dataset = try session.load()
    let journal = try session.open(dataset)
    _ = try journal.checkpoint(&dataset)
    try session.edit(journal, &dataset, "E1", 77)
    let end = session.files.steps.count
    let loss = PowerLoss(start: start, steps: session.files.steps)
    var random = SeededGenerator(seed: UInt64(seed) + 1)
    for count in 0...end {
      let files = loss.files(after: count, &random)
      let after = try CheckpointSession(files)
      let loaded = try after.load()
      #expect(loaded.problems.isEmpty, "after \(count) steps")
      let expected: [Int] = count == end ? [77, 20, 31] : [10, 20, 31]
      let values = ["E1", "E2", "E3"].map {
        loaded.current(CheckpointSession.target($0))?.number?.integer
      }
      #expect(
        values == expected || (values == [77, 20, 31] && count > end - 3), "after \(count) steps")
      #expect(loaded.current(.row(register: "enterprises", id: "E4")) == nil)
    }
  }
}
