internal import Core

extension English {
  /// The words of forms, register lists and row cards.
  static func formText(_ phrase: FormPhrase) -> String {
    switch phrase {
    case .newRow(let register): "New: \(register)"
    case .editRow(let register): "Edit: \(register)"
    case .moveRow(let register, let from, let to): "\(register): \(from) → \(to)"
    case .rowList(let register): register
    case .registerMenu: "Record what"
    case .newOfRegister(let register): "New: \(register)"
    case .listOfRegister(let register): "Register: \(register)"
    case .otherFields: "Other"
    case .required: "required"
    case .requiredLeft(let count): "\(count) required empty"
    case .blockingLeft(let count): "\(count) to mend"
    case .toReview(let count): "\(count) to review"
    case .unreadable(let count): "unreadable \(count)"
    case .keptUnread(let field, let why): "\(field) stays a draft: \(why)"
    case .draftMark: "?draft, unreadable"
    case .complete: "required fields filled"
    case .understood(let words): "= \(words)"
    case .reason: "Reason"
    case .reasonWanted: "Below the threshold: say why it goes on"
    case .choicesMore(let count): "\(count) in all"
    case .noChoice: "No such choice"
    case .fixedState: "The state changes by moves"
    case .formKeys: "What is not saved is kept as a draft"
    case .problem(let problem, let field): enteredProblem(problem, field)
    case .isRequired(let field): "Required: fill in \(field)"
    case .finding(let severity, let what, let next):
      "\(Self.severity(severity)): \(what)" + (next.isEmpty ? "" : ". \(next)")
    case .scorePasses(let scheme, let score, let threshold, let effect):
      "\(scheme): \(score) reaches \(threshold) (\(effect))"
    case .scoreFails(let scheme, let score, let threshold, let effect):
      "\(scheme): \(score) is below \(threshold) (\(effect))"
    case .scoreMissing(let scheme, let threshold, let effect):
      "\(scheme): \(threshold) (\(effect)), no score yet"
    case .saved(let time): "Saved \(time)"
    case .savedToReview(let time, let count, let severity, let what):
      "Saved \(time); \(count == 1 ? "1 thing" : "\(count) things") to look at, "
        + "\(Self.severity(severity)): \(what)"
    case .saving: "Saving"
    case .notReadable(let field): "\(field) can't be read, not saved; mend it, or Esc keeps a draft"
    case .mendOrInsist(let what): "\(what); once more saves all the same"
    case .nothingChanged: "Nothing was changed"
    case .draftKept(let register): "\(register) not saved, kept as a draft; Insert goes on with it"
    case .draftTitle: "Draft"
    case .draftQuestion(let register): "There is an unsaved draft: \(register)"
    case .draftKeys: "Enter goes on   Delete discards it   Esc back"
    case .nothingToRepeat: "No row before this one to repeat"
    case .repeated: "Taken from the row before"
    case .pastedInPart: "The pasted text is too long, only part of it was put in"
    case .readOnlyData: "Read-only data; F2 makes a practice copy"
    case .deleteTitle: "Delete"
    case .deleteQuestion(let row): "Delete \"\(row)\"?"
    case .deleteKeys: "Enter deletes   Esc keeps it"
    case .deleted(let row): "Deleted \"\(row)\"; Ctrl-Z undoes"
    case .rowGone: "This row is no longer there"
    case .rowGoneMeanwhile(let author):
      "Not saved: \(author) has just removed this row; what you typed is kept as a draft"
    case .noRows: "No rows; Insert adds one"
    case .rowHint: "Type to narrow (such as exposed>100), Right chooses a column"
    case .menuHint: "Type a name or initials"
    case .moves: "Moves"
    case .noMoves: "A final state"
    case .moveNumber(let number): "\(number) "
    case .history: "Moves and edits"
    case .noHistory: "No edits yet"
    case .state: "State"
    case .rowCount(let count): count == 1 ? "1 row" : "\(count) rows"
    case .filtered(let count, let all, let words): "\(count)/\(all) with \"\(words)\""
    case .filtering: "filtering…"
    case .counting: "counting…"
    case .sortingCancelled: "Sorting cancelled: the rows are in their former order"
    case .filteringCancelled: "Filtering cancelled: the rows are those of before"
    case .countsWait: "The rows are not all found yet; count them in a moment"
    case .nothingToCountBy: "This register has no field of options to count by"
    case .countedBy(let side, let top):
      "Counted by \(side)" + (top.map { " and \($0)" } ?? "")
    case .countOfRows: "Rows"
    case .countSum: "Sum"
    case .withoutChoice: "Not filled in"
    case .countsHint: "Up, Down choose; Left, Right show the other columns"
    case .cannotNarrow: "This can't be written as a filter"
    case .countCondition(let field, let choice):
      choice.map { "\(field)=\($0)" } ?? "missing \(field)"
    case .countConditions(let before, let more): "\(before) and \(more)"
    case .filterProblem(let problem): queryProblem(problem.kind)
    case .listing(let percent): "filtering and sorting" + (percent.map { " \($0)%" } ?? "")
    case .completes: "Tab completes"
    case .sortMark(let isDescending, let collation, let ascii):
      (isDescending ? (ascii ? "v" : "↓") : (ascii ? "^" : "↑"))
        + (collation == .pinyin ? "py" : collation == .codePoint ? "cp" : "")
    }
  }

  /// Why a typed text is no value of a field, and what to type.
  static func enteredProblem(_ problem: EnteredProblem, _ field: Field) -> String {
    let text = DataText.visible(problem.text, longest: 24)
    return switch problem.kind {
    case .nothing: "Nothing there"
    case .notApplicable: "Can't be \"not applicable\"; leave it empty"
    case .unreadable(let part):
      "Can't read \"\(DataText.visible(part, longest: 24))\"; \(example(field))"
    case .ambiguous(let readings):
      "\"\(text)\" may mean \(readings.joined(separator: " or ")); write it out"
    case .range(let from, let to): "\(from) to \(to) is a range; give one number"
    case .exponent: "\"\(text)\" was shortened by a spreadsheet; type all digits"
    case .tooLong: "Too many digits"
    case .unit(let found, let expected):
      "The unit is \(expected), not \(DataText.visible(found))"
    case .notWhole: "Give a whole number"
    case .qualifiers(let words): "\(words.joined(separator: ", ")) can't stand here; digits only"
    case .notARate: "Give one number, not a fraction"
    case .zeroDenominator: "A rate of nothing"
    case .impossibleDate(_, let month, _, let last?): "Month \(month) has only \(last) days"
    case .impossibleDate: "No such day"
    case .unfinished: "Unfinished date: 4.26, 0426, 20230426, 今天"
    case .unknown: "No \"\(text)\"; choose from the list (F2)"
    case .several(let found): "\(found.count) are called \"\(text)\"; choose from the list"
    case .codeLength(let found, let expected): "The code has \(expected) characters, not \(found)"
    case .codeCharacter(let found, let likely):
      "No \"\(DataText.visible(found))\" in such codes"
        + (likely.isEmpty ? "" : "; is it \(likely.joined(separator: " or "))?")
    }
  }

  private static func example(_ field: Field) -> String {
    switch field.type {
    case .date: "a date like 4.26, 0426, 20230426, 今天"
    case .period: "a period like 2023, 2023-Q3"
    case .year: "a year like 2023"
    case .integer: "give a whole number"
    case .decimal: "give a number"
    case .quantity: "a number like 120, 120余, 近500, 3.7万"
    case .boolean: "是 or 否, y or n"
    default: "choose from the list"
    }
  }
}
