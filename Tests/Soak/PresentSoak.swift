import Core
import Glibc
import TUI

/// Days of a show in minutes: every tick another press of a counter, now and then another size of the terminal.
///
/// Its arguments: the folder of a dataset, where the report goes, how many ticks and how many resizes. It shows on its own terminal what
/// `qijian present --kiosk` would, through the same functions; only the journal's file is left out.
@main
struct PresentSoak {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let ticks = Int(arguments[3]), let resizes = Int(arguments[4])
    else {
      exit(64)
    }
    do {
      var soak = try PresentSoak(folder: arguments[1])
      try soak.run(ticks: ticks, resizes: resizes, report: arguments[2])
    } catch {
      try? DiskFiles().write(Array("\(error)\n".utf8), to: arguments[2], mode: .everybodyReads)
      exit(1)
    }
  }

  /// Milliseconds between two ticks of the time that is told.
  private static let step = 100

  private var app: App
  private var dataset: Dataset
  private var engine: IndicatorEngine
  private var board: TallyBoard
  private let sheet: TallySheet
  private let terminal: NcursesTerminal
  private let minutes = Guarded(0)

  private init(folder: String) throws {
    dataset = try DatasetLoader(files: DiskFiles()).open(folder: folder)
    engine = IndicatorEngine(dataset)
    sheet = dataset.catalogue.tallies.all[0]
    terminal = try NcursesTerminal()
    let indicator = IndicatorChoice(indicator: "certification.enterprises")
    let deck = Deck(
      id: "soak", seconds: 15,
      slides: [
        Slide(.tally(event: nil)), Slide(.number(indicator, by: .level)),
        Slide(.trend(indicator, windows: [], years: 5)), Slide(.countdown(.next)),
      ])
    var request = StartRequest(region: "999901", fixesLanguage: true, ignoresSession: true)
    request.presents = PresentRequest(deck: deck, isKiosk: true)
    app = App(
      size: terminal.size, settings: Settings(mouse: false), session: Session(dataset: ""),
      request: request)
    board = TallyBoard(
      event: "soak", counters: sheet.counters.count, dataset: dataset)
    let minutes = minutes
    let first = CalendarDate.first(ofMonth: 4, year: 2024)
    app.wallClock = WallClock {
      let passed = minutes.withLock { $0 }
      let day = CalendarDate(year: 2024, month: 4, day: passed / 1_440 % 28 + 1)
      return WallTime(date: day ?? first, hour: passed / 60 % 24, minute: passed % 60)
    }
  }

  private mutating func run(ticks: Int, resizes: Int, report: String) throws {
    _ = app.update(.loaded(.opened(dataset)))
    press(
      1,
      board.edits(
        beginning: "soak", sheet: sheet, region: "999901",
        date: CalendarDate.first(ofMonth: 4, year: 2024), time: "09:00", counter: 1, by: 1))
    var lines: [String] = []
    let every = max(1, ticks / max(1, resizes))
    for tick in 1...ticks {
      minutes.withLock { $0 = tick * Self.step / 60_000 }
      if let edit = board.edit(adding: 1, to: tick % sheet.counters.count + 1, of: "soak") {
        press(tick + 1, [edit])
      }
      _ = app.update(.tick(tick * Self.step))
      show()
      if tick % every == 0 { resize(tick / every) }
      if tick == ticks / 10 || tick == ticks {
        lines.append("  \(tick) ticks: \(Self.memory) kB resident, \(Self.descriptors) descriptors")
      }
    }
    terminal.close()
    let counted = board.totals.reduce(0, +)
    lines.append(
      "  counted \(counted), frames \(terminal.frameCount), bytes \(terminal.sentByteCount)")
    try DiskFiles().write(
      Array((lines.joined(separator: "\n") + "\n").utf8), to: report, mode: .everybodyReads)
  }

  private mutating func press(_ sequence: Int, _ edits: [Edit]) {
    let transaction = Transaction(
      sequence: sequence, id: "soak-\(sequence)", author: "soak", time: "", edits: edits)
    board.apply([transaction])
    let changes = dataset.apply(transaction)
    engine = engine.updated(dataset, by: changes)
    _ = app.update(.followed(dataset, engine))
  }

  private func show() {
    let frame = app.draw()
    terminal.present(frame.canvas, cursor: frame.cursor, cursorVisible: false)
  }

  /// Gives the own terminal another size and waits until that has been noticed.
  private mutating func resize(_ number: Int) {
    var size = winsize(
      ws_row: UInt16(24 + number % 37), ws_col: UInt16(80 + number % 121), ws_xpixel: 0,
      ws_ypixel: 0)
    _ = ioctl(STDOUT_FILENO, UInt(TIOCSWINSZ), &size)
    for event in terminal.wait(timeout: .milliseconds(60), wake: nil) {
      _ = app.update(.input(event))
    }
    show()
  }

  private static var memory: Int {
    let text = (try? DiskFiles().read("/proc/self/status", limit: 1 << 16)) ?? []
    let line = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  private static var descriptors: Int {
    (0..<1_024).count { fcntl(Int32($0), F_GETFD) >= 0 }
  }
}
