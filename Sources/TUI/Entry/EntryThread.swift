internal import Core
internal import Glibc

/// The thread that writes: jobs one after another, and between them what others have written.
///
/// Sending is safe from any thread. The drawing thread never waits for it but at the end of the program.
final class EntryThread: Sendable {
  private let jobs = Guarded<[EntryJob]>([])
  private let unfinished = Guarded<Int>(0)
  private let asked = WakePipe()
  private let finished = WakePipe()

  /// Starts the thread; it lives as long as the program.
  init(_ services: EntryServices, mailbox: Mailbox) {
    LoaderThread.start { [self] in
      let worker = EntryWorker(services) { mailbox.post($0) }
      while true { turn(worker) }
    }
  }

  /// Gives the thread something to do.
  func send(_ job: EntryJob) {
    unfinished.withLock { $0 += 1 }
    jobs.withLock { $0.append(job) }
    asked.wake()
  }

  /// Waits until everything sent is done, but no longer than some milliseconds.
  func drain(milliseconds: Int) {
    var left = milliseconds
    while left > 0, unfinished.withLock({ $0 }) > 0 {
      finished.wait(milliseconds: 20)
      finished.reset()
      left -= 20
    }
  }

  /// How often a vanished folder is looked for, in milliseconds.
  private static let pauseWithoutFolder = 1_000

  private func turn(_ worker: EntryWorker) {
    let watched = worker.isGone ? -1 : worker.journal?.changeDescriptor ?? -1
    var descriptors = [
      pollfd(fd: asked.readable, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watched, events: Int16(POLLIN), revents: 0),
    ]
    // Without notices from the system, as on network file systems, it looks by itself.
    let pause = worker.isGone ? Self.pauseWithoutFolder : Journal.pollInterval
    let timeout: Int32 = worker.journal != nil && watched < 0 ? Int32(pause) : -1
    let count = poll(&descriptors, 2, timeout)
    asked.reset()
    let waiting = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in waiting {
      worker.perform(job)
      unfinished.withLock { $0 -= 1 }
      finished.wake()
    }
    if descriptors[1].revents != 0 || count == 0 { worker.lookForNews() }
  }
}
