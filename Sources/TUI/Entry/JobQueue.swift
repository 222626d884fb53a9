internal import Core

/// Jobs for one thread, one after another; sending is safe from any.
final class JobQueue: Sendable {
  private let jobs = Guarded<[EntryJob]>([])
  private let unfinished = Guarded<Int>(0)
  private let asked = WakePipe()
  private let finished = WakePipe()

  /// Becomes readable when there is something to do.
  var readable: Int32 { asked.readable }

  /// Gives the thread something to do.
  func send(_ job: EntryJob) {
    unfinished.withLock { $0 += 1 }
    jobs.withLock { $0.append(job) }
    asked.wake()
  }

  /// Waits until there is something to do.
  func wait() { asked.wait(milliseconds: -1) }

  /// Does all that waits.
  func perform(_ work: (EntryJob) -> Void) {
    asked.reset()
    let waiting = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in waiting {
      work(job)
      unfinished.withLock { $0 -= 1 }
      finished.wake()
    }
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
}
