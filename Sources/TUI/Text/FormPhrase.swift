package import Core

/// Everything that forms, register lists and row cards say, as facts.
package enum FormPhrase: Sendable, Equatable {
  // Titles.
  case newRow(String)
  case editRow(String)
  case moveRow(String, from: String, to: String)
  case rowList(String)
  case registerMenu
  case newOfRegister(String)
  case listOfRegister(String)

  // In the form.
  case otherFields
  case required
  case requiredLeft(Int)
  case blockingLeft(Int)
  case toReview(Int)
  case complete
  /// Texts of the form that cannot be read.
  case unreadable(Int)
  /// A field was left with a text that cannot be read, and why.
  case keptUnread(String, String)
  case draftMark
  case understood(String)
  case reason
  case reasonWanted
  case choicesMore(Int)
  case noChoice
  case fixedState
  case formKeys
  case problem(EnteredProblem, Field)
  case isRequired(String)
  case finding(severity: Rule.Severity, String, next: String)
  case scorePasses(scheme: String, score: String, threshold: String, effect: String)
  case scoreFails(scheme: String, score: String, threshold: String, effect: String)
  case scoreMissing(scheme: String, threshold: String, effect: String)

  // Saving and leaving.
  case saved(String)
  /// Saved, with so many findings that nobody has answered; the gravest in words.
  case savedToReview(String, count: Int, severity: Rule.Severity, String)
  case saving
  case notReadable(String)
  case mendOrInsist(String)
  case nothingChanged
  case draftKept(String)
  case draftTitle
  case draftQuestion(String)
  case draftKeys
  case nothingToRepeat
  case repeated
  case pastedInPart
  case readOnlyData
  case deleteTitle
  case deleteQuestion(String)
  case deleteKeys
  case deleted(String)
  case rowGone
  /// Somebody has removed the row that was being changed.
  case rowGoneMeanwhile(String)

  // Lists and cards.
  case noRows
  case rowHint
  case menuHint
  case moves
  case noMoves
  case moveNumber(Int)
  case history
  case noHistory
  case state
  case rowCount(Int)
  case filtered(Int, of: Int, String)
  /// The rows that the filter finds are not counted yet.
  case filtering
  /// The rows are not counted yet.
  case counting
  /// Esc while rows were put in order: they are as before.
  case sortingCancelled
  /// Esc while a filter was worked out: it is as before.
  case filteringCancelled
  // Counts of a list's rows.
  case countsWait
  case nothingToCountBy
  case countedBy(String, String?)
  case countOfRows
  case countSum
  case withoutChoice
  case countsHint
  case cannotNarrow
  /// A condition as it is typed: that a field has an option, or none.
  case countCondition(String, String?)
  case countConditions(String, String)
  case filterProblem(QueryProblem)
  case listing(percent: Int?)
  case completes
  case sortMark(isDescending: Bool, Collation?, ascii: Bool)
}
