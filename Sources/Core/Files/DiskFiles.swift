internal import Glibc

/// The real disk.
package struct DiskFiles: FileSystem {
  /// Makes the door to the disk; it keeps no state.
  package init() {}

  /// Tells what stands at a path, by `stat`.
  package func information(of path: String) throws(FileError) -> FileInformation {
    var status = stat()
    guard stat(try Self.checked(path, .inspect), &status) == 0 else {
      throw FileError(path: path, operation: .inspect, errno: errno)
    }
    return FileInformation(status)
  }

  /// Lists a folder; takes one `fstatat` a name where the file system doesn't say what it is, and for links.
  package func list(_ folder: String) throws(FileError) -> [FolderEntry] {
    guard let stream = opendir(try Self.checked(folder, .list)) else {
      let code = errno
      // ENOTDIR may also be about a part in the middle of the path.
      if code == ENOTDIR, exists(folder) {
        throw FileError(path: folder, operation: .list, kind: .notDirectory)
      }
      throw FileError(path: folder, operation: .list, errno: code)
    }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileError(path: folder, operation: .list, errno: errno) }
        break
      }
      // A directory entry is shorter than `dirent`; copying the whole struct would read past it.
      guard let nameOffset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { break }
      let bytes = UnsafeRawPointer(entry).advanced(by: nameOffset)
        .assumingMemoryBound(to: CChar.self)
      let readable = String(validatingCString: bytes)
      let name = readable ?? String(cString: bytes)
      if name == "." || name == ".." { continue }
      let kind: FileKind =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .regular
        case Int(DT_DIR): .folder
        default: Self.kind(ofName: bytes, in: dirfd(stream))
        }
      entries.append(FolderEntry(name: name, kind: kind, isReadableName: readable != nil))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Opens a regular file; a FIFO is refused even if it replaces the file at this moment.
  package func open(_ path: String) throws(FileError) -> any OpenFile {
    // O_NONBLOCK: opening a FIFO without a writer returns at once, and `fstat` then refuses it.
    let name = try Self.checked(path, .open)
    let descriptor = Self.retrying {
      Glibc.open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    guard descriptor >= 0 else {
      let code = errno
      // A socket cannot be opened at all, and a file without permission may also be a folder.
      if let kind = try? information(of: path).kind, kind != .regular {
        throw FileError(path: path, operation: .open, refusing: kind)
      }
      throw FileError(path: path, operation: .open, errno: code)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileError(path: path, operation: .open, errno: code)
    }
    let information = FileInformation(status)
    guard information.kind == .regular else {
      close(descriptor)
      throw FileError(path: path, operation: .open, refusing: information.kind)
    }
    return DiskFile(path: path, information: information, descriptor: descriptor)
  }

  /// Makes a folder and its missing parents, with the permissions that the umask leaves.
  package func makeFolder(_ path: String) throws(FileError) {
    if mkdir(try Self.checked(path, .makeFolder), 0o777) == 0 {
      try? synchronizeFolder(Self.folder(of: path))
      return
    }
    let code = errno
    switch code {
    case EEXIST:
      guard try information(of: path).kind == .folder else {
        throw FileError(path: path, operation: .makeFolder, kind: .notDirectory)
      }
    case ENOENT:
      let parent = Self.folder(of: path)
      guard parent != path, !exists(parent) else {
        throw FileError(path: path, operation: .makeFolder, errno: code)
      }
      try makeFolder(parent)
      try makeFolder(path)
    default:
      throw FileError(path: path, operation: .makeFolder, errno: code)
    }
  }

  // MARK: - Shared by reading and writing

  /// Calls again while a signal interrupts.
  static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }

  /// The folder part of a path: `.` for a bare name, `/` for the root.
  static func folder(of path: String) -> String {
    var bytes = Substring(path)
    while bytes.count > 1, bytes.hasSuffix("/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: "/") else { return "." }
    return slash == bytes.startIndex ? "/" : String(bytes[..<slash])
  }

  /// Refuses a path with a zero byte, which C would silently cut.
  static func checked(_ path: String, _ operation: FileError.Operation) throws(FileError) -> String
  {
    if path.utf8.contains(0) { throw FileError(path: path, operation: operation, kind: .notFound) }
    return path
  }

  private static func kind(ofName name: UnsafePointer<CChar>, in folder: Int32) -> FileKind {
    var status = stat()
    guard fstatat(folder, name, &status, 0) == 0 else { return .other }
    return FileInformation(status).kind
  }
}

/// An open file on the disk, closed when the last reference goes away.
final class DiskFile: OpenFile {
  let path: String
  let size: Int
  let identity: FileIdentity
  let descriptor: Int32

  init(path: String, information: FileInformation, descriptor: Int32) {
    self.path = path
    size = information.size
    identity = information.identity
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    let count = DiskFiles.retrying { pread(descriptor, buffer.baseAddress, buffer.count, offset) }
    if count < 0 { throw FileError(path: path, operation: .read, errno: errno) }
    return count
  }
}

extension FileInformation {
  init(_ status: stat) {
    let kind: FileKind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFIFO: .fifo
      case S_IFSOCK: .socket
      case S_IFCHR, S_IFBLK: .device
      default: .other
      }
    self.init(
      kind: kind, size: Int(status.st_size), permissions: status.st_mode & 0o7777,
      modified: status.st_mtim.nanoseconds, changed: status.st_ctim.nanoseconds,
      identity: FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)),
      isOwn: status.st_uid == geteuid())
  }
}

extension timespec {
  /// Nanoseconds since 1970.
  fileprivate var nanoseconds: Int { tv_sec &* 1_000_000_000 &+ tv_nsec }
}

extension FileError {
  init(path: String, operation: Operation, errno code: Int32) {
    let kind: Kind =
      switch code {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM, EROFS: .noPermission
      case EISDIR: .isDirectory
      case EEXIST: .exists
      default: .io(code)
      }
    self.init(path: path, operation: operation, kind: kind)
  }

  /// The error for something that is not a regular file.
  init(path: String, operation: Operation, refusing kind: FileKind) {
    self.init(
      path: path, operation: operation, kind: kind == .folder ? .isDirectory : .notRegular(kind))
  }
}
