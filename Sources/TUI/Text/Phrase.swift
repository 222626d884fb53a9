package import Core

/// Everything the chrome of the program says, as facts; `Chinese` and `English` write the words.
///
/// A phrase added here does not compile until both languages say it.
package enum Phrase: Sendable, Equatable {
  // Data entry.
  case entry(EntryPhrase)
  // Forms.
  case form(FormPhrase)

  // The top line.
  case productName
  case allPeriods
  case year(Int)
  case readOnly
  case synthetic
  case practiceCopy
  case helpHint

  // Lists.
  case region
  case regionName
  case enterprise
  case wholeArea(Rank, String)
  case hiddenRows(Int, Rank?)
  case shownEmptyRows
  case rowsInAll(Int)
  case matching(Int, String)
  case coverage(reporting: Int, expected: Int)
  case reportedBeside(String)
  case rollUpBeside(String)
  case markLegend(ascii: Bool)
  case noEnterprises
  case sortedBy(String, descending: Bool)
  case sortedByBriefly(String, descending: Bool)

  // Values.
  case missing
  case notApplicable
  case undefined
  case periodNotStated

  // Status line.
  case welcome(WelcomeOrigin, figures: Int, regions: Int)
  case origin(WelcomeOrigin)
  /// What was opened has findings of loading that must be fixed.
  case welcomeWithFindings(WelcomeOrigin, mustFix: Int)
  case inputMethodHint
  case savedNothing
  case mouseOn
  case mouseOff
  case themeChanged(Theme)
  case atTheTop
  case noLaterPeriod
  case noEarlierPeriod
  case noMatch(String)
  case bookmarked(String)
  case noBookmarks
  case myRegionSet(String)
  case noMyRegion
  case myRegionQuestion
  case myRegionLater
  case noOtherPlace
  case noSentence
  case pressAgainToQuit
  case pasteHint
  case copyOffered
  case copyTooLong
  case copyUnsupported
  case cellOffered(String)
  case sorted(String, descending: Bool)
  case customaryOrderAgain
  case localeFallback(String)
  case terminalNotUTF8
  case onlyASCII
  case noChineseGlyphs
  case undrawable([Unicode.Scalar])

  // Why a command can't be given.
  case comesWithPresent
  case nothingToUndo
  case onlyWithNumbers

  // Dialogs.
  case helpTitle
  case helpSection(HelpSection)
  case footerWord(FooterWord)
  case helpKeys(HelpSection)
  case command(CommandID)
  case commandHelp(CommandID)
  case paletteTitle
  case findTitle
  case findHint
  case findCount(Int)
  case myRegionTitle
  case myRegionHint
  case bookmarksTitle
  case sentenceTitle
  case tableTitle
  case findingsTitle(Int)
  case noFindings
  case quitTitle
  case quitQuestion
  case yesKey
  case noKey

  // The account of a number.
  case accountTitle
  case accountRegion
  case accountPeriod
  case accountValue
  case accountReported
  case accountRivals
  case accountRollUp
  case accountDifference
  case accountMissing
  case accountFormula
  case accountNumerator
  case accountDenominator
  case accountRateBasis
  case accountCountBasis
  case accountLevel
  case accountSource
  case accountPrinted
  case accountReporter
  case accountQualifier
  case accountNote
  case accountDefinition
  case accountUnverified
  case accountLastEdit
  case accountNoEdits
  case accountParts
  case accountScope
  case accountFigure
  case accountListed
  case accountBand
  case accountName
  case accountRow
  case sourceNotStated
  case partialSentence(
    period: String, region: String, title: String, known: Int, unknown: Int, rank: Rank?,
    value: String, isMixed: Bool)
  case shareSentence(
    period: String, region: String, title: String, value: String, ShareCoverage)
  case shareCoverage(ShareCoverage)
  /// A sentence about what some of the years or regions behind it do not report.
  case fromReportedOnly(String)
  /// Which way a number went: 1, -1 or 0.
  case changed(Int)
  case accountRelated
  case accountExcluded
  case onlyOfLevel(String)
  case excludedBecause(Rollup.Excluded.Reason)
  case undefinedBecause(UndefinedReason)
  case mark(Mark, ascii: Bool)
  case nestedLowest(Rank)
  case yearsCount(Int)
  case countBasis(CountBasis)
  case qualifier(Qualifier)
  case scope(Scope)
  case kind(FigureKind)
  case levelNormalised(printed: String, level: String)
  case sourcePlace(document: String, place: String?, section: String?)

  // The dashboard.
  case noDataInPeriod
  case noDataInTab(region: String, tab: String, others: [String])
  case noHits
  case noRowsMatch
  case latestYear
  case markColumn
  case tryOtherPeriods([Int])
  case reached(String, percent: String?)
  case otherYears([Int])
  case yearSwitched(Int)
  case ladderComputed
  case league
  case leagueTooFew(Int)
  case leagueRank(rank: Int, of: Int)
  case trend
  case windowsTitle
  case targetsTitle
  case otherFigures
  case moreRows(Int)
  case enterpriseCard
  case anonymousEnterprise
  case yesNo(Bool)
  case byChildren(Int, of: Int)
  case comparison(Comparison)

  // Presenting.
  case show(ShowPhrase)

  // Starting and failing.
  case loading(file: String, percent: Int?)
  /// Seconds left are nil where the sizes of files are not known.
  case loadingPace(bytesPerSecond: Int, secondsLeft: Int?)
  case cancelHint
  case needsSize(Size, now: Size)
  case cannotOpen
}
