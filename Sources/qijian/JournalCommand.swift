import ArgumentParser
import Core
import TUI

/// What was done to a dataset: `qijian journal log|verify|undo|checkpoint`.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "List, verify, undo, checkpoint edits. 改动日志",
    subcommands: [LogCommand.self, VerifyCommand.self, UndoCommand.self, CheckpointCommand.self])
}

/// Options that the journal's commands share.
struct JournalOptions: ParsableArguments {
  @Option(help: "Folder of the dataset.")
  var dataset: String

  @Flag(help: "JSON, one object a line.")
  var json = false

  @OptionGroup var options: CommandOptions

  var record: JournalRecord { JournalRecord(options.language) }

  /// The dataset's folder, whether it or its `dataset.json` is named.
  var folder: String {
    dataset.hasSuffix("/dataset.json") ? String(dataset.dropLast("/dataset.json".count)) : dataset
  }

  /// Runs something; what the journal does not do is said, and gives the exit code.
  func attempt<Result>(
    _ code: Int32, _ body: () throws(JournalError) -> Result
  ) throws -> Result {
    do throws(JournalError) {
      return try body()
    } catch {
      CommandOutput.warn("qijian: " + EntryText(options.language).sentence(error))
      throw ExitCode(code)
    }
  }

  /// Opens dataset and journal to write; what a person should hear of goes to standard error.
  func open() throws -> (Dataset, Journal) {
    let opened = try CommandDataset.open(dataset, options.language, options.caching)
    if opened.manifest.isReadOnly {
      CommandOutput.warn("qijian: " + Self.readOnly(options.language))
      throw ExitCode(CommandExit.cannotSave)
    }
    let journal = try attempt(CommandExit.cannotOpen) { () throws(JournalError) in
      try Journal.open(
        opened.folder, files: DiskFiles(), author: Surroundings.author(),
        now: { Surroundings.now() }, at: opened.journal)
    }
    return (opened, journal)
  }

  /// Says what the journal has noticed.
  func tell(_ journal: Journal) {
    for notice in journal.takeNotices() {
      if let sentence = EntryText(options.language).sentence(notice) {
        CommandOutput.warn("qijian: " + sentence)
      }
    }
  }

  private static func readOnly(_ language: Language) -> String {
    language == .zh ? "这个数据集是只读的" : "this dataset is read-only"
  }
}

/// `qijian journal log`: what was done, the first step first.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "List what was done. 列出改动")

  @Option(help: "Only steps after this number.")
  var after = 0

  @Option(
    help: "Only the history of this figure, REGISTER/ROW or REGISTER/ROW.FIELD.")
  var of: String?

  @OptionGroup var options: JournalOptions

  func run() throws {
    let (entries, problems) = try options.attempt(CommandExit.cannotOpen) {
      () throws(JournalError) in
      try Journal.readLog(of: options.folder, in: DiskFiles(), after: after)
    }
    var output = CommandOutput()
    for entry in entries where concerns(entry.transaction) {
      if options.json {
        try output.line(options.record.json(entry))
      } else {
        for line in options.record.lines(entry) { try output.line(line) }
      }
    }
    try output.flush()
    for problem in problems {
      CommandOutput.warn("qijian: " + options.record.sentence(problem))
    }
    if !problems.isEmpty { throw ExitCode(CommandExit.refused) }
  }

  private func concerns(_ transaction: Transaction) -> Bool {
    guard let of else { return true }
    return transaction.edits.contains { edit in
      switch edit.target {
      case .figure(let id): of == id
      case .row(let register, let id):
        of == "\(register)/\(id)" || of.hasPrefix("\(register)/\(id).")
      case .field(let register, let row, let field):
        of == "\(register)/\(row)" || of == "\(register)/\(row).\(field)"
      }
    }
  }
}

/// `qijian journal verify`: whether every checksum, hash and number is right.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Compare all checksums and hashes. 校验日志",
    discussion: "Changes nothing. Exit code 0: sound; 1: damaged; 2: nothing could be read.")

  @OptionGroup var options: JournalOptions

  func run() throws {
    let start = ContinuousClock.now
    let report = try options.attempt(CommandExit.cannotOpen) { () throws(JournalError) in
      try Journal.verify(options.folder, files: DiskFiles())
    }
    let time = ContinuousClock.now - start
    var output = CommandOutput()
    if options.json {
      try output.line(options.record.json(report))
    } else {
      for line in options.record.lines(report) { try output.line(line) }
    }
    try output.flush()
    let milliseconds =
      time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000
    CommandOutput.warn("\(milliseconds) ms")
    if !report.isSound { throw ExitCode(CommandExit.refused) }
  }
}

/// `qijian journal undo`: takes the person's last step back.
struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take your last step back. 撤销自己的上一步",
    discussion: """
      Prints the number of the step that takes it back, once it is on the disk. Refused (exit code 1) where there is nothing to take back or \
      somebody has changed the same since.
      """)

  @Option(help: "Whose step; your own if left out.")
  var author: String?

  @OptionGroup var options: JournalOptions

  func run() throws {
    let (dataset, journal) = try options.open()
    let name = author ?? journal.author
    let steps = try options.attempt(CommandExit.cannotOpen) { () throws(JournalError) in
      try journal.transactions(after: 0)
    }
    let language = options.options.language
    let request: CommitRequest
    do throws(UndoRefusal) {
      request = try Undo(steps).undo(by: name, id: journal.nextID(), in: dataset)
    } catch {
      CommandOutput.warn("qijian: " + options.record.sentence(error))
      throw ExitCode(CommandExit.refused)
    }
    // Who may not edit something may not take an edit of it back.
    let outcome = try CommandJournal(dataset, journal, language).write(request) {
      EntryText(language).sentence($0)
    }
    options.tell(journal)
    guard case .committed(let transactions) = outcome, let last = transactions.last else {
      CommandOutput.warn(
        "qijian: "
          + (language == .zh ? "别人刚改了同一处，没有撤销" : "somebody has just changed the same: not undone"))
      throw ExitCode(CommandExit.refused)
    }
    var output = CommandOutput()
    try output.line(
      options.json
        ? options.record.json(
          JournalEntry(
            transaction: last,
            place: JournalPlace(
              segment: journal.position.segment, line: journal.position.line, offset: 0)))
        : "\(last.sequence)")
    try output.flush()
  }
}

/// `qijian journal checkpoint`: brings the dataset's files up to date.
struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint", abstract: "Write the edits into the dataset's files. 把改动写入数据文件",
    discussion: """
      Prints the files written. The journal is kept and goes on in a new segment. Files that another program changes at the same time \
      are not overwritten.
      """)

  @Flag(help: "Go on although lines of the journal are damaged; the new segment says so.")
  var acceptDamage = false

  @OptionGroup var options: JournalOptions

  func run() throws {
    var (dataset, journal) = try options.open()
    let text = EntryCommandText(options.options.language, dataset)
    if let refusal = Permission(dataset, person: journal.author).refusal(editing: nil) {
      throw CommandFailure.refused(text.refusal(refusal))
    }
    let result = try options.attempt(CommandExit.cannotSave) { () throws(JournalError) in
      while true {
        do throws(JournalError) {
          return try journal.checkpoint(&dataset, acceptingDamage: acceptDamage)
        } catch .behind(let transactions) {
          // Somebody went on writing meanwhile.
          _ = dataset.apply(transactions)
        }
      }
    }
    options.tell(journal)
    var output = CommandOutput()
    if options.json {
      try output.line(options.record.json(result))
    } else {
      for line in options.record.lines(result) { try output.line(line) }
    }
    try output.flush()
  }
}
