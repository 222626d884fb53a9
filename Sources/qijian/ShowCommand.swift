import ArgumentParser
import Core
import TUI

/// One place: `qijian show REGION`.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show all numbers of a region. 查看一个地区的全部数字",
    discussion: """
      REGION is an id, a code, a name, a short name or a former name. A name that several regions \
      have is not guessed: the candidates are listed, and the exit code is 64.
      """)

  @Argument(help: "The region, e.g. 530181, 安宁市, 安宁.")
  var region: String

  @Option(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Option(help: "A year; or a period as data files write it, e.g. 2023-H1; or all, as if left out.")
  var period: String?

  @Option(help: "Only this indicator, with the account of its numbers.")
  var indicator: String?

  @Flag(help: "One JSON object a line.")
  var json = false

  @OptionGroup var options: CommandOptions

  func run() throws {
    let language = options.language
    let asked = try askedPeriod()
    let opened = try CommandDataset.open(dataset, language, options.caching)
    let region = try RegionArgument.resolve(self.region, in: opened.regions, language)
    try checkIndicator(opened.catalogue)
    let engine = IndicatorEngine(opened)
    var report =
      switch asked {
      case .choice(let choice):
        RegionReport(
          dataset: opened, engine: engine, region: region, period: choice, only: indicator)
      case .stated(let period):
        RegionReport(
          dataset: opened, engine: engine, region: region, stated: period, only: indicator)
      }
    // Sums over some of the places below are made for a year only.
    if period == nil, report.rows.isEmpty, let year = opened.manifest.defaultYear {
      report = RegionReport(
        dataset: opened, engine: engine, region: region, period: .year(year), only: indicator)
    }
    let rows = report.rows
    var output = CommandOutput()
    if json {
      for row in rows { try output.line(report.json(row)) }
    } else if rows.isEmpty {
      let name = RegionText(language).name(opened.regions[region])
      let title = indicator.flatMap { opened.catalogue.indicators[$0] }.map {
        language.pick($0.title)
      }
      try output.line(
        CommandText(language)(
          .nothingStated(region: name, indicator: title, period: asked.words)))
    } else if indicator != nil {
      for (index, row) in rows.enumerated() {
        if index > 0 { try output.line("") }
        for line in report.account(row, language: language, columns: 100) {
          try output.line(line)
        }
      }
    } else {
      for line in report.lines(language: language) { try output.line(line) }
    }
    try output.flush()
  }

  /// The time asked for.
  private enum Asked {
    /// A year, with everything computed and rolled up for it, or any time.
    case choice(PeriodChoice)
    /// What is stated for exactly this period.
    case stated(Period)

    /// The period as it was asked for; nil for any time.
    var words: String? {
      switch self {
      case .choice(let choice): choice.year.map { String($0) }
      case .stated(let period): period.description
      }
    }
  }

  private func askedPeriod() throws -> Asked {
    guard let period, period != "all", period != "全部" else { return .choice(.all) }
    switch Period(period) {
    case .year(let year): return .choice(.year(year))
    case .some(let other): return .stated(other)
    case nil:
      throw CommandFailure.usage(CommandText(options.language)(.malformedPeriod(period)))
    }
  }

  private func checkIndicator(_ catalogue: Catalogue) throws {
    guard let indicator, catalogue.indicators[indicator] == nil else { return }
    let known = catalogue.indicators.all.map(\.id)
    throw CommandFailure.usage(
      CommandText(options.language)(
        .unknownIndicator(indicator, near: NearestName.of(indicator, among: known))))
  }
}
