extension English {
  /// The headings of the help page.
  static func sectionName(_ section: HelpSection) -> String {
    switch section {
    case .moving: "Moving"
    case .looking: "Looking"
    case .finding: "Finding"
    case .places: "Places"
    case .screen: "Screen"
    case .entering: "Entering"
    case .forms: "Forms"
    case .rows: "Lists of rows"
    case .workList: "Work list"
    case .findings: "Findings"
    case .presenting: "Presenting"
    case .program: "Program"
    }
  }

  /// Keys that only some lists have: a key, a tab and what it does, a line each.
  static func sectionKeys(_ section: HelpSection) -> String {
    switch section {
    case .rows:
      """
      text\tnarrows: name, initials, code or a condition (exposed>100)
      Tab\tcompletes the word in the filter
      Right  Left\tchoose a column
      Ctrl-E\tsorts by the column under the cursor, again the other way
      Enter\topens the row
      F2\tchanges the row
      Insert\ta new row
      Delete\tremoves the row (asks)
      Ctrl-O\trows as a grid
      Ctrl-G\tcounts by options: Tab the field of rows, F6 of columns, Enter narrows, F8 copies
      Esc\tempties the filter, then leaves
      """
    case .workList:
      """
      Enter  F2\tgoes and does it: a sheet at its first blank, the rows of the period, or a new form where there are none
      Up  Down\tchoose
      Esc\tback
      """
    case .findings:
      """
      Enter\tto the cell
      F4\texplains it
      Up  Down\tchoose
      Esc\tback
      """
    default: ""
    }
  }

  /// What keys of the bottom line do where the command's own name says it badly.
  static func footerWord(_ word: FooterWord) -> String {
    switch word {
    case .goAndDo: "Do it"
    case .choose: "Choose"
    case .take: "Take"
    case .close: "Close"
    case .change: "Edit"
    case .allRows: "All"
    case .rowsOfPeriod: "Period"
    case .complete: "Complete"
    case .sort: "Sort"
    case .asGrid: "Grid"
    case .move: "Move on"
    case .rowsThereAre: "Rows"
    case .count: "Count"
    case .narrow: "Narrow"
    case .sideField: "Rows by"
    case .topField: "Columns by"
    case .copy: "Copy"
    }
  }
}
