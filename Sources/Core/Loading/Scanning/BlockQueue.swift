internal import Glibc

/// Gives the blocks of a file out to threads that scan them, and back in the order of the file.
///
/// The thread that asks for blocks scans, too, whenever the next one is not ready. `@unchecked`:
/// everything that changes is touched between lock and unlock only, and a block belongs to the one
/// thread that took it.
final class BlockQueue: @unchecked Sendable {
  private let file: any OpenFile
  private let start: Int
  private let blockSize: Int
  /// How many blocks the file has.
  let count: Int
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var threads: [pthread_t] = []

  // Guarded.
  private var order: ScanOrder
  private var next = 0
  private var free: [RowBlock] = []
  private var ready: [Int: RowBlock] = [:]
  private var isStopped = false

  /// Prepares the blocks of a file from an offset on, where a record ends.
  init(
    _ file: any OpenFile, from start: Int, _ scanning: Scanning, _ plan: RowPlan, _ order: ScanOrder
  ) {
    self.file = file
    self.start = start
    self.order = order
    blockSize = scanning.blockSize
    count = max(0, (file.size - start + scanning.blockSize - 1) / scanning.blockSize)
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
    changed = .allocate(capacity: 1)
    changed.initialize(to: pthread_cond_t())
    pthread_cond_init(changed, nil)
    let helpers = min(scanning.threads - 1, count - 1)
    for _ in 0..<1 + max(0, helpers) * 4 {
      free.append(RowBlock(plan: plan, capacity: scanning.blockSize + scanning.overhang))
    }
    for _ in 0..<max(0, helpers) { startThread() }
  }

  deinit {
    pthread_cond_destroy(changed)
    changed.deallocate()
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// The range of cursors that a block owns.
  func owned(_ number: Int) -> Range<Int> {
    start + number * blockSize..<start + (number + 1) * blockSize
  }

  private func startThread() {
    let queue = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<BlockQueue>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, queue.toOpaque())
    // Without the thread everything is done by the one that asks.
    if failure == 0 { threads.append(thread) } else { queue.release() }
  }

  private func work() {
    pthread_mutex_lock(mutex)
    while !isStopped, next < count {
      // One block is left for the thread that asks, or both might wait for each other.
      if free.count > 1, let block = free.popLast() {
        scanNext(block)
        pthread_cond_broadcast(changed)
      } else {
        pthread_cond_wait(changed, mutex)
      }
    }
    pthread_mutex_unlock(mutex)
  }

  /// Scans the next block; called with the lock, which it gives back meanwhile.
  private func scanNext(_ block: RowBlock) {
    let number = next
    let order = order
    next += 1
    pthread_mutex_unlock(mutex)
    block.load(file, owning: owned(number))
    block.scan(from: number == 0 ? start : nil, isExact: false, order)
    pthread_mutex_lock(mutex)
    ready[number] = block
  }

  /// The block with a number, scanned; the numbers must be asked for one after the other.
  func take(_ number: Int) -> RowBlock? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let block = ready.removeValue(forKey: number) { return block }
      if next < count, let block = free.popLast() {
        scanNext(block)
      } else if next <= number {
        // Nobody scans it and there is no block to scan it with: never, unless one was not returned.
        return nil
      } else {
        pthread_cond_wait(changed, mutex)
      }
    }
  }

  /// Gives a block back, and what has been learnt of the order of keys.
  func put(_ block: RowBlock, _ order: ScanOrder?) {
    pthread_mutex_lock(mutex)
    free.append(block)
    if let order { self.order = order }
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }

  /// Ends the threads and waits for them.
  func stop() {
    pthread_mutex_lock(mutex)
    isStopped = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }
}
