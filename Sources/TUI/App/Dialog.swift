package import Core

/// A layer above the panels. The topmost takes the keys; Esc takes it away.
package enum Dialog: Sendable, Equatable {
  /// Text to read and scroll: help, account, sentence, table, findings.
  case reading(ReadingDialog)
  /// Find over all levels.
  case find(FindDialog)
  /// The command palette.
  case palette(PaletteDialog)
  /// Bookmarks to go to.
  case bookmarks(ScrollWindow)
  /// Asks before leaving from the root.
  case confirmQuit

  /// Where the keys of the dialog are looked up.
  var context: CommandContext {
    switch self {
    case .find, .palette: .typing
    case .reading, .bookmarks, .confirmQuit: .reading
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

  package var page: Page
  package var top = 0
}

/// A number whose account can be opened.
package enum AccountSubject: Sendable, Hashable {
  /// An indicator's answer for a region and period.
  case query(Query)
  /// One reported figure or target, by its id.
  case figure(String)
}

/// The state of the find dialog.
package struct FindDialog: Sendable, Equatable {
  package var field: TextField
  package var window = ScrollWindow()
  package var hits: [SearchHit] = []
  /// How many there are in all, also those beyond the hits kept.
  package var count = 0
}

/// The state of the command palette.
package struct PaletteDialog: Sendable, Equatable {
  package var field = TextField()
  package var window = ScrollWindow()
}
