internal import Core

extension English {
  /// The words of the dialogs, the account and the dashboard.
  static func dialogText(_ phrase: Phrase) -> String {
    switch phrase {
    case .helpTitle: "Help"
    case .footerWord(let word): footerWord(word)
    case .helpSection(let section): sectionName(section)
    case .helpKeys(let section): sectionKeys(section)
    case .command(let id): commandName(id)
    case .commandHelp(let id): commandHelp(id)
    case .paletteTitle: "Commands"
    case .findTitle: "Find"
    case .findHint: "Characters, pinyin, initials or code   Enter opens  Tab filters  Esc back"
    case .findCount(let count): count == 1 ? "1 hit" : "\(count) hits"
    case .myRegionTitle: "My region"
    case .myRegionHint:
      "Find it by characters, pinyin, initials or code   Enter sets it  Esc not now"
    case .bookmarksTitle: "Bookmarks"
    case .sentenceTitle: "Sentence"
    case .tableTitle: "Table (tab-separated)"
    case .findingsTitle(let count): "Findings: \(count)"
    case .noFindings: "No findings"
    case .quitTitle: "Quit"
    case .quitQuestion: "Quit Qijian?"
    case .yesKey: "Enter quits"
    case .noKey: "Esc stays"
    case .accountTitle: "Account and source"
    case .accountRegion: "Region"
    case .accountPeriod: "Period"
    case .accountValue: "Value"
    case .accountReported: "Reported"
    case .accountRivals: "Also"
    case .accountRollUp: "Rolled up"
    case .accountDifference: "Difference"
    case .accountMissing: "Missing"
    case .accountFormula: "Formula"
    case .accountNumerator: "Numerator"
    case .accountDenominator: "Denominator"
    case .accountRateBasis: "Rate basis"
    case .accountCountBasis: "Count basis"
    case .accountLevel: "Level"
    case .accountSource: "Source"
    case .accountPrinted: "As printed"
    case .accountReporter: "Reporter"
    case .accountQualifier: "Exactness"
    case .accountNote: "Note"
    case .accountDefinition: "Definition"
    case .accountUnverified: "Definition not yet checked against the official text"
    case .accountLastEdit: "Last edit"
    case .accountNoEdits: "none (read-only data)"
    case .accountParts: "Parts"
    case .accountScope: "Scope"
    case .accountFigure: "Figure"
    case .accountListed: "On file"
    case .accountBand: "Band"
    case .accountName: "Name"
    case .accountRow: "Row"
    case .sourceNotStated: "no source stated"
    case .partialSentence(
      let period, let region, let title, let known, let unknown, let rank, let value, let isMixed):
      "\(period), \(region): \(title) known for \(known) \(rank.map(rankWord) ?? "units") only, \(value); \(unknown) "
        + (isMixed ? "not reported or on another basis, not included." : "not reported.")
    case .shareSentence(let period, let region, let title, let value, let share):
      "\(period), \(region): \(title) \(value) of the \(share.known) known (\(share.passing)); \(share.all - share.known) not reported."
    case .shareCoverage(let share):
      "\(share.known) of \(share.all) known, \(share.passing) of them pass"
    case .fromReportedOnly(let sentence):
      sentence.hasSuffix(".") ? sentence.dropLast() + " (from what is reported only)." : sentence
    case .changed(let sign): sign > 0 ? "rose by" : sign < 0 ? "fell by" : "did not change"
    case .accountRelated: "Related"
    case .accountExcluded: "Left out"
    case .onlyOfLevel(let level): "\(level) only, no total stated"
    case .excludedBecause(let reason): excluded(reason)
    case .undefinedBecause(let reason): undefined(reason)
    case .mark(let mark, _): markWord(mark)
    case .nestedLowest(let rank): "nested; the lowest level (\(rankWord(rank))) is the whole"
    case .yearsCount(let count): "\(count) years"
    case .countBasis(let basis): countBasis(basis)
    case .qualifier(let qualifier): qualifierName(qualifier)
    case .scope(let scope): scope == .area ? "whole area" : "own office"
    case .kind(let kind): kind.rawValue
    case .levelNormalised(let printed, let level): "printed \"\(printed)\", that is \(level)"
    case .sourcePlace(let document, let place, let section):
      ([document] + [place, section].compactMap(\.self)).joined(separator: "  ")
    case .noDataInPeriod: "No data in this period"
    case .tryOtherPeriods(let years):
      "Years with data: " + years.map(String.init).joined(separator: ", ") + " (< > switch, * all)"
    case .reached(let value, let percent): "now \(value)" + (percent.map { " (\($0)%)" } ?? "")
    case .noDataInTab(let region, let tab, let others):
      "No \(tab) figures for \(region)"
        + (others.isEmpty ? "" : "; tabs with data: " + others.joined(separator: ", "))
    case .noHits: "Nothing found; try initials (kys), pinyin (kaiyuan) or a code (532502)"
    case .noRowsMatch: "No match; Esc clears the filter"
    case .latestYear: "latest year"
    case .markColumn: "mark"
    case .otherYears(let years):
      "More in: " + years.map(String.init).joined(separator: ", ") + " (< > switch, * all)"
    case .ladderComputed: "computed"
    case .league: "Among siblings"
    case .leagueTooFew(let count): "only \(count) comparable, not ranked"
    case .leagueRank(let rank, let count): "no. \(rank) of \(count) comparable"
    case .trend: "by year"
    case .windowsTitle: "Five years against five"
    case .targetsTitle: "Targets"
    case .otherFigures: "Other figures"
    case .moreRows(let count): "\(count) more"
    case .enterpriseCard: "Enterprise"
    case .anonymousEnterprise: "name not printed"
    case .yesNo(let flag): flag ? "yes" : "no"
    case .byChildren(let count, let all): "by unit \(count)/\(all)"
    case .comparison(let comparison): comparisonWord(comparison)
    default: ""
    }
  }

  private static func countBasis(_ basis: CountBasis) -> String {
    switch basis {
    case .highestOnly: "each unit counted once at its highest level; levels add up"
    case .atLeast: "this level or higher; nested, levels do not add up"
    case .unknown: "the document does not tell; not added"
    }
  }

  private static func qualifierName(_ qualifier: Qualifier) -> String {
    switch qualifier {
    case .exact: "exact"
    case .atLeast: "at least (余, 多, 超过)"
    case .justUnder: "just under (近)"
    case .about: "about"
    case .atMost: "at most"
    case .unquantified: "words only, no number"
    }
  }

  private static func excluded(_ reason: Rollup.Excluded.Reason) -> String {
    switch reason {
    case .partial: "itself incomplete"
    case .kind: "stock and flow do not add"
    case .countBasis: "another count basis"
    case .rateBasis: "another rate basis"
    case .unit: "another unit"
    case .undated: "no date stated"
    case .unquantified: "words, no number"
    case .noFraction: "no numerator and denominator"
    }
  }

  private static func undefined(_ reason: UndefinedReason) -> String {
    switch reason {
    case .zeroDenominator: "the denominator is zero"
    case .overflow: "too large for exact arithmetic"
    case .disabled: "switched off: an example of its definition fails"
    case .unknownIndicator: "no such indicator in the catalogue"
    case .circular: "the definition needs itself"
    }
  }

  private static func markWord(_ mark: Mark) -> String {
    switch mark {
    case .reported: "R (reported)"
    case .computed: "C (computed)"
    case .partial: "* (some units only, no total)"
    case .differs: "D (statements disagree)"
    }
  }

  private static func comparisonWord(_ comparison: Comparison) -> String {
    switch comparison {
    case .atLeast: "at least "
    case .atMost: "at most "
    case .equal: ""
    case .rising: "rising "
    case .falling: "falling "
    }
  }

}
