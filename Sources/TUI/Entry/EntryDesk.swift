package import Core

/// What the program knows of writing: who writes, what is on its way, what was typed and is no value yet.
package struct EntryDesk: Sendable {
  /// Whether edits can be written.
  package enum Access: Sendable, Equatable {
    /// The journal is not open: the dataset is read-only, or opening goes on.
    case closed
    case open
    /// Writing is impossible; what is typed stays in the drafts.
    case failed(JournalError)
  }

  /// Whether edits can be written.
  package var access = Access.closed
  /// The person's name, as transactions carry it.
  package var author = ""
  /// What the start calls itself, so that ids of requests are unique.
  package var token = "start"
  /// Edits on their way.
  package var outbox = Outbox()
  /// What was typed and is no value yet.
  package var drafts = DraftBook()
  /// The last transaction that the dataset includes.
  package var applied = 0
  /// Transactions that came before their turn, by sequence.
  var early: [Int: Transaction] = [:]
  /// What there is to undo and to redo.
  package var steps = Undo()
  /// Every transaction that was read of the journal, in its order.
  package var history: [Transaction] = []
  /// Undo (-1) and redo (1) that wait until everything is acknowledged.
  var waitingSteps: [Int] = []
  /// What the first edit on its way waits for; nil while nothing keeps it for long.
  package var waiting: JournalError?
  /// Whether drafts of an earlier start are still to be spoken of, once the journal is open.
  var hasNewsOfDrafts = false
  /// When the last own edit was acknowledged, as `HH:MM`; nil from the first on that was not.
  package var savedAt: String?
  /// Edits of a burst of keys, to be written as one step; nil outside one.
  var gathered: [PlannedEdit]?
  /// Why the folder may not be written to, as the system says beforehand; nil once something was written.
  var unwritable: FileError?
  /// Why drafts are not on the disk; nil when they are.
  package var draftFailure: FileError?
  /// Values that stand against what somebody else wrote at the same time.
  package var conflicts: [EntryConflict] = []
  /// Texts that a paste left as drafts, by the transaction of its values: they go and come with it.
  var pastedDrafts: [String: [Edit.Target: String]] = [:]
  var count = 0

  /// Makes a desk without anything on it.
  package init() {}

  /// A desk for other data: nothing that was typed, done or waited for here belongs to them.
  func cleared() -> EntryDesk {
    var desk = EntryDesk()
    (desk.author, desk.token, desk.count) = (author, token, count)
    return desk
  }

  /// Puts a request on its way; until it is answered its texts are drafts on the disk.
  mutating func post(_ item: Outbox.Item, at now: Moment) {
    outbox.add(item)
    drafts.send(item, at: now)
  }

  /// Takes back a request that was answered; nil if it is not on its way.
  mutating func take(_ id: String, isWritten: Bool, at now: Moment) -> Outbox.Item? {
    waiting = nil
    guard let item = outbox.take(id) else { return nil }
    drafts.answered(item, isWritten: isWritten, at: now)
    if !isWritten { savedAt = nil }
    return item
  }

  /// An id for the next request.
  mutating func nextID() -> String {
    count += 1
    return "\(token)-\(count)"
  }
}

/// An edit with the words that its cell shows until it is acknowledged.
package struct PlannedEdit: Sendable, Equatable {
  /// What is changed; `from` is filled in when it is sent.
  package var edit: Edit
  /// What the person typed; nil for edits without a cell.
  package var text: String?

  /// Plans an edit.
  package init(_ edit: Edit, text: String?) {
    self.edit = edit
    self.text = text
  }
}

/// Two values for one cell, of which the person chooses one.
package struct EntryConflict: Sendable, Equatable {
  /// What both are for.
  package var target: Edit.Target
  /// What the person wanted to write.
  package var mine: JSONValue?
  /// The person's own words.
  package var text: String?
  /// What stands there now.
  package var theirs: JSONValue?
  /// The key of the draft of the form that it was typed in; nil for a cell.
  package var formDraft: String?
  /// Who wrote it.
  package var author: String
  /// When, by the writer's clock.
  package var time: String
}

/// What came from the journal.
package enum JournalNews: Sendable {
  /// The journal is open: what it calls itself, the sequence that the dataset includes, transactions before and after that.
  case opened(
    writer: String, start: Int, earlier: [Transaction], transactions: [Transaction])
  /// A request is on the disk: others' news first, the own transaction last.
  case committed(String, [Transaction])
  /// Others wrote to the same targets; nothing of the request was written.
  case conflict(String, theirs: [Transaction])
  /// A request waits, since another program keeps the journal.
  case waiting(JournalError)
  /// Another program has changed these files since they were read.
  case filesChanged([String])
  /// A request could not be written.
  case refused(String, JournalError)
  /// Others wrote.
  case written([Transaction])
  /// Nothing can be written.
  case unavailable(JournalError)
  /// The journal is open, but what is committed will not be written.
  case unwritable(FileError)
  /// The folder is there again: what the journal calls itself now, and what others wrote meanwhile.
  case regained(writer: String, [Transaction])
  /// What an earlier start left.
  case drafts([String: DraftBook.Draft])
  /// Drafts are not on the disk.
  case draftsFailed([String], FileError)
  /// Drafts are on the disk.
  case draftsSaved
  /// The practice copy is there.
  case practice(String)
  /// There is no practice copy.
  case practiceFailed(FileError)
  /// Something that a person should hear of.
  case notice(JournalNotice)
}
