internal import Core
internal import Glibc

/// The thread that writes: jobs one after another, and between them what others have written.
///
/// Sending is safe from any thread. The drawing thread never waits for it but at the end of the program.
final class EntryThread: Sendable {
  private let jobs = Guarded<[EntryJob]>([])
  private let unfinished = Guarded<Int>(0)
  private let readable: Int32
  private let writable: Int32
  private let finishedReadable: Int32
  private let finishedWritable: Int32

  /// Starts the thread; it lives as long as the program.
  init(_ services: EntryServices, mailbox: Mailbox) {
    (readable, writable) = Self.makePipe()
    (finishedReadable, finishedWritable) = Self.makePipe()
    LoaderThread.start { [self] in
      let worker = EntryWorker(services) { mailbox.post($0) }
      while true { turn(worker) }
    }
  }

  private static func makePipe() -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { return (-1, -1) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }

  /// Gives the thread something to do.
  func send(_ job: EntryJob) {
    unfinished.withLock { $0 += 1 }
    jobs.withLock { $0.append(job) }
    var byte: UInt8 = 1
    _ = write(writable, &byte, 1)
  }

  /// Waits until everything sent is done, but no longer than some milliseconds.
  func drain(milliseconds: Int) {
    var left = milliseconds
    while left > 0, unfinished.withLock({ $0 }) > 0 {
      var descriptor = pollfd(fd: finishedReadable, events: Int16(POLLIN), revents: 0)
      _ = poll(&descriptor, 1, 20)
      var bytes = [UInt8](repeating: 0, count: 64)
      while read(finishedReadable, &bytes, bytes.count) > 0 {}
      left -= 20
    }
  }

  private func turn(_ worker: EntryWorker) {
    let watched = worker.journal?.changeDescriptor ?? -1
    var descriptors = [
      pollfd(fd: readable, events: Int16(POLLIN), revents: 0),
      pollfd(fd: watched, events: Int16(POLLIN), revents: 0),
    ]
    // Without notices from the system, as on network file systems, it looks by itself.
    let timeout: Int32 = worker.journal != nil && watched < 0 ? Int32(Journal.pollInterval) : -1
    let count = poll(&descriptors, 2, timeout)
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readable, &bytes, bytes.count) > 0 {}
    let waiting = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in waiting {
      worker.perform(job)
      unfinished.withLock { $0 -= 1 }
      var byte: UInt8 = 1
      _ = write(finishedWritable, &byte, 1)
    }
    if descriptors[1].revents != 0 || count == 0 { worker.lookForNews() }
  }
}
