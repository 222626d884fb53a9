import ArgumentParser
import Core
import Glibc
import TUI

/// What the panels are opened with, and the opening.
struct Browsing {
  var dataset: String?
  var region: String?
  var year: Int?
  var lang: Language?
  var theme: Theme?
  var color = ColorChoice.auto
  var ascii = false
  var ambiguous: Int?
  var script: String?
  var size = ScreenSize.standard
  var dump: String?
  var fresh = false
  var caching = Caching()

  /// Runs to the end; throws the exit code where it is not 0.
  func run() throws {
    let code = script != nil || dump != nil ? try runHeadless() : try runOnTerminal()
    if code != 0 { throw ExitCode(code) }
  }

  private var language: Language { lang ?? Language.fromEnvironment() }

  private func makeApp(size: Size, session: Session) -> App {
    App(
      size: size,
      settings: Settings(language: language, theme: theme ?? .dark, ascii: ascii),
      session: session,
      request: StartRequest(
        region: region, year: year, fixesLanguage: lang != nil, fixesTheme: theme != nil,
        ignoresSession: fresh, today: Surroundings.today(), author: Surroundings.author(),
        practiceFolder: Surroundings.practiceFolder()))
  }

  /// Reads a dataset by its folder, nil for the one of the command line.
  ///
  /// What is worth it is kept once the dataset has been handed over, by the same thread; it gives way
  /// to those that draw.
  private func loader(isKeeping: Bool) throws -> (String?) -> Runtime.Load {
    let named = Surroundings.wholePath(try DatasetLocation.resolve(dataset))
    return { folder in
      let folder = folder ?? named
      return { mailbox, cancellation in
        var loader = DatasetLoader(files: DiskFiles())
        loader.cache = caching.cache(of: folder)
        let outcome: LoadOutcome
        do throws(OpenFailure) {
          outcome = .opened(
            try loader.open(
              folder: folder, progress: { mailbox.post(.loading($0)) },
              isCancelled: { cancellation.isCancelled }))
        } catch {
          outcome = error == .cancelled ? .cancelled : .failed(error.findings)
        }
        mailbox.post(.loaded(outcome))
        if isKeeping, let cache = loader.cache {
          // On Linux this is the priority of the thread alone.
          setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
          cache.save()
        }
      }
    }
  }

  /// The practice copy that the person worked in the last time, if it is still there.
  private func practice(_ session: Session) -> String? {
    guard !fresh, let folder = session.practice, DiskFiles().exists(folder + "/dataset.json") else {
      return nil
    }
    return folder
  }

  private func runOnTerminal() throws -> Int32 {
    let load = try loader(isKeeping: true)
    let store = SessionStore(
      files: DiskFiles(), stateFolder: StateFolder.path(),
      dataset: DatasetLocation.sessionName(dataset))
    var session = store.load()
    session.practice = practice(session)
    let keeper = caching.keeper(of: try session.practice ?? DatasetLocation.resolve(dataset))
    // A hundred files are looked at while the terminal is made ready.
    keeper?.lookAhead()
    let terminal: NcursesTerminal
    do throws(TerminalError) {
      terminal = try NcursesTerminal(options: terminalOptions)
    } catch {
      CommandOutput.warn("qijian: " + TerminalErrorText(language).sentence(error))
      return CommandExit.usage
    }
    var app = makeApp(size: terminal.size, session: session)
    app.padName = Surroundings.pad
    let runtime = Runtime(
      app: app, terminal: terminal, store: store, watch: CommandDataset.watch(),
      notes: ShowNotes(files: DiskFiles(), stateFolder: StateFolder.path()),
      makeTally: { event, dataset, position in
        TallyCommand.desk(event, dataset, dataset.folder, at: position)
      },
      services: Surroundings.services(keepsDrafts: true),
      keeper: keeper)
    let code = runtime.run(folder: session.practice, loader: load)
    if let words = runtime.lastWords { CommandOutput.warn("qijian: " + words) }
    return code
  }

  private var terminalOptions: TerminalOptions {
    TerminalOptions(
      theme: theme ?? .dark, colorMode: color.mode, ascii: ascii, ambiguousWidth: ambiguous,
      bundledLocaleFolder: ExecutableFolder.localeFolder)
  }

  private func runHeadless() throws -> Int32 {
    try ScreenDump.check(dump, language)
    let extent = size.size
    let events: [InputEvent]
    do throws(KeyScript.ParseError) {
      events = try KeyScript.parse(script ?? "")
    } catch {
      throw ValidationError(KeyScriptErrorText(language).sentence(error))
    }
    let terminal = HeadlessTerminal(
      size: extent, events: events, theme: theme ?? .dark, ascii: ascii)
    let app = makeApp(size: extent, session: Session(dataset: ""))
    let runtime = Runtime(
      app: app, terminal: terminal, store: nil,
      services: Surroundings.services(keepsDrafts: false))
    let code = runtime.runScript(terminal, loader: try loader(isKeeping: false))
    try ScreenDump.write(terminal, to: dump ?? "-")
    return code
  }
}

extension Browsing {
  /// What most people start the program with, nothing or a folder; nil for all else.
  ///
  /// The parser takes longer to build its tables of commands and options than the first screen takes to
  /// be drawn. A word with a slash cannot be a command's name, one with a dash may be an option.
  init?(plain words: some Collection<String>) {
    var words = Array(words)
    let isNamed = words.first == "browse"
    if isNamed { words.removeFirst() }
    guard words.count < 2, words.allSatisfy({ !$0.hasPrefix("-") && (isNamed || $0.contains("/")) })
    else { return nil }
    self.init(dataset: words.first)
  }
}
