import ArgumentParser
import Core
import TUI

@main
struct Qijian: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "qijian", version: qijianVersion)
}
