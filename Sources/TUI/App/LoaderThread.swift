internal import Glibc
internal import Synchronization

/// Tells a loader that nobody waits for it any more.
package final class LoadCancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes one that is not cancelled.
  package init() {}

  /// Whether the loader should stop; asked from its thread.
  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Asks the loader to stop at its next look.
  package func cancel() { flag.store(true, ordering: .relaxed) }
}

/// A thread of its own for work that may take long: the task pool has as many threads as cores.
enum LoaderThread {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    let isLater: Bool

    init(_ body: @escaping @Sendable () -> Void, isLater: Bool) {
      self.body = body
      self.isLater = isLater
    }

    func run() {
      // On Linux the priority of this thread alone.
      if isLater { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
      body()
    }
  }

  /// Starts the work; where the system refuses a thread, does it at once.
  ///
  /// `isLater` says that nobody waits for it yet: keys and screens come first.
  static func start(isLater: Bool = false, _ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body, isLater: isLater))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, work.toOpaque())
    if failure == 0 {
      pthread_detach(thread)
    } else {
      work.takeRetainedValue().body()
    }
  }
}
