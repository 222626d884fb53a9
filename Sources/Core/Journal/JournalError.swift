/// Why the journal did not do what it was asked for, as facts.
///
/// Except after ``uncertain(_:)`` nothing of the request is in the journal.
package enum JournalError: Error, Sendable, Equatable {
  /// Nothing can be written, now or later.
  case readOnly(JournalReadOnly)
  /// A file call failed: a full disk, a folder without permission.
  case file(FileError)
  /// The line was written, but the disk did not confirm it: it may be there after a power failure or not.
  ///
  /// The journal is read-only from now on.
  case uncertain(FileError)
  /// Another process keeps the lock, perhaps one that is stopped; on file systems without locks its name is known.
  case locked(by: String?)
  /// The folder has vanished, or other files stand in its place.
  case vanished(String)
  /// The request is larger than a line may be, in bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// Other programs have changed these files since they were read; nothing was written over them.
  case changedUnderneath([String])
  /// The dataset does not include the last transactions: it has to apply them first.
  case behind([Transaction])
}

/// Why nothing can be written to a journal.
package enum JournalReadOnly: Sendable, Equatable {
  /// The person may not write to the folder.
  case noPermission(String)
  /// Lines are damaged, missing or changed; they come with their places.
  case damaged([JournalProblem])
  /// The disk failed to confirm what was written.
  case synchronization(FileError)
  /// The folder has vanished, or other files stand in its place.
  case vanished(String)
  /// A segment was made by a newer program.
  case newerFormat(Int)
}

/// Something that a person should hear of, although the journal goes on.
package enum JournalNotice: Sendable, Equatable {
  /// A torn end was cut off; its bytes are kept in a file, nil where there were none worth keeping.
  case repaired(JournalProblem, kept: String?)
  /// The file system knows no locks: a file stands for the lock, which is not safe against all accidents.
  case noLocks
  /// Nobody tells of changes here: the journal is asked for them from time to time.
  case polled
  /// A process that has ended had left its claim, which was taken away.
  case staleClaim(String)
  /// Nothing can be written from now on.
  case readOnly(JournalReadOnly)
}

/// What became of a request.
package enum CommitOutcome: Sendable, Equatable {
  /// It is on the disk: what others wrote before it, and the own transaction as the last.
  case committed([Transaction])
  /// Nothing was written: these transactions, unknown to the request, wrote other values to its targets.
  case conflict(theirs: [Transaction])
}
