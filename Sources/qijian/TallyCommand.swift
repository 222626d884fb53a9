import ArgumentParser
import Core
import Glibc
import TUI

/// A pad that counts an event: `qijian tally DATASET [--sheet ID]`.
struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Count an event: each press is on the disk before it is shown. 现场计数",
    discussion: """
      Several pads with the same sheet, region and day (or the same --event) add up. F9 ends the \
      event and writes one row with the sums to the register.
      """)

  @Argument(help: "Folder of the dataset; it must be writable.")
  var dataset: String?

  @Option(help: "The counters, by their id in the catalogue; the first if left out.")
  var sheet: String?

  @Option(help: "The region; where the data begin if left out.")
  var region: String?

  @Option(help: "A name for the event, where there are several of a kind on one day.")
  var event: String?

  @Option(help: "The day, e.g. 2024-04-26; today if left out.")
  var date: String?

  @Option(help: "Colours: dark, light, mono or colorBlind.")
  var theme: Theme = .dark

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @OptionGroup var options: CommandOptions

  func run() throws {
    let language = options.language
    let folder = try DatasetLocation.resolve(dataset)
    let opened = try CommandDataset.open(dataset, language, options.caching)
    guard !opened.manifest.isReadOnly else {
      throw CommandFailure.usage(TallyText(language).readOnly)
    }
    let known = opened.catalogue.tallies.all
    guard let counters = sheet.map({ opened.catalogue.tallies[$0] }) ?? known.first else {
      throw CommandFailure.usage(
        TallyText(language).unknownSheet(sheet ?? "", known: known.map(\.id)))
    }
    var place =
      opened.manifest.startRegion.flatMap { opened.regions.resolve($0) } ?? opened.regions.root
    if let region { place = try CommandDataset.place(region, in: opened, language) }
    var day = WallClock.system.now().date
    if let date {
      guard let given = CalendarDate(date) else {
        throw CommandFailure.usage(DrawText(language).malformedDate(date))
      }
      day = given
    }
    let event = TallyEvent(
      sheet: counters, region: opened.regions[place].id, date: day, name: event,
      pad: Surroundings.pad)
    let code = try run(event, opened, folder)
    if code != 0 { throw ExitCode(code) }
  }

  /// What writes the presses of a pad into the journal of a dataset.
  static func desk(
    _ event: TallyEvent, _ dataset: Dataset, _ folder: String, at position: JournalPosition
  ) -> TallyDesk {
    TallyDesk(
      event, dataset: dataset, clock: { WallClock.system.now().clock },
      open: { () throws(JournalError) in
        try Journal.open(
          folder, files: DiskFiles(), author: Surroundings.author(),
          now: { Surroundings.now() }, at: position)
      })
  }

  private func run(_ event: TallyEvent, _ opened: Dataset, _ folder: String) throws -> Int32 {
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(
        options: TerminalOptions(
          theme: theme, ascii: ascii, mouse: false,
          bundledLocaleFolder: ExecutableFolder.localeFolder))
    } catch {
      throw CommandFailure.usage(TerminalErrorText(options.language).sentence(error))
    }
    var start = StartRequest(fixesLanguage: true, fixesTheme: true, ignoresSession: true)
    start.tally = event
    let app = App(
      size: terminal.size,
      settings: Settings(language: options.language, theme: theme, ascii: ascii, mouse: false),
      session: Session(dataset: ""), request: start)
    let desk = Self.desk(event, opened, folder, at: opened.journal)
    return Runtime(app: app, terminal: terminal, store: nil, tally: desk).run { _ in
      { mailbox, _ in mailbox.post(.loaded(.opened(opened))) }
    }
  }
}
