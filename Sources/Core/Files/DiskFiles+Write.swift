internal import Glibc

extension DiskFiles {
  /// Writes a temporary file in the same folder, synchronizes it and renames it.
  ///
  /// The folder is synchronized, too. A symbolic link is followed, so that its target is replaced. A process killed in between
  /// leaves `NAME.PID-N.tmp` behind, which nothing reads.
  package func write(_ bytes: [UInt8], to path: String, mode: FileMode) throws(FileError) {
    let target = try resolved(path)
    var permissions = mode.rawValue
    var group: gid_t?
    do throws(FileError) {
      let old = try information(of: target)
      guard old.kind == .regular else {
        throw FileError(path: path, operation: .write, refusing: old.kind)
      }
      permissions = old.permissions
      group = Self.group(of: target)
    } catch  where error.kind == .notFound {
      // A new file.
    }
    let (descriptor, temporary) = try openTemporary(beside: target)
    do throws(FileError) {
      // Colleagues share by the group; who is not in it cannot give the file to it.
      if let group { _ = fchown(descriptor, .max, group) }
      try fill(descriptor, bytes, permissions: permissions, path: path)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    // On a network file system the failure of a write may first show here.
    guard close(descriptor) == 0 || errno == EINTR else {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, operation: .write, errno: code)
    }
    guard Glibc.rename(temporary, target) == 0 else {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, operation: .rename, errno: code)
    }
    try synchronizeFolder(Self.folder(of: target))
  }

  /// Forces a folder's names to the disk.
  func synchronizeFolder(_ folder: String) throws(FileError) {
    let descriptor = Self.retrying { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else {
      // A folder may be writable without being readable; its names cannot be synchronized then.
      if errno == EACCES { return }
      throw FileError(path: folder, operation: .synchronize, errno: errno)
    }
    defer { close(descriptor) }
    // Some network file systems cannot synchronize folders and say EINVAL.
    if Self.retrying({ fsync(descriptor) }) != 0, errno != EINVAL {
      throw FileError(path: folder, operation: .synchronize, errno: errno)
    }
  }

  /// Follows symbolic links, so that writing replaces the file and not the link to it.
  private func resolved(_ path: String) throws(FileError) -> String {
    guard let real = realpath(try Self.checked(path, .write), nil) else {
      if errno == ENOENT { return path }
      throw FileError(path: path, operation: .write, errno: errno)
    }
    defer { free(real) }
    return String(cString: real)
  }

  private static func group(of path: String) -> gid_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_gid : nil
  }

  private func openTemporary(
    beside target: String
  ) throws(FileError) -> (descriptor: Int32, path: String) {
    // A name may be left over from a killed process with the same number; then the next is tried.
    for attempt in 0..<1_000 {
      let temporary = "\(target).\(getpid())-\(attempt).tmp"
      let descriptor = Self.retrying {
        Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      }
      if descriptor >= 0 { return (descriptor, temporary) }
      if errno != EEXIST { break }
    }
    throw FileError(path: target, operation: .write, errno: errno)
  }

  private func fill(
    _ descriptor: Int32, _ bytes: [UInt8], permissions: UInt32, path: String
  ) throws(FileError) {
    let code = bytes.withUnsafeBytes { Self.writeAll($0, to: descriptor) }
    if code != 0 { throw FileError(path: path, operation: .write, errno: code) }
    guard fchmod(descriptor, permissions) == 0 else {
      throw FileError(path: path, operation: .write, errno: errno)
    }
    guard Self.retrying({ fsync(descriptor) }) == 0 else {
      throw FileError(path: path, operation: .synchronize, errno: errno)
    }
  }
}
