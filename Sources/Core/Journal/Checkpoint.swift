internal import Glibc

/// What a checkpoint did.
package struct Checkpoint: Sendable, Equatable {
  /// The last transaction that the files contain.
  package var sequence: Int
  /// The segment that was opened.
  package var segment: Int
  /// The paths of the files that were written, `dataset.json` left out.
  package var written: [String]
  /// Lines that are given up.
  package var accepted: [JournalPlace]
}

extension Journal {
  /// Brings the dataset's files up to the last transaction, closes the segment and opens the next.
  ///
  /// All under the lock: the segment is synchronized, changed files are replaced one after the other, the next segment is made, and
  /// `dataset.json` is replaced last. Wherever this ends, loading gives the same dataset: edits are absolute, and those that
  /// the files contain already are applied once more. The dataset must contain all transactions (`.behind` brings those that are
  /// missing) and its files must be what they were when they were read (`.changedUnderneath`). `acceptingDamage` goes on from a damaged journal and says so in
  /// the new segment. Takes time proportional to the files that changed.
  package func checkpoint(
    _ dataset: inout Dataset, acceptingDamage: Bool = false
  ) throws(JournalError) -> Checkpoint {
    do throws(JournalError) {
      try verifyChain()
    } catch {
      if !acceptingDamage { throw error }
    }
    return try state.withLock { (state) throws(JournalError) in
      let held = try lock(&state)
      defer { held.release() }
      try catchUp(&state, isLocked: true)
      let accepted = try acceptedDamage(state, isAccepted: acceptingDamage)
      if dataset.journal.sequence < state.position.sequence {
        throw .behind(try transactions(after: dataset.journal.sequence))
      }
      let result = try write(&dataset, accepted, &state)
      state.readOnly = nil
      state.isChainVerified = true
      return result
    }
  }

  private func acceptedDamage(
    _ state: State, isAccepted: Bool
  ) throws(JournalError) -> [JournalPlace] {
    guard let reason = state.readOnly else { return [] }
    guard isAccepted, case .damaged(let problems) = reason else { throw .readOnly(reason) }
    return Set(problems.map(\.place) + [state.tail].compactMap(\.self)).sorted()
  }

  private func write(
    _ dataset: inout Dataset, _ accepted: [JournalPlace], _ state: inout State
  ) throws(JournalError) -> Checkpoint {
    let images = try changedImages(of: dataset)
    var written: [String] = []
    do throws(FileError) {
      if state.position.segment > 0, files.exists(folder.segment(state.position.segment)) {
        try openSegment(&state).synchronize()
      }
      let writer = DatasetWriter(dataset)
      for (image, path) in images {
        guard let bytes = writer.bytes(of: image) else { continue }
        try write(bytes, to: path, &dataset, &written)
      }
      let next = try max(state.position.segment, folder.segments(in: files).last ?? 0) + 1
      let header = JournalLine.bytes(
        of: SegmentHeader(segment: next, after: state.position.sequence, accepted: accepted),
        after: state.position.hash)
      try files.write(header, to: folder.segment(next), mode: FileMode(rawValue: permissions))
      let start = JournalPosition(
        sequence: state.position.sequence, hash: state.position.hash, segment: next)
      try nameCheckpoint(start, &dataset)
      state.position = JournalPosition(
        sequence: start.sequence, hash: SHA256.hash(Array(header.dropLast())), segment: next,
        offset: header.count, line: 1)
      state.segment = nil
      state.tail = nil
      state.identity = try files.information(of: folder.segment(next)).identity
      dataset.manifest.journal = start
      dataset.journal = state.position
      return Checkpoint(
        sequence: start.sequence, segment: next, written: written, accepted: accepted)
    } catch {
      if error.kind == .noPermission { throw .readOnly(.noPermission(error.path)) }
      throw .file(error)
    }
  }

  /// The files that need writing, compared with what they were when they were read.
  private func changedImages(
    of dataset: Dataset
  ) throws(JournalError) -> [(FileImage, String)] {
    let images = dataset.files.filter(\.isChanged).map {
      ($0, DatasetFolder.join(dataset.folder, $0.path))
    }
    // What was not read to its end would be lost by writing; `check` tells what is wrong with it.
    if let broken = images.first(where: { !$0.0.isWhole }) {
      throw .file(FileError(path: broken.1, operation: .write, kind: .io(EBADMSG)))
    }
    let manifest = DatasetFolder.join(dataset.folder, "dataset.json")
    let foreign = (images.map(\.1) + [manifest]).filter { path in
      (try? files.information(of: path)) != dataset.stamps[path]
    }
    if !foreign.isEmpty { throw .changedUnderneath(foreign) }
    return images
  }

  private func write(
    _ bytes: [UInt8], to path: String, _ dataset: inout Dataset, _ written: inout [String]
  ) throws(FileError) {
    if let old = try? files.read(path, limit: JSONLimits.records.fileSize), old == bytes { return }
    let parent = DiskFiles.folder(of: path)
    if !files.exists(parent) { try files.makeFolder(parent) }
    try files.write(bytes, to: path, mode: FileMode(rawValue: permissions))
    dataset.stamps[path] = try? files.information(of: path)
    written.append(path)
  }

  /// Puts the position into `dataset.json` and leaves everything else in it as it stands.
  private func nameCheckpoint(
    _ position: JournalPosition, _ dataset: inout Dataset
  ) throws(FileError) {
    let path = DatasetFolder.join(dataset.folder, "dataset.json")
    let bytes = try files.read(path, limit: JSONLimits.tree.fileSize)
    let value = JSONWriter.bytes(of: position.json, style: .inline(depth: 0)).dropLast()
    guard let document = try? JSONDocument(bytes: bytes, file: path),
      let changed = Self.setting("journal", to: Array(value), in: bytes, document.root)
    else { throw FileError(path: path, operation: .read, kind: .notFound) }
    try files.write(changed, to: path, mode: .everybodyReads)
    dataset.stamps[path] = try? files.information(of: path)
  }

  private static func setting(
    _ key: String, to value: [UInt8], in bytes: [UInt8], _ root: JSONValue
  ) -> [UInt8]? {
    if let range = root[key]?.range {
      return Array(bytes[..<range.lowerBound]) + value + bytes[range.upperBound...]
    }
    guard let last = root.object?.members.last?.value.range else { return nil }
    return Array(bytes[..<last.upperBound]) + Array(",\n  \"\(key)\": ".utf8) + value
      + bytes[last.upperBound...]
  }
}
