/// The definitions of a catalogue as they stand in their files, by id.
///
/// Reading goes in two steps: first the ids of everything are collected, then each definition is
/// understood with all ids known, so that a wrong reference is found where it stands.
struct CatalogueSource {
  /// A definition that is not understood yet.
  struct Entry {
    var cursor: JSONCursor
    /// The family of the file, for indicators.
    var family = ""
  }

  /// Definitions of one kind, in order; those of a later dataset replace those of its base.
  struct Entries {
    private(set) var ids: [String] = []
    private(set) var byID: [String: Entry] = [:]
    /// Where each id of the dataset at hand was first found.
    private var first: [String: FilePlace] = [:]

    /// Begins another dataset, whose definitions replace earlier ones of the same id.
    mutating func beginDataset() { first = [:] }

    /// Adds a definition; false, and nothing added, for an id that the same dataset has already.
    mutating func add(_ id: String, _ entry: Entry) -> FilePlace? {
      if let earlier = first[id] { return earlier }
      first[id] = entry.cursor.place
      if byID.updateValue(entry, forKey: id) == nil { ids.append(id) }
      return nil
    }

    var all: [(id: String, entry: Entry)] {
      ids.compactMap { id in byID[id].map { (id, $0) } }
    }
  }

  var units = Entries()
  var levels = Entries()
  var dimensions = Entries()
  var families = Entries()
  var tabs = Entries()
  var registers = Entries()
  var indicators = Entries()
  var obligations = Entries()
  var schemes = Entries()
  var rules = Entries()
  var decks = Entries()
  var draws = Entries()
  var tallies = Entries()
  var sheets = Entries()
  /// Other versions of indicators, in the order of the files.
  var otherVersions: [Entry] = []
  var levelWords: [JSONCursor] = []
  var sentences: [String: JSONCursor] = [:]

  /// Collects the definitions of one dataset; bases come first.
  mutating func collect(_ files: DatasetFolder.CatalogueFiles, _ session: inout LoadSession) {
    beginDataset()
    if let cursor = files.named["units"].flatMap({ session.document($0) }) {
      add(cursor, "units", to: \.units, &session)
    }
    if let cursor = files.named["options"].flatMap({ session.document($0) }) {
      add(cursor, "levels", to: \.levels, &session)
      add(cursor, "dimensions", to: \.dimensions, &session)
      session.attempt { () throws(LoadProblem) in
        levelWords += try cursor.optional("levelWords")?.elements() ?? []
      }
    }
    if let cursor = files.named["families"].flatMap({ session.document($0) }) {
      add(cursor, "tabs", to: \.tabs, &session)
      session.attempt { () throws(LoadProblem) in
        for (kind, sentence) in try cursor.optional("sentences")?.members() ?? [] {
          sentences[kind] = sentence
        }
      }
    }
    for path in files.registers {
      guard let cursor = session.document(path) else { continue }
      add(cursor, to: \.registers, &session)
    }
    for path in files.indicators {
      guard let cursor = session.document(path) else { continue }
      addIndicators(cursor, &session)
    }
    let single: [(String, WritableKeyPath<Self, Entries>)] = [
      ("obligations", \.obligations), ("schemes", \.schemes), ("rules", \.rules),
      ("decks", \.decks), ("draws", \.draws), ("tallies", \.tallies),
      ("sheets", \.sheets),
    ]
    for (name, entries) in single {
      guard let cursor = files.named[name].flatMap({ session.document($0) }) else { continue }
      add(cursor, name, to: entries, &session)
    }
  }

  private mutating func beginDataset() {
    units.beginDataset()
    levels.beginDataset()
    dimensions.beginDataset()
    families.beginDataset()
    tabs.beginDataset()
    registers.beginDataset()
    indicators.beginDataset()
    obligations.beginDataset()
    schemes.beginDataset()
    rules.beginDataset()
    decks.beginDataset()
    draws.beginDataset()
    tallies.beginDataset()
    sheets.beginDataset()
  }

  /// Adds the objects of a list.
  private mutating func add(
    _ cursor: JSONCursor, _ key: String, to entries: WritableKeyPath<Self, Entries>,
    _ session: inout LoadSession
  ) {
    let elements = session.attempt { () throws(LoadProblem) in
      try cursor.optional(key)?.elements() ?? []
    }
    for element in elements ?? [] { add(element, to: entries, &session) }
  }

  /// Adds one object by its id.
  private mutating func add(
    _ cursor: JSONCursor, to entries: WritableKeyPath<Self, Entries>,
    _ session: inout LoadSession
  ) {
    do throws(LoadProblem) {
      let id = try cursor.required("id").text()
      var named = cursor
      named.recordID = id
      if let first = self[keyPath: entries].add(id, Entry(cursor: named)) {
        throw named.problem(.duplicateID(id, first: first), found: id)
      }
    } catch {
      session.note(error)
    }
  }

  /// Adds the indicators of a file, and the family that they make up.
  private mutating func addIndicators(_ cursor: JSONCursor, _ session: inout LoadSession) {
    do throws(LoadProblem) {
      let family = try cursor.required("family").identifier()
      // A family may be spread over several files; the first names it.
      _ = families.add(family, Entry(cursor: cursor))
      for element in try cursor.required("indicators").elements() {
        addIndicator(element, family: family, &session)
      }
    } catch {
      session.note(error)
    }
  }

  private mutating func addIndicator(
    _ cursor: JSONCursor, family: String, _ session: inout LoadSession
  ) {
    do throws(LoadProblem) {
      let id = try cursor.required("id").identifier()
      var named = cursor
      named.recordID = id
      let entry = Entry(cursor: named, family: family)
      guard let first = indicators.add(id, entry) else {
        // It replaces all versions that a base may have.
        otherVersions.removeAll { $0.cursor.recordID == id }
        return
      }
      let version = try cursor.optional("version")?.integer() ?? 1
      let firstVersion = try indicators.byID[id]?.cursor.optional("version")?.integer() ?? 1
      if version == firstVersion {
        throw named.problem(.duplicateID(id, first: first), found: id)
      }
      otherVersions.append(entry)
    } catch {
      session.note(error)
    }
  }
}
