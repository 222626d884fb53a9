/// The lock under which the journal is written.
///
/// Where the file system has locks, it is `flock` on a file of its own, and nothing can be left behind. Elsewhere a file stands for
/// the lock that only one process can make; it names its maker, so that one that is gone can be told from one that is busy.
struct JournalLock {
  /// How long another process may keep the lock, in milliseconds.
  static let patience = 10_000

  let files: any FileSystem
  let folder: JournalFolder
  let permissions: UInt32
  var patience = JournalLock.patience

  /// Something that is held until it is released.
  enum Held {
    case lock(any FileLock)
    case claim(path: String, files: any FileSystem)

    func release() {
      switch self {
      case .lock(let lock): lock.release()
      // Who finds it there takes it away once this process is gone.
      case .claim(let path, let files): try? files.remove(path)
      }
    }
  }

  /// Takes the lock; `notice` hears of what is unusual.
  func take(_ notice: (JournalNotice) -> Void) throws(JournalError) -> Held {
    do throws(FileError) {
      return .lock(
        try files.lock(folder.lock, permissions: permissions, patience: patience))
    } catch {
      switch error.kind {
      case .locked: throw .locked(by: nil)
      case .noLocks:
        notice(.noLocks)
        return try claim(notice)
      case .noPermission: throw .readOnly(.noPermission(error.path))
      case .notFound: throw .vanished(folder.path)
      default: throw .file(error)
      }
    }
  }

  private func claim(_ notice: (JournalNotice) -> Void) throws(JournalError) -> Held {
    let name = Array((files.claimant + "\n").utf8)
    var waited = 0
    while true {
      do throws(FileError) {
        try files.claim(folder.claim, bytes: name, permissions: permissions)
        return .claim(path: folder.claim, files: files)
      } catch {
        switch error.kind {
        case .exists: break
        case .noPermission: throw .readOnly(.noPermission(error.path))
        case .notFound: throw .vanished(folder.path)
        default: throw .file(error)
        }
      }
      let holder = self.holder
      if let holder, files.isGone(claimant: holder) {
        notice(.staleClaim(holder))
        do throws(FileError) {
          try files.remove(folder.claim)
          continue
        } catch {
          // It is somebody else's who may remove it; so wait.
        }
      }
      if waited >= patience { throw .locked(by: holder) }
      files.pause(milliseconds: 20)
      waited += 20
    }
  }

  private var holder: String? {
    guard let bytes = try? files.read(folder.claim, limit: 1_024) else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
