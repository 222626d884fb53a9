internal import Glibc

/// What one call of the system gave: a count, or the number of an error.
enum CallResult {
  case count(Int)
  case error(Int32)
}

/// Writes whole buffers with calls that take a part of them, or are interrupted.
enum WriteLoop {
  /// Calls until everything is written; returns 0, or the number of the error that ended it.
  static func writeAll(
    _ bytes: UnsafeRawBufferPointer, _ write: (UnsafeRawBufferPointer) -> CallResult
  ) -> Int32 {
    var done = 0
    while done < bytes.count {
      switch write(UnsafeRawBufferPointer(rebasing: bytes[done...])) {
      case .count(let count) where count > 0: done += count
      // A file that takes nothing and says no error would be asked for ever.
      case .count: return EIO
      case .error(EINTR): continue
      case .error(let code): return code
      }
    }
    return 0
  }

  /// Calls again while a signal interrupts; returns 0, or the number of the error.
  static func retry(_ call: () -> CallResult) -> Int32 {
    while true {
      switch call() {
      case .count: return 0
      case .error(EINTR): continue
      case .error(let code): return code
      }
    }
  }
}
