import ArgumentParser
import Core
import Glibc
import TUI

/// Where the data of a show come from and how it is told on a screen; `present` and `snapshot` share them.
struct ShowOptions: ParsableArguments {
  @Option(help: "A deck in JSON (docs/decks.md); the default deck of the region if left out.")
  var deck: String?

  @Option(help: "The region: a code, a name or a short name.")
  var region: String?

  @Option(help: "The year.")
  var year: Int?

  @Option(help: "The day to count from, e.g. 2024-11-15; today if left out.")
  var today: String?

  @Option(help: "Language of the screen: zh or en.")
  var lang: Language?

  @Option(help: "Colours: dark, light, mono or colorBlind.")
  var theme: Theme?

  @Flag(help: "Draw with ASCII only.")
  var ascii = false

  @OptionGroup var caching: CachingOptions

  var language: Language { lang ?? Language.fromEnvironment() }

  /// The clock: of the system, or standing still on the day asked for.
  func clock() throws -> WallClock {
    guard let today else { return .system }
    guard let date = CalendarDate(today) else {
      throw CommandFailure.usage(CommandText(language)(.malformedPeriod(today)))
    }
    return .stopped(at: date)
  }

  /// The deck asked for, understood by a dataset's catalogue; ends with exit code 64 where it is none.
  func readDeck(_ catalogue: Catalogue) throws -> Deck? {
    guard let deck else { return nil }
    do throws(LoadProblem) {
      return try DeckReader(catalogue).read(path: deck, in: DiskFiles())
    } catch {
      let finding = Finding(severity: .block, fact: .load(error))
      throw CommandFailure.usage(FindingText(language: language).sentence(finding))
    }
  }
}

/// The screen of a show: `qijian present [DATASET]`.
struct PresentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present", abstract: "Present a region's numbers to a room. 演示")

  @Argument(help: "Folder of the dataset; the published one if left out.")
  var dataset: String?

  @OptionGroup var show: ShowOptions

  @Option(help: "Seconds a slide stands before the next one comes by itself.")
  var seconds: Int?

  @Option(help: "Begin with this slide, from 1.")
  var slide = 1

  @Flag(help: "Numbers jump instead of counting up.")
  var still = false

  @Flag(help: "Runs by itself for good: round and round; no key ends it, only a signal.")
  var kiosk = false

  @Option(
    name: .customLong("terminal"),
    help: "Show on this terminal, e.g. /dev/tty8; a kiosk takes it again whenever it comes back.")
  var device: String?

  @Flag(help: "Show the speaker's notes and the next slide of the show on another terminal.")
  var notes = false

  @Option(help: "auto, never, 16 or 256.")
  var color: ColorChoice = .auto

  @Option(help: "Columns of characters of ambiguous width: 1 or 2.")
  var ambiguous: Int?

  @Option(help: "Play these keys without a terminal.")
  var script: String?

  @Option(help: "Size of the screen without a terminal, e.g. 100x30.")
  var size: ScreenSize = .standard

  @Option(help: "Write the last screen here: - for text, or a file .txt .ansi .svg.")
  var dump: String?

  func run() throws {
    if notes { return try runNotes() }
    let folder = try DatasetLocation.resolve(dataset)
    // The deck is read with the data's own catalogue, and mistakes in its form are said before the screen is taken.
    let opened = try CommandDataset.open(dataset, show.language, show.caching)
    let deck = try show.readDeck(opened.catalogue)
    let request = PresentRequest(
      deck: deck, seconds: seconds ?? (kiosk ? 15 : nil), slide: slide, isKiosk: kiosk)
    let code: Int32
    if script != nil || dump != nil {
      code = try runHeadless(opened, request)
    } else {
      code = try runOnTerminal(opened, request, folder)
    }
    if code != 0 { throw ExitCode(code) }
  }

  private func app(_ size: Size, _ request: PresentRequest) throws -> App {
    var start = StartRequest(
      region: show.region, year: show.year, fixesLanguage: true, fixesTheme: true,
      ignoresSession: true)
    start.presents = request
    var app = App(
      size: size,
      settings: Settings(
        language: show.language, theme: show.theme ?? .dark, ascii: show.ascii, mouse: false),
      session: Session(dataset: ""), request: start)
    app.wallClock = try show.clock()
    app.isStill = still || isStillByEnvironment
    return app
  }

  private var isStillByEnvironment: Bool {
    let value = Surroundings.environment["QIJIAN_STILL"] ?? ""
    return !value.isEmpty && value != "0"
  }

  private func runNotes() throws {
    let notes = ShowNotes(files: DiskFiles(), stateFolder: StateFolder.path())
    NotesScreen(terminal: try takeTerminal(), notes: notes, language: show.language).run()
  }

  private func takeTerminal() throws -> NcursesTerminal {
    if let device, !TerminalDevice.take(device) {
      let error = TerminalError.system(call: "open \(device)", code: errno)
      throw CommandFailure.usage(TerminalErrorText(show.language).sentence(error))
    }
    do throws(TerminalError) {
      return try NcursesTerminal(
        options: TerminalOptions(
          theme: show.theme ?? .dark, colorMode: color.mode, ascii: show.ascii,
          ambiguousWidth: ambiguous, mouse: false,
          bundledLocaleFolder: ExecutableFolder.localeFolder,
          returnsTo: kiosk ? device ?? TerminalDevice.lasting : nil))
    } catch {
      throw CommandFailure.usage(TerminalErrorText(show.language).sentence(error))
    }
  }

  private func runOnTerminal(
    _ opened: Dataset, _ request: PresentRequest, _ folder: String
  ) throws -> Int32 {
    let terminal = try takeTerminal()
    let runtime = Runtime(
      app: try app(terminal.size, request), terminal: terminal, store: nil,
      watch: CommandDataset.watch(),
      notes: ShowNotes(files: DiskFiles(), stateFolder: StateFolder.path()))
    return runtime.run { _ in { mailbox, _ in mailbox.post(.loaded(.opened(opened))) } }
  }

  private func runHeadless(_ opened: Dataset, _ request: PresentRequest) throws -> Int32 {
    try ScreenDump.check(dump, show.language)
    let events: [InputEvent]
    do throws(KeyScript.ParseError) {
      events = try KeyScript.parse(script ?? "")
    } catch {
      throw ValidationError(KeyScriptErrorText(show.language).sentence(error))
    }
    let terminal = HeadlessTerminal(
      size: size.size, events: events, theme: show.theme ?? .dark, ascii: show.ascii)
    let runtime = Runtime(app: try app(size.size, request), terminal: terminal, store: nil)
    let code = runtime.runScript(terminal) { _ in
      { mailbox, _ in mailbox.post(.loaded(.opened(opened))) }
    }
    try ScreenDump.write(terminal, to: dump ?? "-")
    return code
  }
}

extension CommandDataset {
  /// Reads a dataset again whenever its files, or those that it is based on, change.
  static func watch() -> DataWatch {
    DataWatch(
      folders: { folder in
        let manifest = try? JSONDocument(path: folder + "/dataset.json", in: DiskFiles())
        guard let base = manifest?.root["base"]?.string else { return [folder] }
        return [folder, base.hasPrefix("/") ? base : folder + "/" + base]
      },
      reload: { folder, token in
        do throws(OpenFailure) {
          return .opened(
            try DatasetLoader(files: DiskFiles()).open(
              folder: folder, isCancelled: { token.isCancelled }))
        } catch {
          return error == .cancelled ? .cancelled : .failed(error.findings)
        }
      },
      hasChanged: { !$0.filesChangedUnderneath(in: DiskFiles()).isEmpty },
      fingerprint: { $0.fingerprint(in: DiskFiles()) },
      openJournal: { folder, position in
        try? Journal.open(
          folder, files: DiskFiles(), author: Surroundings.author(),
          now: { Surroundings.now() }, at: position)
      })
  }
}
