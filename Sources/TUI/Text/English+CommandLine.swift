internal import Core

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
    case .nothingStated(let region, let indicator, let period):
      "\(plain(region)) has no data\(indicator.map { " of “\(plain($0))”" } ?? "")"
        + (period.map { " for \(plain($0)); without --period any time is shown." } ?? ".")
    case .childrenCounted(let count, let all): "\(count) of \(all) below"
    case .otherStatements: "Other figures (another time, scope or basis)"
    case .marks: "R reported  C computed or rolled up  * only some below  D sources differ"
    case .figures(let count): "\(count) figures"
    case .noFigures: "no figures"
    case .generating(let count, let all): "\(count) of \(all) enterprises made"
    case .generated(let folder, let count):
      "\(count) synthetic enterprises in \(plain(folder)) (all of it invented)"
    case .generation(let failure): generation(failure)
    case .malformedYears(let text):
      "\(quoted(text)) is no span of years. Write 2018-2025 or 2023."
    case .malformedCount(let text):
      "\(quoted(text)) is no number of enterprises. Write one such as 10000, 100k or 1.2M."
    case .missingFolder: "The folder to make has no name. Name one that is empty or not there yet."
    case .columnRegion: "Region"
    case .columnIndicator: "Indicator"
    case .columnPeriod: "Period"
    case .columnValue: "Value"
    case .columnSource: "Source"
    case .columnNumber: "Figure"
    }
  }

  private static func generation(_ failure: DatasetSynthesis.Failure) -> String {
    switch failure {
    case .file(let error): loading(LoadProblem(error))
    case .plan(let error): loading(error)
    case .unknownRegion(let id):
      "There is no region \(quoted(id)). Give six-digit codes such as 530000, or all."
    case .noPlaces: "These regions have no counties to put enterprises in. Choose others."
    case .occupied(let folder):
      "\(plain(folder)) is not empty and was left as it is. Name an empty folder."
    case .cancelled:
      "Cancelled. What was written has no dataset.json and opens as no dataset; delete the folder."
    }
  }

  private static func loading(_ problem: LoadProblem) -> String {
    FindingText(language: .en).sentence(Finding(severity: .block, fact: .load(problem)))
  }

  private static func list(_ items: [String]) -> String {
    items.map { "  " + $0 }.joined(separator: "\n")
  }
}
