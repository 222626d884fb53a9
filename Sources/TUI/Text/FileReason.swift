internal import Core

/// Why something could not be written, in a few words within a sentence of the screen.
extension EntryText {
  /// Why the journal did not write, without a full stop.
  func reason(_ error: JournalError) -> String {
    switch error {
    case .file(let error): return reason(error)
    case .uncertain(let error), .readOnly(.synchronization(let error)):
      let why = words(error)
      return language == .zh
        ? "磁盘没有确认写入（\(why)），从现在起只读"
        : "the disk did not confirm the write (\(why)); read-only from now on"
    case .readOnly(.noPermission(let path)):
      return reason(FileError(path: path, operation: .append, kind: .noPermission))
    default: return sentence(error)
    }
  }

  /// Why a file could not be written or read, without a full stop: what is the matter, and the end of the path.
  func reason(_ error: FileError) -> String {
    let path = DataText.ending(error.path, longest: 32)
    return words(error) + (language == .zh ? "（\(path)）" : " (\(path))")
  }

  private func words(_ error: FileError) -> String {
    let isWriting = error.operation.isWriting
    let zh: String
    let en: String
    switch error.kind {
    case .notFound: (zh, en) = ("文件或文件夹不见了", "the file or folder is gone")
    case .noPermission:
      (zh, en) =
        isWriting ? ("没有写入权限", "no permission to write") : ("没有读取权限", "no permission to read")
    case .isDirectory, .notDirectory, .notRegular:
      (zh, en) = ("那里放着别的东西", "something else stands there")
    case .tooLarge: (zh, en) = ("文件太大", "the file is too large")
    case .exists: (zh, en) = ("已有同名的文件", "a file of that name is there already")
    case .locked: (zh, en) = ("另一个程序正占着它", "another program keeps it")
    case .noLocks: (zh, en) = ("那里不支持加锁", "there are no locks there")
    case .io(let code): (zh, en) = words(code, isWriting)
    }
    return language == .zh ? zh : en
  }

  private func words(_ code: Int32, _ isWriting: Bool) -> (String, String) {
    switch code {
    case FileError.noSpace: ("磁盘已满", "the disk is full")
    case FileError.overQuota: ("你的磁盘配额已用完", "your disk quota is used up")
    case 5:
      isWriting
        ? ("磁盘写入出错", "the disk failed to write") : ("磁盘读取出错", "the disk failed to read")
    case 116: ("网络盘已断开", "the network drive is gone")
    default:
      isWriting
        ? ("写入失败，系统错误\(code)", "writing failed, system error \(code)")
        : ("读取失败，系统错误\(code)", "reading failed, system error \(code)")
    }
  }
}

extension FileError {
  /// `ENOSPC` and `EDQUOT` of Linux.
  fileprivate static let noSpace: Int32 = 28
  fileprivate static let overQuota: Int32 = 122

  /// Whether room on the disk would help.
  var isForWantOfRoom: Bool { kind == .io(Self.noSpace) || kind == .io(Self.overQuota) }
}

extension FileError.Operation {
  /// Whether something was to be written.
  fileprivate var isWriting: Bool {
    switch self {
    case .inspect, .list, .open, .read, .watch: false
    case .write, .synchronize, .rename, .makeFolder, .append, .truncate, .remove, .setPermissions,
      .lock, .claim:
      true
    }
  }
}
