internal import Glibc

extension MemoryFiles {
  /// What goes wrong, and when.
  struct Faults {
    struct Place: Hashable {
      var path: String
      var operation: FileError.Operation
    }

    /// Calls that fail whenever they are made.
    var places: [Place: FileError.Kind] = [:]
    /// How many calls have been made.
    var calls = 0
    /// The one call that fails, by its number from 1, and how.
    var failingCall: (number: Int, kind: FileError.Kind)?
    /// The operation of the call that failed by its number.
    var failedOperation: FileError.Operation?
    /// How many bytes an append takes at once.
    var longestWrite = Int.max
    /// How many bytes the disk has room for.
    var space = Int.max
    /// Whether every other append is interrupted by a signal.
    var interrupts = false
    private var wasInterrupted = false

    /// The failure of the call that is made now; nil where it succeeds.
    mutating func next(_ operation: FileError.Operation, at path: String) -> FileError.Kind? {
      calls += 1
      if let failingCall, failingCall.number == calls {
        failedOperation = operation
        return failingCall.kind
      }
      return places[Place(path: path, operation: operation)]
    }

    /// How much of so many bytes the disk takes now.
    mutating func take(_ count: Int) -> CallResult {
      if interrupts {
        wasInterrupted.toggle()
        if wasInterrupted { return .error(EINTR) }
      }
      let taken = min(count, longestWrite, space)
      if taken == 0, count > 0 { return .error(ENOSPC) }
      if space < .max { space -= taken }
      return .count(taken)
    }
  }

  /// Makes one kind of call fail for a path from now on; nil ends it.
  package func fail(
    _ operation: FileError.Operation, at path: String, with kind: FileError.Kind?
  ) {
    state.withLock { state in
      state.faults.places[Faults.Place(path: Self.normal(path), operation: operation)] = kind
    }
  }

  /// Makes a single call fail: the one with this number, counted from 1 and from now on.
  package func failCall(_ number: Int, with kind: FileError.Kind) {
    state.withLock { state in
      state.faults.calls = 0
      state.faults.failedOperation = nil
      state.faults.failingCall = (number, kind)
    }
  }

  /// What the call was that failed by its number; nil where there were not so many calls.
  package var failedOperation: FileError.Operation? {
    state.withLock { $0.faults.failedOperation }
  }

  /// Lets appends take only so many bytes at once, and interrupts every other one if asked to.
  package func limitWrites(to count: Int, interrupting: Bool = false) {
    state.withLock { state in
      state.faults.longestWrite = max(1, count)
      state.faults.interrupts = interrupting
    }
  }

  /// Leaves room for so many appended bytes; nil: enough.
  package func limitSpace(to count: Int?) {
    state.withLock { $0.faults.space = count ?? .max }
  }

  /// Whether the file system knows locks; it does unless told otherwise.
  package func setLocks(_ hasLocks: Bool) { state.withLock { $0.hasLocks = hasLocks } }

  /// Lets the files lie on a share.
  package func setNetwork(_ isNetwork: Bool) { state.withLock { $0.isNetwork = isNetwork } }

  /// Takes a lock; another keeps it until it is released, and nobody waits.
  package func lock(
    _ path: String, permissions: UInt32, patience milliseconds: Int
  ) throws(FileError) -> any FileLock {
    try checkFault(.lock, path)
    let normal = Self.normal(path)
    let kind: FileError.Kind? = state.withLock { state in
      if !state.hasLocks { return .noLocks }
      guard state[DiskFiles.folder(of: normal)]?.kind == .folder else { return .notFound }
      if state.names[normal] == nil {
        let number = state.add(Node(kind: .regular, permissions: permissions), at: normal)
        state.steps.append(.name(path: normal, file: number))
      }
      return state.locks.insert(normal).inserted ? nil : .locked
    }
    if let kind { throw FileError(path: path, operation: .lock, kind: kind) }
    return MemoryLock(normal, self)
  }

  /// A fixed name.
  package var claimant: String { "memory 1" }

  /// Whoever is called `gone` is.
  package func isGone(claimant: String) -> Bool { claimant == "gone" }

  /// Time stands still in memory.
  package func pause(milliseconds: Int) {}

  /// What the files were told to lie on.
  package func volume(of path: String) throws(FileError) -> VolumeKind {
    _ = try node(at: path, for: .inspect)
    return state.withLock { $0.isNetwork } ? .network : .local
  }

  /// Nobody tells of changes in memory.
  package func watch(_ folder: String) throws(FileError) -> (any FolderWatch)? {
    _ = try node(at: folder, for: .watch)
    return nil
  }
}

private final class MemoryLock: FileLock {
  private let path: String
  private let files: MemoryFiles
  private let isHeld = Guarded(true)

  init(_ path: String, _ files: MemoryFiles) {
    self.path = path
    self.files = files
  }

  deinit { release() }

  func release() {
    isHeld.withLock { isHeld in
      if isHeld { files.state.withLock { _ = $0.locks.remove(path) } }
      isHeld = false
    }
  }
}
