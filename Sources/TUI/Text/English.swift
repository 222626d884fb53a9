internal import Core

/// The English of the screen: the chrome, lists and status line.
enum English {
  static func text(_ phrase: Phrase) -> String {
    switch phrase {
    case .entry(let phrase): entry(phrase)
    case .form(let phrase): formText(phrase)
    case .productName: "Qijian"
    case .allPeriods: "All periods"
    case .year(let year): "\(year)"
    case .readOnly: "read-only"
    case .synthetic: "SYNTHETIC"
    case .practiceCopy: "PRACTICE COPY"
    case .helpHint: "F1 Help"
    case .region: "Region"
    case .regionName: "name"
    case .enterprise: "Enterprise"
    case .wholeArea(let rank, _): wholeArea(rank)
    case .hiddenRows(let count, let rank):
      "\(count) \(rank.map(rankWord) ?? "units") without data  . shows"
    case .shownEmptyRows: "incl. without data  . hides"
    case .rowsInAll(let count): "\(count) rows"
    case .matching(let count, let text): "filter \"\(text)\": \(count) rows"
    case .coverage(let reporting, let expected): "\(reporting)/\(expected)"
    case .reportedBeside(let value): "rep. \(value)"
    case .rollUpBeside(let value): "sum \(value)"
    case .markLegend(_): "R reported  C computed  * partial  D disagrees"
    case .noEnterprises: "No enterprises on file here"
    case .sortedBy(let column, let descending):
      "by \(column), \(descending ? "descending" : "ascending")"
    case .sortedByBriefly(let column, let descending):
      "\(descending ? "desc." : "asc.") \(column)"
    case .missing: "not reported"
    case .notApplicable: "not applicable"
    case .undefined: "0/0, no value"
    case .periodNotStated: "no date stated"
    case .welcome(let origin, let figures, let regions):
      // The longer beginnings leave no room for it on 80 columns.
      welcome(origin) + ": \(figures) figures, \(regions) regions. = source, "
        + (origin == .published ? "type to find, " : "") + "q quits"
    case .origin(let origin): welcome(origin)
    case .welcomeWithFindings(let origin, let mustFix):
      (mustFix == 1
        ? "F7: 1 place in the files must be mended and is left out. "
        : "F7: \(mustFix) places in the files must be mended and are left out. ")
        + welcome(origin)
    case .inputMethodHint: "Chinese input is on: press Shift to switch, or use the F keys"
    case .savedNothing: "Saved: nothing waits to be saved"
    case .mouseOn: "Mouse on: click selects, wheel scrolls; hold Shift to mark text"
    case .mouseOff: "Mouse off: drag to mark text"
    case .themeChanged(let theme): "Colours: \(themeName(theme))"
    case .atTheTop: "This is the top level; q quits"
    case .noLaterPeriod: "No later data"
    case .noEarlierPeriod: "No earlier data"
    case .yearSwitched(let year): "Most of the data here are of \(year); now showing it"
    case .noMatch(let text): "Nothing found for \"\(text)\""
    case .bookmarked(let place): "Bookmarked: \(place)"
    case .noBookmarks: "No bookmarks yet; m bookmarks the current place"
    case .myRegionSet(let region): "My region: \(region)"
    case .noMyRegion: "My region is not set; H sets it"
    case .myRegionQuestion: "set my region, to start there"
    case .myRegionLater: "No matter; H sets my region at any time"
    case .noOtherPlace: "No earlier place"
    case .noSentence: "Not reported here, so there is no sentence"
    case .pressAgainToQuit: "Press Ctrl-C again to quit"
    case .pasteHint: "Paste as the terminal does (right click or Shift-Insert)"
    case .copyOffered: "Offered to the clipboard; if it is not there, mark it here"
    case .copyTooLong: "Too long for the terminal's clipboard; mark it here"
    case .copyUnsupported: "This terminal has no clipboard; mark it here"
    case .cellOffered(let text): "Offered to the clipboard: \(text); Ctrl-C again quits"
    case .sorted(let column, let descending):
      "Sorted by \(column), \(descending ? "descending" : "ascending"); s reverses"
    case .customaryOrderAgain: "Back to administrative order"
    case .localeFallback(let locale): "The system's locale is not UTF-8; using \(locale)"
    case .terminalNotUTF8: "The terminal is not UTF-8; set its encoding to UTF-8"
    case .onlyASCII: "This system has no UTF-8 locale: English only"
    case .noChineseGlyphs: "This terminal has no Chinese glyphs: English; L switches"
    case .undrawable(let scalars):
      "〓 stands for what this terminal can't show: \(ScreenText.codePoints(scalars))"
    case .comesWithPresent: "Only with data open"
    case .nothingToUndo: "Nothing to undo (this version only browses)"
    case .onlyWithNumbers: "Put the cursor on a number"
    case .loading(let file, let percent):
      "Reading \(file)" + (percent.map { "  \($0)%" } ?? "")
    case .loadingPace(let rate, let seconds):
      ScreenText.megabytes(rate) + "/s"
        + (seconds.map { ", about \($0) \($0 == 1 ? "second" : "seconds") left" } ?? "")
    case .cancelHint: "Ctrl-C cancels"
    case .needsSize(let size, let now):
      "Screen too small: \(size.width)x\(size.height) needed, \(now.width)x\(now.height) now"
    case .show(let phrase): show(phrase)
    case .cannotOpen: "The data can't be opened"
    default: dialogText(phrase)
    }
  }

  static func rankWord(_ rank: Rank) -> String {
    switch rank {
    case .national: "nations"
    case .province: "provinces"
    case .prefecture: "prefectures"
    case .county: "counties"
    case .township: "townships"
    case .village: "villages"
    }
  }

  static func wholeArea(_ rank: Rank) -> String {
    switch rank {
    case .national: "whole nation"
    case .province: "whole province"
    case .prefecture: "whole prefecture"
    case .county: "whole county"
    case .township: "whole township"
    case .village: "whole village"
    }
  }

  static func themeName(_ theme: Theme) -> String {
    switch theme {
    case .dark: "dark"
    case .light: "light"
    case .mono: "monochrome"
    case .colorBlind: "colour-blind safe"
    }
  }

  private static func welcome(_ origin: WelcomeOrigin) -> String {
    switch origin {
    case .published: "Published data"
    case .synthetic: "Invented data for practice"
    case .practice: "Practice copy"
    case .own(let title): title
    }
  }
}
