internal import Core

/// Messages from other threads to the one that draws, and a file descriptor that wakes it.
///
/// Posting is safe from any thread; taking belongs to the drawing thread.
package final class Mailbox: Sendable {
  private let messages = Guarded<[Message]>([])
  private let pipe = WakePipe()

  /// Opens the mailbox, empty.
  package init() {}

  /// Becomes readable when a message waits; -1 when the system had no descriptors left.
  package var readable: Int32 { pipe.readable }

  /// Leaves a message and wakes the drawing thread.
  package func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    pipe.wake()
  }

  /// Waits until a message comes or the time is over.
  package func wait(milliseconds: Int) {
    pipe.wait(milliseconds: milliseconds)
  }

  /// Takes all messages that wait.
  package func takeAll() -> [Message] {
    pipe.reset()
    return messages.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }
}
