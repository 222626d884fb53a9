/// Why a step cannot be taken back or done again.
package enum UndoRefusal: Error, Sendable, Equatable {
  /// The person has done nothing that could be taken back, or taken nothing back.
  case nothing
  /// The step handed a sheet in or opened it again, which is never taken back without a reason.
  case sheetStep
  /// The same thing was changed since: by whom, when, by which transaction, and what it holds now.
  case changedSince(Edit.Target, by: Transaction.Stamp, now: JSONValue?)
}

extension Transaction {
  /// Who made a transaction and when.
  package struct Stamp: Sendable, Equatable {
    /// The transaction's position in the journal.
    package var sequence: Int
    /// Who made it.
    package var author: String
    /// When, by the writer's clock.
    package var time: String

    /// Makes a stamp.
    package init(sequence: Int, author: String, time: String) {
      self.sequence = sequence
      self.author = author
      self.time = time
    }
  }

  /// Who made it and when.
  package var stamp: Stamp { Stamp(sequence: sequence, author: author, time: time) }
}

/// What each person can take back and do again, kept up with the journal.
///
/// A step is undone by a new transaction with the inverse edits, so that nothing is ever lost. A
/// person's undo takes back the latest of their own steps that stands; what others did in between
/// stays, and where they changed the same thing it refuses.
package struct Undo: Sendable {
  private struct Steps {
    /// Steps that stand, the latest last: each with the id by which a redo brought it back.
    var done: [Transaction] = []
    /// Undo transactions that stand, the latest last.
    var undone: [Transaction] = []
  }

  private var byAuthor: [String: Steps] = [:]
  private var lastWriter: [Edit.Target: Transaction.Stamp] = [:]
  /// The sequence of the last transaction it knows of; 0 before the first.
  package private(set) var sequence = 0

  /// Knows of some transactions, in order.
  package init(_ transactions: some Sequence<Transaction> = []) {
    for transaction in transactions { append(transaction) }
  }

  /// Learns of the next transaction.
  package mutating func append(_ transaction: Transaction) {
    sequence = max(sequence, transaction.sequence)
    for edit in transaction.edits { lastWriter[edit.target] = transaction.stamp }
    var steps = byAuthor[transaction.author] ?? Steps()
    switch transaction.act {
    case .edit, .merge:
      steps.done.append(transaction)
      steps.undone = []
    case .undo(let id):
      steps.done.removeAll { $0.id == id }
      steps.undone.append(transaction)
    case .redo(let id):
      steps.undone.removeAll { $0.id == id }
      steps.done.append(transaction)
    }
    byAuthor[transaction.author] = steps
  }

  /// The step that the person's next undo takes back, or nil.
  package func undoable(by author: String) -> Transaction? { byAuthor[author]?.done.last }

  /// The undo that the person's next redo takes back, or nil.
  package func redoable(by author: String) -> Transaction? { byAuthor[author]?.undone.last }

  /// The transaction that takes the person's latest step back; `id` becomes its id.
  package func undo(
    by author: String, id: String, in dataset: Dataset
  ) throws(UndoRefusal) -> CommitRequest {
    guard let step = undoable(by: author) else { throw .nothing }
    if step.edits.contains(where: { $0.target.register == Sheets.register }) { throw .sheetStep }
    return try inverse(of: step, id: id, act: .undo(of: step.id), in: dataset)
  }

  /// The transaction that does again what the person took back last.
  package func redo(
    by author: String, id: String, in dataset: Dataset
  ) throws(UndoRefusal) -> CommitRequest {
    guard let step = redoable(by: author) else { throw .nothing }
    return try inverse(of: step, id: id, act: .redo(of: step.id), in: dataset)
  }

  /// The inverse edits of a step, the last first, if what it left still stands, or stands again.
  private func inverse(
    of step: Transaction, id: String, act: Transaction.Act, in dataset: Dataset
  ) throws(UndoRefusal) -> CommitRequest {
    var left: [Edit.Target: JSONValue?] = [:]
    for edit in step.edits { left[edit.target] = .some(edit.to) }
    for edit in step.edits {
      guard let writer = lastWriter[edit.target], writer.sequence > step.sequence else { continue }
      let now = dataset.current(edit.target)
      if now != left[edit.target] ?? nil { throw .changedSince(edit.target, by: writer, now: now) }
    }
    return CommitRequest(
      id: id, basedOn: sequence, act: act, edits: step.edits.reversed().map(\.inverse))
  }
}
