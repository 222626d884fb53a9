package import Core

/// Everything that can happen to the program.
package enum Message: Sendable {
  /// A key, a paste, a mouse click, a new size …
  case input(InputEvent)
  /// The loader has read this much.
  case loading(LoadProgress)
  /// The dataset is there, or why it isn't.
  case loaded(LoadOutcome)
  /// A tally pad's presses have been written, or another pad's.
  case tally(TallyNews)
  /// What is shown has been followed: the data with what was written to the journal.
  case followed(Dataset, IndicatorEngine)
  /// Something came from the journal, or from the files beside it.
  case journal(JournalNews)
  /// Keys that came all at once, as from a paste without brackets.
  case burst([InputEvent])
  /// Rows of a list were found.
  case listed(RowListNews)
  /// The files changed and were read again.
  case reloaded(ReloadOutcome)
  /// Time has passed: passing messages may go.
  case tick(Moment)
}

/// A moment on a clock that never goes back, in milliseconds.
package typealias Moment = Int

/// What came of loading a dataset.
package enum LoadOutcome: Sendable {
  case opened(Dataset)
  case failed([Finding])
  case cancelled
}

/// What the program asks of the world; only the runtime performs it.
package enum Effect: Sendable, Equatable {
  /// Leave, giving back the terminal, with this exit code.
  case quit(Int32)
  case suspend
  case redrawAll
  case setMouse(Bool)
  case setTheme(Theme)
  /// Offer the text to the clipboard of the terminal.
  case copy(String)
  /// Keep where the person is, so that the next start resumes there.
  case saveSession(Session)
  /// Tell the speaker's second terminal what is shown; nil when the show is over.
  case publishShow(ShowState?)
  /// Count an event on this terminal.
  case openTally(TallyEvent)
  /// The pad is closed; what was pressed is written all the same.
  case closeTally
  /// Put a press of the tally pad into the journal.
  case tally(TallyJob)
  /// Read the dataset again whenever its files change, or no longer.
  case watchData(Bool)
  /// Stop loading.
  case cancelLoading
  /// Find the rows of a list, instead of those asked for before.
  case listRows(RowListRequest)
  /// Nobody waits for rows any more.
  case cancelRows
  /// Work with files on behalf of entry.
  case entry(EntryJob)
  /// Collect what a form needs, beside the keys.
  case prepare(EntryPreparation)
  /// Open another dataset in place of this one; nil for the one that the start named.
  case openDataset(String?)
}

extension Message {
  /// Whether nothing more will come from the loader.
  var endsLoading: Bool {
    if case .loaded = self { return true }
    return false
  }

  /// Whether somebody waits for it, so that it is shown at once.
  var answersKey: Bool {
    switch self {
    case .loaded: true
    case .listed(let news): news.found != nil
    default: false
    }
  }
}
