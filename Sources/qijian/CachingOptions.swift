import ArgumentParser
import Core
import FoundationEssentials
import TUI

/// Whether a large dataset may be opened from what was kept of it.
struct CachingOptions: ParsableArguments {
  @Flag(help: "Read all files, and keep nothing of them for the next time.")
  var noCache = false

  /// The cache of a dataset by its folder; nil where none is wanted, or the program does not know itself.
  func cache(of folder: String) -> DatasetCache? {
    // Another build may keep other things, or the same otherwise; it is another file, or another time.
    guard !noCache, let build = try? DiskFiles().information(of: "/proc/self/exe") else {
      return nil
    }
    let program =
      "\(qijianVersion) \(build.size) \(build.modified) \(build.changed) \(build.identity.device) "
      + "\(build.identity.number)"
    return DatasetCache(
      folder: Self.folder, dataset: Surroundings.wholePath(folder), program: program,
      files: DiskFiles())
  }

  /// `$XDG_CACHE_HOME/qijian`, else `~/.cache/qijian`.
  private static var folder: String {
    let environment = ProcessInfo.processInfo.environment
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/qijian" }
    return (environment["HOME"] ?? "/tmp") + "/.cache/qijian"
  }
}
