import ArgumentParser
import TUI

/// Prints the key list, for the README: `qijian keys --markdown`.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the list of keys. 列出按键")

  func run() { print(KeyTable.markdown(), terminator: "") }
}
