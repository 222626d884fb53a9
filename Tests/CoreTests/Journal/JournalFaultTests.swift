import Core
import Glibc
import Testing

/// Each file call of each kind fails once, in every way it can.
struct JournalFaultTests {
  static let kinds: [FileError.Kind] = [
    .io(ENOSPC), .io(EIO), .io(EDQUOT), .noPermission, .notFound,
  ]

  /// Opens, commits thrice with another writer in between; says what was acknowledged.
  private func session(_ fixture: JournalFixture) -> (acknowledged: [String], uncertain: [String]) {
    var acknowledged: [String] = []
    var uncertain: [String] = []
    for author in ["张", "李"] {
      guard let journal = try? fixture.open(author) else { continue }
      for number in 1...3 {
        let id = "\(author)\(number)"
        let request = CommitRequest(
          id: id, basedOn: journal.sequence,
          edits: [JournalFixture.edit(id, from: nil, to: number)])
        do throws(JournalError) {
          _ = try journal.commit(request)
          acknowledged.append(id)
        } catch {
          if case .uncertain = error { uncertain.append(id) }
        }
      }
    }
    return (acknowledged, uncertain)
  }

  @Test(arguments: kinds)
  func `a failing call loses nothing that was acknowledged`(_ kind: FileError.Kind) throws {
    var operations: Set<String> = []
    for number in 1...400 {
      let fixture = JournalFixture()
      fixture.files.failCall(number, with: kind)
      let (acknowledged, uncertain) = session(fixture)
      guard let operation = fixture.files.failedOperation else { break }
      operations.insert(operation.rawValue)
      fixture.files.failCall(.max, with: kind)
      let journal = try fixture.open()
      let ids = try journal.news().map(\.id)
      #expect(Set(ids).isSuperset(of: acknowledged), "call \(number), \(operation)")
      #expect(Set(ids).subtracting(acknowledged).isSubset(of: uncertain), "call \(number)")
      #expect(try fixture.report().isSound, "call \(number), \(operation)")
      try journal.set("afterwards", 1)
    }
    #expect(
      operations.isSuperset(of: [
        "append", "synchronize", "write", "lock", "read", "inspect", "rename",
      ]))
  }

  @Test(arguments: [1, 7, 64, 300], [false, true])
  func `short and interrupted writes are continued`(_ count: Int, _ interrupted: Bool) throws {
    let fixture = JournalFixture()
    fixture.files.limitWrites(to: count, interrupting: interrupted)
    let journal = try fixture.open()
    for value in 1...5 { try journal.set("E\(value)", value) }
    #expect(try fixture.open().news().count == 5)
  }

  @Test func `a disk that fills up in a line keeps what was there, and goes on when there is room`()
    throws
  {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    try journal.set("E1", 1)
    let before = fixture.files.bytes(at: fixture.segment)
    for space in [0, 1, 50, 200] {
      fixture.files.limitSpace(to: space)
      guard
        case .file(let error)? = journalError({ () throws(JournalError) in
          try journal.commit(JournalFixture.request(journal, to: 2))
        })
      else {
        Issue.record("acknowledged")
        continue
      }
      #expect(error.kind == .io(ENOSPC))
      #expect(fixture.files.bytes(at: fixture.segment) == before)
      #expect(journal.readOnly == nil)
    }
    fixture.files.limitSpace(to: nil)
    #expect(try journal.set("E1", 2) == 2)
  }

  @Test func `where even cutting off fails the next writer does it`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    try journal.set("E1", 1)
    fixture.files.limitSpace(to: 90)
    fixture.files.fail(.truncate, at: fixture.segment, with: .io(EIO))
    #expect(
      journalError { () throws(JournalError) in
        try journal.commit(JournalFixture.request(journal, to: 2))
      } != nil)
    fixture.files.limitSpace(to: nil)
    fixture.files.fail(.truncate, at: fixture.segment, with: nil)
    #expect(try fixture.open("李").set("E1", 2) == 2)
    #expect(try journal.news().map(\.author) == ["李"])
    #expect(try fixture.report().isSound)
  }

  @Test func `after a failed synchronization nothing is acknowledged any more`() throws {
    let fixture = JournalFixture()
    let journal = try fixture.open()
    try journal.set("E1", 1)
    let failure = FileError(path: fixture.segment, operation: .synchronize, kind: .io(EIO))
    fixture.files.fail(.synchronize, at: fixture.segment, with: .io(EIO))
    let request = JournalFixture.request(journal, to: 2)
    #expect(
      journalError { () throws(JournalError) in try journal.commit(request) }
        == .uncertain(failure))
    fixture.files.fail(.synchronize, at: fixture.segment, with: nil)
    #expect(
      journalError { () throws(JournalError) in try journal.commit(request) }
        == .readOnly(.synchronization(failure)))
    // The line may have arrived; then it is read like anybody's, and a second request with its id changes nothing.
    #expect(try journal.news().map(\.id) == [request.id])
    let again = try fixture.open()
    #expect(try again.commit(request) != .conflict(theirs: []))
    #expect(try fixture.report().transactions == 2)
  }
}
