/// Keeps what reading a large dataset's files came to, so that it opens sooner while they stay the same.
///
/// Only ever a copy: what does not belong to these very files, this very program and this user, or is
/// damaged anywhere, is as good as not there, and it may be deleted at any time.
package final class DatasetCache: Sendable {
  /// Files of figures and rows that are smaller together are read as quickly as a cache.
  static let smallest = 8 << 20
  /// So many datasets have a cache; of more the ones made last keep theirs.
  private static let most = 8
  private static let ending = ".cache"
  /// Files that changed within two seconds may change again without their times telling.
  static let settling = 2_000_000_000

  /// What the last opening found worth keeping.
  private struct Draft: Sendable {
    var key: CacheKey
    var records: CachedRecords
  }

  private let files: any FileSystem
  private let folder: String
  private let name: String
  private let program: String
  private let draft = Guarded<Draft?>(nil)
  /// Bytes from which on a dataset is worth a cache.
  private let smallest: Int
  /// How long files must have been left alone, in nanoseconds, for their times to tell of every change.
  private let settling: Int

  /// Prepares the cache of one dataset in a folder for caches.
  ///
  /// `dataset` is its folder by a path that means the same everywhere; `program` names this very
  /// build of the program.
  package convenience init(
    folder: String, dataset: String, program: String, files: any FileSystem
  ) {
    self.init(
      folder: folder, dataset: dataset, program: program, files: files, smallest: Self.smallest,
      settling: Self.settling)
  }

  init(
    folder: String, dataset: String, program: String, files: any FileSystem, smallest: Int,
    settling: Int
  ) {
    self.files = files
    self.folder = folder
    self.program = program
    self.smallest = smallest
    self.settling = settling
    name = Self.name(of: dataset) + Self.ending
  }

  /// The file of the cache, whether there is one or not.
  package var path: String { DatasetFolder.join(folder, name) }

  /// A file's name for a dataset's path, without an ending.
  package static func name(of dataset: String) -> String {
    let sum = Array(dataset.utf8).withUnsafeBytes { XXHash64.sum($0) }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: - Opening

  /// The key of a dataset and those that it is based on, itself first; nil where it gets no cache.
  func key(of folders: [DatasetFolder]) -> CacheKey? {
    guard let own = folders.first, own.recordBytes(files) >= smallest else { return nil }
    return CacheKey(program: program, folders, files)
  }

  /// The records that were kept under a key; nil where there are none that can be trusted.
  func records(_ key: CacheKey, _ catalogue: Catalogue, _ regions: RegionTree) -> CachedRecords? {
    guard let file = try? CacheFile(path, files), file.key == key.bytes else { return nil }
    return try? CachedRecords(from: file, catalogue, regions)
  }

  /// Remembers records until they are saved.
  func keep(_ records: CachedRecords, _ key: CacheKey) {
    if records.isCacheable { draft.withLock { $0 = Draft(key: key, records: records) } }
  }

  // MARK: - Saving

  /// Writes what the last opening found worth keeping; where that is not possible nothing happens.
  ///
  /// Takes time proportional to the dataset; a file with all of it gets its name in one step. Files
  /// that changed a moment ago are not kept: they might change again within one tick of their clock.
  package func save() {
    let kept = draft.withLock { draft in
      defer { draft = nil }
      return draft
    }
    guard let kept else { return }
    let temporary = path + "." + files.claimant
    do throws(FileError) {
      try prepareFolder()
      try files.claim(temporary, bytes: [], permissions: FileMode.onlyOwner.rawValue)
    } catch {
      return
    }
    do throws(FileError) {
      guard try files.information(of: temporary).modified - kept.key.newest >= settling,
        kept.key.isCurrent(files), try write(kept, to: temporary), kept.key.isCurrent(files)
      else {
        try files.remove(temporary)
        return
      }
      try files.rename(temporary, to: path)
    } catch {
      try? files.remove(temporary)
      return
    }
    removeOldest()
  }

  /// Makes the folder, and removes what programs left that ended while they wrote.
  private func prepareFolder() throws(FileError) {
    if !files.exists(folder) {
      try files.makeFolder(folder)
      try files.setPermissions(0o700, of: folder)
    }
    for entry in try files.list(folder) where entry.name.hasPrefix(name + ".") {
      if files.isGone(claimant: String(entry.name.dropFirst(name.count + 1))) {
        try? files.remove(DatasetFolder.join(folder, entry.name))
      }
    }
  }

  private func write(_ kept: Draft, to path: String) throws(FileError) -> Bool {
    let file = try files.openAppending(path)
    let writer = CacheWriter(file)
    kept.records.put(into: writer)
    CacheFile.finish(writer, key: kept.key.bytes)
    if let failure = writer.failure { throw failure }
    try file.synchronize()
    return true
  }

  /// Removes the caches that were made before so many others.
  private func removeOldest() {
    guard let entries = try? files.list(folder) else { return }
    let caches = entries.filter { $0.name.hasSuffix(Self.ending) && $0.kind == .regular }
      .map { DatasetFolder.join(folder, $0.name) }
      .map { (path: $0, made: (try? files.information(of: $0))?.modified ?? 0) }
      .sorted { ($0.made, $0.path) > ($1.made, $1.path) }
    for cache in caches.dropFirst(Self.most) { try? files.remove(cache.path) }
  }
}
