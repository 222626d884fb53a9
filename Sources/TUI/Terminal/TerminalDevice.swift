internal import Glibc

/// The terminal that standard input and output belong to, by its path.
package enum TerminalDevice {
  /// Puts the terminal at a path in the place of standard input and output; false if there is none now.
  ///
  /// Where nobody else has it, it becomes the terminal of this session, so that it tells its size.
  package static func take(_ path: String) -> Bool {
    // A line without a carrier must not keep us waiting.
    let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { if descriptor > STDERR_FILENO { close(descriptor) } }
    guard isatty(descriptor) == 1 else { return false }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    guard dup2(descriptor, STDIN_FILENO) >= 0, dup2(descriptor, STDOUT_FILENO) >= 0 else {
      return false
    }
    _ = ioctl(STDIN_FILENO, UInt(TIOCSCTTY), 0)
    return true
  }

  /// The path of standard input's terminal where the same one can come back: a console or a line.
  ///
  /// The number of a window's terminal is given to somebody else's window next.
  package static var lasting: String? {
    guard let name = ttyname(STDIN_FILENO) else { return nil }
    let path = String(cString: name)
    return path.hasPrefix("/dev/pts/") ? nil : path
  }
}
