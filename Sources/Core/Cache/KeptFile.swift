/// A small file of which every byte is checked before any is used; whoever keeps it says for what.
///
/// Like every cache it is only a copy: a file that is damaged, of another user, or kept for something
/// else is as good as not there.
package struct KeptFile: Sendable {
  private static let largest = 1 << 24
  private static let mark: UInt64 = 0x4550_454B_5F4E_4A51

  private let path: String
  private let files: any FileSystem

  /// A file by its path.
  package init(_ path: String, files: any FileSystem) {
    self.path = path
    self.files = files
  }

  /// The bytes kept for a key; nil where there are none that can be trusted.
  package func bytes(for key: [UInt8]) -> [UInt8]? {
    guard let information = try? files.information(of: path), information.isOwn,
      information.permissions & 0o077 == 0, let all = try? files.read(path, limit: Self.largest)
    else { return nil }
    let start = Self.start(key)
    guard all.count >= start.count + 8, all.starts(with: start) else { return nil }
    let sum = all.withUnsafeBytes { bytes in
      (
        XXHash64.sum(UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - 8)])),
        bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      )
    }
    return sum.0 == sum.1 ? Array(all[start.count..<(all.count - 8)]) : nil
  }

  /// Keeps bytes for a key in place of what was there; where that is not possible nothing happens.
  package func keep(_ bytes: [UInt8], for key: [UInt8]) {
    var all = Self.start(key) + bytes
    let sum = all.withUnsafeBytes { XXHash64.sum($0) }
    withUnsafeBytes(of: sum) { all.append(contentsOf: $0) }
    // A file of another user, or that others may read, must not get any further.
    if files.exists(path) { try? files.remove(path) }
    let folder = DiskFiles.folder(of: path)
    if !files.exists(folder) {
      try? files.makeFolder(folder)
      try? files.setPermissions(0o700, of: folder)
    }
    try? files.write(all, to: path, mode: .onlyOwner)
  }

  private static func start(_ key: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for word in [mark, CacheKey.format, UInt64(key.count)] {
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }
    return bytes + key
  }
}

extension DatasetLoader {
  /// Tells a large dataset, with its bases and its journal, from the same at any other time; nil where it
  /// is too small for a cache, or a file cannot be looked at, or has changed within the last two seconds
  /// before `now`.
  ///
  /// Reads `dataset.json` and lists folders; no other file is opened. `now` is by the clock of the
  /// file system.
  package func identity(of folder: String, program: String, now: Int) -> [UInt8]? {
    identity(of: folder, program: program, now: now, smallest: DatasetCache.smallest)
  }

  func identity(of folder: String, program: String, now: Int, smallest: Int) -> [UInt8]? {
    var session = LoadSession(files: files, report: { _ in }, shouldStop: { false })
    guard let chain = try? chain(from: self.folder(of: folder), &session),
      let own = chain.first
    else { return nil }
    let folders = chain.map { DatasetFolder($0.folder, &session) }
    guard let data = folders.first, data.recordBytes(files) >= smallest else { return nil }
    let key = CacheKey(
      program: program, folders, files, beside: segments(of: own.folder, own.manifest))
    guard let key, now - key.newest >= DatasetCache.settling else { return nil }
    return key.bytes
  }
}
