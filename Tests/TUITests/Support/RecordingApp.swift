import Core
import Testing

@testable import TUI

/// The program on invented data with a journal in memory that acknowledges at once.
struct RecordingApp {
  private(set) var app: App
  private(set) var transactions: [Transaction] = []
  private(set) var copied: [String] = []
  /// Whether the journal takes anything; else it refuses.
  var isWritable = true

  init(
    _ size: Size = Size(width: 80, height: 24), language: Language = .zh,
    dataset: Dataset = SampleApp.demoCounty
  ) {
    var request = StartRequest()
    request.today = CalendarDate(year: 2024, month: 5, day: 6)
    request.author = "王敏"
    app = App(
      size: size, settings: Settings(language: language), session: Session(dataset: ""),
      request: request)
    send(.loaded(.opened(dataset)))
    send(.journal(.opened(writer: "start", start: 0, earlier: [], transactions: [])))
  }

  mutating func type(_ script: String) throws {
    for event in try KeyScript.parse(script) { send(.input(event)) }
  }

  private mutating func send(_ message: Message) {
    for effect in app.update(message) {
      switch effect {
      case .entry(.commit(let request)): acknowledge(request)
      case .copy(let text): copied.append(text)
      default: break
      }
    }
  }

  private mutating func acknowledge(_ request: CommitRequest) {
    guard isWritable else { return }
    let transaction = Transaction(
      sequence: transactions.count + 1, id: request.id, author: "王敏",
      time: "2024-05-06T14:02:00+08:00", reason: request.reason, act: request.act,
      edits: request.edits)
    transactions.append(transaction)
    send(.journal(.committed(request.id, [transaction])))
  }

  /// Moves the focus to a field with Tab or Shift-Tab; records a failure where it is not reached.
  mutating func go(to field: String, _ key: String = "<Tab>") throws {
    for _ in 0..<120 {
      if form?.focused?.id == field { return }
      try type(key)
    }
    Issue.record("the focus does not come to \(field)")
  }

  /// The form on top, or nil.
  var form: FormState? {
    if case .form(.form(let form)) = app.layers.last { form } else { nil }
  }

  var dataset: Dataset { app.workspace?.dataset ?? SampleApp.demoCounty }

  var screen: [String] { app.draw().canvas.lines() }

  func isOnScreen(_ words: String) -> Bool { screen.contains { $0.contains(words) } }

  /// The values of the row that the last transaction was about.
  func lastRow(of register: String) -> RowDraft? {
    for edit in transactions.last?.edits ?? [] {
      let id: String
      switch edit.target {
      case .row(register, let row): id = row
      case .field(register, let row, _): id = row
      default: continue
      }
      guard let table = dataset.table(register), let row = table.find(id) else { return nil }
      return dataset.values(of: row, in: table)
    }
    return nil
  }
}

extension RecordingApp: CustomTestStringConvertible {
  /// The screen: the state itself holds the whole dataset.
  var testDescription: String { "\n" + screen.joined(separator: "\n") }
}
