internal import Glibc

/// Files that exist only in memory and fail on demand, so that tests can try what disks do.
///
/// Paths are compared without `.` parts and double slashes; `..` and links are not known. A
/// relative path and an absolute one are never the same file.
package final class MemoryFiles: FileSystem {
  struct Node {
    var kind: FileKind
    var bytes: [UInt8] = []
    var permissions: UInt32 = 0o644
    var modified = 0
    var changed = 0
    var isOwn = true
  }

  struct State {
    /// Numbers of nodes by path.
    var names: [String: Int] = [:]
    /// Nodes by number; one that has no name lives on for those who have it open.
    var nodes: [Int: Node] = [:]
    var lastNode = 0
    var clock = 0
    var faults = Faults()
    var cuts: [String: Int] = [:]
    var longestRead = Int.max
    var bytesRead = 0
    var locks: Set<String> = []
    var hasLocks = true
    var isNetwork = false
    var steps: [MemoryStep] = []

    subscript(path: String) -> Node? { names[path].flatMap { nodes[$0] } }
  }

  let state = Guarded(State())

  /// Makes files from paths and texts; the folders on the way exist, too.
  package init(_ texts: [String: String] = [:]) {
    for (path, text) in texts { put(Array(text.utf8), at: path) }
  }

  // MARK: - Setting up

  /// Puts a file somewhere, with the folders on the way; one that is there stays the same file with other bytes.
  package func put(_ bytes: [UInt8], at path: String, permissions: UInt32 = 0o644) {
    let normal = Self.normal(path)
    state.withLock { state in
      Self.makeParents(of: normal, in: &state)
      if let number = state.names[normal], state.nodes[number]?.kind == .regular {
        state.change(number) { $0 = bytes }
        state.nodes[number]?.permissions = permissions
      } else {
        state.add(Node(kind: .regular, bytes: bytes, permissions: permissions), at: normal)
      }
    }
  }

  /// Puts a folder, FIFO, socket or device somewhere.
  package func put(_ kind: FileKind, at path: String) {
    state.withLock { state in
      Self.makeParents(of: Self.normal(path), in: &state)
      state.add(Node(kind: kind), at: Self.normal(path))
    }
  }

  /// Takes away whatever stands at a path and below it, as if another program had done it.
  package func take(_ path: String) {
    let normal = Self.normal(path)
    state.withLock { state in
      state.names = state.names.filter { $0.key != normal && !$0.key.hasPrefix(normal + "/") }
    }
  }

  /// Lets a file belong to somebody else.
  package func giveAway(_ path: String) {
    state.withLock { state in
      if let number = state.names[Self.normal(path)] { state.nodes[number]?.isOwn = false }
    }
  }

  /// Lets a file's contents look as if they had last been changed at another time.
  package func backdate(_ path: String, to modified: Int) {
    state.withLock { state in
      guard let number = state.names[Self.normal(path)] else { return }
      state.clock += 1
      state.nodes[number]?.modified = modified
      state.nodes[number]?.changed = state.clock
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
    state.withLock { $0[Self.normal(path)].flatMap { $0.kind == .regular ? $0.bytes : nil } }
  }

  /// How many bytes have been read in all.
  package var bytesRead: Int { state.withLock { $0.bytesRead } }

  // MARK: - Looking

  /// Tells what stands at a path.
  package func information(of path: String) throws(FileError) -> FileInformation {
    let (number, node) = try node(at: path, for: .inspect)
    return FileInformation(
      kind: node.kind, size: node.bytes.count, permissions: node.permissions,
      modified: node.modified, changed: node.changed,
      identity: FileIdentity(device: 1, number: UInt64(number)), isOwn: node.isOwn)
  }

  /// Lists a folder.
  package func list(_ folder: String) throws(FileError) -> [FolderEntry] {
    guard try node(at: folder, for: .list).node.kind == .folder else {
      throw FileError(path: folder, operation: .list, kind: .notDirectory)
    }
    let parent = Self.normal(folder)
    return state.withLock { state in
      state.names.compactMap { path, number in
        guard path != parent, DiskFiles.folder(of: path) == parent else { return nil }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return FolderEntry(name: name, kind: state.nodes[number]?.kind ?? .other)
      }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Opens a regular file.
  package func open(_ path: String) throws(FileError) -> any OpenFile {
    try file(at: path, for: .open)
  }

  /// Opens a regular file that can grow.
  package func openAppending(_ path: String) throws(FileError) -> any AppendFile {
    try file(at: path, for: .append)
  }

  private func file(
    at path: String, for operation: FileError.Operation
  ) throws(FileError) -> MemoryFile {
    let (number, node) = try node(at: path, for: operation)
    guard node.kind == .regular else {
      throw FileError(path: path, operation: operation, refusing: node.kind)
    }
    return MemoryFile(path: path, size: node.bytes.count, number: number, files: self)
  }

  // MARK: - Inside

  func node(
    at path: String, for operation: FileError.Operation
  ) throws(FileError) -> (number: Int, node: Node) {
    try checkFault(operation, path)
    let normal = Self.normal(path)
    let found = state.withLock { state in
      state.names[normal].flatMap { number in state.nodes[number].map { (number, $0) } }
    }
    if let found { return found }
    if normal == "." || normal == "/" { return (0, Node(kind: .folder, permissions: 0o755)) }
    throw FileError(path: path, operation: operation, kind: .notFound)
  }

  func checkFault(_ operation: FileError.Operation, _ path: String) throws(FileError) {
    let normal = Self.normal(path)
    if let kind = state.withLock({ $0.faults.next(operation, at: normal) }) {
      throw FileError(path: path, operation: operation, kind: kind)
    }
  }

  static func makeParents(of path: String, in state: inout State) {
    let parent = DiskFiles.folder(of: path)
    guard parent != path, parent != ".", parent != "/" else { return }
    makeParents(of: parent, in: &state)
    if state.names[parent] == nil {
      state.add(Node(kind: .folder, permissions: 0o755), at: parent)
    }
  }

  static func normal(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + parts }
    return parts.isEmpty ? "." : parts
  }
}

extension MemoryFiles.State {
  /// Makes a node under a new number and gives it a name.
  @discardableResult
  mutating func add(_ node: MemoryFiles.Node, at path: String) -> Int {
    lastNode += 1
    clock += 1
    nodes[lastNode] = node
    nodes[lastNode]?.modified = clock
    nodes[lastNode]?.changed = clock
    names[path] = lastNode
    return lastNode
  }

  /// Changes the bytes of a node.
  mutating func change(_ number: Int, _ body: (inout [UInt8]) -> Void) {
    guard nodes[number] != nil else { return }
    clock += 1
    nodes[number]?.modified = clock
    nodes[number]?.changed = clock
    if var bytes = nodes[number]?.bytes {
      nodes[number]?.bytes = []
      body(&bytes)
      nodes[number]?.bytes = bytes
    }
  }
}
