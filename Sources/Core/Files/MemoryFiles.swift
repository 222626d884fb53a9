/// Files that exist only in memory and fail on demand, so that tests can try what disks do.
///
/// Paths are compared without `.` parts and double slashes; `..` and links are not known. A
/// relative path and an absolute one are never the same file.
package final class MemoryFiles: FileSystem {
  private struct Node {
    var kind: FileKind
    var bytes: [UInt8] = []
    var permissions: UInt32 = 0o644
  }

  private struct State {
    var nodes: [String: Node] = [:]
    var failures: [Failure: FileError.Kind] = [:]
    var cuts: [String: Int] = [:]
    var longestRead = Int.max
    var bytesRead = 0
  }

  private struct Failure: Hashable {
    var path: String
    var operation: FileError.Operation
  }

  private let state = Guarded(State())

  /// Makes files from paths and texts; the folders on the way exist, too.
  package init(_ texts: [String: String] = [:]) {
    for (path, text) in texts { put(Array(text.utf8), at: path) }
  }

  // MARK: - Setting up

  /// Puts a file somewhere, with the folders on the way.
  package func put(_ bytes: [UInt8], at path: String, permissions: UInt32 = 0o644) {
    state.withLock { state in
      Self.makeParents(of: Self.normal(path), in: &state)
      state.nodes[Self.normal(path)] = Node(
        kind: .regular, bytes: bytes, permissions: permissions)
    }
  }

  /// Puts a folder, FIFO, socket or device somewhere.
  package func put(_ kind: FileKind, at path: String) {
    state.withLock { state in
      Self.makeParents(of: Self.normal(path), in: &state)
      state.nodes[Self.normal(path)] = Node(kind: kind)
    }
  }

  /// Makes one kind of call fail for a path from now on; nil ends it.
  package func fail(
    _ operation: FileError.Operation, at path: String, with kind: FileError.Kind?
  ) {
    state.withLock { state in
      state.failures[Failure(path: Self.normal(path), operation: operation)] = kind
    }
  }

  /// Lets reading end after so many bytes, although the size still says more.
  package func cut(_ path: String, after count: Int) {
    state.withLock { $0.cuts[Self.normal(path)] = count }
  }

  /// Lets no read return more than so many bytes.
  package func limitReads(to count: Int) {
    state.withLock { $0.longestRead = max(1, count) }
  }

  /// The bytes of a file, nil if there is none.
  package func bytes(at path: String) -> [UInt8]? {
    state.withLock { $0.nodes[Self.normal(path)].flatMap { $0.kind == .regular ? $0.bytes : nil } }
  }

  /// How many bytes have been read in all.
  package var bytesRead: Int { state.withLock { $0.bytesRead } }

  // MARK: - FileSystem

  /// Tells what stands at a path.
  package func information(of path: String) throws(FileError) -> FileInformation {
    let node = try node(at: path, for: .inspect)
    return FileInformation(
      kind: node.kind, size: node.bytes.count, permissions: node.permissions)
  }

  /// Lists a folder.
  package func list(_ folder: String) throws(FileError) -> [FolderEntry] {
    guard try node(at: folder, for: .list).kind == .folder else {
      throw FileError(path: folder, operation: .list, kind: .notDirectory)
    }
    let parent = Self.normal(folder)
    return state.withLock { state in
      state.nodes.compactMap { path, node in
        guard path != parent, DiskFiles.folder(of: path) == parent else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return FolderEntry(name: name, kind: node.kind)
      }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Opens a regular file.
  package func open(_ path: String) throws(FileError) -> any OpenFile {
    let node = try node(at: path, for: .open)
    guard node.kind == .regular else {
      throw FileError(path: path, operation: .open, refusing: node.kind)
    }
    return MemoryFile(path: path, size: node.bytes.count, files: self)
  }

  /// Replaces or makes a file.
  package func write(_ bytes: [UInt8], to path: String, mode: FileMode) throws(FileError) {
    for operation in [FileError.Operation.write, .synchronize, .rename] {
      try checkFailure(operation, path)
    }
    let normal = Self.normal(path)
    let kind: FileError.Kind? = state.withLock { state in
      let old = state.nodes[normal]
      if let old, old.kind != .regular {
        return old.kind == .folder ? .isDirectory : .notRegular(old.kind)
      }
      let parent = DiskFiles.folder(of: normal)
      guard parent == "." || parent == "/" || state.nodes[parent]?.kind == .folder else {
        return .notFound
      }
      state.nodes[normal] = Node(
        kind: .regular, bytes: bytes, permissions: old?.permissions ?? mode.rawValue)
      return nil
    }
    if let kind { throw FileError(path: path, operation: .write, kind: kind) }
  }

  /// Makes a folder and its missing parents.
  package func makeFolder(_ path: String) throws(FileError) {
    try checkFailure(.makeFolder, path)
    let normal = Self.normal(path)
    let isFolder = state.withLock { state in
      Self.makeParents(of: normal, in: &state)
      let kind = state.nodes[normal, default: Node(kind: .folder)].kind
      if kind == .folder { state.nodes[normal] = Node(kind: .folder, permissions: 0o755) }
      return kind == .folder
    }
    if !isFolder { throw FileError(path: path, operation: .makeFolder, kind: .notDirectory) }
  }

  // MARK: - Inside

  fileprivate func read(
    _ path: String, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(FileError) -> Int {
    try checkFailure(.read, path)
    let normal = Self.normal(path)
    return state.withLock { state in
      guard let bytes = state.nodes[normal]?.bytes else { return 0 }
      let stop = min(bytes.count, state.cuts[normal] ?? .max)
      let count = min(max(0, stop - offset), buffer.count, state.longestRead)
      if count > 0 { buffer.copyBytes(from: bytes[offset..<offset + count]) }
      state.bytesRead += count
      return count
    }
  }

  private func node(
    at path: String, for operation: FileError.Operation
  ) throws(FileError) -> Node {
    try checkFailure(operation, path)
    let normal = Self.normal(path)
    if let node = state.withLock({ $0.nodes[normal] }) { return node }
    if normal == "." || normal == "/" { return Node(kind: .folder, permissions: 0o755) }
    throw FileError(path: path, operation: operation, kind: .notFound)
  }

  private func checkFailure(
    _ operation: FileError.Operation, _ path: String
  ) throws(FileError) {
    let failure = Failure(path: Self.normal(path), operation: operation)
    if let kind = state.withLock({ $0.failures[failure] }) {
      throw FileError(path: path, operation: operation, kind: kind)
    }
  }

  private static func makeParents(of path: String, in state: inout State) {
    let parent = DiskFiles.folder(of: path)
    guard parent != path, parent != ".", parent != "/" else { return }
    makeParents(of: parent, in: &state)
    if state.nodes[parent] == nil {
      state.nodes[parent] = Node(kind: .folder, permissions: 0o755)
    }
  }

  private static func normal(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + parts }
    return parts.isEmpty ? "." : parts
  }
}

private final class MemoryFile: OpenFile {
  let path: String
  let size: Int
  private let files: MemoryFiles

  init(path: String, size: Int, files: MemoryFiles) {
    self.path = path
    self.size = size
    self.files = files
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    try files.read(path, into: buffer, at: offset)
  }
}
