import ArgumentParser
import Core
import FoundationEssentials

/// Where a dataset is, when the command line names none.
enum DatasetLocation {
  /// The folder named; else what `QIJIAN_DATA` names, a dataset or the folder around `published`;
  /// else the published dataset beside an installed program or in the source tree.
  ///
  /// Where there is none it says so on standard error and ends with the exit code for it.
  static func resolve(_ named: String?) throws -> String {
    if let named { return named }
    let files = DiskFiles()
    if let data = Surroundings.environment["QIJIAN_DATA"], !data.isEmpty {
      // Other data than the person asked for would be worse than a message.
      return files.exists(data + "/published/dataset.json") ? data + "/published" : data
    }
    for folder in candidates where files.exists(folder + "/dataset.json") { return folder }
    CommandOutput.warn(
      """
      没有找到公开数据集。请写明数据文件夹：qijian browse 文件夹，或把 QIJIAN_DATA 设为含 published 的文件夹。
      The published dataset was not found. Name a dataset folder: qijian browse FOLDER, or set QIJIAN_DATA to the folder that holds 'published'.
      """)
    throw ExitCode(CommandExit.cannotOpen)
  }

  /// A name for the dataset under which the person's place in it is kept.
  static func sessionName(_ named: String?) -> String {
    guard let named else { return "published" }
    return URL(filePath: named).standardizedFileURL.path
  }

  private static var candidates: [String] {
    var folder = ExecutableFolder.path
    var folders = [folder + "/../share/qijian/sample-data/published"]
    // A build of the source tree lies some folders below its root.
    for _ in 0..<6 {
      folders.append(folder + "/sample-data/published")
      guard let slash = folder.lastIndex(of: "/") else { break }
      folder = String(folder[..<slash])
    }
    folders.append("sample-data/published")
    return folders
  }
}

/// The folder that the running program lies in, from where it finds what came with it.
enum ExecutableFolder {
  static var path: String {
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
  }

  /// The character table that comes with the static program; nil where there is none, since an
  /// installed program uses the system's.
  static var localeFolder: String? {
    let folder = path + "/../share/qijian/locale"
    return DiskFiles().exists(folder + "/C.utf8/LC_CTYPE") ? folder : nil
  }
}

/// The folder for what the program keeps for one person.
enum StateFolder {
  /// `$XDG_STATE_HOME/qijian`, else `~/.local/state/qijian`.
  static func path() -> String {
    let environment = Surroundings.environment
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return state + "/qijian" }
    return (environment["HOME"] ?? "/tmp") + "/.local/state/qijian"
  }
}
