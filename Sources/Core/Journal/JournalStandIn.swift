/// Stands in until the journal on disk lands: keeps transactions in memory.
package enum JournalError: Error, Sendable, Equatable {
  case file(FileError)
}

package enum CommitOutcome: Sendable, Equatable {
  case committed([Transaction])
  case conflict(theirs: [Transaction])
}

package final class Journal: Sendable {
  private let state = Guarded<[Transaction]>([])
  private let author: String
  private let now: @Sendable () -> String

  private init(_ author: String, _ now: @escaping @Sendable () -> String) {
    self.author = author
    self.now = now
  }

  package static func open(
    _ folder: String, files: any FileSystem, author: String, now: @escaping @Sendable () -> String
  ) throws(JournalError) -> Journal { Journal(author, now) }

  package func commit(_ request: CommitRequest) throws(JournalError) -> CommitOutcome {
    let (author, now) = (author, now)
    return state.withLock { all in
      let transaction = Transaction(
        sequence: all.count + 1, id: request.id, author: author, time: now(),
        reason: request.reason, act: request.act, edits: request.edits)
      all.append(transaction)
      return .committed([transaction])
    }
  }

  package func news() throws(JournalError) -> [Transaction] { [] }
  package func log() throws(JournalError) -> [Transaction] { state.withLock { $0 } }
  package var changeDescriptor: Int32 { -1 }
}

extension Dataset {
  package var journal: JournalPosition? { nil }
}
