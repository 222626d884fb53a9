package import Core

/// Sentences about files and the journal, for the messages of data entry.
package struct EntryText: Sendable {
  /// The language of the sentences.
  package var language: Language

  /// Speaks a language.
  package init(_ language: Language) { self.language = language }

  private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// A name from the data, made harmless.
  package func visible(_ name: String) -> String { DataText.visible(name) }

  /// Why the journal did not write.
  package func sentence(_ error: JournalError) -> String {
    switch error {
    case .readOnly(let reason): sentence(reason)
    case .file(let error): reason(error)
    case .uncertain(let error):
      pick("磁盘没有确认写入，从现在起只读（", "the disk did not confirm the write; read-only from now on (")
        + sentence(error) + pick("）", ")")
    case .locked(let name):
      pick("另一个程序占着日志", "another program keeps the journal locked")
        + (name.map { pick("（\($0)）", " (\($0))") } ?? "")
    case .vanished(let path): pick("数据文件夹不见了 \(path)", "the data folder has vanished \(path)")
    case .tooLarge(let bytes, let limit):
      pick("一次写入太大（\(bytes)字节，最多\(limit)）", "too much at once (\(bytes) bytes, at most \(limit))")
    case .changedUnderneath(let files):
      pick("别的程序改动了文件：", "another program changed files: ") + files.joined(separator: ", ")
    case .behind: pick("还有别人的修改没有读入，请重试", "others' changes are not read yet; try again")
    }
  }

  private func sentence(_ reason: JournalReadOnly) -> String {
    switch reason {
    case .noPermission(let path): pick("没有写入权限 \(path)", "no permission to write \(path)")
    case .damaged(let problems):
      pick("日志损坏，", "the journal is damaged, ") + (problems.first.map { place($0) } ?? "")
    case .synchronization(let error):
      pick("磁盘没有确认写入：", "the disk did not confirm a write: ") + sentence(error)
    case .vanished(let path): pick("数据文件夹不见了 \(path)", "the data folder has vanished \(path)")
    case .newerFormat(let version):
      pick("日志由更新的版本写成（格式\(version)）", "a newer program wrote the journal (format \(version))")
    }
  }

  private func place(_ problem: JournalProblem) -> String {
    pick(
      "\(problem.file) 第\(problem.place.line)行；用 qijian journal verify 查看",
      "\(problem.file) line \(problem.place.line); see qijian journal verify")
  }

  /// What a person should hear of the journal; nil for what changes nothing for them.
  package func sentence(_ notice: JournalNotice) -> String? {
    switch notice {
    case .repaired(_, let kept):
      pick(
        "日志末尾有一行没有写完，已整理；此前确认过的修改都在",
        "the journal's last line was torn and was cut off; nothing acknowledged is lost")
        + (kept.map { pick("（残余存于 \($0)）", " (kept in \($0))") } ?? "")
    case .noLocks:
      pick("此文件系统不支持加锁，请不要几个人同时录入", "this file system has no locks: do not enter at the same time")
    case .polled, .staleClaim: nil
    case .readOnly(let reason): pick("从现在起只读：", "read-only from now on: ") + sentence(reason)
    }
  }

  /// Why a file could not be written or read.
  package func sentence(_ error: FileError) -> String {
    FindingText(language: language).sentence(LoadProblem(error))
  }
}
