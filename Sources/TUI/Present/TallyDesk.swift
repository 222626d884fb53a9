package import Core
internal import Glibc

/// What a tally pad asks of the journal.
package enum TallyJob: Sendable, Equatable {
  /// Add to a counter, from 1; a negative amount takes away, but never below what this pad has counted.
  case add(Int, counter: Int)
  /// Take the last press of this pad back.
  case undo
  /// End the event and register it.
  case end
}

/// What came of it.
package enum TallyNews: Sendable {
  /// How the event stands on the disk; `done` jobs of this pad are in it or were refused.
  case board(TallyBoard, own: [Int], done: Int)
  /// Something could not be written; nothing was counted.
  case failed(JournalError)
  /// The event is over and in the register.
  case ended(TallyBoard)
}

/// Everything that a pad must know of its event.
package struct TallyEvent: Sendable, Equatable {
  /// The counters.
  package let sheet: TallySheet
  /// Id of the event.
  package let id: String
  /// Id of the region in which it takes place.
  package let region: String
  /// Its day.
  package let date: CalendarDate
  /// This pad among the others.
  package let pad: String

  /// Makes an event of a sheet; pads with the same id add up.
  package init(sheet: TallySheet, region: String, date: CalendarDate, name: String?, pad: String) {
    self.sheet = sheet
    self.region = region
    self.date = date
    self.pad = pad
    id = name ?? "\(sheet.id)/\(region)/\(date)"
  }
}

/// The thread that puts a pad's presses into the journal, one after another, and reads what other pads write.
///
/// A press is acknowledged once it is on the disk. Sending is safe from any thread.
package final class TallyDesk: Sendable {
  private let jobs = Guarded<[TallyJob]>([])
  private let readable: Int32
  private let writable: Int32
  private let event: TallyEvent
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
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readable = ends[0]
    writable = ends[1]
  }

  /// Asks for something to be written.
  package func send(_ job: TallyJob) {
    jobs.withLock { $0.append(job) }
    var byte: UInt8 = 1
    _ = write(writable, &byte, 1)
  }

  /// Starts the thread; it lives as long as the program.
  package func start(_ mailbox: Mailbox) {
    LoaderThread.start { [self] in
      do throws(JournalError) {
        var worker = Worker(desk: self, journal: try open(), board: board)
        try worker.begin(mailbox)
        while true { worker.turn(mailbox) }
      } catch {
        mailbox.post(.tally(.failed(error)))
      }
    }
  }

  fileprivate func takeJobs() -> [TallyJob] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readable, &bytes, bytes.count) > 0 {}
    return jobs.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }

  /// The state of the thread.
  private struct Worker {
    let desk: TallyDesk
    let journal: Journal
    var board: TallyBoard
    /// Presses of this pad that can be taken back, with the ids of their transactions.
    var presses: [(counter: Int, amount: Int, id: String)] = []
    var began = ""

    private var event: TallyEvent { desk.event }

    mutating func begin(_ mailbox: Mailbox) throws(JournalError) {
      board.apply(try journal.news())
      began = desk.clock()
      tell(mailbox, done: 0)
    }

    private func tell(_ mailbox: Mailbox, done: Int) {
      let own =
        board.counts(of: event.pad) ?? [Int](repeating: 0, count: event.sheet.counters.count)
      mailbox.post(.tally(.board(board, own: own, done: done)))
    }

    mutating func turn(_ mailbox: Mailbox) {
      var waiting = [
        pollfd(fd: desk.readable, events: Int16(POLLIN), revents: 0),
        pollfd(fd: journal.changeDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      let timeout = journal.changeDescriptor < 0 ? Int32(Journal.pollInterval) : -1
      _ = poll(&waiting, 2, timeout)
      for job in desk.takeJobs() {
        do throws(JournalError) {
          if try perform(job) {
            mailbox.post(.tally(.ended(board)))
          } else {
            tell(mailbox, done: 1)
          }
        } catch {
          mailbox.post(.tally(.failed(error)))
          tell(mailbox, done: 1)
        }
      }
      journal.clearChange()
      let before = board
      if let news = try? journal.news(), !news.isEmpty { board.apply(news) }
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
        let id = journal.nextID()
        if try commit(adding: effective, to: counter, id: id, act: .edit) {
          presses.append((counter, effective, id))
          if presses.count > 10_000 { presses.removeFirst(5_000) }
        }
        return false
      case .undo:
        guard let last = presses.popLast() else { return false }
        _ = try commit(
          adding: -last.amount, to: last.counter, id: journal.nextID(), act: .undo(of: last.id))
        return false
      case .end:
        let edits = board.edits(
          ending: event.sheet, region: event.region, date: event.date, began: began,
          ended: desk.clock(), catalogue: desk.catalogue)
        let request = CommitRequest(
          id: journal.nextID(), basedOn: journal.sequence, edits: edits)
        return try write(request)
      }
    }

    private mutating func commit(
      adding amount: Int, to counter: Int, id: String, act: Transaction.Act
    ) throws(JournalError) -> Bool {
      let edits: [Edit]
      if let edit = board.edit(adding: amount, to: counter, of: event.pad) {
        edits = [edit]
      } else {
        edits = board.edits(
          beginning: event.pad, sheet: event.sheet, region: event.region, date: event.date,
          time: desk.clock(), counter: counter, by: amount)
      }
      return try write(
        CommitRequest(id: id, basedOn: journal.sequence, act: act, edits: edits))
    }

    private mutating func write(_ request: CommitRequest) throws(JournalError) -> Bool {
      switch try journal.commit(request) {
      case .committed(let transactions):
        board.apply(transactions)
        return true
      case .conflict(let theirs):
        board.apply(theirs)
        return false
      }
    }
  }
}
