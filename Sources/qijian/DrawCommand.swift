import ArgumentParser
import Core
import TUI

/// A draw for internal checks: `qijian draw [DATASET] --region R --count N --seed S`.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw enterprises and inspectors for internal checks. 内部检查随机抽取",
    discussion: """
      不替代国家随机监督抽查系统。The same data, seed and date give the same result on every machine; \
      docs/draw.md says how it is computed. A draw from data that can be written is written down in \
      the journal before anybody sees it; --verify does it again and compares.
      Exit code: 0 done, or --verify found the same; 1 not the same, or nothing to draw from; 2 no \
      dataset; 64 a wrong argument; 73 not written down; 77 not allowed.
      """)

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @Option(help: "The region; where the data begin if left out.")
  var region: String?

  @Option(help: "How many enterprises to draw.")
  var count = 10

  @Option(help: "The seed spoken in the room.")
  var seed: String?

  @Option(help: "The day of the draw, e.g. 2024-11-15; today if left out.")
  var date: String?

  @Option(help: "The kind of draw in the catalogue.")
  var kind: String?

  @Option(name: .customLong("where"), help: "Narrow the pool: a condition in JSON.")
  var filter: String?

  @Flag(help: "Print the pool as it goes into the fingerprint, and draw nothing.")
  var pool = false

  @Flag(help: "Only try: nothing is written down.")
  var rehearse = false

  @Option(help: "Do a draw on record again and compare: its id, or last.")
  var verify: String?

  @Option(
    name: .customLong("as"),
    help: "Your name in the journal; QIJIAN_USER or the login name if left out.")
  var author: String?

  @Flag(help: "One JSON object.")
  var json = false

  @Flag(help: "Reveal the result on the screen, one enterprise a key.")
  var screen = false

  @OptionGroup var options: CommandOptions

  func run() throws {
    let language = options.language
    let words = DrawText(language)
    let read = try CommandDataset.open(dataset, language, options.caching)
    if let verify {
      try DrawVerification(data: read, language: language, json: json).run(verify)
      return
    }
    let isRecorded = !read.manifest.isReadOnly && !rehearse && !pool
    let desk = isRecorded ? try CommandJournal(read, as: author, language) : nil
    let opened = desk?.dataset ?? read
    let definition = try definition(opened.catalogue)
    let place = try place(opened)
    let condition = try condition(opened.catalogue, definition)
    guard pool || seed.map({ !Draw.normalized($0).isEmpty }) == true else {
      throw CommandFailure.usage(words.noSeed)
    }
    guard pool || count >= 1 else { throw CommandFailure.usage(words.noCount) }
    let day = try day()
    let (units, inspectors) = definition.pool(
      of: place, in: opened, engine: IndicatorEngine(opened), filter: condition)
    let draw = Draw(
      units: units, inspectors: inspectors, count: count, perUnit: definition.perUnit,
      seed: seed ?? "", date: day)
    if pool {
      print(draw.poolText, terminator: "")
      return
    }
    guard !units.isEmpty else {
      CommandOutput.warn("qijian: " + words.emptyPool)
      throw ExitCode(CommandExit.nothingFound)
    }
    let drawn = draw.run()
    let record = DrawRecord(
      draw, drawn: drawn, kind: definition.id, region: opened.regions[place].id, filter: filter)
    // Written down before anybody sees it, so that nobody draws until they like what they see.
    if let desk { try write(record, draw, drawn, definition, desk) }
    let report = DrawReport(
      definition, dataset: opened, region: place, draw: draw, drawn: drawn,
      record: desk == nil ? nil : record.id, language: language)
    if screen { try reveal(report, opened, day) }
    var output = CommandOutput()
    if json {
      try output.line(report.json)
    } else {
      for line in report.lines { try output.line(line) }
    }
    try output.flush()
  }

  private func day() throws -> CalendarDate {
    guard let date else { return WallClock.system.now().date }
    guard let given = CalendarDate(date) else {
      throw CommandFailure.usage(DrawText(options.language).malformedDate(date))
    }
    return given
  }

  /// Puts the draw into the register; one that is there already, since everything was the same, stays.
  private func write(
    _ record: DrawRecord, _ draw: Draw, _ drawn: [Draw.Assignment], _ definition: DrawDefinition,
    _ desk: CommandJournal
  ) throws {
    let data = desk.dataset
    guard let schema = data.catalogue.registers[DrawRecord.register] else { return }
    if data.tables[schema.id]?.find(record.id) != nil { return }
    let place = data.regions.find(record.region).map {
      RegionText(.zh).name(data.regions[$0])
    }
    let row = record.row(
      draw, drawn: drawn, title: (place ?? "") + " " + definition.title.zh)
    let (edit, problems) = data.edit(adding: row, id: record.id, to: schema)
    let text = FindingText(language: options.language, dataset: data)
    for finding in problems where finding.severity == .block {
      CommandOutput.warn("qijian: " + text.sentence(finding))
    }
    guard let edit, !problems.contains(where: { $0.severity == .block }) else {
      throw ExitCode(CommandExit.wrongData)
    }
    _ = try desk.commit([edit], reason: Draw.version + " " + definition.title.zh)
  }

  private func reveal(_ report: DrawReport, _ opened: Dataset, _ day: CalendarDate) throws {
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(
        options: TerminalOptions(
          mouse: false, bundledLocaleFolder: ExecutableFolder.localeFolder))
    } catch {
      throw CommandFailure.usage(TerminalErrorText(options.language).sentence(error))
    }
    var start = StartRequest(fixesLanguage: true, fixesTheme: true, ignoresSession: true)
    start.presents = PresentRequest(deck: report.deck)
    var app = App(
      size: terminal.size, settings: Settings(language: options.language, mouse: false),
      session: Session(dataset: ""), request: start)
    app.wallClock = .stopped(at: day)
    _ = Runtime(app: app, terminal: terminal, store: nil).run { _ in
      { mailbox, _ in mailbox.post(.loaded(.opened(opened))) }
    }
  }

  private func definition(_ catalogue: Catalogue) throws -> DrawDefinition {
    let known = catalogue.draws.all
    guard let kind else {
      if let first = known.first { return first }
      throw CommandFailure.usage(DrawText(options.language).unknownDraw("", known: []))
    }
    guard let found = catalogue.draws[kind] else {
      throw CommandFailure.usage(
        DrawText(options.language).unknownDraw(kind, known: known.map(\.id)))
    }
    return found
  }

  private func place(_ opened: Dataset) throws -> RegionID {
    guard let region else {
      return opened.manifest.startRegion.flatMap { opened.regions.resolve($0) }
        ?? opened.regions.root
    }
    return try CommandDataset.place(region, in: opened, options.language)
  }

  private func condition(_ catalogue: Catalogue, _ definition: DrawDefinition) throws
    -> Condition?
  {
    guard let filter else { return nil }
    do throws(LoadProblem) {
      return try ConditionReader(catalogue).condition(filter, in: definition.register)
    } catch {
      let finding = Finding(severity: .block, fact: .load(error))
      throw CommandFailure.usage(FindingText(language: options.language).sentence(finding))
    }
  }
}
