/// Which files a dataset's folder holds, sorted by name within each kind.
struct DatasetFolder {
  let path: String
  /// `regions.json`, where there is one.
  var regions: String?
  /// `former-regions.json`, where there is one.
  var formerRegions: String?
  /// `sources.json` and `sources.*.json`.
  var sources: [String] = []
  /// `unplaced.*.json`: figures that nobody could place; only their form is checked.
  var unplaced: [String] = []
  /// `figures/*.json`.
  var figures: [String] = []
  /// `records/*.json` and `records/*.ndjson`.
  var records: [String] = []
  var catalogue = CatalogueFiles()

  /// The definitions of one folder.
  struct CatalogueFiles {
    /// Files by the name of what they define, such as `units`.
    var named: [String: String] = [:]
    var indicators: [String] = []
    var registers: [String] = []
    /// Whether there is a folder at all.
    var exists = false

    /// All files in the order in which they are read.
    var all: [String] {
      ["units", "options", "families"].compactMap { named[$0] } + registers + indicators
        + ["obligations", "schemes", "rules", "sheets", "decks", "draws", "tallies"]
        .compactMap { named[$0] }
    }
  }

  /// Lists a folder; what cannot be listed is noted and empty.
  init(_ path: String, _ session: inout LoadSession) {
    self.path = path
    for entry in Self.list(path, &session) {
      let file = Self.join(path, entry.name)
      switch entry.name {
      case "regions.json": regions = file
      case "former-regions.json": formerRegions = file
      case "figures" where entry.kind == .folder:
        figures = Self.files(in: file, endings: [".json"], &session)
      case "records" where entry.kind == .folder:
        records = Self.files(in: file, endings: [".json", ".ndjson"], &session)
      case "catalogue" where entry.kind == .folder: listCatalogue(file, &session)
      case "figures", "records", "catalogue":
        session.note(LoadProblem(.notAFolder, at: FilePlace(file: file)))
      case "sources.json": sources.append(file)
      default:
        if entry.name.hasPrefix("sources."), entry.name.hasSuffix(".json") {
          sources.append(file)
        } else if entry.name.hasPrefix("unplaced."), entry.name.hasSuffix(".json") {
          unplaced.append(file)
        }
      }
    }
  }

  private mutating func listCatalogue(_ folder: String, _ session: inout LoadSession) {
    catalogue.exists = true
    for entry in Self.list(folder, &session) {
      let file = Self.join(folder, entry.name)
      switch entry.name {
      case "indicators" where entry.kind == .folder:
        catalogue.indicators = Self.files(in: file, endings: [".json"], &session)
      case "registers" where entry.kind == .folder:
        catalogue.registers = Self.files(in: file, endings: [".json"], &session)
      case "indicators", "registers":
        session.note(LoadProblem(.notAFolder, at: FilePlace(file: file)))
      default:
        if entry.name.hasSuffix(".json") {
          catalogue.named[String(entry.name.dropLast(".json".count))] = file
        }
      }
    }
  }

  private static func list(_ folder: String, _ session: inout LoadSession) -> [FolderEntry] {
    do throws(FileError) {
      var entries: [FolderEntry] = []
      for entry in try session.files.list(folder) {
        if entry.isReadableName {
          entries.append(entry)
        } else {
          session.note(
            LoadProblem(.unreadableFileName, at: FilePlace(file: join(folder, entry.name))))
        }
      }
      return entries
    } catch {
      session.note(LoadProblem(error))
      return []
    }
  }

  /// The files of a folder with one of some endings; hidden ones are passed over.
  private static func files(
    in folder: String, endings: [String], _ session: inout LoadSession
  ) -> [String] {
    list(folder, &session).filter { entry in
      !entry.name.hasPrefix(".") && endings.contains { entry.name.hasSuffix($0) }
    }.map { join(folder, $0.name) }
  }

  // MARK: - Paths

  /// A path inside a folder.
  static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// A path without `.`, double slashes and such `..` as can be resolved by its own parts.
  static func normal(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !path.hasPrefix("/") {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// A file's path inside the folder, for saving it under the same name.
  func inside(_ file: String) -> String {
    file.hasPrefix(path) ? String(file.dropFirst(path.count).drop { $0 == "/" }) : file
  }
}
