/// How a dataset that was read again stands to the one that was read before.
package enum Rereading: Hashable, Sendable {
  /// Whatever could be read before can be read now.
  case whole
  /// The paths of files that are gone, or of which less can be read than before, sorted.
  case lacking([String])
  /// The journal ends earlier than before: it is still being copied, or another one took its place.
  case earlier
}

extension Dataset {
  /// How much of each file was not read, by its path; files that were read whole are left out.
  ///
  /// Records and definitions that were set aside count one each, and so does whatever ends the reading of a file.
  /// What is merely odd and used as it stands does not count. O(n) in findings and files.
  package var unread: [String: Int] {
    var counts: [String: Int] = [:]
    var known: Set<String> = []
    let problems = findings.filter { $0.severity == .block }.compactMap { finding -> LoadProblem? in
      if case .load(let problem) = finding.fact { problem } else { nil }
    }
    // A key that stands twice keeps a file from being written, not from being read.
    let repeating = Set(problems.filter { $0.kind.isRepetition }.map(\.file))
    for image in files {
      let path = DatasetFolder.join(folder, image.path)
      known.insert(path)
      let isBroken = !image.isWhole && !repeating.contains(path)
      counts[path, default: 0] += image.setAsideCount + (isBroken ? 1 : 0)
    }
    // The images of records say themselves what was set aside; definitions have none.
    for problem in problems
    where problem.kind.endsReading || !known.contains(problem.file) && !problem.kind.isOdd {
      counts[problem.file, default: 0] += 1
    }
    return counts.filter { $0.value > 0 }
  }

  /// Compares with the same dataset as it was read before, later transactions included.
  ///
  /// What was wrong then already does not count. A file of records that is gone counts for nothing where
  /// others have as many figures and rows: it was renamed or divided. O(n) in findings and files.
  package func rereading(of before: Dataset) -> Rereading {
    var lacking = Set(filesGone(since: before))
    let known = before.unread
    for (path, count) in unread where count > known[path] ?? 0 { lacking.insert(path) }
    let isEarlier = journal.sequence < before.journal.sequence
    let journalFolder = JournalFolder(dataset: folder).path
    if journal.segment == 0 {
      if isEarlier || before.journal.segment > 0 { lacking.insert(journalFolder) }
    } else if isEarlier, isJournalTorn {
      lacking.insert(journalFolder)
    }
    if !lacking.isEmpty { return .lacking(lacking.sorted()) }
    return isEarlier ? .earlier : .whole
  }

  private func filesGone(since before: Dataset) -> [String] {
    let gone = Set(before.parts).subtracting(parts)
    if gone.isEmpty { return [] }
    let records = before.files.filter { $0.content != .regions }.map {
      DatasetFolder.join(before.folder, $0.path)
    }
    let hasAll =
      figures.count >= before.figures.count
      && before.tables.allSatisfy { (tables[$0.key]?.count ?? 0) >= $0.value.count }
    return gone.subtracting(hasAll ? records : []).sorted()
  }

  /// What the files that the dataset was made of are at the moment, its journal's included; nil for one that is not there.
  ///
  /// Equal for as long as nobody changes any of them. O(n) in the files.
  package func fingerprint(in files: some FileSystem) -> [FileInformation?] {
    let journal = JournalFolder(dataset: folder)
    let segments = (try? journal.segments(in: files)) ?? []
    return (parts + segments.map { journal.segment($0) }).map { try? files.information(of: $0) }
  }
}

extension LoadProblemKind {
  /// Whether the file, or the rest of it, was not read.
  fileprivate var endsReading: Bool {
    switch self {
    case .missingFile, .notADataset, .noPermission, .emptyFile, .isDirectory, .notAFolder,
      .notRegularFile, .tooLarge, .cannotRead, .newerFormat, .baseCycle, .baseUnreadable, .journal,
      .byteOrderMark, .notUTF8, .truncated, .syntax, .tooDeep:
      true
    default: false
    }
  }

  /// Whether what stands there is used all the same.
  fileprivate var isOdd: Bool {
    switch self {
    case .controlCharacters, .duplicateKey, .unknownKey, .unreadableFileName: true
    default: false
    }
  }

  fileprivate var isRepetition: Bool { if case .duplicateKey = self { true } else { false } }
}
