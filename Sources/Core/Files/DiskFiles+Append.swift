internal import Glibc

extension DiskFiles {
  /// Opens with `O_APPEND`: the system itself puts every write at the end.
  package func openAppending(_ path: String) throws(FileError) -> any AppendFile {
    let name = try Self.checked(path, .append)
    let descriptor = Self.retrying {
      Glibc.open(name, O_RDWR | O_APPEND | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    }
    guard descriptor >= 0 else { throw FileError(path: path, operation: .append, errno: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw FileError(path: path, operation: .append, errno: code)
    }
    let information = FileInformation(status)
    guard information.kind == .regular else {
      close(descriptor)
      throw FileError(path: path, operation: .append, refusing: information.kind)
    }
    return DiskFile(path: path, information: information, descriptor: descriptor)
  }

  /// Removes a name by `unlink`.
  package func remove(_ path: String) throws(FileError) {
    guard unlink(try Self.checked(path, .remove)) == 0 else {
      throw FileError(path: path, operation: .remove, errno: errno)
    }
    try synchronizeFolder(Self.folder(of: path))
  }

  /// Renames by `rename`.
  package func rename(_ path: String, to new: String) throws(FileError) {
    let names = (try Self.checked(path, .rename), try Self.checked(new, .rename))
    guard Glibc.rename(names.0, names.1) == 0 else {
      throw FileError(path: path, operation: .rename, errno: errno)
    }
    try synchronizeFolder(Self.folder(of: new))
  }

  /// Sets permissions by `chmod`, whatever the umask.
  package func setPermissions(_ permissions: UInt32, of path: String) throws(FileError) {
    guard chmod(try Self.checked(path, .setPermissions), permissions) == 0 else {
      throw FileError(path: path, operation: .setPermissions, errno: errno)
    }
  }

  /// Asks by `faccessat` for the user that this process acts for; a read-only volume refuses, too.
  package func refusal(ofWritingTo path: String) -> FileError? {
    guard let name = try? Self.checked(path, .append),
      faccessat(AT_FDCWD, name, W_OK, AT_EACCESS) != 0
    else { return nil }
    let error = FileError(path: path, operation: .append, errno: errno)
    return error.kind == .noPermission ? error : nil
  }

  /// Makes a file by `O_EXCL`, which network file systems keep, too.
  package func claim(
    _ path: String, bytes: [UInt8], permissions: UInt32
  ) throws(FileError) {
    let name = try Self.checked(path, .claim)
    let descriptor = Self.retrying {
      Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(permissions))
    }
    guard descriptor >= 0 else { throw FileError(path: path, operation: .claim, errno: errno) }
    defer { close(descriptor) }
    let code = bytes.withUnsafeBytes { Self.writeAll($0, to: descriptor) }
    if code != 0 {
      unlink(name)
      throw FileError(path: path, operation: .claim, errno: code)
    }
    fchmod(descriptor, permissions)
  }

  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    WriteLoop.writeAll(bytes) { rest in
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      return count < 0 ? .error(errno) : .count(count)
    }
  }
}

extension DiskFile: AppendFile {
  func append(_ bytes: [UInt8]) throws(FileError) {
    let code = bytes.withUnsafeBytes { DiskFiles.writeAll($0, to: descriptor) }
    if code != 0 { throw FileError(path: path, operation: .append, errno: code) }
  }

  func truncate(to size: Int) throws(FileError) {
    guard DiskFiles.retrying({ ftruncate(descriptor, size) }) == 0 else {
      throw FileError(path: path, operation: .truncate, errno: errno)
    }
  }

  func synchronize() throws(FileError) {
    guard DiskFiles.retrying({ fdatasync(descriptor) }) == 0 else {
      throw FileError(path: path, operation: .synchronize, errno: errno)
    }
  }
}
