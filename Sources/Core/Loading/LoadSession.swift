/// The state of opening one dataset: what has been read, and what was wrong with it.
struct LoadSession {
  /// Problems of one file that are listed one by one; the others are only counted.
  static let mostProblemsPerFile = 1_000

  let files: any FileSystem
  private let report: (LoadProgress) -> Void
  private let shouldStop: () -> Bool
  private(set) var findings: [(problem: LoadProblem, severity: Rule.Severity)] = []
  private var countByFile: [String: Int] = [:]
  private var bytesBefore = 0
  private var sizes: [String: Int] = [:]
  private var bytesInAll: Int?
  private(set) var isCancelled = false

  init(
    files: any FileSystem, report: @escaping (LoadProgress) -> Void,
    shouldStop: @escaping () -> Bool
  ) {
    self.files = files
    self.report = report
    self.shouldStop = shouldStop
  }

  // MARK: - Progress

  /// Learns which files will be read, so that progress has an end.
  mutating func expect(_ paths: [String]) {
    var total = 0
    for path in paths {
      let size = (try? files.information(of: path))?.size ?? 0
      sizes[path] = size
      total += size
    }
    bytesInAll = total
  }

  /// Tells that a file is begun.
  mutating func begin(_ path: String) { advance(in: path, to: 0) }

  /// Tells how far reading a file is, in bytes, and asks whether to go on.
  mutating func advance(in path: String, to offset: Int) {
    report(
      LoadProgress(file: path, bytesRead: bytesBefore + offset, bytesInAll: bytesInAll))
    if !isCancelled, shouldStop() { isCancelled = true }
  }

  /// Tells that a file is done.
  mutating func end(_ path: String) { bytesBefore += sizes[path] ?? 0 }

  // MARK: - Problems

  /// Notes a problem; without a severity its kind decides.
  mutating func note(_ problem: LoadProblem, _ severity: Rule.Severity? = nil) {
    let count = countByFile[problem.file, default: 0]
    countByFile[problem.file] = count + 1
    if count < Self.mostProblemsPerFile {
      findings.append((problem, severity ?? Self.severity(of: problem.kind)))
    }
  }

  /// Counts a problem of a file that has more than are listed.
  mutating func countFurther(in path: String) { countByFile[path, default: 0] += 1 }

  /// How many problems of a file have been noted.
  func problemCount(in path: String) -> Int { countByFile[path] ?? 0 }

  /// One problem as a finding, with its line and column.
  func located(_ problem: LoadProblem) -> Finding {
    let problems = [problem].located(in: files)
    return Finding(severity: .block, fact: .load(problems.first ?? problem))
  }

  /// What was found, with lines and columns; reads the files concerned once more.
  func located() -> [Finding] {
    let problems = findings.map(\.problem).located(in: files)
    var result = zip(problems, findings).map { problem, finding in
      Finding(severity: finding.severity, fact: .load(problem))
    }
    for (file, count) in countByFile.sorted(by: { $0.key < $1.key })
    where count > Self.mostProblemsPerFile {
      let further = LoadProblem(
        .furtherProblems(count - Self.mostProblemsPerFile), at: FilePlace(file: file))
      result.append(Finding(severity: .block, fact: .load(further)))
    }
    return result
  }

  /// How much a problem weighs unless its finder knows better.
  static func severity(of kind: LoadProblemKind) -> Rule.Severity {
    switch kind {
    case .unknownKey: .hint
    case .formerRegion(_, let successors): successors.count == 1 ? .hint : .block
    default: .block
    }
  }

  // MARK: - Small files

  /// Reads a file whole; nil, and the problem noted, where it cannot be read or is too new.
  mutating func document(_ path: String) -> JSONCursor? {
    begin(path)
    defer { end(path) }
    do throws(LoadProblem) {
      let document = try JSONDocument(path: path, in: files)
      for note in document.notes { self.note(note) }
      noteHostile(document.cursor)
      try Self.checkFormat(document.cursor)
      return document.cursor
    } catch {
      note(error)
      return nil
    }
  }

  /// Notes texts that could move the cursor or reorder text; they are kept as they are.
  mutating func noteHostile(_ cursor: JSONCursor) {
    // Paths are made only on the way to something worth a look.
    guard let scalar = Self.firstHostile(in: cursor.value) else { return }
    switch cursor.value.content {
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        noteHostile(
          JSONCursor(element, file: cursor.file, path: cursor.path.appending(index: index)))
      }
    case .object(let object):
      for member in object.members {
        noteHostile(
          JSONCursor(
            member.value, file: cursor.file, path: cursor.path.appending(key: member.key)))
      }
    default: note(cursor.problem(.controlCharacters(scalar)))
    }
  }

  /// The first hostile character in the texts of a value; keys don't count.
  private static func firstHostile(in value: JSONValue) -> Unicode.Scalar? {
    switch value.content {
    case .string(var text):
      return text.withUTF8 { HostileCharacters.first(inUTF8: $0, allowingLines: false) }
    case .array(let elements):
      for element in elements {
        if let scalar = firstHostile(in: element) { return scalar }
      }
      return nil
    case .object(let object):
      for member in object.members {
        if let scalar = firstHostile(in: member.value) { return scalar }
      }
      return nil
    default: return nil
    }
  }

  /// Refuses a file that is no object or whose format is newer than this program.
  static func checkFormat(_ cursor: JSONCursor) throws(LoadProblem) {
    guard let format = try cursor.optional("format") else { return }
    let version = try format.integer()
    if version > Manifest.newestFormat {
      throw format.problem(
        .newerFormat(found: version, newest: Manifest.newestFormat), expected: nil)
    }
    if version < 1 {
      throw format.problem(
        .outOfRange(minimum: "1", maximum: String(Manifest.newestFormat)),
        expected: .range(minimum: "1", maximum: String(Manifest.newestFormat)))
    }
  }

  /// Notes keys that look like misspelt known ones; other unknown keys are simply kept.
  mutating func noteMisspelt(_ cursor: JSONCursor, known: [String]) {
    guard let object = cursor.value.object else { return }
    for member in object.members where !known.contains(member.key) {
      guard let nearest = NearestName.of(member.key, among: known), object[nearest] == nil
      else { continue }
      note(
        LoadProblem(
          .unknownKey(member.key, nearest: nearest),
          at: FilePlace(file: cursor.file, byteOffset: member.keyOffset), path: cursor.path,
          recordID: cursor.recordID, found: LoadProblem.shortened(member.key)))
    }
  }
}
