internal import Glibc
internal import Synchronization

/// Tells work on other threads that nobody waits for it any more.
package final class QueryCancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes one that is not cancelled.
  package init() {}

  /// Whether the work should stop at its next look.
  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// Asks the work to stop.
  package func cancel() { flag.store(true, ordering: .relaxed) }
}

/// Something that threads share although the compiler cannot see why that is safe.
///
/// `@unchecked`: whoever makes one says beside it that each thread touches a part of its own.
struct Shared<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}

/// Does the pieces of one work on as many threads as there are cores, the caller's among them.
enum Workers {
  /// How many threads are worth while.
  static let count = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// One work and what is left of it.
  ///
  /// `@unchecked`: the semaphore is only counted up and down.
  private final class Job: @unchecked Sendable {
    private let next = Atomic<Int>(0)
    private let done = Atomic<Int>(0)
    private let pieces: Int
    private let body: @Sendable (Int) -> Void
    private let allDone: UnsafeMutablePointer<sem_t>

    init(_ pieces: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.pieces = pieces
      self.body = body
      allDone = .allocate(capacity: 1)
      allDone.initialize(to: sem_t())
      sem_init(allDone, 0, 0)
    }

    deinit {
      sem_destroy(allDone)
      allDone.deallocate()
    }

    /// Does pieces until all have been begun.
    func run() {
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= pieces { return }
        body(piece)
        // What a thread wrote is seen by whoever learns that all is done.
        if done.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == pieces {
          sem_post(allDone)
        }
      }
    }

    func wait() { while sem_wait(allDone) != 0 {} }
  }

  /// Calls `body` once for each piece and returns when all are done; the order is anybody's guess.
  ///
  /// Where the system refuses a thread, the caller does more of the pieces itself. Threads are not
  /// waited for but pieces: one that a busy machine has not let begin holds nobody up, and finds
  /// nothing to do when it does.
  static func run(_ pieces: Int, _ body: @escaping @Sendable (Int) -> Void) {
    if pieces < 1 { return }
    let job = Job(pieces, body)
    for _ in 1..<max(2, min(count, pieces)) where pieces > 1 && count > 1 {
      let retained = Unmanaged.passRetained(job)
      var thread = pthread_t()
      let failure = pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, retained.toOpaque())
      if failure == 0 { pthread_detach(thread) } else { retained.release() }
    }
    job.run()
    job.wait()
  }

  /// In how many stretches so many items are worked through: fewer than 32,768 are not worth a thread.
  static func stretches(of count: Int) -> Int { count < 32_768 ? 1 : self.count }

  /// Calls `body` once for each stretch of so many items, one on each core.
  static func runStretches(
    of count: Int, _ body: @escaping @Sendable (_ stretch: Int, _ items: Range<Int>) -> Void
  ) {
    let stretches = stretches(of: count)
    run(stretches) { stretch in
      body(stretch, count * stretch / stretches..<count * (stretch + 1) / stretches)
    }
  }

  /// Rows of a block as a power of two; texts and columns are packed by it.
  static let blockShift = 10
  /// Blocks that a thread takes at a time.
  private static let batch = 16

  /// Calls `body` once for each block of 1,024 of so many rows; none is begun once it is cancelled.
  static func runBlocks(
    of rows: Int, _ cancellation: QueryCancellation? = nil,
    _ body: @escaping @Sendable (_ block: Int) -> Void
  ) {
    let blocks = (rows + 1 << blockShift - 1) >> blockShift
    run((blocks + batch - 1) / batch) { number in
      if cancellation?.isCancelled ?? false { return }
      for block in number * batch..<min(blocks, (number + 1) * batch) { body(block) }
    }
  }
}
