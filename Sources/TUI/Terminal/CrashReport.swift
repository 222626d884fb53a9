internal import CTerminalGuard
internal import Glibc

/// Where the report of a crash goes.
enum CrashReport {
  /// Opens the report in a folder, by default `qijian` in the user's folder for state; without
  /// one, crashes leave no report.
  static func open(in folder: String?) {
    guard let folder = folder ?? defaultFolder else { return }
    makeFolder(folder)
    removeUnused(in: folder)
    _ = terminal_guard_open_report("\(folder)/crash-\(getpid()).txt")
  }

  /// Removes the empty reports of processes that live no more: who was killed could not do it.
  private static func removeUnused(in folder: String) {
    guard let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    var unused: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix("crash-"), name.hasSuffix(".txt"),
        let process = pid_t(name.dropFirst(6).dropLast(4)), process > 0
      else { continue }
      let path = "\(folder)/\(name)"
      var facts = stat()
      if lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_size == 0,
        kill(process, 0) != 0, errno == ESRCH
      {
        unused.append(path)
      }
    }
    for path in unused { unlink(path) }
  }

  private static var defaultFolder: String? {
    if let state = environmentValue("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/qijian"
    }
    return environmentValue("HOME").map { $0 + "/.local/state/qijian" }
  }

  /// Makes a folder and those it lies in, for their owner only.
  private static func makeFolder(_ path: String) {
    guard access(path, F_OK) != 0, let slash = path.lastIndex(of: "/"), slash > path.startIndex
    else { return }
    makeFolder(String(path[..<slash]))
    mkdir(path, 0o700)
  }
}

/// What repairs a terminal that a killed program left behind (`qijian --reset`).
package enum TerminalReset {
  /// Undoes every mode the program may have set and returns to the main screen.
  package static var sequence: String { String(cString: terminal_guard_reset_sequence()) }

  /// Sends the sequence to a terminal and makes it take lines and show them again, as `stty sane`
  /// would; returns whether it is a terminal.
  @discardableResult
  package static func apply(to descriptor: Int32 = STDOUT_FILENO) -> Bool {
    var state = termios()
    guard isatty(descriptor) == 1, tcgetattr(descriptor, &state) == 0 else { return false }
    state.c_iflag |= tcflag_t(BRKINT | ICRNL | IXON)
    state.c_iflag &= ~tcflag_t(IGNBRK | INLCR | IGNCR)
    state.c_oflag |= tcflag_t(OPOST | ONLCR)
    state.c_cflag |= tcflag_t(CREAD)
    state.c_lflag |= tcflag_t(ISIG | ICANON | IEXTEN | ECHO | ECHOE | ECHOK)
    let isWritten = TerminalWriter.write(Array(sequence.utf8), to: descriptor)
    return tcsetattr(descriptor, TCSANOW, &state) == 0 && isWritten
  }
}
