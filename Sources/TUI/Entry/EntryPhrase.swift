package import Core

/// What the entry of data says, as facts.
package enum EntryPhrase: Sendable, Equatable {
  // The top line and the grid.
  case heading
  case savedAt(String)
  case saving
  /// What an edit on its way waits for.
  case waitingFor(String)
  /// Files that another program has changed while they are shown.
  case filesChanged([String])
  case blanks(Int)
  case drafts(Int)
  case officeOf(term: String, rank: Rank)
  case sumOf(term: String, rank: Rank)
  case ownOf(term: String, rank: Rank)
  case coverage
  case stateColumn
  case state(SheetState)
  case editedBy(String, String)

  // The status line.
  case noBlank
  case noLastYear
  case filledFromLastYear(Int)
  case filledDown(Int)
  case denominatorRepeated(String)
  case nothingAbove
  case computedCell
  case rowsAreGiven
  case formOnly
  case rowListOnly
  case lockedSheet(String)
  case outsideRegion(String)
  case viewerOnly
  case readOnlyData
  case unknownPerson(String)
  case reviewersOnly
  case copied(rows: Int, columns: Int)
  case marking
  /// Undo took back so many changes, the first of them this one.
  case undone(Int, String)
  /// Redo made so many changes again, the first of them this one.
  case redone(Int, String)
  case changedSince(String, String)
  /// What was handed in is not taken back by undo.
  case sheetStep
  /// Nothing to undo (-1) or to redo (1).
  case nothingToStep(Int)
  case allSaved(String?)
  case keptAsDraft
  case draftsRestored(Int)
  /// Drafts stand in the grid that was opened.
  case draftsLeft(Int)
  /// Somebody else has written where a draft stands; the author is empty where nobody knows.
  case draftAgainst(name: String, theirs: String, author: String, time: String)
  /// Steps that were not in the journal when the program ended.
  case leftUnsaved(Int, String?)
  case draftWord
  /// A draft of a form for a row that is not there yet.
  case newRowDraft
  /// Why drafts are not on the disk, and whether room would help.
  case draftsNotWritten(String, isFull: Bool)
  /// Drafts that could not be written are on the disk now.
  case draftsWrittenAgain
  /// A folder that may not be written to, said before anything is typed.
  case cannotWrite(String)
  /// A reason that was being typed, about a cell or sheet.
  case reasonDraft(String)
  case journalReadOnly(String)
  /// What had vanished is there again.
  case journalRegained(drafts: Int)
  case notSaved(String)
  case journalNotice(String)
  /// Somebody changed this many things just now, the first of them this one.
  case othersWrote(String, Int, String)
  case noFindings
  case findingLine(
    severity: String, place: String, what: String, expected: String, next: String,
    canExplain: Bool)
  case cellHint(name: String, unit: String, lastYear: String?, explanation: String?)
  case nothingToExplain
  case explained
  case practiceMade(String)
  case practiceFailed(String)
  case noGridHere
  /// A number is worked out of others, which are entered.
  case enteredAs(String, [String])
  /// A number is counted from the rows of a register.
  case countedFrom(String, String)
  /// No sheet asks for a number; perhaps one about the same matter is open instead.
  case onNoSheet(String, String?)
  case submitted(String)
  case stateSet(String, SheetState)
  case notSubmitted
  case gridOnly
  case noPractice
  case nothingToDo
  /// Nothing is recorded for a period of an obligation; the form for it is open.
  case nothingYet(String, String)

  // Dialogs.
  case practiceTitle
  case practiceQuestion(String)
  case practiceKeys
  case pasteTitle(rows: Int, columns: Int)
  case pasteKeys(good: Int)
  case pasteSums(added: Int, changed: Int, same: Int)
  case pasteNotWritten(unreadable: Int, outside: Int, locked: Int, others: Int)
  case pasteKind(PastePreview.Kind)
  /// Why a cell of a paste is refused, in a few words.
  case pasteRefused(EditRefusal)
  /// The sentence of the refusal behind these words.
  case pasteBecause(String)
  case pasteOutside(Int)
  case pasteNothing
  case conflictTitle
  case conflictMine
  case conflictTheirs(String, String)
  case conflictKeys
  case reasonTitle(String)
  case reasonHint
  case submitTitle(String)
  case submitBlocked(Int)
  case submitOpen(Int)
  case submitClean
  case submitDrafts(Int)
  case submitBlanks(Int)
  case submitKeys
  case submitForbidden
  case findingsTitle(Int)
  case findingsKeys
  /// F7 in the panels lists the drafts.
  case draftsTitle(Int)
  case draftsKeys
  case reopenTitle(String)
  case quitWithDrafts(Int)
  case emptyValue

  // The work list.
  case workTitle(String, String)
  case workStanding(WorkItem.Standing, days: Int?)
  case workNone
}
