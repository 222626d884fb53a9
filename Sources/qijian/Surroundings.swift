import Core
import FoundationEssentials
import Glibc
import TUI

/// The person, the clock and the folders that entering data needs.
enum Surroundings {
  /// The environment as it was at the start: each look at the process's own copies all of it.
  static let environment = ProcessInfo.processInfo.environment

  /// Where practice copies are made: `$XDG_DATA_HOME/qijian/practice`, else below `~/.local/share`.
  static func practiceFolder() -> String {
    let environment = Surroundings.environment
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      return data + "/qijian/practice"
    }
    return (environment["HOME"] ?? "/tmp") + "/.local/share/qijian/practice"
  }

  /// The name under which this person's edits stand: `QIJIAN_USER`, else the login name.
  static func author() -> String {
    let environment = Surroundings.environment
    for name in ["QIJIAN_USER", "LOGNAME", "USER"] {
      if let value = environment[name], !value.isEmpty { return value }
    }
    if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name {
      return String(cString: name)
    }
    return "uid-\(getuid())"
  }

  /// What this process calls itself among the pads of an event.
  static var pad: String { "\(author())-\(getpid())" }

  /// The local time in ISO 8601 with its offset from UTC.
  static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let offset = parts.tm_gmtoff / 60
    let size = abs(offset)
    let zone = (offset < 0 ? "-" : "+") + two(size / 60) + ":" + two(size % 60)
    return "\(1900 + Int(parts.tm_year))-" + two(Int(parts.tm_mon) + 1) + "-"
      + two(Int(parts.tm_mday)) + "T" + two(Int(parts.tm_hour)) + ":" + two(Int(parts.tm_min))
      + ":" + two(Int(parts.tm_sec)) + zone
  }

  /// The present day by the local clock.
  static func today() -> CalendarDate? {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return CalendarDate(
      year: 1900 + Int(parts.tm_year), month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// A path that means the same from every folder; one that does not exist stays as it is.
  static func wholePath(_ path: String) -> String {
    guard let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    return String(cString: whole)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// What entering data needs; `keepsDrafts` says whether what is typed and not saved outlives the program.
  static func services(keepsDrafts: Bool) -> EntryServices {
    EntryServices(
      files: DiskFiles(), stateFolder: keepsDrafts ? StateFolder.path() : nil,
      practiceFolder: practiceFolder(), author: author(), now: { now() })
  }
}
