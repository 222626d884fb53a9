import Glibc

/// Whether a program has nothing left to do: its input is read and all its threads are asleep.
///
/// Silence alone says nothing on a busy machine, where an answer takes longer than one waits.
enum ProgramRest {
  /// Whether a process and its descendants wait for something, with nothing unread in the terminal.
  static func isAtRest(_ process: pid_t, terminal: Int32) -> Bool {
    unread(terminal) == 0 && sleeps(process)
  }

  private static func unread(_ master: Int32) -> Int32 {
    // TIOCGPTPEER: the other end of the terminal, whatever it is called here.
    let line = ioctl(master, 0x5441, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard line >= 0 else { return 0 }
    defer { close(line) }
    var count: Int32 = 0
    return ioctl(line, UInt(FIONREAD), &count) == 0 ? count : 0
  }

  private static func sleeps(_ process: pid_t) -> Bool {
    for thread in entries("/proc/\(process)/task") {
      let folder = "/proc/\(process)/task/\(thread)"
      // “number (name) state …”: the name may hold anything.
      let words = Products.read(folder + "/stat").split(separator: ")").last ?? ""
      if let state = words.split(separator: " ").first, state == "R" || state == "D" {
        return false
      }
      let children = Products.read(folder + "/children").split(separator: " ")
      if !children.compactMap({ pid_t($0) }).allSatisfy(sleeps) { return false }
    }
    return true
  }

  private static func entries(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
