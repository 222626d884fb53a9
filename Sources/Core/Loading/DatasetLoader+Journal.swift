extension DatasetLoader {
  /// Applies what the journal has beyond the dataset's files; what is wrong with it becomes a finding.
  ///
  /// Checksums are compared on the way; the hash chain is compared before the first append.
  func replay(_ dataset: inout Dataset, _ session: inout LoadSession) {
    let start = dataset.manifest.journal ?? .start
    dataset.journal = start
    let folder = JournalFolder(dataset: dataset.folder)
    guard start != .start || files.exists(folder.path) else { return }
    var walk = JournalWalk(files, folder, from: start)
    walk.extent = .application
    var outcome = EditOutcome()
    do throws(FileError) {
      try walk.run { path, offset in
        session.advance(in: path, to: offset)
        return !session.isCancelled
      } _: { transaction, _ in
        outcome.add(transaction)
      }
    } catch {
      if error.kind == .notFound {
        session.note(
          LoadProblem(.journal(.missingSegment(start.segment)), at: FilePlace(file: error.path)))
      } else {
        session.note(LoadProblem(error))
      }
      return
    }
    if session.isCancelled { return }
    for problem in walk.problems {
      session.note(
        LoadProblem(
          .journal(problem.fault),
          at: FilePlace(file: problem.file, byteOffset: problem.place.offset)))
    }
    let changes = dataset.apply(outcome)
    dataset.findings += changes.findings
    dataset.journal = walk.position
    dataset.isJournalTorn = walk.tail != nil
  }

  /// What the dataset's own files are before they are read: whoever changes them later is noticed.
  func stamps(of folder: DatasetFolder) -> [String: FileInformation] {
    var stamps: [String: FileInformation] = [:]
    let manifest = DatasetFolder.join(folder.path, "dataset.json")
    for path in folder.figures + folder.records + [folder.regions].compactMap(\.self) + [manifest] {
      stamps[path] = try? files.information(of: path)
    }
    return stamps
  }

  /// The segments that are replayed.
  func segments(of folder: String, _ manifest: Manifest) -> [String] {
    let journal = JournalFolder(dataset: folder)
    let numbers = (try? journal.segments(in: files)) ?? []
    return numbers.filter { $0 >= manifest.journal?.segment ?? 0 }.map { journal.segment($0) }
  }
}

extension Dataset {
  /// The files of figures, registers and regions that other programs have changed since they were read.
  package func filesChangedUnderneath(in files: some FileSystem) -> [String] {
    let paths = Set(self.files.map { DatasetFolder.join(folder, $0.path) }).union(stamps.keys)
    return paths.filter { (try? files.information(of: $0)) != stamps[$0] }.sorted()
  }
}
