import ArgumentParser
import Core
import TUI

/// One number: `qijian set REGION INDICATOR PERIOD VALUE`.
struct SetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Enter one number. 录入一个数字",
    discussion: """
      VALUE is what a person would type into the cell: 12, 1,234, 3.7万, 近40, 12/15, 0 for a zero report; - empties the cell. Its \
      number in the journal is printed once it is on the disk. An entered number never overwrites a document's; it answers before it.
      打印的编号表示该数已落盘。- 表示清空；0 是零报告。
      Exit code: 0 done, 1 somebody else changed the same, 2 no dataset, 64 a wrong name or period, 65 no number, 73 not written, \
      77 not allowed.
      """)

  @Argument(help: "The region, e.g. 530181, 安宁市, 安宁.")
  var region: String

  @Argument(help: "The indicator's id or title, e.g. outreach.materials, 发放宣传材料.")
  var indicator: String

  @Argument(
    help:
      "The period, e.g. 2023, 2023-05, 2023-H1; a year stands for its last day where a state is asked for."
  )
  var period: String

  @Argument(help: "The value; - for none; after -- where it begins with a minus sign.")
  var value: String

  @Option(help: "area (the whole area, as if left out) or office (本级).")
  var scope: String?

  @Option(help: "Part of the number, as dimension=option; may be repeated.")
  var breakdown: [String] = []

  @Option(help: "Level: national, province, prefecture, county, township, village.")
  var level: String?

  @Option(
    help:
      "How levels are counted: highestOnly, atLeast, unknown; as the place's last ones if left out."
  )
  var countBasis: String?

  @Option(help: "Why.")
  var reason: String?

  @OptionGroup var options: EntryOptions

  func run() throws {
    let language = options.language
    // A variable of a script that is not set must not empty a cell.
    if EnteredText.cleaned(value).isEmpty {
      throw CommandFailure.usage(EntryCommandText.emptyValue(language))
    }
    let desk = try options.journal()
    let data = desk.dataset
    let region = try RegionArgument.resolve(region, in: data.regions, language)
    let definition = try definition(in: data.catalogue, desk.text)
    let period = try period(definition)
    var figure = Figure(
      id: "", indicator: definition.id, region: region, scope: try scope(definition, desk.text),
      kind: definition.kind, level: try level(definition, desk.text),
      breakdown: try breakdown(definition, data.catalogue, desk.text), period: period,
      quantity: Quantity(.zero, unit: definition.unit), source: Source(document: Source.entry))
    figure.countBasis = try countBasis(of: figure, data, desk.text)
    let cell = EnteredText.cell(
      value, unit: definition.unit, units: data.catalogue.units, also: definition.otherUnits,
      places: nil)
    let edit: Edit
    switch cell {
    case .success(.missing): edit = data.edit(clearing: figure)
    case .success(.notApplicable): throw CommandFailure.wrongData(desk.text.notApplicable())
    case .success(.value(let entered)):
      figure.quantity = entered.quantity
      figure.numerator = entered.numerator
      figure.denominator = entered.denominator
      edit = data.edit(entering: figure)
      warn(of: figure, data, language)
    case .failure(let problem):
      throw CommandFailure.wrongData(desk.text.malformedValue(problem, definition))
    }
    try CommandJournal.print(try desk.commit([edit], reason: reason), desk.text)
  }

  /// Tells what the checks find; the number is written all the same, as in the panels.
  private func warn(of figure: Figure, _ data: Dataset, _ language: Language) {
    guard let today = Surroundings.today() else { return }
    let checks = EntryChecks(data, engine: IndicatorEngine(data), today: today)
    let text = FindingText(language: language, dataset: data)
    for finding in checks.findings(entering: figure) {
      CommandOutput.warn("[\(text.severity(finding.severity))] " + text.sentence(finding))
    }
  }

  // MARK: - Names

  private func definition(
    in catalogue: Catalogue, _ text: EntryCommandText
  ) throws -> Indicator {
    if let known = catalogue.indicators[indicator] { return known }
    let named = catalogue.indicators.all.filter {
      [$0.title.zh, $0.title.en, $0.shortTitle.zh, $0.shortTitle.en].contains(indicator)
    }
    if named.count == 1 { return named[0] }
    let others = named.isEmpty ? catalogue.indicators.all : named
    throw CommandFailure.usage(text.unknown(.indicator, indicator, among: others.map(\.id)))
  }

  private func period(_ indicator: Indicator) throws -> Period {
    guard let today = Surroundings.today(),
      case .success(let period) = EnteredText.period(period, today: today)
    else {
      throw CommandFailure.usage(CommandText(options.language)(.malformedPeriod(period)))
    }
    return Sheets.figurePeriod(period, kind: indicator.kind)
  }

  private func scope(_ indicator: Indicator, _ text: EntryCommandText) throws -> Scope {
    guard let scope else { return .area }
    guard let known = Scope(rawValue: scope) else {
      throw CommandFailure.usage(text.unknown(.scope, scope, among: Scope.allCases.map(\.rawValue)))
    }
    if known == .office, !indicator.office {
      throw CommandFailure.usage(text.noOffice(indicator))
    }
    return known
  }

  private func level(_ indicator: Indicator, _ text: EntryCommandText) throws -> Rank? {
    guard let level else { return nil }
    guard let known = Rank(rawValue: level) else {
      throw CommandFailure.usage(text.unknown(.level, level, among: Rank.allCases.map(\.rawValue)))
    }
    if !indicator.dimensions.contains(Catalogue.levelDimension) {
      throw CommandFailure.usage(text.notSplit(indicator, by: Catalogue.levelDimension))
    }
    return known
  }

  private func countBasis(
    of figure: Figure, _ data: Dataset, _ text: EntryCommandText
  ) throws -> CountBasis? {
    guard let countBasis else { return data.countBasis(of: figure) }
    guard let known = CountBasis(rawValue: countBasis) else {
      throw CommandFailure.usage(
        text.unknown(.countBasis, countBasis, among: CountBasis.allCases.map(\.rawValue)))
    }
    return known
  }

  private func breakdown(
    _ indicator: Indicator, _ catalogue: Catalogue, _ text: EntryCommandText
  ) throws -> Breakdown {
    var parts: [Breakdown.Part] = []
    for part in breakdown {
      let names = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard names.count == 2 else { throw CommandFailure.usage(text.malformedBreakdown(part)) }
      guard let dimension = catalogue.dimensions[names[0]] else {
        throw CommandFailure.usage(
          text.unknown(.dimension, names[0], among: catalogue.dimensions.all.map(\.id)))
      }
      if !indicator.dimensions.contains(dimension.id) {
        throw CommandFailure.usage(text.notSplit(indicator, by: dimension.id))
      }
      if dimension[names[1]] == nil {
        throw CommandFailure.usage(
          text.unknown(.option, names[1], among: dimension.options.map(\.id)))
      }
      parts.append(Breakdown.Part(dimension: names[0], option: names[1]))
    }
    return Breakdown(parts)
  }
}
