/// Reads `dataset.json`.
enum ManifestReader {
  private static let keys = [
    "format", "id", "title", "base", "synthetic", "readOnly", "defaultPeriod", "startRegion",
    "people", "practice", "journal",
  ]

  /// Reads the manifest of a folder; throws where this is no dataset that can be opened.
  static func read(
    _ folder: String, _ session: inout LoadSession
  ) throws(LoadProblem) -> (manifest: Manifest, cursor: JSONCursor) {
    let path = DatasetFolder.join(folder, "dataset.json")
    let information: FileInformation
    do throws(FileError) {
      information = try session.files.information(of: folder)
    } catch {
      throw LoadProblem(error)
    }
    guard information.kind == .folder else {
      throw LoadProblem(.notAFolder, at: FilePlace(file: folder))
    }
    session.begin(path)
    let document: JSONDocument
    do throws(LoadProblem) {
      document = try JSONDocument(path: path, in: session.files)
    } catch {
      if error.kind == .missingFile {
        throw LoadProblem(.notADataset, at: FilePlace(file: folder))
      }
      throw error
    }
    for note in document.notes { session.note(note) }
    session.noteHostile(document.cursor)
    let cursor = document.cursor
    // The format is asked before anything else: a newer one may mean something else by the rest.
    _ = try cursor.required("format")
    try LoadSession.checkFormat(cursor)
    return (values(cursor, folder: folder, &session), cursor)
  }

  /// The values; one that cannot be understood is noted and left at its default.
  private static func values(
    _ cursor: JSONCursor, folder: String, _ session: inout LoadSession
  ) -> Manifest {
    let name = folder.split(separator: "/").last.map(String.init) ?? folder
    var manifest = Manifest(id: name, title: LocalizedText(zh: name))
    session.attempt { () throws(LoadProblem) in
      manifest.id = try cursor.required("id").text()
      manifest.title = LocalizedText(zh: manifest.id)
    }
    session.attempt { () throws(LoadProblem) in
      manifest.title = try cursor.required("title").localized()
    }
    session.attempt { () throws(LoadProblem) in
      manifest.base = try cursor.optional("base")?.text()
    }
    session.attempt { () throws(LoadProblem) in
      manifest.isSynthetic = try cursor.optional("synthetic")?.boolean() ?? false
    }
    session.attempt { () throws(LoadProblem) in
      manifest.isReadOnly = try cursor.optional("readOnly")?.boolean() ?? false
    }
    session.attempt { () throws(LoadProblem) in
      manifest.defaultYear = try cursor.optional("defaultPeriod")?.period().years?.upperBound
    }
    session.attempt { () throws(LoadProblem) in
      manifest.startRegion = try cursor.optional("startRegion")?.text()
    }
    session.attempt { () throws(LoadProblem) in
      manifest.isPractice = try cursor.optional("practice")?.boolean() ?? false
    }
    session.attempt { () throws(LoadProblem) in
      manifest.journal = try JournalPosition(cursor)
    }
    for person in session.attempt({ () throws(LoadProblem) in
      try cursor.optional("people")?.elements() ?? []
    }) ?? [] {
      session.attempt { () throws(LoadProblem) in manifest.people.append(try self.person(person)) }
    }
    session.noteMisspelt(cursor, known: keys)
    return manifest
  }

  private static func person(_ cursor: JSONCursor) throws(LoadProblem) -> Manifest.Person {
    let roles = Manifest.Person.Role.allCases
    let role = try cursor.required("role").word(of: roles.map(\.rawValue), .value)
    return Manifest.Person(
      name: try cursor.required("name").text(), region: try cursor.optional("region")?.text(),
      role: roles.first { $0.rawValue == role } ?? .viewer)
  }
}

extension LoadSession {
  /// Runs something; a problem is noted, and there is no result then.
  @discardableResult
  mutating func attempt<Result>(_ body: () throws(LoadProblem) -> Result) -> Result? {
    do throws(LoadProblem) {
      return try body()
    } catch {
      note(error)
      return nil
    }
  }
}
