internal import CNcurses
internal import CTerminalGuard
internal import Glibc

/// The clipboard program of the display the person sits at: `wl-copy` or `xclip`.
///
/// For terminals that ignore OSC 52. It is started without a shell, gets the text as its standard
/// input, and is waited for by nobody who draws.
struct ClipboardProgram: Equatable {
  /// The program's absolute path and its arguments.
  let words: [String]

  /// The program for the display in the environment; nil without a display or without the program.
  ///
  /// Only absolute folders of PATH are looked into: the current folder may be anybody's.
  init?(environment: (String) -> String? = environmentValue) {
    let choices = [
      ("WAYLAND_DISPLAY", "wl-copy", ["--type", "text/plain"]),
      ("DISPLAY", "xclip", ["-selection", "clipboard", "-in"]),
    ]
    let folders = (environment("PATH") ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    for (display, name, arguments) in choices where environment(display) != nil {
      let paths = folders.map { "\($0)/\(name)" }
      if let path = paths.first(where: Self.isProgram) {
        words = [path] + arguments
        return
      }
    }
    return nil
  }

  private static func isProgram(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  /// Starts the program with a text and returns whether it started; what it does is not known.
  ///
  /// It has its own session, so that the clipboard outlives this program and its terminal.
  func start(text: String) -> Bool {
    let input = cn_memory_file()
    guard input >= 0 else { return false }
    defer { close(input) }
    guard TerminalWriter.write(Array(text.utf8), to: input), lseek(input, 0, SEEK_SET) == 0
    else { return false }
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    let process = terminal_guard_start_apart(arguments, input)
    guard process > 0 else { return false }
    Self.bury(process)
    return true
  }

  /// Waits for the program's end on a thread of its own, however long that takes.
  private static func bury(_ process: pid_t) {
    LoaderThread.start {
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    }
  }
}
