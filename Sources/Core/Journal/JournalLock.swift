/// The lock under which the journal is written.
///
/// On a disk it is `flock` on a file of its own, and nothing can be left behind. Where there are no locks, a file stands for it
/// that only one process can make; it names its maker, so that one that is gone can be told from one that is busy. On a network
/// file system it takes both: some (sshfs, NFS and SMB by option) grant every computer the lock for itself.
struct JournalLock {
  /// How long another process may keep the lock, in milliseconds.
  static let patience = 10_000

  let files: any FileSystem
  let folder: JournalFolder
  let permissions: UInt32
  var patience = JournalLock.patience

  /// Something that is held until it is released.
  struct Held {
    var lock: (any FileLock)?
    var claim: Claim?

    func release() {
      claim?.release()
      lock?.release()
    }
  }

  /// The file that only one process can make.
  struct Claim {
    let path: String
    let files: any FileSystem

    // Who finds it there takes it away once this process is gone.
    func release() { try? files.remove(path) }
  }

  /// Takes the lock; `notice` hears of what is unusual.
  func take(_ notice: (JournalNotice) -> Void) throws(JournalError) -> Held {
    let lock: any FileLock
    let mayBeOnlyOurs: Bool
    do throws(FileError) {
      lock = try files.lock(folder.lock, permissions: permissions, patience: patience)
      mayBeOnlyOurs = try files.volume(of: folder.path) == .network
    } catch {
      switch error.kind {
      case .locked: throw .locked(by: nil)
      case .noLocks:
        notice(.noLocks)
        return Held(claim: try claim(notice))
      case .noPermission: throw .readOnly(.noPermission(error.path))
      case .notFound: throw .vanished(folder.path)
      default: throw .file(error)
      }
    }
    guard mayBeOnlyOurs else { return Held(lock: lock) }
    do throws(JournalError) {
      return Held(lock: lock, claim: try claim(notice))
    } catch {
      lock.release()
      throw error
    }
  }

  private func claim(_ notice: (JournalNotice) -> Void) throws(JournalError) -> Claim {
    let name = Array((files.claimant + "\n").utf8)
    var waited = 0
    while true {
      do throws(FileError) {
        try files.claim(folder.claim, bytes: name, permissions: permissions)
        return Claim(path: folder.claim, files: files)
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
