package import Core

/// Keeps sessions in the person's state folder, one file a dataset, readable by that person alone.
package struct SessionStore: Sendable {
  private let files: any FileSystem
  private let folder: String
  private let dataset: String

  /// A store for a dataset below a state folder such as `$XDG_STATE_HOME/qijian`.
  package init(files: any FileSystem, stateFolder: String, dataset: String) {
    self.files = files
    folder = stateFolder
    self.dataset = dataset
  }

  private var path: String {
    let safe = dataset.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" }
    guard String(safe) != dataset else { return folder + "/session-" + dataset + ".json" }
    // Paths may be longer than names of files, and different ones may look alike now.
    let end = safe.suffix(40)
    return folder + "/session-" + String(end) + "-" + fingerprint + ".json"
  }

  /// The dataset's name in 16 digits (FNV-1a, 64 bits).
  private var fingerprint: String {
    let hash = dataset.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The session kept, or a fresh one; a damaged file is no reason not to start.
  package func load() -> Session {
    var session = Session(dataset: dataset)
    guard let bytes = try? files.read(path, limit: 1 << 20) else {
      session.asksMyRegion = !files.exists(path)
      return session
    }
    var reader = JSONReader(bytes: bytes, file: path)
    guard let value = try? reader.readValue() else { return session }
    session.place = value["place"].flatMap(Session.Place.init)
    session.bookmarks = (value["bookmarks"]?.elements ?? []).compactMap(Session.Place.init)
    session.myRegion = value["myRegion"]?.string
    session.practice = value["practice"]?.string
    session.language = value["language"]?.string.flatMap(Language.init)
    session.theme = value["theme"]?.string.flatMap(Theme.init)
    session.mouse = value["mouse"]?.boolean
    return session
  }

  /// Keeps a session; a full or read-only disk loses the place and nothing else.
  package func save(_ session: Session) {
    var writer = JSONWriter(style: .indented)
    writer.beginObject()
    writer.key("format")
    writer.number(1)
    if let place = session.place {
      writer.key("place")
      writer.value(place.json)
    }
    if !session.bookmarks.isEmpty {
      writer.key("bookmarks")
      writer.value(JSONValue(session.bookmarks.map(\.json)))
    }
    write(session.myRegion, "myRegion", &writer)
    write(session.practice, "practice", &writer)
    write(session.language?.rawValue, "language", &writer)
    write(session.theme?.rawValue, "theme", &writer)
    if let mouse = session.mouse {
      writer.key("mouse")
      writer.boolean(mouse)
    }
    writer.end()
    try? files.makeFolder(folder)
    try? files.write(writer.finish(), to: path, mode: .onlyOwner)
  }

  private func write(_ text: String?, _ key: String, _ writer: inout JSONWriter) {
    guard let text else { return }
    writer.key(key)
    writer.string(text)
  }
}

extension Session.Place {
  fileprivate init?(_ value: JSONValue) {
    guard let region = value["region"]?.string else { return nil }
    self.init(
      region: region, tab: value["tab"]?.string ?? "",
      year: value["year"]?.string.flatMap { Int($0) }, enterprise: value["enterprise"]?.string,
      selected: value["selected"]?.string)
  }

  fileprivate var json: JSONValue {
    var object = JSONObject()
    let members: [(String, String?)] = [
      ("region", region), ("tab", tab), ("year", year.map(String.init)),
      ("enterprise", enterprise), ("selected", selected),
    ]
    for (key, text) in members {
      if let text { object.set(key, to: JSONValue(text), order: []) }
    }
    return JSONValue(object)
  }
}
