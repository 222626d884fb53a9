import ArgumentParser
import Core
import Glibc
import TUI

/// One row: `qijian add REGISTER`, the row as JSON on standard input.
struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a row to a register. 向台账添加一行",
    discussion: """
      The row stands on standard input as a JSON object with the keys of the data files (catalogue/registers). Without an id it is \
      given one. Its number in the journal is printed once it is on the disk.
      标准输入是一行记录的 JSON 对象，键与数据文件相同；打印的编号表示该行已落盘。
      Exit code: 0 done, 1 somebody else changed the same, 2 no dataset, 64 no such register, 65 not a row of it, 73 not written, \
      77 not allowed.
      """)

  /// The most bytes of a row.
  private static let mostBytes = 4 << 20

  @Argument(help: "The register's id, e.g. enterprises, certificates, activities.")
  var register: String

  @Option(help: "Why.")
  var reason: String?

  @OptionGroup var options: EntryOptions

  func run() throws {
    let desk = try options.journal()
    let data = desk.dataset
    guard let schema = data.catalogue.registers[register] else {
      throw CommandFailure.usage(
        desk.text.unknown(.register, register, among: data.catalogue.registers.all.map(\.id)))
    }
    if schema.isViewOfTargets { throw CommandFailure.usage(desk.text.noRows(schema)) }
    var row = try object(desk.text)
    let id = row["id"]?.string ?? "\(register)-\(desk.journal.nextID())"
    row.set("id", to: JSONValue(id), order: ["id"])
    if data.tables[register]?.find(id) != nil {
      throw CommandFailure.wrongData(desk.text.rowExists(id, in: schema))
    }
    let (edit, problems) = data.edit(adding: JSONValue(row), id: id, to: schema)
    let text = FindingText(language: options.language, dataset: data)
    for finding in problems {
      CommandOutput.warn("[\(text.severity(finding.severity))] " + text.sentence(finding))
    }
    guard let edit, !problems.contains(where: { $0.severity == .block }) else {
      throw ExitCode(CommandExit.wrongData)
    }
    try CommandJournal.print(try desk.commit([edit], reason: reason), desk.text)
  }

  private func object(_ text: EntryCommandText) throws -> JSONObject {
    let bytes = Self.standardInput()
    do throws(LoadProblem) {
      let document = try JSONDocument(bytes: bytes, file: "stdin")
      if let problem = document.notes.first { throw problem }
      return try document.cursor.object()
    } catch {
      throw CommandFailure.wrongData(text.noRow(error))
    }
  }

  private static func standardInput() -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 * 1_024)
    while bytes.count <= mostBytes {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }
}
