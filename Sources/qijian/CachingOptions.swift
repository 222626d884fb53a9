import ArgumentParser
import Core
import Glibc
import TUI

/// Whether a large dataset may be opened from what was kept of it.
struct CachingOptions: ParsableArguments {
  @Flag(help: "Read all files, and keep nothing of them for the next time.")
  var noCache = false

  var caching: Caching { Caching(isWanted: !noCache) }
}

/// What is kept of large datasets, from one time that they are opened to the next.
struct Caching {
  var isWanted = true

  /// The cache of a dataset by its folder; nil where none is wanted, or the program does not know itself.
  func cache(of folder: String) -> DatasetCache? {
    guard let program else { return nil }
    return DatasetCache(
      folder: Self.folder, dataset: Surroundings.wholePath(folder), program: program,
      files: DiskFiles())
  }

  /// What keeps the first screen of a dataset; nil where nobody could tell whether it is the same.
  func keeper(of folder: String) -> FrameKeeper? {
    guard let program else { return nil }
    let folder = Surroundings.wholePath(folder)
    let file = KeptFile(
      "\(Self.folder)/\(DatasetCache.name(of: folder)).screen", files: DiskFiles())
    return FrameKeeper(file: file) {
      var now = timespec()
      guard clock_gettime(CLOCK_REALTIME, &now) == 0 else { return nil }
      return DatasetLoader(files: DiskFiles()).identity(
        of: folder, program: program, now: now.tv_sec &* 1_000_000_000 &+ now.tv_nsec)
    }
  }

  /// This very build of the program; nil where none may be known, or caches are not wanted.
  ///
  /// Another build may keep other things, or the same otherwise; it is another file, or another time.
  private var program: String? {
    guard isWanted, let build = try? DiskFiles().information(of: "/proc/self/exe")
    else { return nil }
    return "\(qijianVersion) \(build.size) \(build.modified) \(build.changed) "
      + "\(build.identity.device) \(build.identity.number)"
  }

  /// `$XDG_CACHE_HOME/qijian`, else `~/.cache/qijian`.
  private static var folder: String {
    let environment = Surroundings.environment
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/qijian" }
    return (environment["HOME"] ?? "/tmp") + "/.cache/qijian"
  }
}
