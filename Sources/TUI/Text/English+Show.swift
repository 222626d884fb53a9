internal import Core

extension English {
  /// What a show says.
  static func show(_ phrase: ShowPhrase) -> String {
    switch phrase {
    case .pressEscapeAgain: "Press Esc again to end the show"
    case .howToEnd: "Editing and quitting are off during a show; Esc twice ends it"
    case .onlySignalEnds:
      "Kiosk: no key ends the show; whoever runs it ends the program (SIGTERM)"
    case .keysLine(let canEnd):
      "→next ←back number+Enter: go to  p pause  b black  f freeze  L 中文  T colours"
        + (canEnd ? "  Esc twice: end" : "")
    case .jumpTo(let number): "To slide \(number): Enter"
    case .noSuchSlide(let number, let count): "There is no slide \(number), only \(count)"
    case .nextIs(let title): "next: \(title)"
    case .lastSlide: "last slide"
    case .emptyDeck: "This region has no numbers to present"
    case .black: "black; b brings the slide back"
    case .locked(let time): "numbers frozen \(time)"
    case .unlocked: "numbers are live again"
    case .paused: "paused"
    case .goesOn: "slides go on by themselves"
    case .gained(let change): "this session \(change)"
    case .sourceLost(let time): "data unreadable since \(time), last good numbers shown"
    case .sourceBack: "the data are back"
    case .unread(let files):
      files == 1 ? "1 file not read in full" : "\(files) files not read in full"
    case .faultySlide: "This slide has a mistake"
    case .unknownRegion(let name, let near):
      "There is no region \"\(sanitized(name))\""
        + (near.isEmpty ? "" : "; near: " + near.prefix(5).joined(separator: ", "))
    case .ambiguousRegion(let name, let candidates):
      "\"\(sanitized(name))\" may be " + candidates.prefix(5).joined(separator: ", ")
        + "; give the code"
    case .noData: "not reported"
    case .onlyPartial(let reporting, let expected):
      "Only some places below have reported (\(reporting)/\(expected)): no total to present"
    case .undefinedHere: "0/0, no value"
    case .tooFewPlaces: "Fewer than two places have complete values: no ranking"
    case .tooFewYears: "Fewer than two years have values: no trend"
    case .noTarget: "No target to compare with"
    case .noTargetHere: "This indicator has no target to compare with"
    case .noDeadline: "No deadline has a date"
    case .ratesTitle: "Key rates"
    case .ranking: "ranking"
    case .completeOnly: "complete values only"
    case .leftOut(let partial, let missing, _): leftOut(partial, missing)
    case .byDimension(let name): "by \(name.lowercased())"
    case .moved(let move, let ascii): moved(move, ascii)
    case .verdict(let verdict): self.verdict(verdict)
    case .stillWanting(let gap): "\(gap) to go"
    case .goal(let goal): "target \(goal)"
    case .progress(let percent): "\(percent)% done"
    case .pace(let percent): "\(percent)% of the time gone"
    case .dueOn(let day): "due \(day)"
    case .years(let first, let last): "\(first) to \(last)"
    case .caseOfDay: "Case of the day"
    case .openDecisions: "Open decisions"
    case .overdue(let days): "\(days) days overdue"
    case .dueIn(let days): days == 0 ? "due today" : "\(days) days left"
    case .asOf(let day): "as of \(day)"
    case .holders(let count): "\(count)"
    case .holderAndMore(let name, let count): "\(name) and others, \(count)"
    case .fromRegister(let title): "on file: \(title)"
    case .doneRate: "Done"
    case .closedRate: "Closed"
    case .publishedRate: "Published"
    case .planned(let task): "task \(task)"
    case .notReplacing: "Does not replace the national random-inspection system"
    case .deadline: "Deadline"
    case .owedTo(let recipient): "to \(recipient)"
    case .more(let count): "\(count) more"
    case .tableColumns: "item\tvalue\tunit\tmark\tfraction\tperiod"
    case .withoutOption(let name): "\(name) not filled in"
    case .tally(let phrase): tally(phrase)
    case .notesTitle: "Speaker's notes"
    case .noNotes: "No notes for this slide"
    case .waitingForShow: "Waiting for a show to begin (on another terminal: F5 or qijian present)"
    case .nextSlide: "Next"
    case .running(let minutes, let seconds):
      "running \(minutes):\(seconds < 10 ? "0" : "")\(seconds)"
    case .showEnded: "The show is over"
    }
  }

  private static func tally(_ phrase: TallyPhrase) -> String {
    switch phrase {
    case .state(let unsaved, let pads):
      "unsaved \(unsaved)  pads \(pads)  1-9 add  + - number Enter  u undo  F9 end and register"
    case .ownCount(let count): "this pad \(count)"
    case .readOnlyData: "These data are read-only: nothing can be counted"
    case .noSheets: "The catalogue has no counters (catalogue/tallies.json)"
    case .chooseCounter: "First press a counter (1-9)"
    case .typing(let number, let counter):
      "counter \(counter)  \(number)_  Enter counts  Esc cancels"
    case .pressEndAgain: "F9 again: the sums go to the register and every pad ends"
    case .pressEscapeAgain: "Esc again leaves; the counts stay"
    case .ended: "Ended and registered; Esc leaves"
    case .notWritten(let error): "Not counted: " + JournalErrorWords(.en).words(error)
    }
  }

  private static func leftOut(_ partial: Int, _ missing: Int) -> String {
    var parts: [String] = []
    if missing > 0 { parts.append("\(missing) not reported") }
    if partial > 0 { parts.append("\(partial) incomplete or of another basis") }
    return "not ranked: " + parts.joined(separator: ", ")
  }

  private static func moved(_ move: RankMoveWord, _ ascii: Bool) -> String {
    switch move {
    case .up(let places): (ascii ? "^" : "▲") + "\(places)"
    case .down(let places): (ascii ? "v" : "▼") + "\(places)"
    case .same: "="
    case .new: "new"
    }
  }

  private static func verdict(_ verdict: TargetProgress.Verdict) -> String {
    switch verdict {
    case .reached: "reached"
    case .onPace: "ahead of time"
    case .behind: "behind time"
    case .missed: "missed"
    case .unknown: ""
    }
  }
}
