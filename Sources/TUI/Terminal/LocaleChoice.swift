internal import Glibc

/// Which locale decides about characters, and how it was found.
///
/// Without a UTF-8 locale ncurses turns every Chinese character into a blank, and the one the
/// environment names is often not installed on a server.
package struct LocaleChoice: Hashable, Sendable {
  /// What the environment asks for (LC_ALL, LC_CTYPE or LANG); empty if nothing.
  package var requested: String
  /// What was taken.
  package var used: String
  /// Whether characters are UTF-8 now.
  package var isUTF8: Bool
  /// Whether ``used`` is a stand-in.
  package var isFallback: Bool

  /// The stand-ins, in the order they are tried.
  package static let fallbacks = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"]

  /// Sets the character type of the process: what the environment asks for if that is UTF-8, else
  /// the first stand-in installed, else C.UTF-8 from a folder that comes with the program.
  ///
  /// Call it before other threads run, since it may change the environment (LOCPATH).
  ///
  /// - Parameter bundledFolder: a folder that holds `C.UTF-8/LC_CTYPE`; a static executable needs
  ///   one where the system's C library has none or another format.
  /// - Returns: the locale taken, and whether it can show Chinese.
  package static func take(bundledFolder: String? = nil) -> LocaleChoice {
    let requested = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environmentValue).first ?? ""
    if set("") {
      return LocaleChoice(requested: requested, used: current, isUTF8: true, isFallback: false)
    }
    if fallbacks.contains(where: set) {
      return LocaleChoice(requested: requested, used: current, isUTF8: true, isFallback: true)
    }
    if let bundledFolder {
      setenv("LOCPATH", bundledFolder, 1)
      if set("C.UTF-8") {
        return LocaleChoice(requested: requested, used: current, isUTF8: true, isFallback: true)
      }
      unsetenv("LOCPATH")
    }
    setlocale(LC_CTYPE, "C")
    return LocaleChoice(requested: requested, used: "C", isUTF8: false, isFallback: true)
  }

  /// What a person should be told about it; nil where nothing is amiss.
  package var notice: TerminalNotice? {
    if !isUTF8 { return .noUTF8Locale(requested: requested) }
    return isFallback ? .localeFallback(requested: requested, used: used) : nil
  }

  private static func set(_ name: String) -> Bool {
    guard setlocale(LC_CTYPE, name) != nil, let codeset = nl_langinfo(Int32(CODESET)) else {
      return false
    }
    return String(cString: codeset).uppercased() == "UTF-8"
  }

  private static var current: String { setlocale(LC_CTYPE, nil).map { String(cString: $0) } ?? "" }
}

/// A variable of the environment; nil where it is not set or empty.
func environmentValue(_ name: String) -> String? {
  guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
  return value
}
