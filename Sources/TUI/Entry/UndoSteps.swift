package import Core

/// What a person can take back and do again, read off the journal.
package struct UndoSteps: Sendable {
  private var known: [String: Transaction] = [:]
  private var undoable: [String] = []
  private var redoable: [String] = []

  /// Makes an empty list.
  package init() {}

  /// Takes in the person's own next transaction.
  package mutating func add(_ transaction: Transaction) {
    known[transaction.id] = transaction
    switch transaction.act {
    case .edit, .merge:
      undoable.append(transaction.id)
      redoable = []
    case .undo(let id):
      undoable.removeAll { $0 == id }
      redoable.append(transaction.id)
    case .redo(let id):
      redoable.removeAll { $0 == id }
      undoable.append(transaction.id)
    }
  }

  /// The step that undo takes back.
  package var undo: Transaction? { undoable.last.flatMap { known[$0] } }

  /// The undo that redo takes back.
  package var redo: Transaction? { redoable.last.flatMap { known[$0] } }
}
