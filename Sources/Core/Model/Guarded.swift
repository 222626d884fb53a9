internal import Glibc

/// A value that several threads share, one at a time.
///
/// A `pthread` mutex and not `Synchronization.Mutex`: on Linux the thread sanitizer cannot see into
/// the latter and takes every guarded access for a race.
///
/// `@unchecked` because `value` is only ever touched between lock and unlock, and the mutex itself is
/// made for sharing.
package final class Guarded<Value: Sendable>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private var value: Value

  /// Guards a value.
  package init(_ value: Value) {
    self.value = value
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Lends the value to `body` alone; `body` must not come back for the same value.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}
