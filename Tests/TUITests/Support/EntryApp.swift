import Core
import Testing

@testable import TUI

/// The program on the demo county with a journal in memory: each key finds the journal's answer, time stands still.
final class EntryApp {
  private(set) var app: App
  /// The disk; shared by programs that work on one dataset.
  let files: MemoryFiles
  private var worker: EntryWorker?
  private var mail: [Message] = []
  /// What the program asked of the world besides entry.
  private(set) var effects: [Effect] = []

  static let folder = "/data"
  /// In a grid: to the sheet of the outreach family, to 2025, where nothing is stated, and to the first cell.
  static let outreach = "<F6><F6><F6><F6><F6><C-Right><C-Right><C-Up><Home>"

  /// Starts a program and opens the dataset as it was loaded.
  init(
    files: MemoryFiles = MemoryFiles(["/data/dataset.json": "{\"format\": 1}"]),
    author: String = "li", people: [Manifest.Person] = [], isReadOnly: Bool = false,
    size: Size = Size(width: 80, height: 24), language: Language = .zh
  ) throws {
    self.files = files
    app = App(
      size: size, settings: Settings(language: language), session: Session(dataset: ""),
      request: StartRequest(
        today: CalendarDate(year: 2026, month: 1, day: 10), author: author,
        practiceFolder: "/practice"))
    let services = EntryServices(
      files: files, stateFolder: "/state", practiceFolder: "/practice", author: author,
      now: { "2023-12-20T14:02:00+08:00" })
    worker = EntryWorker(services) { [unowned self] in mail.append($0) }
    var dataset = SampleApp.demoCounty
    dataset.folder = Self.folder
    dataset.manifest.people = people
    dataset.manifest.isReadOnly = isReadOnly
    send(.loaded(.opened(dataset)))
  }

  /// Gives a message and everything that follows from it.
  func send(_ message: Message) { follow(app.update(message)) }

  private func follow(_ asked: [Effect]) {
    for effect in asked {
      if case .entry(let job) = effect {
        worker?.perform(job)
      } else {
        effects.append(effect)
        if case .quit = effect { end() }
      }
    }
    while !mail.isEmpty {
      let message = mail.removeFirst()
      if case .journal(let news) = message { heard.append(Self.name(news)) }
      follow(app.update(message))
    }
  }

  /// What came from the journal and the drafts, by name.
  private(set) var heard: [String] = []

  private static func name(_ news: JournalNews) -> String {
    String(String(describing: news).prefix { $0.isLetter })
  }

  /// What the program asks for because of an event; none of it is done.
  func ask(_ event: InputEvent) -> [Effect] { app.update(.input(event)) }

  /// Holds something back until ``deliver()``.
  func hold(_ effect: Effect) { held.append(effect) }

  /// Presses keys, written as in scripts.
  @discardableResult
  func press(_ script: String) throws -> EntryApp {
    for event in try KeyScript.parse(script) { send(.input(event)) }
    return self
  }

  /// Presses keys while the journal's answers stay in the mail; ``deliver()`` brings them.
  func pressUnanswered(_ script: String) throws {
    for event in try KeyScript.parse(script) { held += app.update(.input(event)) }
  }

  private var held: [Effect] = []

  /// Does what was held back.
  func deliver() {
    let waiting = held
    held = []
    follow(waiting)
  }

  /// Makes the program do something that no key does.
  func perform(_ change: (inout App) -> [Effect]) { follow(change(&app)) }

  /// Ends the program as a kill does: its locks end with it.
  func end() { worker = nil }

  /// Opens the journal again as after reading the dataset's files when they were so.
  func reopen(_ stamps: [String: FileInformation]) {
    follow([.entry(.open(folder: Self.folder, at: nil, stamps: stamps))])
  }

  /// Looks for what others have written.
  func lookForNews() {
    worker?.lookForNews()
    follow([])
  }

  /// Lets time pass.
  func wait(_ milliseconds: Int) { send(.tick(milliseconds)) }

  var grid: GridState {
    app.deepGrid
      ?? GridState(
        region: RegionID(0), sheet: EntrySheet(id: "", title: LocalizedText(zh: ""), choices: []),
        period: .year(1), shape: .regions)
  }

  /// What a cell shows, with its mark.
  func cell(_ row: Int, _ column: Int) -> String {
    guard let workspace = app.workspace,
      let subject = grid.subject(GridPoint(row: row, column: column))
    else { return "?" }
    let content = app.reader(workspace).content(subject)
    return content.text + content.mark
  }

  /// The values of a column's first cells.
  func column(_ column: Int, rows: Int) -> [String] { (0..<rows).map { cell($0, column) } }

  var screen: [String] { app.draw().canvas.lines() }
  var status: String { screen.suffix(3).prefix(2).joined(separator: " ") }
  /// The same without blanks, as it is said before it is broken into lines.
  var said: String { status.filter { !$0.isWhitespace } }

  /// Lines of the journal, without the header of its segment.
  var journalLines: Int {
    let bytes = (try? files.read("/data/journal/0001.ndjson", limit: 1 << 24)) ?? []
    return max(0, bytes.count { $0 == 0x0A } - 1)
  }
}
