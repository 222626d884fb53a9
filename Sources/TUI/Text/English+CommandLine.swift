extension English {
  /// What the commands say that write lines.
  static func command(_ phrase: CommandPhrase) -> String {
    switch phrase {
    case .mustFixHint(let count):
      "the data has \(count) findings that must be fixed; qijian check lists them"
    case .noFindings: "nothing found"
    case .findingsInAll(let mustFix, let explain, let hints):
      "\(mustFix + explain + hints) \(mustFix + explain + hints == 1 ? "finding" : "findings"): \(mustFix) must fix, \(explain) explain, "
        + "\(hints) hints"
    case .unknownRegion(let name, let near):
      "there is no region \(quoted(name)). "
        + (near.isEmpty ? "" : "Near to it:\n" + list(near) + "\n")
        + "Give a six-digit code, a name, a short name or a former name, such as 530100 or 昆明."
    case .ambiguousRegion(let name, let candidates):
      "\(quoted(name)) means several; give the code, or put the region above before it "
        + "(长春市朝阳区):\n" + list(candidates)
    case .endedRegion(let name, let until, let now):
      "\(plain(name)) (until \(until)), now \(plain(now))"
    case .unknownIndicator(let id, let near):
      "there is no indicator \(quoted(id))" + (near.map { ", perhaps \(quoted($0))" } ?? "")
        + ". Without --indicator all indicators with a value are listed."
    case .malformedPeriod(let text):
      "\(quoted(text)) is no period. Give a year (such as 2023), a period such as 2023-H1, "
        + "2017/2021 or @2023-12-31, or all for any time."
    case .wrongCommandLine: "the command line is wrong; qijian --help tells how to write it."
    case .nothingStated(let region, let period?):
      "\(plain(region)) has no data for \(plain(period)); without --period any time is shown."
    case .nothingStated(let region, nil): "\(plain(region)) has no data."
    case .childrenCounted(let count, let all): "\(count) of \(all) below"
    case .otherStatements: "Other figures (another time, scope or basis)"
    case .marks: "R reported  C computed or rolled up  * only some below  D sources differ"
    case .figures(let count): "\(count) figures"
    case .noFigures: "no figures"
    case .columnRegion: "Region"
    case .columnIndicator: "Indicator"
    case .columnPeriod: "Period"
    case .columnValue: "Value"
    case .columnSource: "Source"
    case .columnNumber: "Figure"
    }
  }

  private static func list(_ items: [String]) -> String {
    items.map { "  " + $0 }.joined(separator: "\n")
  }
}
