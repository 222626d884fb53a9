internal import Core

extension Runtime {
  /// Runs on one dataset.
  package func run(load: @escaping Load) -> Int32 { run { _ in load } }

  /// Plays a script on one dataset.
  package func runScript(_ headless: HeadlessTerminal, load: @escaping Load) -> Int32 {
    runScript(headless) { _ in load }
  }

  /// How long the end may take, in milliseconds: who asks by a signal gets no longer than three seconds.
  private static let endingTime = 2_500

  /// Leaves everything either in the journal or in the drafts.
  ///
  /// The drafts come first, with all that is on its way to the journal. That may have to wait for another program; what it
  /// acknowledges in time is no draft any more.
  func finishWriting() {
    let end = moment + Self.endingTime
    func left(_ reserve: Int) -> Int { max(0, end - reserve - moment) }
    if let writer {
      writer.drainDrafts(milliseconds: left(1_500))
      while app.isWriting, left(700) > 0 {
        mailbox.wait(milliseconds: min(20, left(700)))
        takeAnswers()
      }
      if !app.isWriting { writer.drainJournal(milliseconds: left(700)) }
      takeAnswers()
      perform(app.saveDrafts(evenIfFresh: true))
      writer.drainDrafts(milliseconds: left(200))
      lastWords = app.lastWords
    }
    tally?.drain(milliseconds: left(0))
  }

  /// What the journal answers while the program ends.
  private func takeAnswers() {
    for message in mailbox.takeAll() {
      if case .journal = message { perform(app.update(message)) }
    }
  }
}

extension App {
  /// Whether something is on its way to the journal.
  var isWriting: Bool { !desk.outbox.isEmpty }

  /// What was not written when the program ends; nil where everything was.
  var lastWords: String? {
    guard isWriting else { return nil }
    let why = desk.waiting.map { JournalErrorWords(settings.language).words($0) }
    return text(.entry(.leftUnsaved(desk.outbox.items.count, why)))
  }
}
