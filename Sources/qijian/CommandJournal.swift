import ArgumentParser
import Core
import TUI

/// A dataset with its journal, opened for a command that writes.
struct CommandJournal {
  private(set) var dataset: Dataset
  let journal: Journal
  let text: EntryCommandText
  let author: String
  /// The last transaction in the data.
  private let basedOn: Int

  /// Goes on with a dataset and its journal that are open.
  init(_ dataset: Dataset, _ journal: Journal, _ language: Language) {
    self.dataset = dataset
    self.journal = journal
    text = EntryCommandText(language, dataset)
    author = journal.author
    basedOn = journal.sequence
  }

  /// Opens a dataset with everything that its journal holds; ends with an exit code where nobody can write to it.
  init(
    _ named: String?, as author: String?, _ language: Language, _ caching: CachingOptions
  ) throws {
    try self.init(CommandDataset.open(named, language, caching), as: author, language)
  }

  /// Takes an opened dataset with everything that its journal holds.
  init(_ opened: Dataset, as author: String?, _ language: Language) throws {
    var opened = opened
    text = EntryCommandText(language, opened)
    self.author = author ?? Surroundings.author()
    if opened.manifest.isReadOnly {
      throw CommandFailure.refused(text.refusal(.readOnlyDataset))
    }
    do throws(JournalError) {
      journal = try Journal.open(
        opened.folder, files: DiskFiles(), author: self.author, now: { Surroundings.now() },
        at: opened.journal)
      _ = opened.apply(try journal.news())
      basedOn = journal.sequence
    } catch {
      throw Self.failure(text.notWritten(error))
    }
    dataset = opened
  }

  /// Commits edits as one step and returns its number in the journal once it is on the disk; nil where nothing was to be done.
  func commit(
    _ edits: [Edit], reason: String?, act: Transaction.Act = .edit
  ) throws -> Int? {
    let edits = edits.filter { $0.from != $0.to }
    if edits.isEmpty { return nil }
    let request = CommitRequest(
      id: journal.nextID(), basedOn: basedOn, reason: reason, act: act, edits: edits)
    let outcome = try write(request) { text.notWritten($0) }
    switch outcome {
    case .committed(let transactions): return transactions.last?.sequence
    case .conflict(let theirs):
      if let last = theirs.last { CommandOutput.warn("qijian: " + text.conflict(last)) }
      throw ExitCode(CommandExit.conflict)
    }
  }

  /// Writes a request that the person may make; ends with an exit code where they may not, or nothing was written.
  func write(
    _ request: CommitRequest, failing words: (JournalError) -> String
  ) throws -> CommitOutcome {
    let allowed: CommitRequest
    do throws(EditRefusal) {
      allowed = try Permission(dataset, person: author).allowed(request)
    } catch {
      throw CommandFailure.refused(text.refusal(error))
    }
    defer { tell() }
    do throws(JournalError) {
      return try journal.commit(allowed)
    } catch {
      throw Self.failure(words(error))
    }
  }

  /// Says what the journal has noticed, such as a torn end that was cut off.
  private func tell() {
    for notice in journal.takeNotices() {
      if let sentence = EntryText(text.language).sentence(notice) {
        CommandOutput.warn("qijian: " + sentence)
      }
    }
  }

  /// Prints the number of a step in the journal; says so where nothing had to be done.
  static func print(_ sequence: Int?, _ text: EntryCommandText) throws {
    guard let sequence else {
      CommandOutput.warn(text.nothingToDo())
      return
    }
    var output = CommandOutput()
    try output.line(String(sequence))
    try output.flush()
  }

  private static func failure(_ message: String) -> ExitCode {
    CommandOutput.warn("qijian: " + message)
    return ExitCode(CommandExit.cannotSave)
  }
}
