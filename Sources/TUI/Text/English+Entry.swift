internal import Core

extension English {
  /// The words of data entry.
  static func entry(_ phrase: EntryPhrase) -> String {
    switch phrase {
    case .heading: "Entry"
    case .savedAt(let time): "saved \(time)"
    case .saving: "saving"
    case .filesChanged(let names):
      "Another program has changed \(names.prefix(2).joined(separator: ", "))"
        + (names.count > 2 ? " and \(names.count - 2) more" : "")
        + ": this still shows what was read; leave and open again to see it"
    case .waitingFor(let why): "waiting: \(why)"
    case .blanks(let count): "blank \(count)"
    case .drafts(let count): "drafts \(count)"
    case .officeOf: "own office"
    case .sumOf: "sum"
    case .ownOf: "own report"
    case .coverage: "  filled"
    case .stateColumn: "state"
    case .state(let state): stateName(state)
    case .noBlank: "No cell is blank"
    case .noLastYear: "Last year has no value to take over"
    case .filledFromLastYear(let count): "\(cells(count)) as last year; Ctrl-Z undoes"
    case .filledDown(let count): "\(cells(count)) filled down; Ctrl-Z undoes"
    case .denominatorRepeated(let text): "with the denominator typed before: \(text)"
    case .nothingAbove: "There is no value above to fill from"
    case .computedCell: "This cell is worked out by the program"
    case .rowsAreGiven:
      "the rows of a sheet are the regions; those of a register's grid (Ctrl-O) come and go"
    case .rowListOnly: "open a list of rows first"
    case .formOnly: "open a form first (Insert)"
    case .lockedSheet(let sheet):
      "\(sheet) is submitted and locked; F9 opens it again with a reason"
    case .outsideRegion(let region): "In this dataset you enter for \(region) only"
    case .readOnlyData: "This data is read-only; F2 makes a practice copy"
    case .unknownPerson(let name): "\(name) is not among the people of this dataset"
    case .reviewersOnly: "Only reviewers return and approve sheets"
    case .viewerOnly: "In this dataset you may only look"
    case .copied(let rows, let columns): "Copied \(rows) rows, \(columns) columns to the terminal"
    case .marking: "Selecting: arrows extend, Ctrl-C copies, Ctrl-K last year, Delete, Esc"
    case .undone(let count, let change): "Undone: \(several(count, change)); Ctrl-Y redoes"
    case .redone(let count, let change): "Redone: \(several(count, change))"
    case .sheetStep: "Submitting and reopening are not undone: press F9 in the sheet, with a reason"
    case .changedSince(let author, let time):
      "Not undone: \(author) changed this cell at \(time)"
    case .nothingToStep(let direction): direction < 0 ? "Nothing to undo" : "Nothing to redo"
    case .allSaved(let time): time.map { "Everything is saved (\($0))" } ?? "Saved: nothing waits"
    case .keptAsDraft: "This data cannot be written; kept as a draft"
    case .draftsRestored(let count):
      (count == 1
        ? "1 draft of the last time is back" : "\(count) drafts of the last time are back")
        + ": F7 lists them, Enter goes there"
    case .draftsLeft(let count):
      "\(count == 1 ? "1 draft" : "\(count) drafts") here (in red), the cursor is on the first; F7 lists them"
    case .draftAgainst(let name, let theirs, let author, let time):
      "\(name): now \(theirs)" + (author.isEmpty ? "" : " (\(author) \(time))")
        + ", in red my draft; Enter or Ctrl-S asks which"
    case .leftUnsaved(let count, let why):
      "\(count == 1 ? "1 step is" : "\(count) steps are") not in the journal"
        + (why.map { " (\($0))" } ?? "")
        + "; what was typed is kept as drafts and is there at the next start"
    case .draftWord: "draft"
    case .newRowDraft: "new row"
    case .draftsNotWritten(let why, let isFull):
      "Drafts cannot be written to the disk: \(why). Do not quit, "
        + (isFull ? "make room first" : "let it be written to first")
    case .draftsWrittenAgain: "Drafts can be written again; all that was typed is on the disk"
    case .cannotWrite(let path):
      "You may not write here: what you type stays a draft. Ask for permission to write, or copy the data to a folder of your own (\(path))"
    case .reasonDraft(let name): "reason · \(name)"
    case .journalRegained(let drafts):
      drafts == 0
        ? "The data folder is back; edits are saved again"
        : "The data folder is back; \(drafts) drafts are not saved, Ctrl-S saves those of this sheet"
    case .journalReadOnly(let why): "Cannot save now: \(why). What you type is kept as drafts"
    case .notSaved(let why): "Not saved: \(why). Kept as a draft, Ctrl-S tries again"
    case .othersWrote(let author, let count, let change):
      "\(author) just changed \(several(count, change))"
    case .noFindings: "Checked: nothing found"
    case .findingLine(let severity, let place, let what, let expected, let next, let canExplain):
      "\(severity): \(place): \(what)"
        + (expected.isEmpty ? "" : ", expected \(expected)")
        + (canExplain ? ". Correct it, or F4 to explain" : next.isEmpty ? "" : ". \(next)")
    case .cellHint(let name, let unit, let lastYear, let explanation):
      name + (unit.isEmpty ? "" : " (\(unit))") + (lastYear.map { "  last year \($0)" } ?? "")
        + (explanation.map { "  explained: \($0)" } ?? "")
    case .nothingToExplain: "Nothing in this cell wants an explanation"
    case .explained: "Explanation recorded"
    case .practiceFailed(let why): "No practice copy was made: \(why)"
    case .noGridHere: "Nothing to enter here; choose another tab (F6) and press F2"
    case .enteredAs(let name, let inputs):
      "\(name) is worked out: enter \(inputs.joined(separator: ", "))"
    case .countedFrom(let name, let register):
      "\(name) is counted from a register: enter rows of \(register)"
    case .onNoSheet(let name, let sheet):
      "No sheet asks for \(name)" + (sheet.map { "; this one is near it: \($0)" } ?? "")
    case .submitted(let sheet): "\(sheet): submitted and locked"
    case .stateSet(let sheet, let state): "\(sheet): \(stateName(state))"
    case .notSubmitted: "This sheet is not submitted"
    case .noPractice: "No practice copy is open"
    case .journalNotice(let words): words
    case .gridOnly: "Open a sheet with F2 first"
    case .nothingYet(let period, let duty): "Nothing yet for \(period), \(duty): a new row"
    case .nothingToDo: "This is not done in the program"
    default: entryDialog(phrase)
    }
  }

  private static func entryDialog(_ phrase: EntryPhrase) -> String {
    switch phrase {
    case .practiceTitle: "Practice copy"
    case .practiceQuestion(let folder):
      "This data is read-only. A practice copy in your own folder lets you enter what you like and leaves the data as it is; one made before is used again."
        + (folder.isEmpty ? "" : " Place: \(folder)")
    case .practiceKeys: "Enter make or open it   Esc no"
    case .pasteTitle(let rows, let columns): "Paste \(rows) rows x \(columns) columns"
    case .pasteKeys(let good):
      "Enter write \(cells(good)) (one undo)   Up/Down look at each   Esc cancel"
    case .pasteSums(let added, let changed, let same):
      "Writes \(cells(added + changed)): \(added) new, \(changed) changed"
        + (same > 0 ? "; \(same) as they stand" : "")
    case .pasteNotWritten(let unreadable, let outside, let locked, let others):
      "Not written: "
        + [
          unreadable > 0 ? "\(unreadable) unreadable (kept as drafts)" : nil,
          outside > 0 ? "\(outside) outside your region" : nil,
          locked > 0 ? "\(locked) on submitted sheets" : nil,
          others > 0 ? "\(others) not yours to write" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    case .pasteKind(let kind): pasteKind(kind)
    case .pasteRefused(.outside): "outside your region"
    case .pasteRefused(.lockedSheet): "submitted, locked"
    case .pasteRefused: "not yours to write"
    case .pasteBecause(let why): ": \(why)"
    case .pasteOutside(let count): "\(count) cells lie outside the grid or on sums: not written"
    case .pasteNothing: "Nothing in the paste can be written"
    case .conflictTitle: "Two people changed one cell"
    case .conflictMine: "take mine"
    case .conflictTheirs("", _): "take what stands there now"
    case .conflictTheirs(let author, let time): "take \(author)'s of \(time)"
    case .conflictKeys: "Up/Down choose   Enter take   Esc later (mine stays a draft)"
    case .reasonTitle(let name): "Explain  \(name)"
    case .reasonHint: "Say why   Enter record   Esc cancel"
    case .reopenTitle(let name): "Reason  \(name)"
    case .submitTitle(let name): "Submit  \(name)"
    case .submitBlocked(let count): "\(count) things must be corrected or explained first"
    case .submitOpen(let count): "\(count) to correct or explain first (F7 lists them)   Esc back"
    case .submitClean: "Nothing is open"
    case .submitDrafts(let count):
      "\(cells(count)) (red) hold no number yet: Esc, then correct and press Enter"
    case .submitBlanks(let count): "\(cells(count)) still blank; blank is not zero"
    case .submitKeys: "Enter submit and lock   Esc back"
    case .submitForbidden: "This sheet is not one to submit"
    case .findingsTitle(let count): "Check: \(count) found"
    case .findingsKeys: "Enter to the cell   F4 explain   Esc back"
    case .draftsTitle(let count): "Drafts: \(count)"
    case .draftsKeys: "Enter goes there   F7 findings of the data   Esc back"
    case .quitWithDrafts(let count):
      "\(count) drafts are not on the disk and will be lost. Quit all the same?"
    case .emptyValue: "(empty)"
    case .workTitle(let region, let today): "Work list  \(region)  \(today)"
    case .workStanding(let standing, let days): workStanding(standing, days)
    case .workNone: "Nothing to do"
    default: ""
    }
  }

  private static func pasteKind(_ kind: PastePreview.Kind) -> String {
    switch kind {
    case .unreadable: "draft"
    case .refused: "no"
    case .changed: "change"
    case .added: "new"
    case .same: "same"
    }
  }

  static func stateName(_ state: SheetState) -> String {
    switch state {
    case .blank: "blank"
    case .filling: "filling"
    case .pending: "review"
    case .filled: "filled"
    case .submitted: "sent"
    case .returned: "returned"
    case .approved: "approved"
    }
  }

  private static func workStanding(_ standing: WorkItem.Standing, _ days: Int?) -> String {
    switch standing {
    case .returned: "returned"
    case .overdue: days.map { "\(-$0) days late" } ?? "late"
    case .review: "to review"
    case .due: days.map { $0 == 0 ? "due today" : "in \($0) days" } ?? "soon"
    case .open: days.map { $0 < 0 ? "not seen here" : "in \($0) days" } ?? "open"
    case .done: "done"
    }
  }

  /// How many changes, and the first of them.
  private static func several(_ count: Int, _ first: String) -> String {
    if first.isEmpty { return cells(count) }
    return count == 1 ? first : "\(count) changes, the first \(first)"
  }

  private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}
