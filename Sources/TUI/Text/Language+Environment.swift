extension Language {
  /// The language that the environment asks for: English where LC_ALL, LC_MESSAGES or LANG, the
  /// first of them that is set, says `en`; Chinese otherwise.
  ///
  /// - Parameter environment: the values by name, such as `["LANG": "en_US.UTF-8"]`.
  package init(environment: [String: String]) {
    let setting =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    let word = setting.prefix { $0 != "_" && $0 != "." && $0 != "-" && $0 != "@" }
    self = word == "en" ? .en : .zh
  }
}
