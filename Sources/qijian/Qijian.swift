import ArgumentParser
import Core

/// The program: subcommands, with the panels as the default.
@main
struct Qijian: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qijian",
    abstract: "Occupational-health registers in a terminal. 企健：职业健康台账终端",
    version: qijianVersion,
    subcommands: [
      BrowseCommand.self,
      ShowCommand.self,
      FindCommand.self,
      FiguresCommand.self,
      CheckCommand.self,
      SetCommand.self,
      AddCommand.self,
      JournalCommand.self,
      PackCommand.self,
      MergeCommand.self,
      PresentCommand.self,
      SnapshotCommand.self,
      DrawCommand.self,
      TallyCommand.self,
      KeysCommand.self,
      GenerateCommand.self,
      StatsCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  /// Parses the command line and runs the command.
  static func main() {
    do {
      // Before the parser, which first makes the types of every command: that takes longer than the rest.
      if CommandLine.arguments.dropFirst() == ["--version"] { return print(qijianVersion) }
      if let browsing = Browsing(plain: CommandLine.arguments.dropFirst()) {
        try browsing.run()
        return
      }
      var command = try parseAsRoot()
      try command.run()
    } catch {
      UsageNotice.write(error)
      exit(withError: error)
    }
  }
}
