import ArgumentParser
import TUI

/// Prints the key list, for the README: `qijian keys --markdown`.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the list of keys. 列出按键")

  @Flag(help: "As a Markdown table.")
  var markdown = false

  func run() {
    print(markdown ? KeyTable.markdown() : KeyTable.plain(), terminator: "")
  }
}
