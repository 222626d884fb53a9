internal import Glibc

/// Writes to a file descriptor until everything is written.
enum TerminalWriter {
  /// Writes bytes in as few calls as the descriptor allows and returns whether all arrived.
  ///
  /// A descriptor that is full for the moment is waited for, so that no frame is lost by half;
  /// false means that nobody is there any more (a closed window, a dropped line).
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        let ready = poll(&waiting, 1, -1)
        if ready < 0 && errno != EINTR { return false }
        if waiting.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { return false }
      default: return false
      }
    }
    return true
  }
}
