package import Core

/// Everything that a show says, as facts; `Chinese` and `English` write the words.
package enum ShowPhrase: Sendable, Equatable {
  // How to go on and how to end.
  case pressEscapeAgain
  case howToEnd
  case onlySignalEnds
  case keysLine(canEnd: Bool)
  case jumpTo(String)
  case noSuchSlide(Int, of: Int)
  case nextIs(String)
  case lastSlide
  case emptyDeck
  case black

  // What is going on.
  case locked(at: String)
  case unlocked
  case paused
  case goesOn
  case gained(String)
  case sourceLost(since: String)
  case sourceBack
  case unread(files: Int)

  // Slides.
  case faultySlide
  case unknownRegion(String, [String])
  case ambiguousRegion(String, [String])
  case noData
  case onlyPartial(reporting: Int, expected: Int)
  case undefinedHere
  case tooFewPlaces
  case tooFewYears
  case noTarget
  case noTargetHere
  case noDeadline
  case ratesTitle
  case ranking
  case completeOnly
  case leftOut(partial: Int, missing: Int, rank: Rank?)
  case byDimension(String)
  case moved(RankMoveWord, ascii: Bool)
  case verdict(TargetProgress.Verdict)
  case stillWanting(String)
  case goal(String)
  case progress(percent: Int)
  case pace(percent: Int)
  case dueOn(CalendarDate)
  case years(Int, Int)
  case caseOfDay
  case openDecisions
  case overdue(days: Int)
  case dueIn(days: Int)
  case asOf(CalendarDate)
  case holders(Int)
  /// One holder of several, and how many there are.
  case holderAndMore(String, Int)
  case fromRegister(String)
  case doneRate
  case closedRate
  case publishedRate
  case planned(String)
  case notReplacing
  case deadline
  case owedTo(String)
  case more(Int)
  /// The heads of a slide's numbers as a table, with tabs between them.
  case tableColumns
  /// What is counted under no option of a dimension, by its name.
  case withoutOption(String)

  // The tally pad.
  case tally(TallyPhrase)

  // The speaker's screen.
  case notesTitle
  case noNotes
  case waitingForShow
  case nextSlide
  case running(minutes: Int, seconds: Int)
  case showEnded
}

/// How a place moved in a league.
package enum RankMoveWord: Sendable, Equatable {
  case up(Int)
  case down(Int)
  case same
  case new

  /// From one rank to another; nil where there was none before.
  package init(from before: Int?, to now: Int) {
    guard let before else {
      self = .new
      return
    }
    self = before > now ? .up(before - now) : before < now ? .down(now - before) : .same
  }

  var role: StyleRole {
    switch self {
    case .up: .good
    case .down: .watch
    case .same, .new: .dim
    }
  }
}

/// What a tally pad says.
package enum TallyPhrase: Sendable, Equatable {
  case state(unsaved: Int, pads: Int)
  case ownCount(Int)
  case chooseCounter
  case readOnlyData
  case noSheets
  case typing(String, counter: Int)
  case pressEndAgain
  case pressEscapeAgain
  case ended
  case notWritten(JournalError)
}
