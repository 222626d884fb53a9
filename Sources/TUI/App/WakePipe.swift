internal import Glibc

/// A pipe by which one thread wakes another that waits in `poll`.
///
/// Waking is safe from any thread and never blocks; what has been said before the other looks counts once.
final class WakePipe: Sendable {
  /// Becomes readable when somebody wakes; -1 when the system had no descriptors left.
  let readable: Int32
  private let writable: Int32

  /// Opens the pipe, closed on exec and never blocking.
  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readable, writable) = (ends[0], ends[1])
  }

  deinit { for end in [readable, writable] where end >= 0 { close(end) } }

  /// Wakes whoever waits.
  func wake() {
    var byte: UInt8 = 1
    _ = write(writable, &byte, 1)
  }

  /// Waits until it is woken or the time is over; below 0 without end.
  func wait(milliseconds: Int) {
    var descriptor = pollfd(fd: readable, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, Int32(clamping: milliseconds))
  }

  /// Forgets that it was woken.
  func reset() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readable, &bytes, bytes.count) > 0 {}
  }
}
