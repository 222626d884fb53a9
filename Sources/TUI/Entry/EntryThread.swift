internal import Core
internal import Glibc

/// The threads that write: one the journal, where it may have to wait for others, and one the drafts, which never wait for that.
///
/// Sending is safe from any thread. The drawing thread never waits for them but at the end of the program.
final class EntryThread: Sendable {
  private let journal = JobQueue()
  private let drafts = JobQueue()

  /// Starts the threads; they live as long as the program.
  init(_ services: EntryServices, mailbox: Mailbox) {
    LoaderThread.start { [self] in
      let worker = EntryWorker(services) { mailbox.post($0) }
      while true { turn(worker) }
    }
    LoaderThread.start { [self] in
      let keeper = DraftKeeper(services) { mailbox.post($0) }
      while true {
        drafts.wait()
        drafts.perform { keeper.perform($0) }
      }
    }
  }

  /// Gives a thread something to do.
  func send(_ job: EntryJob) { (job.isAboutDrafts ? drafts : journal).send(job) }

  /// Waits until all drafts that were sent are on the disk, but no longer than some milliseconds.
  func drainDrafts(milliseconds: Int) { drafts.drain(milliseconds: milliseconds) }

  /// Waits until everything for the journal is done, but no longer than some milliseconds.
  func drainJournal(milliseconds: Int) { journal.drain(milliseconds: milliseconds) }

  /// How often a vanished folder is looked for, in milliseconds.
  private static let pauseWithoutFolder = 1_000

  private func turn(_ worker: EntryWorker) {
    let watched = worker.isGone ? -1 : worker.journal?.changeDescriptor ?? -1
    var descriptors = [
      pollfd(fd: journal.readable, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watched, events: Int16(POLLIN), revents: 0),
    ]
    // Without notices from the system, as on network file systems, it looks by itself.
    let pause = worker.isGone ? Self.pauseWithoutFolder : Journal.pollInterval
    let timeout: Int32 = worker.journal != nil && watched < 0 ? Int32(pause) : -1
    let count = poll(&descriptors, 2, timeout)
    journal.perform { worker.perform($0) }
    if descriptors[1].revents != 0 || count == 0 { worker.lookForNews() }
  }
}
