internal import Glibc

/// What was done to files in memory, in order, so that a test can take it back from some point on.
package enum MemoryStep: Sendable, Equatable {
  /// Bytes were put into the file with this number.
  case write(file: Int, offset: Int, bytes: [UInt8])
  /// The file with this number was cut off.
  case truncate(file: Int, size: Int)
  /// A path became the name of a file; nil: it is no name any more.
  case name(path: String, file: Int?)
  /// A file got another name in one step.
  case rename(path: String, new: String, file: Int)
  /// All that was written to the file is on the disk.
  case synchronize(file: Int)
  /// All names in the folder are on the disk.
  case synchronizeFolder(String)
}

extension MemoryFiles {
  /// What was done since the start, or since the steps were last forgotten.
  package var steps: [MemoryStep] { state.withLock { $0.steps } }

  /// Forgets what was done so far.
  package func forgetSteps() { state.withLock { $0.steps = [] } }

  /// The files there are, by path: number, bytes and permissions.
  package var contents: [String: (file: Int, bytes: [UInt8], permissions: UInt32)] {
    state.withLock { state in
      state.names.compactMapValues { number in
        guard let node = state.nodes[number], node.kind == .regular else { return nil }
        return (number, node.bytes, node.permissions)
      }
    }
  }

  /// Replaces or makes a file in the steps that the disk takes.
  package func write(_ bytes: [UInt8], to path: String, mode: FileMode) throws(FileError) {
    let normal = Self.normal(path)
    let temporary = normal + ".tmp"
    let kind: FileError.Kind? = state.withLock { state in
      let old = state[normal]
      if let old, old.kind != .regular {
        return old.kind == .folder ? .isDirectory : .notRegular(old.kind)
      }
      let parent = DiskFiles.folder(of: normal)
      guard parent == "." || parent == "/" || state[parent]?.kind == .folder else {
        return .notFound
      }
      return nil
    }
    if let kind { throw FileError(path: path, operation: .write, kind: kind) }
    try checkFault(.write, path)
    let number = state.withLock { state in
      let node = Node(
        kind: .regular, bytes: bytes, permissions: state[normal]?.permissions ?? mode.rawValue)
      let number = state.add(node, at: temporary)
      state.steps += [
        .name(path: temporary, file: number), .write(file: number, offset: 0, bytes: bytes),
      ]
      return number
    }
    do throws(FileError) {
      try checkFault(.synchronize, path)
      state.withLock { $0.steps.append(.synchronize(file: number)) }
      try checkFault(.rename, path)
    } catch {
      state.withLock { state in
        state.names[temporary] = nil
        state.steps.append(.name(path: temporary, file: nil))
      }
      throw error
    }
    state.withLock { state in
      state.names[temporary] = nil
      state.names[normal] = number
      state.steps.append(.rename(path: temporary, new: normal, file: number))
    }
    try synchronizeFolder(of: normal)
  }

  /// Makes a folder and its missing parents.
  package func makeFolder(_ path: String) throws(FileError) {
    try checkFault(.makeFolder, path)
    let normal = Self.normal(path)
    let isFolder = state.withLock { state in
      Self.makeParents(of: normal, in: &state)
      if state.names[normal] == nil {
        state.add(Node(kind: .folder, permissions: 0o755), at: normal)
      }
      return state[normal]?.kind == .folder
    }
    if !isFolder { throw FileError(path: path, operation: .makeFolder, kind: .notDirectory) }
  }

  /// Removes a name.
  package func remove(_ path: String) throws(FileError) {
    _ = try node(at: path, for: .remove)
    let normal = Self.normal(path)
    state.withLock { state in
      state.names[normal] = nil
      state.steps.append(.name(path: normal, file: nil))
    }
    try synchronizeFolder(of: normal)
  }

  /// Gives a file another name.
  package func rename(_ path: String, to new: String) throws(FileError) {
    let number = try node(at: path, for: .rename).number
    let names = (Self.normal(path), Self.normal(new))
    state.withLock { state in
      state.names[names.0] = nil
      state.names[names.1] = number
      state.steps.append(.rename(path: names.0, new: names.1, file: number))
    }
    try synchronizeFolder(of: names.1)
  }

  /// Sets permission bits.
  package func setPermissions(_ permissions: UInt32, of path: String) throws(FileError) {
    let number = try node(at: path, for: .setPermissions).number
    state.withLock { $0.nodes[number]?.permissions = permissions }
  }

  /// Refuses what nobody may write to by its permission bits.
  package func refusal(ofWritingTo path: String) -> FileError? {
    guard let node = state.withLock({ $0[Self.normal(path)] }), node.permissions & 0o222 == 0 else {
      return nil
    }
    return FileError(path: path, operation: .append, kind: .noPermission)
  }

  /// Makes a file that must not exist yet.
  package func claim(
    _ path: String, bytes: [UInt8], permissions: UInt32
  ) throws(FileError) {
    try checkFault(.claim, path)
    let normal = Self.normal(path)
    let isNew = state.withLock { state in
      guard state.names[normal] == nil else { return false }
      let number = state.add(
        Node(kind: .regular, bytes: bytes, permissions: permissions), at: normal)
      state.steps += [
        .name(path: normal, file: number), .write(file: number, offset: 0, bytes: bytes),
      ]
      return true
    }
    if !isNew { throw FileError(path: path, operation: .claim, kind: .exists) }
  }

  func synchronizeFolder(of path: String) throws(FileError) {
    let folder = DiskFiles.folder(of: path)
    try checkFault(.synchronize, folder)
    state.withLock { $0.steps.append(.synchronizeFolder(folder)) }
  }
}

/// A file in memory that is open.
final class MemoryFile: AppendFile {
  let path: String
  let size: Int
  private let number: Int
  private let files: MemoryFiles

  init(path: String, size: Int, number: Int, files: MemoryFiles) {
    self.path = path
    self.size = size
    self.number = number
    self.files = files
  }

  var identity: FileIdentity { FileIdentity(device: 1, number: UInt64(number)) }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    try files.checkFault(.read, path)
    return files.state.withLock { state in
      guard let bytes = state.nodes[number]?.bytes else { return 0 }
      let stop = min(bytes.count, state.cuts[MemoryFiles.normal(path)] ?? .max)
      let count = min(max(0, stop - offset), buffer.count, state.longestRead)
      if count > 0 { buffer.copyBytes(from: bytes[offset..<offset + count]) }
      state.bytesRead += count
      return count
    }
  }

  func append(_ bytes: [UInt8]) throws(FileError) {
    try files.checkFault(.append, path)
    let code = bytes.withUnsafeBytes { buffer in
      WriteLoop.writeAll(buffer) { rest in
        files.state.withLock { state in
          let result = state.faults.take(rest.count)
          if case .count(let count) = result {
            let part = Array(rest.prefix(count))
            let offset = state.nodes[number]?.bytes.count ?? 0
            state.change(number) { $0 += part }
            state.steps.append(.write(file: number, offset: offset, bytes: part))
          }
          return result
        }
      }
    }
    if code != 0 { throw FileError(path: path, operation: .append, kind: .io(code)) }
  }

  func truncate(to size: Int) throws(FileError) {
    try files.checkFault(.truncate, path)
    files.state.withLock { state in
      state.change(number) { bytes in
        if bytes.count > size { bytes.removeLast(bytes.count - size) }
      }
      state.steps.append(.truncate(file: number, size: size))
    }
  }

  func synchronize() throws(FileError) {
    try files.checkFault(.synchronize, path)
    files.state.withLock { $0.steps.append(.synchronize(file: number)) }
  }
}
