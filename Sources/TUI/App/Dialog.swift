package import Core

/// A layer above the panels.
///
/// The topmost takes the keys; Esc takes it away.
package enum Dialog: Sendable, Equatable {
  /// Text to read and scroll: help, account, sentence, table, findings.
  case reading(ReadingDialog)
  /// Find over all levels.
  case find(FindDialog)
  /// The command palette.
  case palette(PaletteDialog)
  /// Bookmarks to go to.
  case bookmarks(ScrollWindow)
  /// A grid to enter data in; it covers the panels.
  case grid(GridState)
  /// What is due; it covers the panels.
  case workList(WorkListState)
  /// A dialog of data entry.
  case entry(EntryDialog)
  /// Asks before leaving from the root.
  case confirmQuit
  /// A form, a list of rows, a row's card, or a question about one.
  case form(FormLayer)

  /// Where the keys of the dialog are looked up.
  var context: CommandContext {
    switch self {
    case .find, .palette: .typing
    case .reading, .bookmarks, .confirmQuit, .workList: .reading
    case .grid(let grid): grid.edit == nil ? .grid : .cell
    case .entry(let dialog): dialog.context
    case .form: .form
    }
  }
}

/// A page to read.
package struct ReadingDialog: Sendable, Equatable {
  /// What the page shows; its lines are made when it is drawn, so that language and width may change.
  package enum Page: Sendable, Equatable {
    case help
    case account(AccountSubject)
    case sentence(AccountSubject)
    case table
    case findings
  }

  /// What is read.
  package var page: Page
  /// Index of the first line in view.
  package var top = 0
}

/// A number, field or row whose account can be opened.
package enum AccountSubject: Sendable, Hashable {
  /// An indicator's answer for a region and period.
  case query(Query)
  /// One reported figure or target, by its id.
  case figure(String)
  /// A field of a register's row, by ids.
  case field(register: String, row: String, field: String)
  /// A register's row as a whole, by ids.
  case row(register: String, row: String)
}

/// The state of the find dialog.
package struct FindDialog: Sendable, Equatable {
  /// What is done with the hit that is chosen.
  package enum Purpose: Sendable, Equatable {
    /// Goes there.
    case going
    /// Makes it 「我的地区」; only regions are found.
    case myRegion
  }

  /// What is done with the hit that is chosen.
  package var purpose = Purpose.going
  /// The text searched for.
  package var field: TextField
  /// The selected hit and the hits in view.
  package var window = ScrollWindow()
  /// The best hits for the text, as many as can be looked through.
  package var hits: [SearchHit] = []
  /// How many there are in all, also those beyond the hits kept.
  package var count = 0
}

/// The state of the command palette.
package struct PaletteDialog: Sendable, Equatable {
  /// The text that narrows the list of commands.
  package var field = TextField()
  /// The selected command and the commands in view.
  package var window = ScrollWindow()
}
