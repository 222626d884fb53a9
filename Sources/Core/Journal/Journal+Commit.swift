extension Journal {
  /// The permissions of the journal's files: those of the dataset's, so that colleagues can write to them.
  var permissions: UInt32 {
    let manifest = DatasetFolder.join(dataset, "dataset.json")
    return ((try? files.information(of: manifest))?.permissions ?? 0o644) & 0o666
  }

  /// Appends a request as a transaction and returns once it is on the disk.
  ///
  /// A request whose id is in the journal since opening is not written a second time. What others wrote stays for `news` unless the
  /// request is committed. Takes one synchronization.
  package func commit(_ request: CommitRequest) throws(JournalError) -> CommitOutcome {
    try verifyChain()
    return try state.withLock { (state) throws(JournalError) in
      if let reason = state.readOnly { throw .readOnly(reason) }
      let before: JournalPosition
      let transaction: Transaction
      let file: any AppendFile
      switch try write(request, &state) {
      case .done(let outcome): return outcome
      case .written(let line, let segment, let position):
        (transaction, file, before) = (line, segment, position)
      }
      // Outside the lock, so that others can append meanwhile: their synchronization then covers both.
      do throws(FileError) {
        try file.synchronize()
      } catch {
        setReadOnly(.synchronization(error), &state)
        // The line may stand there: then it is news like any other's.
        state.position = before
        state.unhashed = nil
        throw .uncertain(error)
      }
      state.recent.append(transaction)
      state.undelivered += 1
      return .committed(takeUndelivered(&state))
    }
  }

  /// What is to be done after the lock is given back.
  private enum Written {
    case done(CommitOutcome)
    case written(Transaction, any AppendFile, before: JournalPosition)
  }

  /// Compares and appends, under the lock.
  private func write(
    _ request: CommitRequest, _ state: inout State
  ) throws(JournalError) -> Written {
    let held = try lock(&state)
    defer { held.release() }
    if state.position.segment == 0 { try makeFirstSegment(&state) }
    try catchUp(&state, isLocked: true)
    if let reason = state.readOnly { throw .readOnly(reason) }
    let unseen = try unseen(by: request, state)
    if unseen.contains(where: { $0.id == request.id }) {
      return .done(.committed(takeUndelivered(&state)))
    }
    let theirs = conflicts(of: request, with: unseen)
    if !theirs.isEmpty { return .done(.conflict(theirs: theirs)) }
    let transaction = Transaction(
      sequence: state.position.sequence + 1, id: request.id, author: author, time: now(),
      reason: request.reason, act: request.act, edits: request.edits)
    let before = state.position
    return .written(transaction, try append(transaction, &state), before: before)
  }

  // MARK: - Under the lock

  func lock(_ state: inout State) throws(JournalError) -> JournalLock.Held {
    if !state.isMade { try makeFolder(&state) }
    let lock = JournalLock(
      files: files, folder: folder, permissions: permissions, patience: patience)
    var notices: [JournalNotice] = []
    defer {
      for notice in notices where !state.notices.contains(notice) { state.notices.append(notice) }
    }
    return try lock.take { notices.append($0) }
  }

  private func makeFolder(_ state: inout State) throws(JournalError) {
    do throws(FileError) {
      // Without the dataset's own folder this would make another one of the same name.
      let parent = try files.information(of: dataset)
      if !files.exists(folder.path) {
        try files.makeFolder(folder.path)
        try? files.setPermissions(parent.permissions, of: folder.path)
      }
      state.isMade = true
    } catch {
      switch error.kind {
      case .noPermission: throw .readOnly(.noPermission(error.path))
      case .notFound: throw .vanished(error.path)
      default: throw .file(error)
      }
    }
  }

  private func makeFirstSegment(_ state: inout State) throws(JournalError) {
    do throws(FileError) {
      if try !folder.segments(in: files).isEmpty { return }
      let header = SegmentHeader(segment: 1, after: 0)
      try files.write(
        JournalLine.bytes(of: header, after: .zero), to: folder.segment(1),
        mode: FileMode(rawValue: permissions))
    } catch {
      if error.kind == .noPermission { throw .readOnly(.noPermission(error.path)) }
      throw .file(error)
    }
  }

  func openSegment(_ state: inout State) throws(FileError) -> any AppendFile {
    if let file = state.segment { return file }
    let file = try files.openAppending(folder.segment(state.position.segment))
    state.segment = file
    return file
  }

  /// Appends a transaction; when that fails, what was written of it is cut off again.
  private func append(
    _ transaction: Transaction, _ state: inout State
  ) throws(JournalError) -> any AppendFile {
    let line = JournalLine.bytes(of: transaction, after: state.position.hash)
    if line.count > JournalLine.longest {
      throw .tooLarge(bytes: line.count, limit: JournalLine.longest)
    }
    let file: any AppendFile
    do throws(FileError) {
      file = try openSegment(&state)
    } catch {
      if error.kind == .noPermission { throw .readOnly(.noPermission(error.path)) }
      throw .file(error)
    }
    do throws(FileError) {
      try file.append(line)
    } catch {
      // Where this fails, too, whoever locks next repairs the end.
      try? file.truncate(to: state.position.offset)
      throw .file(error)
    }
    state.position.sequence += 1
    state.position.line += 1
    state.position.offset += line.count
    state.unhashed = line
    return file
  }

  // MARK: - Conflicts

  /// The transactions that a request does not know of.
  private func unseen(
    by request: CommitRequest, _ state: State
  ) throws(JournalError) -> [Transaction] {
    if request.basedOn >= state.position.sequence { return [] }
    if request.basedOn < max(opened.sequence, state.forgotten) {
      return try transactions(after: request.basedOn)
    }
    return Array(state.recent.reversed().prefix { $0.sequence > request.basedOn }.reversed())
  }

  private func conflicts(
    of request: CommitRequest, with unseen: [Transaction]
  ) -> [Transaction] {
    if unseen.isEmpty { return [] }
    var written = WrittenValues()
    for transaction in unseen { for edit in transaction.edits { written.add(edit) } }
    var contradicted: [Edit] = []
    for edit in request.edits {
      if written.contradicts(edit) { contradicted.append(edit) }
      written.add(edit)
    }
    if contradicted.isEmpty { return [] }
    return unseen.filter { transaction in
      transaction.edits.contains { edit in contradicted.contains { $0.touches(edit) } }
    }
  }
}
