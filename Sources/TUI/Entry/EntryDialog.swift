package import Core

/// A dialog of data entry above the grid or the panels.
package enum EntryDialog: Sendable, Equatable {
  /// Offers a practice copy of read-only data.
  case practice
  /// A pasted block before it is written.
  case paste(PastePreview)
  /// Two values for one cell; `mine` is the one that Enter takes.
  case conflict(mine: Bool)
  /// Asks for a reason.
  case reason(ReasonDialog)
  /// Asks before a sheet is submitted; the window scrolls its open findings.
  case submit(SheetKey, ScrollWindow)
  /// All findings of the grid, one key to each cell, and the drafts that are not in it.
  case findings(ScrollWindow, elsewhere: [DraftItem])
  /// Asks before leaving with drafts that are not on the disk.
  case quitWithDrafts

  /// Where the keys of the dialog are looked up.
  var context: CommandContext {
    if case .reason = self { .typing } else { .reading }
  }
}

/// A question for a reason, and what the answer is for.
package struct ReasonDialog: Sendable, Equatable {
  /// What the reason is for.
  package enum Purpose: Sendable, Equatable {
    /// Explains findings about a cell.
    case explain(CellSubject, [Finding])
    /// Opens a submitted sheet again.
    case reopen(SheetKey)
    /// Sends a submitted sheet back.
    case sendBack(SheetKey)
  }

  /// What the reason is for.
  package var purpose: Purpose
  /// What is typed.
  package var field = TextField()
  /// The key of its draft.
  package var draft: String
}

extension Dialog {
  /// Whether it takes the whole screen but the footer.
  var coversPanels: Bool {
    switch self {
    case .grid, .workList, .form(.form), .form(.rows): true
    default: false
    }
  }

  /// Whether it is a grid.
  var isGrid: Bool { if case .grid = self { true } else { false } }
}

/// A finding of a grid with its cell.
package struct GridFinding: Sendable, Equatable {
  /// Where it is.
  package var point: GridPoint
  /// What the cell is about.
  package var subject: CellSubject
  /// What is the matter.
  package var finding: Finding
}

extension GridState {
  /// All findings, gravest first, then in reading order.
  package var allFindings: [GridFinding] {
    var found: [GridFinding] = []
    for point in points(whole) {
      guard let subject = subject(point) else { continue }
      for finding in findings[subject] ?? [] {
        found.append(GridFinding(point: point, subject: subject, finding: finding))
      }
    }
    return found.enumerated().sorted {
      ($1.element.finding.severity, $0.offset) < ($0.element.finding.severity, $1.offset)
    }.map(\.element)
  }
}

/// Something of a grid that is to be looked at.
enum GridIssue: Equatable {
  /// A text that is no value yet.
  case draft(GridPoint, CellSubject, String)
  case finding(GridFinding)

  /// Where it is.
  var point: GridPoint {
    switch self {
    case .draft(let point, _, _): point
    case .finding(let item): item.point
    }
  }
}

extension App {
  /// The drafts among the cells of a grid, in reading order.
  func drafts(in grid: GridState) -> [(point: GridPoint, subject: CellSubject, text: String)] {
    guard let workspace, !desk.drafts.isEmpty else { return [] }
    return grid.points(grid.whole).compactMap { point in
      guard let subject = grid.subject(point), let target = workspace.target(subject),
        let text = desk.drafts.text(target)
      else { return nil }
      return (point, subject, text)
    }
  }

  /// What F7 lists: drafts first, since they are no values at all, then the findings.
  func issues(of grid: GridState) -> [GridIssue] {
    let findings = workspace?.once(grid.allFindings) ?? grid.allFindings
    return drafts(in: grid).map { .draft($0.point, $0.subject, $0.text) }
      + findings.map { .finding($0) }
  }

  /// A grid that is opened begins at what was left unfinished in it, and says so.
  mutating func goToDrafts() {
    guard let grid else { return }
    let left = drafts(in: grid)
    guard let first = left.first else { return }
    _ = withGrid { grid, _ in grid.go(to: first.point) }
    revealCursor()
    say(.entry(.draftsLeft(left.count)))
  }
}
