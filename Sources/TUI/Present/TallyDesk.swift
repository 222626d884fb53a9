package import Core
internal import Glibc

/// The thread that puts a pad's presses into the journal, one after another, and reads what other pads write.
///
/// A press is acknowledged once it is on the disk. Sending is safe from any thread.
package final class TallyDesk: Sendable {
  private struct Work {
    var jobs: [TallyJob] = []
    /// Jobs that were taken and are not done.
    var open = 0
    var isStopped = false
  }

  /// The event that is counted.
  package let event: TallyEvent
  private let work = Guarded(Work())
  private let pipe = WakePipe()
  private let catalogue: Catalogue
  private let open: @Sendable () throws(JournalError) -> Journal
  private let board: TallyBoard
  private let clock: @Sendable () -> String

  /// Prepares to write; `clock` gives hours and minutes for the register.
  package init(
    _ event: TallyEvent, dataset: Dataset, clock: @escaping @Sendable () -> String,
    open: @escaping @Sendable () throws(JournalError) -> Journal
  ) {
    self.event = event
    catalogue = dataset.catalogue
    self.open = open
    self.clock = clock
    board = TallyBoard(event: event.id, counters: event.sheet.counters.count, dataset: dataset)
  }

  /// Asks for something to be written.
  package func send(_ job: TallyJob) {
    work.withLock { $0.jobs.append(job) }
    pipe.wake()
  }

  /// Ends the thread once everything asked for is written.
  package func stop() {
    work.withLock { $0.isStopped = true }
    pipe.wake()
  }

  /// Waits until everything asked for is written or refused, but no longer than some milliseconds.
  package func drain(milliseconds: Int) {
    for _ in 0..<max(1, milliseconds / 5) {
      if work.withLock({ $0.jobs.isEmpty && $0.open == 0 }) { return }
      _ = poll(nil, 0, 5)
    }
  }

  /// Starts the thread.
  package func start(_ mailbox: Mailbox) {
    LoaderThread.start { [self] in
      var worker: Worker?
      repeat {
        do throws(JournalError) {
          if worker == nil { worker = try Worker(desk: self, journal: open(), mailbox) }
          try worker?.turn(mailbox)
        } catch {
          // Every press is told what keeps it from being counted, and tries anew.
          refuse(error, mailbox)
          if worker == nil { pipe.wait(milliseconds: -1) }
        }
      } while !isOver
    }
  }

  private var isOver: Bool { work.withLock { $0.isStopped && $0.jobs.isEmpty } }

  private func refuse(_ error: JournalError, _ mailbox: Mailbox) {
    let jobs = takeJobs()
    mailbox.post(.tally(.failed(error)))
    mailbox.post(.tally(.refused(jobs.count)))
    finish(jobs.count)
  }

  fileprivate func takeJobs() -> [TallyJob] {
    pipe.reset()
    return work.withLock { work in
      defer { work.jobs = [] }
      work.open += work.jobs.count
      return work.jobs
    }
  }

  fileprivate func finish(_ count: Int) { work.withLock { $0.open -= count } }

  /// The state of the thread.
  private struct Worker {
    let desk: TallyDesk
    let journal: Journal
    var board: TallyBoard
    /// Presses of this pad that can be taken back, with the ids of their transactions.
    var presses: [(counter: Int, amount: Int, id: String)] = []
    let began: String

    private var event: TallyEvent { desk.event }

    init(desk: TallyDesk, journal: Journal, _ mailbox: Mailbox) throws(JournalError) {
      self.desk = desk
      self.journal = journal
      board = desk.board
      began = desk.clock()
      board.apply(try journal.news())
      tell(mailbox, done: 0)
    }

    private func tell(_ mailbox: Mailbox, done: Int) {
      let own =
        board.counts(of: event.pad) ?? [Int](repeating: 0, count: event.sheet.counters.count)
      mailbox.post(.tally(.board(board, own: own, done: done)))
    }

    mutating func turn(_ mailbox: Mailbox) throws(JournalError) {
      var waiting = [
        pollfd(fd: desk.pipe.readable, events: Int16(POLLIN), revents: 0),
        pollfd(fd: journal.changeDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      let timeout = journal.changeDescriptor < 0 ? Int32(Journal.pollInterval) : -1
      _ = poll(&waiting, 2, timeout)
      for job in desk.takeJobs() {
        do throws(JournalError) {
          if try perform(job) { mailbox.post(.tally(.ended(board))) }
        } catch {
          mailbox.post(.tally(.failed(error)))
        }
        tell(mailbox, done: 1)
        desk.finish(1)
      }
      journal.clearChange()
      let before = board
      if let news = try? journal.news(), !news.isEmpty { board.apply(news) }
      journal.forgetRead()
      if board != before { tell(mailbox, done: 0) }
    }

    /// Whether the event is over now.
    private mutating func perform(_ job: TallyJob) throws(JournalError) -> Bool {
      // Who ended the event has added up; what comes later would be lost.
      if board.isEnded { return true }
      switch job {
      case .add(let amount, let counter):
        guard event.sheet.counters.indices.contains(counter - 1) else { return false }
        let have = board.counts(of: event.pad)?[counter - 1] ?? 0
        let effective = max(amount, -have)
        guard effective != 0 else { return false }
        guard let id = try commit(adding: effective, to: counter, act: .edit) else { return true }
        presses.append((counter, effective, id))
        if presses.count > 10_000 { presses.removeFirst(5_000) }
        return false
      case .undo:
        guard let last = presses.last else { return false }
        let id = try commit(adding: -last.amount, to: last.counter, act: .undo(of: last.id))
        presses.removeLast()
        return id == nil
      case .end:
        let (desk, event, began) = (desk, event, began)
        _ = try write(.edit) { board in
          board.edits(
            ending: event.sheet, region: event.region, date: event.date, began: began,
            ended: desk.clock(), catalogue: desk.catalogue)
        }
        return true
      }
    }

    /// The id of the transaction that counts; nil where the event is over.
    private mutating func commit(
      adding amount: Int, to counter: Int, act: Transaction.Act
    ) throws(JournalError) -> String? {
      let (event, clock) = (event, desk.clock)
      return try write(act) { board in
        if let edit = board.edit(adding: amount, to: counter, of: event.pad) { return [edit] }
        return board.edits(
          beginning: event.pad, sheet: event.sheet, region: event.region, date: event.date,
          time: clock(), counter: counter, by: amount)
      }
    }

    /// Writes edits made of the board as it stands; where somebody has changed it meanwhile, they are made anew, unless the event is over.
    private mutating func write(
      _ act: Transaction.Act, _ edits: (TallyBoard) -> [Edit]
    ) throws(JournalError) -> String? {
      while true {
        let id = journal.nextID()
        let request = CommitRequest(
          id: id, basedOn: journal.sequence, act: act, edits: edits(board))
        switch try journal.commit(request) {
        case .committed(let transactions):
          board.apply(transactions)
          return id
        case .conflict(let theirs):
          board.apply(theirs)
          if board.isEnded { return nil }
        }
      }
    }
  }
}
