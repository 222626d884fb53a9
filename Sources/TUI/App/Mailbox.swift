internal import Core
internal import Glibc

/// Messages from other threads to the one that draws, and a file descriptor that wakes it.
///
/// Posting is safe from any thread; taking belongs to the drawing thread.
package final class Mailbox: Sendable {
  private let messages = Guarded<[Message]>([])
  /// Becomes readable when a message waits; -1 when the system had no descriptors left.
  package let readable: Int32
  private let writable: Int32

  /// Opens the pipe, closed on exec and never blocking.
  package init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    readable = ends[0]
    writable = ends[1]
  }

  deinit {
    if readable >= 0 { close(readable) }
    if writable >= 0 { close(writable) }
  }

  /// Leaves a message and wakes the drawing thread.
  package func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    var byte: UInt8 = 1
    _ = write(writable, &byte, 1)
  }

  /// Waits until a message comes or the time is over.
  package func wait(milliseconds: Int) {
    var descriptor = pollfd(fd: readable, events: Int16(POLLIN), revents: 0)
    _ = poll(&descriptor, 1, Int32(clamping: milliseconds))
  }

  /// Takes all messages that wait.
  package func takeAll() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readable, &bytes, bytes.count) > 0 {}
    return messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
