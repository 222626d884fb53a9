extension Journal {
  /// Reads what was appended, and remembers it for whoever asks next.
  ///
  /// Without the lock an end that is not sound may be one that is being written; with it, it is torn and cut off.
  func catchUp(_ state: inout State, isLocked: Bool) throws(JournalError) {
    state.hashLine()
    try checkIdentity(&state)
    var walk = JournalWalk(files, folder, from: state.position)
    walk.verifiesChain = true
    let isFirst = state.position == opened
    do throws(FileError) {
      try walk.run(listing: isFirst) { transaction, _ in
        guard transaction.sequence > opened.sequence else { return }
        state.recent.append(transaction)
        state.undelivered += 1
      }
      if walk.position.segment != state.position.segment || state.identity == nil {
        let path = folder.segment(walk.position.segment)
        state.segment = nil
        if !state.isMade || state.identity == nil { watchFolder() }
        state.identity =
          walk.position.segment == 0 ? nil : try files.information(of: path).identity
      }
    } catch {
      if error.kind == .notFound { throw vanish(&state, error.path) }
      throw .file(error)
    }
    state.position = walk.position
    state.tail = walk.tail?.place
    if let problem = walk.problems.first {
      if case .newerFormat(let format) = problem.fault {
        setReadOnly(.newerFormat(format), &state)
      } else {
        setReadOnly(.damaged(walk.problems), &state)
      }
    }
    if isLocked, state.readOnly == nil, let tail = walk.tail { try repair(tail, &state) }
  }

  /// Whether the segment that is read is still the file under its name.
  private func checkIdentity(_ state: inout State) throws(JournalError) {
    guard let identity = state.identity else {
      if !files.exists(dataset) { throw vanish(&state, dataset) }
      return
    }
    let path = folder.segment(state.position.segment)
    let information: FileInformation
    do throws(FileError) {
      information = try files.information(of: path)
    } catch {
      throw error.kind == .notFound ? vanish(&state, path) : .file(error)
    }
    if information.identity != identity || information.size < state.position.offset {
      throw vanish(&state, path)
    }
  }

  func vanish(_ state: inout State, _ path: String) -> JournalError {
    setReadOnly(.vanished(path), &state)
    return .vanished(path)
  }

  func setReadOnly(_ reason: JournalReadOnly, _ state: inout State) {
    // The first reason is the one to mend.
    if state.readOnly == nil {
      state.readOnly = reason
      state.notices.append(.readOnly(reason))
    }
  }

  // MARK: - A torn end

  func hasTail(_ state: State) -> Bool {
    guard state.position.segment > 0 else { return false }
    let path = folder.segment(state.position.segment)
    return ((try? files.information(of: path))?.size ?? 0) > state.position.offset
  }

  /// Repairs a torn end if nobody else is writing; otherwise the next commit does.
  func tryRepair(_ state: inout State) {
    do throws(JournalError) {
      let held = try lock(&state)
      defer { held.release() }
      try catchUp(&state, isLocked: true)
    } catch {
      if case .readOnly(let reason) = error { setReadOnly(reason, &state) }
    }
  }

  /// Cuts off what is not sound at the end, under the lock; its bytes are kept in a file beside the segment.
  ///
  /// Nobody was told that it was saved, except where acknowledged bytes were damaged: so nothing is thrown away.
  private func repair(
    _ tail: (place: JournalPlace, bytes: Int), _ state: inout State
  ) throws(JournalError) {
    do throws(FileError) {
      let file = try openSegment(&state)
      let bytes = try Self.bytes(of: file, from: tail.place.offset)
      let kept = try keep(bytes, of: tail.place)
      try file.truncate(to: tail.place.offset)
      let problem = JournalProblem(
        file: folder.segment(tail.place.segment), place: tail.place,
        fault: .tornTail(bytes: tail.bytes))
      state.notices.append(.repaired(problem, kept: kept))
    } catch {
      if error.kind == .noPermission {
        setReadOnly(.noPermission(error.path), &state)
        throw .readOnly(.noPermission(error.path))
      }
      throw .file(error)
    }
  }

  private static func bytes(
    of file: any AppendFile, from offset: Int
  ) throws(FileError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { buffer.deallocate() }
    var bytes: [UInt8] = []
    while true {
      let count = try file.read(into: buffer, at: offset + bytes.count)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private func keep(_ bytes: [UInt8], of place: JournalPlace) throws(FileError) -> String? {
    // A disk that allocates before it writes leaves zeros.
    guard bytes.contains(where: { $0 != 0 }) else { return nil }
    for attempt in 0..<1_000 {
      let path = folder.torn(place, attempt: attempt)
      if files.exists(path) { continue }
      try files.write(bytes, to: path, mode: FileMode(rawValue: permissions))
      return path
    }
    return nil
  }

  // MARK: - The chain

  /// Compares all hashes from the last checkpoint to where lines have been read; takes a few seconds for a million edits.
  ///
  /// The first commit does it if nobody has done it before; a chain that is broken makes the journal read-only.
  package func verifyChain() throws(JournalError) {
    if state.withLock({ $0.isChainVerified }) { return }
    var problems: [JournalProblem] = []
    // What was read since opening has been compared on the way.
    if opened.sequence > base.sequence || opened.offset > 0 {
      var walk = JournalWalk(files, folder, from: base)
      walk.verifiesChain = true
      walk.awaited = opened.hash
      walk.extent = .application
      do throws(FileError) {
        try walk.run { _, _ in }
      } catch {
        throw error.kind == .notFound ? .vanished(error.path) : .file(error)
      }
      problems = walk.problems
      // Another journal may stand where the one was that the dataset in memory came from.
      if problems.isEmpty, opened.hash != base.hash, !walk.hasPassedAwaited {
        let place = JournalPlace(
          segment: opened.segment, line: max(1, opened.line), offset: opened.offset)
        problems = [
          JournalProblem(file: folder.segment(opened.segment), place: place, fault: .brokenChain)
        ]
      }
    }
    state.withLock { state in
      state.isChainVerified = true
      if !problems.isEmpty { setReadOnly(.damaged(problems), &state) }
    }
  }
}
