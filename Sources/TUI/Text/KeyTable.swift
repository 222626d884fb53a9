/// The key list of the README, from the command table.
package enum KeyTable {
  /// A Markdown table with a row a command, in the order of the help page.
  package static func markdown() -> String {
    var lines = ["| 键 Key | 命令 Command | 作用 |", "|---|---|---|"]
    for group in CommandGroup.allCases {
      for command in Command.table where command.group == group {
        let keys = command.keys.map { "`" + escaped(KeyName.long($0)) + "`" }
        let names =
          Chinese.commandName(command.id) + " " + English.commandName(command.id)
        lines.append(
          "| \(keys.isEmpty ? "`:`" : keys.joined(separator: " ")) | \(names) | \(Chinese.commandHelp(command.id)) |"
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Aligned text, a line a command.
  package static func plain() -> String {
    Command.table.map { command in
      let keys = command.keys.map(KeyName.long).joined(separator: "  ")
      return DisplayWidth.pad(keys.isEmpty ? ":" : keys, to: 22)
        + DisplayWidth.pad(Chinese.commandName(command.id), to: 16)
        + English.commandName(command.id) + "\n"
    }.joined()
  }

  /// A bar would end the cell.
  private static func escaped(_ key: String) -> String { key.replacing("|", with: "\\|") }
}
