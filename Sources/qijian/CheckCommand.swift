import ArgumentParser
import Core
import TUI

/// Findings: `qijian check DATASET [--json]`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "List what is wrong with a dataset. 核查数据",
    discussion: """
      One finding a line on standard output, those that must be fixed first. Exit code 0: none \
      that must be fixed; 1: some; 2: nothing could be opened.
      """)

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var options: CommandOptions

  func run() throws {
    var output = CommandOutput()
    let language = options.language
    let opened = try CommandDataset.open(dataset) { findings in
      try write(findings, nil, &output)
    }
    let findings = CommandDataset.findings(of: opened)
    try write(findings, opened, &output)
    let counts = Rule.Severity.allCases.map { severity in
      findings.count { $0.severity == severity }
    }
    let text = CommandText(language)
    CommandOutput.warn(
      findings.isEmpty
        ? text(.noFindings)
        : text(.findingsInAll(mustFix: counts[2], explain: counts[1], hints: counts[0])))
    if counts[2] > 0 { throw ExitCode(CommandExit.mustFix) }
  }

  private func write(
    _ findings: [Finding], _ dataset: Dataset?, _ output: inout CommandOutput
  ) throws {
    let places =
      dataset.map { RecordPlaces(of: findings, in: $0, files: DiskFiles()) } ?? RecordPlaces()
    let text = FindingText(language: options.language, dataset: dataset, places: places)
    let record = FindingRecord(language: options.language, dataset: dataset, places: places)
    for finding in findings {
      try output.line(
        json
          ? record.json(finding)
          : "[\(text.severity(finding.severity))] " + text.sentence(finding))
    }
    try output.flush()
  }
}
