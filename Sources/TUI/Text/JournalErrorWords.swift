internal import Core

/// Why something could not be written, in a few words for a line on the screen.
struct JournalErrorWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  func words(_ error: JournalError) -> String {
    switch error {
    case .readOnly(.noPermission): pick("没有写入权限", "no permission to write")
    case .readOnly(.damaged):
      pick("日志有损坏，见 qijian journal verify", "the journal is damaged: qijian journal verify")
    case .readOnly(.synchronization), .uncertain: pick("磁盘未能确认写入", "the disk did not confirm")
    case .readOnly(.vanished), .vanished: pick("数据文件夹不见了", "the data folder is gone")
    case .readOnly(.newerFormat): pick("日志由更新的版本写成", "the journal is of a newer program")
    case .file: pick("文件写不进去（磁盘满？）", "the file cannot be written (disk full?)")
    case .locked: pick("另一程序占着日志", "another program keeps the journal")
    case .tooLarge: pick("一次写入太多", "too much at once")
    case .changedUnderneath, .behind: pick("数据被别的程序改过", "other programs changed the data")
    }
  }

  private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}
