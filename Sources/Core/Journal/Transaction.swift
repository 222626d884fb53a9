/// Edits that hold together: one line of the journal, whole or not at all.
package struct Transaction: Sendable, Equatable, Identifiable {
  /// What kind of step it was.
  package enum Act: Sendable, Equatable {
    case edit
    /// Takes back the transaction with this id.
    case undo(of: String)
    /// Does again what the undo with this id took back.
    case redo(of: String)
    /// Takes over the edits of a packed file with this fingerprint.
    case merge(of: String)
  }

  /// Position in the journal, from 1, without gaps over all segments.
  package var sequence: Int
  /// Id chosen by the writer, unique in the journal.
  package var id: String
  /// Who made it, as the system or the person names them.
  package var author: String
  /// When, by the writer's clock, in ISO 8601 with its offset from UTC: clocks may jump, the sequence does not.
  package var time: String
  /// Why, where the person was asked or said so.
  package var reason: String?
  /// What kind of step it was.
  package var act: Act
  /// The changes, in the order in which they apply.
  package var edits: [Edit]

  /// Makes a transaction.
  package init(
    sequence: Int, id: String, author: String, time: String, reason: String? = nil,
    act: Act = .edit, edits: [Edit]
  ) {
    self.sequence = sequence
    self.id = id
    self.author = author
    self.time = time
    self.reason = reason
    self.act = act
    self.edits = edits
  }
}

/// A transaction that asks to be written: what a person has done and nobody has numbered yet.
package struct CommitRequest: Sendable, Equatable, Identifiable {
  /// Id of the transaction that it becomes.
  package var id: String
  /// The sequence of the last transaction that the person had seen when `from` values were read.
  package var basedOn: Int
  /// Why, where the person was asked or said so.
  package var reason: String?
  /// What kind of step it is.
  package var act: Transaction.Act
  /// The changes; a `from` that is no longer true under the lock is a conflict.
  package var edits: [Edit]

  /// Makes a request.
  package init(
    id: String, basedOn: Int, reason: String? = nil, act: Transaction.Act = .edit, edits: [Edit]
  ) {
    self.id = id
    self.basedOn = basedOn
    self.reason = reason
    self.act = act
    self.edits = edits
  }
}
