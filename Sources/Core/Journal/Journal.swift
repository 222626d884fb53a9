/// The journal of one dataset, open for reading and, where that is possible, for writing.
///
/// Every edit goes through it. A request is compared with what others have written meanwhile, appended under a lock and acknowledged
/// once it is on the disk. Several processes may have the same journal open; each reads what the others append.
///
/// Safe to use from several threads, one of which works at a time; a commit waits for the disk.
package final class Journal: Sendable {
  /// How often the journal is asked for news where nobody tells of them, in milliseconds.
  package static let pollInterval = 100

  struct State {
    /// Up to where lines have been read.
    var position: JournalPosition
    /// The line whose hash the position lacks: it is hashed after its writer was answered.
    var unhashed: [UInt8]?
    /// Which file the open segment is, to notice when another takes its place.
    var identity: FileIdentity?
    var segment: (any AppendFile)?
    /// Transactions read or written since opening.
    var recent: [Transaction] = []
    /// How many of them nobody has been given yet, at the end.
    var undelivered = 0
    /// Up to which sequence `recent` is incomplete since it was let go.
    var forgotten = 0
    var readOnly: JournalReadOnly?
    /// Where the end begins that is not sound.
    var tail: JournalPlace?
    var notices: [JournalNotice] = []
    /// Whether the chain is known to be whole up to the position.
    var isChainVerified = false
    var count = 0
    var isMade = false
  }

  /// The dataset's folder.
  package let dataset: String
  /// The folder of the segments.
  package let folder: JournalFolder
  /// Who writes, as it stands in every transaction.
  package let author: String
  /// What this open journal calls itself; no other one has the same.
  package let writer: String
  /// Where transactions nobody need read again begin: the position that `dataset.json` names.
  package let base: JournalPosition
  /// Where reading began.
  package let opened: JournalPosition

  let files: any FileSystem
  let now: @Sendable () -> String
  let patience: Int
  let state: Guarded<State>
  private let watch: (any FolderWatch)?

  /// Opens the journal of a dataset's folder; one that does not exist yet is made by the first commit.
  ///
  /// `now` gives the time in ISO 8601. `position` is where the dataset in memory ends; without one `news` begins with everything after the
  /// last checkpoint. A torn end is cut off if that is possible. Damage makes the journal read-only instead of failing.
  package static func open(
    _ folder: String, files: any FileSystem, author: String,
    now: @escaping @Sendable () -> String, at position: JournalPosition? = nil,
    patience: Int = JournalLock.patience
  ) throws(JournalError) -> Journal {
    let base = try checkpoint(of: folder, in: files)
    let journal = Journal(
      folder, files: files, author: author, now: now, base: base,
      opened: position ?? base, patience: patience)
    try journal.state.withLock { (state) throws(JournalError) in
      try journal.catchUp(&state, isLocked: false)
      if journal.hasTail(state), state.readOnly == nil { journal.tryRepair(&state) }
    }
    return journal
  }

  private init(
    _ dataset: String, files: any FileSystem, author: String,
    now: @escaping @Sendable () -> String, base: JournalPosition, opened: JournalPosition,
    patience: Int
  ) {
    self.dataset = dataset
    self.files = files
    self.author = author
    self.now = now
    self.base = base
    self.opened = opened
    self.patience = patience
    folder = JournalFolder(dataset: dataset)
    var bytes: [UInt8] = []
    HexDigits.append(.random(in: .min ... .max), digits: 16, to: &bytes)
    writer = String(decoding: bytes, as: UTF8.self)
    var initial = State(position: opened)
    initial.isMade = files.exists(folder.path)
    // Where the journal is still to be made, its maker watches the dataset's folder.
    let watched = initial.isMade ? folder.path : dataset
    watch = (try? files.watch(watched)) ?? nil
    if watch == nil { initial.notices.append(.polled) }
    state = Guarded(initial)
  }

  /// Where the files of a dataset end, as its `dataset.json` says; the start where it says nothing.
  package static func checkpoint(
    of folder: String, in files: some FileSystem
  ) throws(JournalError) -> JournalPosition {
    let path = DatasetFolder.join(folder, "dataset.json")
    do throws(LoadProblem) {
      let document = try JSONDocument(path: path, in: files)
      return try JournalPosition(document.cursor) ?? .start
    } catch {
      throw .vanished(path)
    }
  }

  /// An id for the next request that no other writer gives.
  package func nextID() -> String {
    state.withLock { state in
      state.count += 1
      return "\(writer)-\(state.count)"
    }
  }

  /// The last transaction that has been read or written.
  package var sequence: Int { state.withLock { $0.position.sequence } }

  /// Up to where lines have been read.
  package var position: JournalPosition {
    state.withLock { state in
      state.hashLine()
      return state.position
    }
  }

  /// Why nothing can be written; nil where it can, as far as is known.
  package var readOnly: JournalReadOnly? { state.withLock { $0.readOnly } }

  /// What a person should hear of since this was asked the last time.
  package func takeNotices() -> [JournalNotice] {
    state.withLock { state in
      defer { state.notices = [] }
      return state.notices
    }
  }

  // MARK: - What others write

  /// Becomes readable when something in the folder changes; -1 where the journal must be asked every ``pollInterval``.
  package var changeDescriptor: Int32 { watch?.descriptor ?? -1 }

  /// Takes the news of a change away; call it before `news`.
  package func clearChange() { watch?.clear() }

  /// Waits until something in the folder changes, or the time is over.
  package func waitForNews(milliseconds: Int) {
    guard let watch else {
      files.pause(milliseconds: min(milliseconds, Self.pollInterval))
      return
    }
    watch.wait(milliseconds: milliseconds)
    watch.clear()
  }

  /// What others have appended since the last call or commit, in order.
  package func news() throws(JournalError) -> [Transaction] {
    try state.withLock { (state) throws(JournalError) in
      try catchUp(&state, isLocked: false)
      return takeUndelivered(&state)
    }
  }

  /// Lets go of what was read and given away, so that a process may follow for days.
  ///
  /// A request based on something earlier is then compared with the files.
  package func forgetRead() {
    state.withLock { state in
      state.recent = Array(state.recent.suffix(state.undelivered))
      state.forgotten = state.position.sequence - state.undelivered
    }
  }

  /// Watches the journal's own folder once there is one.
  func watchFolder() { watch?.add(folder.path) }

  func takeUndelivered(_ state: inout State) -> [Transaction] {
    defer { state.undelivered = 0 }
    return Array(state.recent.suffix(state.undelivered))
  }
}

extension Journal.State {
  /// Makes up for the hash of the last own line.
  mutating func hashLine() {
    guard let line = unhashed else { return }
    unhashed = nil
    position.hash = line.withUnsafeBytes { line in
      SHA256.hash(UnsafeRawBufferPointer(rebasing: line.dropLast()))
    }
  }
}

extension JournalPosition {
  /// Reads the `journal` of a `dataset.json`; nil where there is none.
  init?(_ manifest: JSONCursor) throws(LoadProblem) {
    guard let place = try manifest.optional("journal") else { return nil }
    let hash = try place.required("hash")
    guard let digest = SHA256.Digest(hex: Array(try hash.text().utf8)) else {
      throw hash.problem(.malformed(.identifier), expected: nil)
    }
    self.init(
      sequence: try place.required("sequence").integer(), hash: digest,
      segment: try place.required("segment").integer())
    guard sequence >= 0, segment > 0 else {
      throw place.problem(.outOfRange(minimum: "1", maximum: nil), expected: nil)
    }
  }

  /// What a `dataset.json` says of the position at the start of a segment.
  var json: JSONValue {
    JSONValue(
      JSONObject([
        "sequence": JSONValue(sequence), "hash": JSONValue(hash.hex),
        "segment": JSONValue(segment),
      ]))
  }
}
